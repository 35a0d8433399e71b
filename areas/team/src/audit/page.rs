//! The audit log, and one act of it with the records it changed.

use std::collections::{BTreeMap, HashMap};

use axum::extract::{Path, Query, State};
use i18n::Reader;
use kernel::{Error, Instant};
use maud::{Markup, html};
use serde::Deserialize;
use storage::{Change, WHOLE};
use web::components::{
    Address, Button, Column, DataTable, EmptyState, FormView, Page, PageHeader, Pagination, PostButton, Row, Section,
    Select,
};
use web::{Outcome, Shared, Viewer};

use super::model::Model;
use super::store::{self, Wanted};
use crate::{actions, people, undo};

const LINES: usize = 50;

/// The query of the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    actor: String,
    subject: String,
    page: usize,
}

/// `GET /settings/audit`.
pub(super) async fn list(State(app): State<Shared>, viewer: Viewer, Query(asked): Query<Asked>) -> Outcome {
    viewer.need(actions::AUDIT_READ)?;
    let r = &viewer.reader;
    let offset = asked.page.saturating_sub(1).saturating_mul(LINES);
    let wanted = Wanted { actor: asked.actor.clone(), subject: asked.subject.clone() };
    let (lines, total) = store::page(app.db.read(), &wanted, offset as u64, LINES as u64).await?;
    let names = people::names(&app).await?;
    let everybody = people::all(&app).await?;
    let who = Select::new("actor", r.t("audit-who")).blank(r.t("audit-everybody")).selected(&asked.actor);
    let who = who.options(everybody.iter().map(|p| (format!("person:{}", p.id), p.name.clone())));
    let mut address = Address::new("/settings/audit").with("actor", &asked.actor);
    if !asked.subject.is_empty() {
        address = address.with("subject", &asked.subject);
    }
    let total = usize::try_from(total).unwrap_or(usize::MAX);
    let title = r.t("audit-title");
    let main = html! {
        (PageHeader::new(&title).question(r.t("audit-question")).back("/settings", r.t("settings-title")))
        (FormView::get("/settings/audit").inline().autosubmit().body(html! { (who) (Button::submit(r.t("audit-show"))) }))
        @if lines.is_empty() {
            (EmptyState::new(r.t("audit-empty")).text(r.t("audit-empty-text")).icon("history"))
        } @else {
            (table(r, &lines, &names))
            (Pagination::new(r, &address, Page { offset, limit: LINES, total }))
        }
    };
    Ok(web::page(&app, &viewer, &title, main))
}

fn table<'a>(r: &'a Reader, lines: &[Model], names: &HashMap<String, String>) -> DataTable<'a> {
    let rows = lines.iter().map(|line| {
        Row::new(&line.id)
            .href(format!("/settings/audit/{}", line.cause))
            .cell(html! { (r.moment(Instant(line.at))) })
            .cell(html! { bdi { (actor(r, &line.actor, names)) } })
            .cell(html! { (r.say(&line.says())) })
    });
    DataTable::new(r, r.t("audit-title"))
        .column(Column::new("at", r.t("audit-when")).header())
        .column(Column::new("actor", r.t("audit-who")))
        .column(Column::new("says", r.t("audit-what")))
        .rows(rows)
}

/// Who an actor is, in words.
pub(crate) fn actor(r: &Reader, actor: &str, names: &HashMap<String, String>) -> String {
    match actor.split_once(':') {
        Some(("person", id)) => names.get(id).cloned().unwrap_or_else(|| id.to_owned()),
        Some(("token", _)) => r.t("audit-by-token"),
        _ => r.t("audit-by-system"),
    }
}

/// `GET /settings/audit/{cause}`.
pub(super) async fn act(State(app): State<Shared>, viewer: Viewer, Path(cause): Path<String>) -> Outcome {
    viewer.need(actions::AUDIT_READ)?;
    let r = &viewer.reader;
    let lines = store::of_cause(app.db.read(), &cause).await?;
    let changes = storage::history_of_cause(app.db.read(), &cause).await?;
    if lines.is_empty() && changes.is_empty() {
        return Err(Error::not_found().into());
    }
    let names = people::names(&app).await?;
    let can_undo = !changes.is_empty() && undo::allowed(&viewer, &cause, &changes).is_ok();
    let title = r.t("audit-act-title");
    let mut header =
        PageHeader::new(&title).question(r.t("audit-act-question")).back("/settings/audit", r.t("audit-title"));
    if can_undo {
        let button = PostButton::new("/undo", &viewer.csrf, r.t("web-undo"))
            .hidden("cause", &cause)
            .hidden("back", "/settings/audit");
        header = header.action(button.icon("undo").undo());
    }
    let main = html! {
        (header)
        @if !lines.is_empty() { (table(r, &lines, &names)) }
        (Section::new(r.t("audit-changes")).plain().body(changed(r, &changes)))
    };
    Ok(web::page(&app, &viewer, &title, main))
}

/// Which records and fields an act changed. Values are not shown: they may be of a class that this viewer does not see.
fn changed(r: &Reader, changes: &[Change]) -> Markup {
    let mut records: BTreeMap<(&str, &str), Vec<&Change>> = BTreeMap::new();
    for change in changes {
        records.entry((&change.entity, &change.entity_id)).or_default().push(change);
    }
    if records.is_empty() {
        return html! { (EmptyState::new(r.t("audit-no-changes")).icon("info")) };
    }
    let rows = records.into_iter().map(|((entity, id), all)| {
        Row::new(id)
            .cell(undo::record(r, entity))
            .cell(html! { code dir="ltr" { (id) } })
            .cell(html! { (what(r, &all)) })
    });
    let table = DataTable::new(r, r.t("audit-changes"));
    let table = table
        .column(Column::new("record", r.t("audit-record")).header())
        .column(Column::new("id", r.t("audit-id")).optional());
    html! { (table.column(Column::new("fields", r.t("audit-fields"))).rows(rows)) }
}

fn what(r: &Reader, changes: &[&Change]) -> Markup {
    let whole = changes.iter().find(|c| c.field == WHOLE);
    let fields: Vec<&str> = changes.iter().map(|c| c.field.as_str()).filter(|f| *f != WHOLE).collect();
    html! {
        @if let Some(change) = whole { (r.t(if change.new.is_some() { "audit-made" } else { "audit-removed" })) " " }
        code dir="ltr" { (fields.join(", ")) }
    }
}
