//! Step three: the dry run. How many rows would be new, changed, unchanged or rejected, and why.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use i18n::Reader;
use maud::html;
use serde::Deserialize;
use web::components::{Button, Notice, PageHeader, PostButton};
use web::{Form, Go, Outcome, Shared, Viewer, page};

use super::{kind_name, steps, work};
use crate::imports::engine::Done;
use crate::imports::folder::{Room, Stage};

/// `GET /import/{id}/check`.
pub(in crate::imports) async fn show(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Outcome<Response> {
    viewer.need("import.run")?;
    let (room, draft) = Room::open(&app, &viewer, &id)?;
    let v = &viewer;
    let Some(status) = room.status(Stage::Check)? else { return Ok(Go::to(format!("/import/{id}")).into_response()) };
    let place = format!("/import/{id}/check");
    let title = v.t("import-step-check");
    let kind = room.mapping().map(|mapping| kind_name(v, &mapping.kind)).unwrap_or_default();
    let body = html! {
        @if let Some(failed) = &status.failed { (work::failure(v, failed)) }
        @else if let Some(done) = &status.done {
            (work::summary(v, done, &format!("/import/{id}/rejected.csv?of=check")))
            @if !brings(done) && done.counts.rejected > 0 { (Notice::bad(v.t("import-all-rejected"))) }
            @else if !brings(done) { (Notice::info(v.t("import-nothing-new"))) }
        }
        @else if status.working(app.now()) { (work::bar(v, (&id, &status), &place, app.now())) }
        @else { (Notice::warn(v.t("import-interrupted"))) }
    };
    let main = html! {
        (PageHeader::new(&title).question(v.t("import-check-question")).subtitle(subtitle(&v.reader, &kind, &draft.file)))
        (steps(v, 2, Some(&id)))
        (body)
        @if !status.working(app.now()) {
            div class="form-actions" {
                @if status.done.as_ref().is_some_and(brings) {
                    (PostButton::new(format!("/import/{id}/run"), &v.csrf, v.t("import-run")).look(|button| button.primary()))
                }
                (Button::link(format!("/import/{id}"), v.t("import-back-to-columns")))
                (PostButton::new(format!("/import/{id}/cancel"), &v.csrf, v.t("import-forget")).quiet())
            }
        }
    };
    Ok(page(&app, v, &title, main).into_response())
}

/// Whether anything would be written.
const fn brings(done: &Done) -> bool {
    done.counts.fresh + done.counts.changed + done.created > 0
}

/// What is imported from which file.
pub(super) fn subtitle(r: &Reader, kind: &str, file: &str) -> String {
    r.tell("import-of", &[("kind", kind.into()), ("file", file.into())])
}

#[derive(Debug, Deserialize)]
pub(in crate::imports) struct Nothing {}

/// `POST /import/{id}/run`: after the dry run, in earnest.
pub(in crate::imports) async fn run(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Outcome<Go> {
    viewer.need("import.run")?;
    let (room, draft) = Room::open(&app, &viewer, &id)?;
    if room.data().exists() {
        work::begin(&app, &viewer, (&room, &draft), Stage::Run)?;
    }
    Ok(Go::to(format!("/import/{id}/result")))
}
