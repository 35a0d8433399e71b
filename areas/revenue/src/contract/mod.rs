//! The contract: its panel on an account's page, the page of renewals by notice deadline, and the API.
mod api;
mod panel;
mod renewals;

use axum::Router;
use axum::routing::get;
use web::{Panel, Shared};

pub(crate) use api::API;

pub(crate) const PANEL: Panel = Panel { subject: "account", key: "contract", order: 90, draw: panel::draw };

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/renewals", get(renewals::page)).merge(api::routes())
}
