//! Usage: what users did, over time and event by event, and the sources that it came from.
//!
//! Invariant: an account's events are those that the engine counts for it (its keys on their days), so that a list of them
//! recomputes any of its metrics.
mod browser;
pub mod events;
mod panel;
mod series;
mod sources;

use axum::Router;
use axum::routing::get;
use web::{Panel, Shared};

pub(crate) use browser::table;

pub(crate) const PANEL: Panel = Panel { subject: "account", key: "usage", order: 50, draw: panel::draw };

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/accounts/{id}/events", get(browser::show)).route("/insight/usage", get(sources::show))
}
