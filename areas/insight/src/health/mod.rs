//! Health: a score from 0 to 100 with its exact reasons, the band, what the CSM thinks, and who disagrees.
//!
//! Words: a *contribution* is what one component gave; on paper whole points add up to the shown score. The CSM's own view and
//! disputes stand beside the score and never change it; a band that a person set (`overrides`) holds in place of the score's until its day. Publishes (through the engine) `health`, `health_band`, `health_before`,
//! `health_change`, `band_since`, `scorecard`; where scores roll up over the hierarchy, `health_own` and `health_own_before` besides.
mod actions;
mod api;
mod between;
mod borders_form;
mod curves;
mod editor;
mod editor_form;
mod effect;
mod evidence;
mod explain;
mod judgement;
pub(crate) mod overrides;
mod overview;
pub(crate) mod panel;
mod rolled;
pub mod store;
mod suggested;
mod told;
mod turned;

use axum::Router;
use axum::routing::{get, post};
use web::module::ApiCall;
use web::{Panel, Shared};

pub use between::Between;
pub use explain::{Contribution, Explained, Explanation, WayBack, explain};
pub use rolled::{Counted, Rolled};

pub(crate) const PANEL: Panel = Panel { subject: "account", key: "health", order: 60, draw: panel::draw };
pub(crate) const OVERRIDES: web::Publisher = overrides::PUBLISHER;
pub(crate) const CALL: ApiCall = api::CALL;

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/insight", get(overview::home))
        .route("/insight/health", get(overview::show))
        .route("/insight/scorecards", get(editor::list))
        .route("/insight/scorecards/{key}", get(editor::show).post(editor::save))
        .route("/insight/scorecards/{key}/delete", post(editor::delete))
        .route("/accounts/{id}/health/view", post(actions::view))
        .route("/accounts/{id}/health/dispute", post(actions::dispute))
        .route("/accounts/{id}/health/band", post(overrides::actions::set))
        .route("/accounts/{id}/health/band/{set}/end", post(overrides::actions::end))
        .route("/insight/judgement", get(judgement::show))
        .route("/insight/disputes/{id}/settle", post(actions::settle))
        .route("/accounts/{id}/health/{component}", get(evidence::show))
        .merge(api::routes())
}
