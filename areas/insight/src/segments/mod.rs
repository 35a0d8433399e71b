//! Segments, tiers and stages: who is in, live, and why an account is in or out.
mod divisions;
mod edit;
mod list;
mod reasons;

use axum::Router;
use axum::routing::{get, post};
use maud::{Markup, html};
use web::components::Tabs;
use web::{Shared, Viewer};

pub(crate) use reasons::reasons;

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/insight/segments", get(list::show))
        .route("/insight/segments/{key}", get(edit::show).post(edit::save))
        .route("/insight/segments/{key}/delete", post(edit::delete))
        .route("/insight/divisions/{key}", get(divisions::show).post(divisions::save))
}

/// The pages of Insight in a row.
pub(crate) fn tabs(v: &Viewer, active: &str) -> Markup {
    let pages = [
        ("/insight/health", "health-title"),
        ("/insight/segments", "segments-title"),
        ("/insight/groups", "groups-title"),
        ("/insight/map", "map-title"),
        ("/insight/stages", "stages-title"),
        ("/insight/cohorts", "cohorts-title"),
        ("/insight/adoption", "adoption-title"),
        ("/insight/signals", "signals-title"),
        ("/insight/scorecards", "scorecards-title"),
        ("/insight/proof", "proof-title"),
        ("/insight/chances", "chances-title"),
        ("/insight/definitions", "definitions-title"),
        ("/insight/usage", "sources-title"),
    ];
    let tabs = pages
        .iter()
        .fold(Tabs::new(v.t("menu-insight")), |tabs, (href, title)| tabs.tab(*href, v.t(title), *href == active));
    html! { (tabs) }
}
