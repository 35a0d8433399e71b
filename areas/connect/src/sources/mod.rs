//! Sources: the products, sites and services that send what their users do, each with a write key.
//!
//! Words: the *write key* lets a source in and lets it do nothing but send; a *rule* says for a group of fields whose value wins.
//! Invariants: only the hash of a write key is kept; a source's key never changes, because events are known by it; ending and a new
//! write key work at once.
mod actions;
mod model;
mod pages;
pub(crate) mod store;

use axum::Router;
use axum::routing::{get, post};
use web::Shared;

pub use model::{KINDS, Model, Source, USUAL_RATE, Wins};

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/settings/sources", get(pages::list::show).post(actions::make))
        .route("/settings/sources/{id}", get(pages::one::show).post(actions::change))
        .route("/settings/sources/{id}/rotate", post(actions::rotate))
        .route("/settings/sources/{id}/end", post(actions::end))
}
