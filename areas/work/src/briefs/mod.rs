//! The brief before a call: one page to print or to copy as text, without price for the success manager and with it for the account manager.
mod facts;
mod page;

use axum::Router;
use axum::routing::get;
use web::{Panel, Shared};

pub(crate) const PANEL: Panel = Panel { subject: "account", key: "brief", order: 20, draw: page::short };

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/accounts/{id}/brief", get(page::show))
}
