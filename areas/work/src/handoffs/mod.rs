//! Handoffs between success and account management: the success manager sees that a commercial matter is under way, but no price.
//!
//! Invariants: a handoff has one sender and one taker; it is accepted, or returned with a reason, within two working days of the
//! account's calendar; only an accepted one can be closed with its result.
mod act;
mod model;
mod panel;
pub mod store;

use axum::Router;
use axum::routing::{get, post};
use web::{Panel, Shared};

pub use model::{Handoff, MATTERS, Model};
pub(crate) use panel::card;

pub(crate) const PANEL: Panel = Panel { subject: "account", key: "handoffs", order: 35, draw: panel::draw };

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/accounts/{id}/handoffs/new", get(act::new).post(act::create))
        .route("/handoffs/{id}/accept", post(act::accept))
        .route("/handoffs/{id}/return", post(act::give_back))
        .route("/handoffs/{id}/close", post(act::close))
}
