//! Users: people who use the product, as its SDKs introduce them.
//!
//! Words: a user is known by events and is no contact; a user becomes one when somebody says so. A *member* link says to which account's
//! key a user belongs from a day on; an *alias* link says that two keys are one user.
//! Invariants: a key is unique; a member link names the account by its key, so that it holds also for an account that appears later.
mod actions;
mod model;
mod panel;
mod seen;
pub mod store;

use axum::Router;
use axum::routing::post;
use web::Shared;

pub use model::{Model, User};
pub(crate) use panel::without_contact;
pub use seen::{Seen, alias, seen};

/// The kind of a link from a user's key to the key of the account that the user belongs to.
pub const MEMBER: &str = "member";
/// The kind of a link from another key of a user to the key that the user is known by.
pub const ALIAS: &str = "alias";

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/accounts/{id}/users/{user}/contact", post(actions::make_contact))
}
