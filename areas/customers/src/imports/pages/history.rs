//! All imports with what came of them, and the mappings that were kept.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use kernel::{Error, Instant, Result, Says};
use maud::{Markup, html};
use serde::Deserialize;
use web::components::{
    Address, Button, Column, DataTable, EmptyState, Page, PageHeader, Pagination, PostButton, Row, Section, Tone, tag,
};
use web::{App, Form, Go, Outcome, Shared, Viewer, page};

use super::check::Nothing;
use super::result::file;
use super::{kind_name, number};
use crate::imports::folder::{Room, Stage};
use crate::imports::model::{Import, State as Progress};
use crate::imports::{store, undo};

/// Imports on a page.
const PAGE: usize = 50;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::imports) struct Asked {
    page: usize,
}

/// `GET /imports`.
pub(in crate::imports) async fn show(State(app): State<Shared>, viewer: Viewer, Query(asked): Query<Asked>) -> Outcome {
    viewer.need("import.run")?;
    let v = &viewer;
    let offset = asked.page.saturating_sub(1).saturating_mul(PAGE);
    let imports = store::latest(app.db.read(), offset as u64, PAGE as u64).await?;
    let total = usize::try_from(store::count(app.db.read()).await?).unwrap_or(usize::MAX);
    let title = v.t("import-history");
    let again = || Button::link("/import", v.t("import-title")).primary().icon("upload").key("n");
    let main = html! {
        (PageHeader::new(&title).question(v.t("import-history-question")).action(again()))
        @if imports.is_empty() { (EmptyState::new(v.t("import-none")).text(v.t("import-none-text")).icon("upload").action(again())) }
        @else {
            (table(&app, v, &imports).await?)
            (Pagination::new(&v.reader, &Address::new("/imports"), Page { offset, limit: PAGE, total }))
        }
        (mappings(&app, v).await?)
    };
    Ok(page(&app, v, &title, main))
}

async fn table(app: &App, v: &Viewer, imports: &[Import]) -> Result<Markup> {
    let people = team::people::names(app).await?;
    let mut table = DataTable::new(&v.reader, v.t("import-history")).id("imports");
    for key in ["file", "kind", "when", "who", "state"] {
        let column = Column::new(key, v.t(&format!("import-column-{key}")));
        table = table.column(if key == "file" { column.header() } else { column });
    }
    for key in ["fresh", "changed", "unchanged", "rejected"] {
        table = table.column(Column::new(key, v.t(&format!("import-count-{key}"))).numeric());
    }
    for import in imports {
        let who = import.by.strip_prefix("person:").and_then(|id| people.get(id)).cloned();
        let (state, tone) = shown_state(app, import);
        let mut row = Row::new(&import.id)
            .cell(html! { bdi { (import.file) } })
            .cell(kind_name(v, &import.kind))
            .cell(v.reader.moment(import.began()))
            .cell(who.unwrap_or_else(|| v.t("import-by-program")))
            .cell(html! { (tag(v.t(&format!("import-state-{state}")), tone)) @if let Some(why) = import.why() { " " span class="quiet" { (v.reader.say(&why)) } } });
        for n in [import.fresh, import.changed, import.unchanged, import.rejected] {
            row = row.cell(number(v, u64::try_from(n).unwrap_or(0)));
        }
        if Room::open(app, v, &import.id).is_ok() {
            row = row.href(format!("/import/{}/result", import.id));
        }
        if import.state().can_be_undone() && state != "running" {
            let undo =
                PostButton::new(format!("/imports/{}/undo", import.id), &v.csrf, v.t("import-undo")).small().quiet();
            row = row.actions(html! { (undo) });
        }
        table = table.row(row);
    }
    Ok(html! { (table) })
}

/// A running import that nobody works on any more was interrupted.
fn shown_state(app: &App, import: &Import) -> (&'static str, Tone) {
    match import.state() {
        Progress::Running => {
            let status = Room::at(app, &import.id).ok().and_then(|room| room.status(Stage::Run).ok().flatten());
            let silent = status.is_none_or(|status| !status.working(app.now()));
            let fresh = app.now().seconds_since(Instant(import.at)) < 180;
            if silent && !fresh { ("interrupted", Tone::Warn) } else { ("running", Tone::Accent) }
        }
        Progress::Done => ("done", Tone::Good),
        Progress::Failed => ("failed", Tone::Bad),
        Progress::Cancelled => ("cancelled", Tone::Neutral),
        Progress::Undone => ("undone", Tone::Neutral),
    }
}

async fn mappings(app: &App, v: &Viewer) -> Result<Markup> {
    let mappings = store::mappings(app.db.read()).await?;
    if mappings.is_empty() {
        return Ok(html! {});
    }
    let mut table = DataTable::new(&v.reader, v.t("mapping-title")).id("mappings");
    table = table
        .column(Column::new("name", v.t("mapping-name")).header())
        .column(Column::new("kind", v.t("import-column-kind")));
    for mapping in &mappings {
        let row = Row::new(&mapping.id).cell(html! { bdi { (mapping.name) } }).cell(kind_name(v, &mapping.kind));
        let remove =
            PostButton::new(format!("/mappings/{}/delete", mapping.id), &v.csrf, v.t("mapping-remove")).small().quiet();
        table = table.row(row.actions(html! {
            (Button::link(format!("/mappings/{}", mapping.id), v.t("mapping-download")).small().icon("download")) " " (remove)
        }));
    }
    Ok(
        html! { (Section::new(v.t("mapping-title")).note(v.t("mapping-note")).id("mappings-kept").body(html! { (table) })) },
    )
}

/// `POST /imports/{id}/undo`.
pub(in crate::imports) async fn take_back(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Outcome<Go> {
    viewer.need("import.run")?;
    let import = store::get(app.db.read(), &id).await?;
    if import.by != viewer.actor().to_string() && !viewer.may("undo.any") {
        return Err(Error::forbidden().into());
    }
    let undone = undo(&app, &id, viewer.actor()).await?;
    let says = Says::new("import-undone")
        .with("file", import.file.as_str())
        .with("reverted", undone.reverted)
        .with("kept", undone.conflicts.len());
    // What was left as it was stands on the import's page, where it has one.
    let has_page = !undone.conflicts.is_empty() && Room::open(&app, &viewer, &id).is_ok();
    let place = if has_page { format!("/import/{id}/result") } else { "/imports".to_owned() };
    Ok(Go::to(place).saying(says))
}

/// `GET /mappings/{id}`: the file that the command line takes.
pub(in crate::imports) async fn mapping(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Outcome<Response> {
    viewer.need("import.run")?;
    let mapping = store::mapping(app.db.read(), &id).await?;
    Ok(file(&format!("{}.toml", mapping.name), "application/toml; charset=utf-8", mapping.toml.into_bytes()))
}

/// `POST /mappings/{id}/delete`.
pub(in crate::imports) async fn forget(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Outcome<Go> {
    viewer.need("import.run")?;
    let mapping = store::mapping(app.db.read(), &id).await?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    tx.delete(&mapping).await?;
    tx.commit().await?;
    let says = Says::new("mapping-removed").with("name", mapping.name.as_str());
    Ok(Go::to("/imports").undoing(says, &cause))
}
