//! Imports: files of the company become records and events, over one engine for the command line and the web wizard.
//!
//! Words: a *mapping* says which column is which field; a *dry run* does everything and keeps nothing; a *rejected* row
//! comes back in a file with its reason and remedy. An import is one unit: all of it or nothing, and it can be undone.
//! Invariants: the import's id is the cause of its changes and the batch of its events; importing a file again adds nothing;
//! a reference to a missing record rejects a record but never an event.
mod engine;
mod folder;
mod kinds;
mod model;
mod pages;
mod store;
pub mod taking;
mod undo;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use web::Shared;

pub use engine::{Counts, Done, Job, Reason, run};
pub use kinds::{label, named};
pub use model::{Import, SavedMapping, State};
pub use undo::undo;

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/import", get(pages::upload::show).post(pages::upload::take).layer(DefaultBodyLimit::disable()))
        .route("/import/{id}", get(pages::matching::show).post(pages::matching::save))
        .route("/import/{id}/check", get(pages::check::show))
        .route("/import/{id}/run", post(pages::check::run))
        .route("/import/{id}/result", get(pages::result::show))
        .route("/import/{id}/cancel", post(pages::result::cancel))
        .route("/import/{id}/rejected.csv", get(pages::result::rejected))
        .route("/import/{id}/mapping.toml", get(pages::result::mapping))
        .route("/imports", get(pages::history::show))
        .route("/imports/{id}/undo", post(pages::history::take_back))
        .route("/mappings/{id}", get(pages::history::mapping))
        .route("/mappings/{id}/delete", post(pages::history::forget))
}
