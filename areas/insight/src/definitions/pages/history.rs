//! `GET /insight/definitions/history`: every saved set, who, when and why, and from which day; going back to one, and taking a planned one
//! back.

use axum::extract::{Path, State};
use kernel::{Day, Instant, Result};
use maud::{Markup, html};
use web::components::{Column, DataTable, Notice, PageHeader, PostButton, Row, Tone, tag};
use web::{App, Form, Go, Outcome, Shared, Viewer, page};

use crate::definitions::difference::{Differs, Turn, between};
use crate::definitions::edit::{Typed, change};
use crate::definitions::saving::withdraw;
use crate::definitions::sets::{current, former, planned};
use crate::definitions::store::{self, Model};

/// Sets that are listed.
const LISTED: u64 = 100;

/// Handler.
pub(crate) async fn show(State(app): State<Shared>, viewer: Viewer) -> Outcome {
    viewer.need("definition.read")?;
    let (set, planned) = (current(&app).await?, planned(&app).await?);
    let planned = planned.map(|(set, _)| set.id);
    let people = team::people::names(&app).await?;
    let title = viewer.t("definitions-history");
    let mut table = DataTable::new(&viewer.reader, &title)
        .column(Column::new("at", viewer.t("definitions-at")).header())
        .column(Column::new("from", viewer.t("definitions-from")))
        .column(Column::new("who", viewer.t("definitions-author")))
        .column(Column::new("why", viewer.t("definitions-reason")))
        .column(Column::new("what", viewer.t("definitions-difference")))
        .column(Column::new("id", viewer.t("definitions-set")).optional());
    // One more than is listed: what the last one changed is told against it.
    let rows = store::page(app.db.read(), LISTED + 1).await?;
    for (at, row) in rows.iter().enumerate().take(usize::try_from(LISTED).unwrap_or(usize::MAX)) {
        let author = row.author.strip_prefix("person:").and_then(|id| people.get(id)).cloned();
        let author = author.unwrap_or_else(|| match row.author.strip_prefix("system:") {
            Some(_) => viewer.t("definitions-by-system"),
            None => row.author.clone(),
        });
        let from = row.effective_from.parse::<Day>().map(|day| viewer.reader.day(day)).unwrap_or_default();
        let shown = Row::new(&row.id)
            .cell(viewer.reader.moment(Instant(row.at)))
            .cell(from)
            .cell(html! { bdi { (author) } })
            .cell(html! { bdi { (row.reason) } })
            .cell(changed(&viewer, row, rows.get(at + 1)))
            .cell(html! { code { (row.id) } });
        table = table.row(shown.actions(acts(&viewer, row, (&set.id, planned.as_ref() == Some(&row.id)))));
    }
    let main = html! {
        (PageHeader::new(&title).question(viewer.t("definitions-history-question")).back("/insight/definitions", viewer.t("definitions-title")))
        (table)
    };
    Ok(page(&app, &viewer, &title, main))
}

/// What can be done with a set, or how it stands.
fn acts(v: &Viewer, row: &Model, (in_force, planned): (&str, bool)) -> Markup {
    let act = |act: &str, key: &str| {
        let href = format!("/insight/definitions/history/{}/{act}", row.id);
        PostButton::new(href, &v.csrf, v.t(key)).hidden("base", in_force).small()
    };
    html! {
        @if planned { (tag(v.t("definitions-planned"), Tone::Accent)) }
        @if row.id == in_force {
            (tag(v.t("definitions-in-force"), Tone::Good))
        } @else if v.may("definition.write") {
            @if planned { (act("withdraw", "definitions-withdraw")) } @else { (act("restore", "definitions-restore")) }
        }
    }
}

/// What a set changed against the one before it; of the first one nothing is told.
fn changed(v: &Viewer, row: &Model, before: Option<&Model>) -> Markup {
    let sets = before.and_then(|before| Some((former(before).ok()?, former(row).ok()?)));
    let differs = sets.map(|(old, new)| between(&old, &new)).unwrap_or_default();
    html! { @if differs.is_empty() { span.quiet { "–" } } @else { (turns(v, &differs)) } }
}

/// What differs, in words.
pub(crate) fn turns(v: &Viewer, differs: &[Differs]) -> Markup {
    let named = |turn: Turn| {
        let plain = differs.iter().filter(|d| d.turn == turn && d.parts.is_empty());
        let names: Vec<String> = plain.map(|d| v.reader.say(&d.name)).collect();
        (!names.is_empty()).then(|| v.reader.list(&names))
    };
    html! {
        @for turn in [Turn::Added, Turn::Changed, Turn::Removed] {
            @if let Some(names) = named(turn) { div { (v.reader.tell(&format!("definitions-{}", turn.key()), &[("names", names.into())])) } }
        }
        @for one in differs.iter().filter(|d| !d.parts.is_empty()) {
            div { (v.reader.say(&one.name)) }
            ul { @for part in &one.parts { li { (v.reader.say(part)) } } }
        }
    }
}

/// What is planned and from when, where one could forget it; nothing while nothing is.
///
/// # Errors
/// The database cannot be read.
pub(crate) async fn planned_notice(app: &App, v: &Viewer) -> Result<Markup> {
    let Some((set, day)) = planned(app).await? else { return Ok(html! {}) };
    let differs = between(&current(app).await?.definitions, &set.definitions);
    let says = v.reader.tell("definitions-planned-from", &[("day", day.into())]);
    Ok(html! { (Notice::info(html! {
        p { (says) " " a href="/insight/definitions/history" { (v.t("definitions-history")) } }
        (turns(v, &differs))
    })) })
}

/// Handler: takes what is planned back.
pub(crate) async fn withdraw_planned(State(app): State<Shared>, viewer: Viewer, Path(id): Path<String>) -> Outcome<Go> {
    viewer.need("definition.write")?;
    withdraw(&app, viewer.actor(), &id).await?;
    // No undo: it would bring a plan back that lacks what was saved since.
    Ok(Go::to("/insight/definitions/history").saying("definitions-withdrawn"))
}

/// Handler: saves a former set again, as a new one.
pub(crate) async fn restore(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Outcome<Go> {
    let row = store::get(app.db.read(), &id).await?;
    let before = former(&row)?;
    let cause = change(&app, &viewer, (&typed, ""), |all| {
        *all = before;
        Ok(())
    });
    Ok(Go::to("/insight/definitions/history").undoing("definitions-restored", &cause.await?))
}
