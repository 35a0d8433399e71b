//! `GET /settings/retention`: what events there are by name, since when, and for how long they are kept.

use axum::extract::State;
use kernel::{Day, Error, Result};
use maud::{Markup, html};
use std::collections::BTreeSet;
use std::sync::Arc;
use web::components::{
    Button, Column, DataTable, EmptyState, ErrorSummary, Field, FormView, Notice, PageHeader, Row, Section, Select,
};
use web::{App, Outcome, Shared, Viewer, page};

use super::act::Input;
use super::{LEAST, rules};
use crate::intake::counts;

/// What a decision would remove.
pub(super) struct Warned {
    pub(super) days: u16,
    /// The first day that stays.
    pub(super) from: Day,
    pub(super) events: u64,
}

/// A name of events.
pub(super) struct Known {
    pub(super) name: String,
    events: u64,
    first: Option<Day>,
    /// Nothing: for ever.
    days: Option<u16>,
}

/// Handler.
pub(super) async fn show(State(app): State<Shared>, viewer: Viewer) -> Outcome {
    viewer.need("settings.manage")?;
    let known = known(&app).await?;
    Ok(shown(&app, &viewer, (&known, &Input::default()), (None, None)))
}

/// The names that there are, and those of which something was decided.
pub(super) async fn known(app: &App) -> Result<Vec<Known>> {
    let log = Arc::clone(&app.log);
    let (rules, zone) = (rules(app).await?, app.zone());
    let tallies = tokio::task::spawn_blocking(move || log.names()).await.map_err(Error::internal)??;
    let names: BTreeSet<&String> = tallies.keys().chain(rules.keys()).collect();
    let one = |name: &String| Known {
        name: name.clone(),
        events: tallies.get(name).map_or(0, |t| t.rows),
        first: tallies.get(name).map(|t| t.first_at.day(&zone)),
        days: rules.get(name).map(|rule| rule.days),
    };
    let mut known: Vec<Known> = names.into_iter().map(one).collect();
    known.sort_by(|a, b| b.events.cmp(&a.events).then_with(|| a.name.cmp(&b.name)));
    Ok(known)
}

/// The page, with what was typed and is wrong, or with what it would cost.
pub(super) fn shown(
    app: &App,
    v: &Viewer,
    (known, input): (&[Known], &Input),
    (error, warned): (Option<&Error>, Option<&Warned>),
) -> Markup {
    let title = v.t("retention-title");
    let main = html! {
        (PageHeader::new(&title).question(v.t("retention-question")).back("/settings", v.t("settings-title")))
        (ErrorSummary::new(&v.reader, error))
        @if let Some(warned) = warned { (sure(v, input, warned)) }
        @if known.is_empty() {
            (EmptyState::new(v.t("retention-empty")).text(v.t("event-sources-empty-text")).icon("inbox"))
        } @else {
            (Section::new(v.t("retention-decide")).note(v.t("retention-note")).body(form(v, known, input, error)))
            (table(v, known))
        }
    };
    page(app, v, &title, main)
}

fn sure(v: &Viewer, input: &Input, warned: &Warned) -> Markup {
    let says = v.reader.tell(
        "retention-cost",
        &[
            ("events", counts::shown(warned.events).into()),
            ("name", input.name.clone().into()),
            ("day", warned.from.into()),
        ],
    );
    let form = FormView::post("/settings/retention", &v.csrf)
        .hidden("name", &input.name)
        .hidden("days", warned.days.to_string())
        .hidden("confirmed", "1");
    let button = html! { (Button::submit(v.t("retention-confirm")).danger()) };
    html! { (Notice::warn(html! { p { (says) } (form.body(button)) })) }
}

fn form(v: &Viewer, known: &[Known], input: &Input, error: Option<&Error>) -> Markup {
    let least = v.reader.tell("retention-days-hint", &[("least", i64::from(LEAST).into())]);
    let names = known.iter().map(|row| (row.name.clone(), row.name.clone()));
    let body = html! {
        (Select::new("name", v.t("source-event")).options(names).selected(&input.name).faults(&v.reader, error))
        (Field::number("days", v.t("retention-days")).hint(least).value(&input.days).faults(&v.reader, error))
        (Button::submit(v.t("act-save")).primary())
    };
    html! { (FormView::post("/settings/retention", &v.csrf).body(body)) }
}

fn table(v: &Viewer, known: &[Known]) -> Markup {
    let mut table = DataTable::new(&v.reader, v.t("retention-title"))
        .column(Column::new("name", v.t("source-event")).header())
        .column(Column::new("events", v.t("source-events")).numeric())
        .column(Column::new("first", v.t("retention-first")))
        .column(Column::new("days", v.t("retention-kept")));
    for row in known {
        let kept = row.days.map_or_else(
            || v.t("retention-ever"),
            |days| v.reader.tell("retention-so-long", &[("days", i64::from(days).into())]),
        );
        table = table.row(
            Row::new(&row.name)
                .cell(html! { bdi { (row.name) } })
                .cell(v.reader.integer(counts::shown(row.events)))
                .cell(row.first.map_or_else(|| "–".to_owned(), |day| v.reader.day(day)))
                .cell(kept),
        );
    }
    html! { (table) }
}
