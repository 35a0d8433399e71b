//! Step four: the import itself and what came of it; stopping it; the rejected rows as a file.

use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use kernel::{Error, Kind, Result};
use maud::{Markup, html};
use serde::Deserialize;
use web::components::{Button, Notice, PageHeader, PostButton};
use web::page::encoded;
use web::{App, Form, Go, Outcome, Shared, Viewer, page};

use super::check::{Nothing, subtitle};
use super::{conflicts, kind_name, steps, work};
use crate::imports::engine::{Done, disk};
use crate::imports::folder::{Room, Stage, Status};
use crate::imports::kinds::EVENTS;
use crate::imports::model::State as Progress;
use crate::imports::store;

/// `GET /import/{id}/result`.
pub(in crate::imports) async fn show(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Outcome<Response> {
    viewer.need("import.run")?;
    let (room, draft) = Room::open(&app, &viewer, &id)?;
    let v = &viewer;
    let Some(status) = room.status(Stage::Run)? else {
        return Ok(Go::to(format!("/import/{id}/check")).into_response());
    };
    let import = store::find(app.db.read(), &id).await?;
    let undone = import.as_ref().is_some_and(|import| import.state() == Progress::Undone);
    let place = format!("/import/{id}/result");
    let title = v.t("import-step-result");
    let kind = room.mapping().map(|mapping| mapping.kind).unwrap_or_default();
    let main = html! {
        (PageHeader::new(&title).question(v.t("import-result-question")).subtitle(subtitle(&v.reader, &kind_name(v, &kind), &draft.file)))
        (steps(v, 3, Some(&id)))
        @if let Some(import) = import.as_ref().filter(|_| undone) {
            (Notice::info(v.t("import-state-undone")))
            (conflicts::left(&app, v, import).await?)
        }
        @else if let Some(failed) = &status.failed {
            (work::failure(v, failed))
            @if room.data().exists() { (Button::link(format!("/import/{id}"), v.t("import-back-to-columns"))) }
        }
        @else if let Some(done) = &status.done { (over(&app, v, done, &kind)) }
        @else if status.working(app.now()) { (work::bar(v, (&id, &status), &place, app.now())) }
        @else { (Notice::warn(v.t("import-interrupted"))) }
        p { (Button::link("/imports", v.t("import-history")).quiet()) }
    };
    Ok(page(&app, v, &title, main).into_response())
}

fn over(app: &App, v: &Viewer, done: &Done, kind: &str) -> Markup {
    let mapping = format!("/import/{}/mapping.toml", done.id);
    html! {
        (Notice::good(v.t("import-done")))
        (work::summary(v, done, &format!("/import/{}/rejected.csv", done.id)))
        @if let Some(day) = done.as_of(app) {
            (Notice::info(v.reader.tell("import-as-of", &[("day", day.into()), ("option", day.to_string().into())])))
        }
        div class="form-actions" {
            (Button::link(if kind == EVENTS { "/accounts" } else { "/accounts?sort=-created_on" }, v.t("import-see")).primary())
            (Button::link(mapping, v.t("import-mapping-file")).icon("download"))
            (Button::link("/import", v.t("import-another")))
            (PostButton::new(format!("/imports/{}/undo", done.id), &v.csrf, v.t("import-undo")).danger())
        }
    }
}

/// `POST /import/{id}/cancel`: stops what is under way; an upload that was not imported is removed.
pub(in crate::imports) async fn cancel(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Outcome<Go> {
    viewer.need("import.run")?;
    let (room, _) = Room::open(&app, &viewer, &id)?;
    let now = app.now();
    let working = |status: Option<Status>| status.is_some_and(|status| status.working(now));
    if working(room.status(Stage::Run)?) {
        std::fs::write(room.stop(), "").map_err(|e| disk(&e))?;
        return Ok(Go::to(format!("/import/{id}/result")));
    }
    if working(room.status(Stage::Check)?) {
        std::fs::write(room.stop(), "").map_err(|e| disk(&e))?;
        return Ok(Go::to(format!("/import/{id}/check")));
    }
    if room.status(Stage::Run)?.is_none_or(|status| status.done.is_none()) {
        room.remove();
    }
    Ok(Go::to("/import").saying("import-forgotten"))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::imports) struct Which {
    of: String,
}

/// `GET /import/{id}/rejected.csv`.
pub(in crate::imports) async fn rejected(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Query(which): Query<Which>,
) -> Outcome<Response> {
    viewer.need("import.run")?;
    let (room, draft) = Room::open(&app, &viewer, &id)?;
    let stage = if which.of == "check" { Stage::Check } else { Stage::Run };
    let bytes =
        tokio::fs::read(room.rejected(stage)).await.map_err(|_| Error::new(Kind::NotFound, "import-none-rejected"))?;
    let stem = draft.file.rsplit_once('.').map_or(draft.file.as_str(), |(stem, _)| stem);
    Ok(file(&format!("{stem}.rejected.csv"), "text/csv; charset=utf-8", bytes))
}

/// `GET /import/{id}/mapping.toml`: what the command line takes.
pub(in crate::imports) async fn mapping(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Outcome<Response> {
    viewer.need("import.run")?;
    let (room, _) = Room::open(&app, &viewer, &id)?;
    let mapping = room.mapping()?;
    Ok(file(&format!("{}.toml", mapping.name), "application/toml; charset=utf-8", toml(&mapping)?))
}

pub(super) fn toml(mapping: &tables::Mapping) -> Result<Vec<u8>> {
    Ok(mapping.to_toml()?.into_bytes())
}

/// A file to keep, under a name in any script.
pub(super) fn file(name: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '_' }).collect();
    let named = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", encoded(name));
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, named)], bytes).into_response()
}
