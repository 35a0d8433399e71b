//! Taking an act back: everything that one click wrote, as a new act that can be taken back in turn.
//!
//! Whoever did something may undo it, and whoever may undo what others did. An import has a way of its own, because its events are no
//! records. What somebody changed later keeps the later value and is reported.
mod report;

use std::sync::Arc;

use axum::Router;
use axum::extract::{FromRequestParts, State};
use axum::http::header::REFERER;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use i18n::Reader;
use kernel::{Error, Kind, Result, Says};
use maud::{Markup, html};
use serde::Deserialize;
use storage::{Change, Undone};
use web::{App, Form, Go, Outcome, Shared, Viewer};

use crate::{actions, audit, people, settings};

/// The prefix of the causes that `App::by` makes. Others (imports) are undone by whoever made them.
const ACT: &str = "act_";
/// The tables that need a right of their own besides the right to undo.
const GUARDED: [(&str, &str); 5] = [
    ("people", actions::PERSON_MANAGE),
    ("settings", actions::SETTINGS_MANAGE),
    ("holidays", actions::SETTINGS_MANAGE),
    ("rates", actions::SETTINGS_MANAGE),
    ("sources", actions::SETTINGS_MANAGE),
];
/// The tables that have a name for people: `record-accounts`, …
pub(crate) const NAMED: [&str; 23] = [
    "accounts",
    "contacts",
    "touchpoints",
    "identity_links",
    "own_fields",
    "saved_views",
    "imports",
    "mappings",
    "subscriptions",
    "orders",
    "payments",
    "open_items",
    "tasks",
    "handoffs",
    "lines",
    "definitions",
    "people",
    "settings",
    "holidays",
    "rates",
    "tokens",
    "sources",
    "users",
];

/// What an undo did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What was taken back and what was left.
    pub undone: Undone,
    /// The cause of the undo itself: undoing it brings everything back.
    pub cause: String,
}

/// Takes back the act `cause` in the name of `viewer`.
///
/// # Errors
/// There is no such act, the viewer may not take it back, or nobody would be left to run the installation.
pub async fn undo(app: &App, viewer: &Viewer, cause: &str) -> Result<Report> {
    if !cause.starts_with(ACT) {
        return Err(Error::new(Kind::NotFound, "undo-nothing"));
    }
    let changes = storage::history_of_cause(app.db.read(), cause).await?;
    allowed(viewer, cause, &changes)?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let before = people::store::administrators(&*tx).await?;
    let undone = storage::undo(&tx, cause).await?;
    if before > 0 && people::store::administrators(&*tx).await? == 0 {
        return Err(Error::new(Kind::Conflict, "person-last-admin"));
    }
    let says = Says::new("audit-undone").with("count", undone.reverted).with("conflicts", undone.conflicts.len());
    audit::note(&tx, actions::UNDO_ANY, &format!("act:{cause}"), says).await?;
    let report = Report { undone, cause: tx.by().cause.clone() };
    tx.commit().await?;
    settings::take_over(app).await?;
    app.touched();
    Ok(report)
}

/// Fails unless `viewer` may take back an act that made these changes.
pub(crate) fn allowed(viewer: &Viewer, cause: &str, changes: &[Change]) -> Result<()> {
    let Some(first) = changes.first().filter(|_| cause.starts_with(ACT)) else {
        return Err(Error::new(Kind::NotFound, "undo-nothing"));
    };
    if first.actor != viewer.actor().to_string() {
        viewer.need(actions::UNDO_ANY)?;
    }
    let own = |change: &Change| change.entity == "people" && change.entity_id == viewer.id && is_taste(&change.field);
    let guards = changes.iter().filter(|change| !own(change));
    let mut needed = guards.filter_map(|change| GUARDED.iter().find(|(table, _)| *table == change.entity));
    needed.try_for_each(|(_, action)| viewer.need(action))
}

/// The fields of a person that everybody sets for themselves.
fn is_taste(field: &str) -> bool {
    matches!(field, "language" | "calendar" | "zone")
}

/// The name of a table's records for people.
pub fn record(r: &Reader, table: &str) -> Markup {
    if NAMED.contains(&table) {
        return html! { (r.t(&format!("record-{table}"))) };
    }
    html! { code dir="ltr" { (table) } }
}

/// What the form sends.
#[derive(Debug, Deserialize)]
struct Input {
    cause: String,
    #[serde(default)]
    back: String,
}

/// The path of the page that the form stood on.
struct Came(String);

impl FromRequestParts<Shared> for Came {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &Shared) -> std::result::Result<Self, Self::Rejection> {
        let referer = parts.headers.get(REFERER).and_then(|v| v.to_str().ok()).unwrap_or("");
        let path = referer.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| rest[at..].to_owned()));
        Ok(Self(path.unwrap_or_default()))
    }
}

/// `POST /undo`.
async fn run(
    State(app): State<Shared>,
    viewer: Viewer,
    Came(came): Came,
    Form(input): Form<Input>,
) -> Outcome<Response> {
    let report = undo(&app, &viewer, &input.cause).await?;
    let back = if input.back.is_empty() { came } else { input.back };
    if report.undone.conflicts.is_empty() {
        let says = Says::new("undo-done").with("count", report.undone.reverted);
        return Ok(Go::back(&back, "/").undoing(says, &report.cause).into_response());
    }
    let title = viewer.t("undo-report-title");
    let body = report::draw(&app, &viewer, (&title, &back), &report).await?;
    Ok(web::page(&app, &viewer, &title, body).into_response())
}

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new().route("/undo", post(run))
}
