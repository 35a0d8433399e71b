//! Usage on an account's page: people over a year against seats, holidays shaded, our talks marked; functions used and unused.

use std::collections::BTreeSet;

use kernel::{Result, Value};
use maud::{Markup, html};
use metrics::Aggregate;
use web::charts::{Line, Series};
use web::components::{Button, EmptyState, Section, Tone, tag};
use web::{App, BoxFuture, Viewer};

use super::events::OfAccount;
use super::series::{Year, holidays, year};
use crate::definitions::model::{ACCOUNT, Metric};
use crate::state::engine;

/// Functions that are shown, used and unused.
const SHOWN: usize = 24;
/// Talks that are marked.
const TALKS: u64 = 60;

pub(crate) fn draw<'a>(app: &'a App, v: &'a Viewer, account: &'a str) -> BoxFuture<'a, Result<Option<Markup>>> {
    Box::pin(async move {
        let section = Section::new(v.t("panel-usage")).id("usage");
        let of = OfAccount::load(app, account).await?;
        let today = app.today();
        let drawn = match &of {
            Some(of) => Some(year(app, of, today)?).filter(|y| y.weeks.iter().any(|w| w.1 > 0) || !y.last.is_empty()),
            None => None,
        };
        let Some(year) = drawn else {
            let empty = EmptyState::new(v.t("usage-none")).text(v.t("usage-none-text")).icon("chart");
            return Ok(Some(html! { (section.body(html! { (empty) })) }));
        };
        let chart = chart(app, v, account, &year).await?;
        let functions = functions(app, v, &year.used);
        let body = html! {
            (silent(app, v, account))
            (chart)
            (functions)
            p { a href=(format!("/accounts/{account}/events")) { (v.t("usage-all-events")) } }
        };
        Ok(Some(
            html! { (section.action(Button::link(format!("/accounts/{account}/events"), v.t("usage-events")).small()).body(body)) },
        ))
    })
}

/// A word of warning when what is missing may be missing on our side.
fn silent(app: &App, v: &Viewer, account: &str) -> Markup {
    let board = app.board.load();
    let flag = board.frame(ACCOUNT).and_then(|f| f.value(f.row(account)?, "usage_source_silent").flag());
    if flag == Some(true) {
        html! { p { (tag(v.t("usage-source-silent"), Tone::Warn)) " " (v.t("usage-source-silent-text")) } }
    } else {
        html! {}
    }
}

#[expect(clippy::cast_precision_loss, reason = "people of a week")]
async fn chart(app: &App, v: &Viewer, account: &str, year: &Year) -> Result<Markup> {
    let board = app.board.load();
    let fact = |key: &str| board.frame(ACCOUNT).and_then(|f| Some(f.value(f.row(account)?, key)));
    let points =
        |weeks: &[(kernel::Day, u64)]| weeks.iter().map(|(day, n)| (*day, Some(*n as f64))).collect::<Vec<_>>();
    let mut line = Line::new(&v.reader, v.t("usage-chart"))
        .describe(v.t("usage-chart-text"))
        .days(year.days.0, year.days.1)
        .series(Series::new(v.t("usage-people"), points(&year.weeks)));
    if !year.last.is_empty() {
        line = line.ghost(Series::new(v.t("usage-last-year"), points(&year.last)));
    }
    if let Some(seats) = fact("seats").and_then(|s| s.number()) {
        line = line.limit(seats, v.t("column-seats"));
    }
    let calendar = match fact("calendar") {
        Some(Value::Text(key)) => key,
        _ => app.workspace.load().calendar.clone(),
    };
    let calendar = team::settings::calendar_or_own(app, &calendar).await?;
    for (from, to, name) in holidays(&calendar, year.days) {
        let name = if name.starts_with("holiday-") { v.t(&name) } else { name };
        line = line.shade(from, to, name);
    }
    let zone = app.zone();
    for talk in customers::timeline::store::of_account(app.db.read(), account, TALKS).await? {
        if talk.two_way() && talk.when() <= app.now() {
            line = line.marker(talk.when().day(&zone), v.t(&format!("touchpoint-kind-{}", talk.kind)));
        }
    }
    Ok(html! { (line) })
}

/// What was done in the last four weeks, and what others do that this account does not.
fn functions(app: &App, v: &Viewer, used: &[(String, u64)]) -> Markup {
    let is_used = |name: &String| used.iter().any(|(used, _)| used == name);
    let unused: Vec<String> = core_names(app).into_iter().filter(|name| !is_used(name)).collect();
    let count = |n: u64| v.reader.integer(i64::try_from(n).unwrap_or(i64::MAX));
    html! {
        div class="functions" {
            h3 { (v.t("usage-used")) }
            @if used.is_empty() { p.quiet { (v.t("usage-nothing-28")) } }
            ul class="facts" { @for (name, n) in used.iter().take(SHOWN) { li { bdi { (name) } " " span.quiet { (count(*n)) } } } }
            @if !unused.is_empty() {
                h3 { (v.t("usage-unused")) }
                ul class="facts" { @for name in unused.iter().take(SHOWN) { li { bdi { (name) } } } }
            }
        }
    }
}

/// The functions that matter: those that some metric counts by name.
fn core_names(app: &App) -> BTreeSet<String> {
    let Some(engine) = engine(app) else { return BTreeSet::new() };
    // A chain of steps is gone through once and left; it says nothing of what is used.
    let functions = |m: &&Metric| m.names.len() > 1 && m.aggregate != Aggregate::Steps;
    let widest = engine.set.definitions.metrics.iter().filter(functions).max_by_key(|m| m.names.len());
    widest.map(|m| m.names.iter().cloned().collect()).unwrap_or_default()
}
