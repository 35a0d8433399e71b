//! Tasks: done with an outcome, snoozed, reassigned.
//!
//! Invariants: a task has one assignee; ending it asks for its outcome; a task that answers a signal keeps that line with others while open.
mod act;
mod api;
mod model;
mod page;
pub mod store;

use axum::Router;
use axum::routing::{get, post};
use web::Shared;

pub(crate) use api::API;
pub use model::{Model, STATES, Task};

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/tasks", get(page::list))
        .route("/tasks/new", get(page::new).post(act::create))
        .route("/tasks/{id}", get(page::show).post(act::update))
        .route("/tasks/{id}/done", post(act::done))
        .route("/tasks/{id}/snooze", post(act::snooze))
        .merge(api::routes())
}
