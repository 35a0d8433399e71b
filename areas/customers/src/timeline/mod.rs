//! The timeline: every touchpoint with an account, and the box that logs one.
//!
//! Words: a talk is two-way when both sides spoke; a mail without an answer is not. A touchpoint later than now is planned.
//! Publishes when we last spoke, with the decision maker apart, and the last mood.
mod import;
mod log;
mod model;
mod panel;
mod publish;
pub mod store;

use axum::Router;
use axum::routing::{get, post};
use web::{ImportKind, Panel, Publisher, Shared};

pub use log::{LogInput, log_box, touchpoint_of};
pub use model::{DIRECTIONS, KINDS, MOODS, Model, Touchpoint};

pub(crate) const PUBLISHER: Publisher =
    Publisher::new("account", publish::load, &[("touchpoints", "account_id"), ("contacts", "account_id")]);
pub(crate) const PANEL: Panel = Panel { subject: "account", key: "timeline", order: 80, draw: panel::draw };
pub(crate) const IMPORT: ImportKind = ImportKind::new("touchpoints", import::target, import::take);

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/accounts/{id}/log", get(log::show).post(log::create))
        .route("/touchpoints/{id}/delete", post(log::delete))
}
