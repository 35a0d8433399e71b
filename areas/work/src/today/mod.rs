//! Today: who needs me, why, and what to do; it has an end.
//!
//! Words: a *line* is one account of which a signal speaks; its *place* is band × value within one's book × nearness of the notice
//! deadline. Invariants: lines come from signals and from nothing else; one line for each account, at most twelve; what is said of a
//! line (handled, snoozed, dismissed) is a record that can be undone; new things wait until they are asked for.
mod act;
mod api;
mod causes;
mod first;
mod fixed;
mod gather;
mod lead;
mod line;
mod look;
mod order;
mod page;
mod state;
mod weights;

use axum::Router;
use axum::routing::get;
use web::Shared;

pub(crate) use api::API;
pub use order::{Facts, Place, Weights, percentiles, place};
pub use state::{LineState, REASONS};

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/", get(page::show))
        .route("/today/handle", get(act::handle_form).post(act::handle))
        .route("/today/snooze", get(act::snooze_form).post(act::snooze))
        .route("/today/dismiss", get(act::dismiss_form).post(act::dismiss))
        .route("/today/causes/{signal}", get(causes::show).post(causes::answer))
        .route("/settings/today", get(weights::show).post(weights::save))
        .merge(api::routes())
}
