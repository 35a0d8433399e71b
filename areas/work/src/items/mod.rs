//! Open items: what waits for an answer from us, with promises among them.
//!
//! Words: a promise has the day that was named to the customer; it is broken once that day is past. A complaint without an answer ages.
//! Invariants: a key is unique; an item is open from its asking to its closing day. Publishes counts by kind and the oldest ages.
mod api;
mod import;
mod model;
mod panel;
mod publish;
mod save;
pub mod store;

use axum::Router;
use axum::routing::{get, post};
use web::{ImportKind, Panel, Publisher, Shared};

pub(crate) use api::API;
pub use model::{Item, KINDS, Model};

pub(crate) const PUBLISHER: Publisher = Publisher::new("account", publish::load, &[("open_items", "account_id")]);
pub(crate) const PANEL: Panel = Panel { subject: "account", key: "items", order: 30, draw: panel::draw };
pub(crate) const IMPORT: ImportKind = ImportKind::new("open_items", import::target, import::take);

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/accounts/{id}/items/new", get(save::new).post(save::create))
        .route("/items/{id}", get(save::edit).post(save::update))
        .route("/items/{id}/close", post(save::close))
        .route("/items/{id}/reopen", post(save::reopen))
        .merge(api::routes())
}
