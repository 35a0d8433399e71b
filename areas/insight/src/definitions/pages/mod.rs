//! Metrics, formulas and ranks on screen, and the history of definition sets.
mod formulas;
mod history;
mod list;
mod metrics;

use axum::Router;
use axum::routing::{get, post};
use web::Shared;

pub(crate) use history::{planned_notice, turns};

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/insight/definitions", get(list::show))
        .route("/insight/definitions/history", get(history::show))
        .route("/insight/definitions/history/{id}/restore", post(history::restore))
        .route("/insight/definitions/history/{id}/withdraw", post(history::withdraw_planned))
        .route("/insight/formulas/{key}", get(formulas::show).post(formulas::save))
        .route("/insight/formulas/{key}/delete", post(formulas::delete))
        .route("/insight/metrics/{key}", get(metrics::show).post(metrics::save))
        .route("/insight/metrics/{key}/delete", post(metrics::delete))
}
