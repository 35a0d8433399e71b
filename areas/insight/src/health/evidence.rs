//! `GET /accounts/{id}/health/{component}`: the very events and records behind one line of the score, and the number again from them.

use std::collections::BTreeSet;

use axum::extract::{Path, State};
use kernel::{Day, Error, Result, Value, ValueType};
use maud::{Markup, html};
use query::Viewed;
use web::components::{Column, DataTable, PageHeader, Row, Section, Tone, live, tag};
use web::{App, Outcome, Shared, Viewer, page};

use super::explain::{Contribution, Explanation, explain};
use super::told;
use crate::definitions::Definitions;
use crate::definitions::compiled::{BEFORE, names};
use crate::definitions::kinds::{ComponentKind, place};
use crate::definitions::model::{ACCOUNT, Component, Metric};
use crate::refresh::calendars::Calendars;
use crate::state::engine;
use crate::usage::events::{OfAccount, Recounted};

/// The column of the judged day, which nothing stands behind.
const TODAY: &str = "today";
/// Events that are listed for each metric; the rest is one link away.
const LISTED: usize = 50;
/// Talks that are listed.
const TALKS: u64 = 15;

/// Handler.
pub(crate) async fn show(
    State(app): State<Shared>,
    viewer: Viewer,
    Path((id, component)): Path<(String, String)>,
) -> Outcome {
    team::rights::need_read(&app, &viewer, &id)?;
    let account = customers::accounts::store::get(app.db.read(), &id).await?;
    let Some(Explanation::Score(explained)) = explain(&app, &viewer, &id) else {
        return Err(Error::not_found().into());
    };
    let engine = engine(&app).ok_or_else(Error::not_found)?;
    let card = engine.set.definitions.scorecard(&explained.scorecard.0).ok_or_else(Error::not_found)?;
    let definition = card.components.iter().find(|c| c.key == component).ok_or_else(Error::not_found)?;
    let part = explained.parts.iter().find(|p| p.key == component).ok_or_else(Error::not_found)?;
    let rights = team::rights::viewed(&app, &viewer, ACCOUNT);
    let viewed = rights.viewed();
    let row = viewed.row(&id).ok_or_else(Error::not_found)?;
    let used = used(&engine.set.definitions, (&card.key, definition));
    let mut metrics = Vec::new();
    for metric in engine.set.definitions.metrics.iter().filter(|m| used.contains(&m.key)) {
        if viewed.value(row, &metric.key).is_hidden() {
            continue;
        }
        metrics.push(counted(&app, &viewer, (&id, &viewed, row), metric).await?);
    }
    let records = records(&app, &viewer, (&id, &viewed, row), &used).await?;
    let title = viewer.reader.say(&part.name);
    let back = format!("/accounts/{id}#health");
    let main = html! {
        (PageHeader::new(&title).question(viewer.t("evidence-question")).back(back, account.called()))
        (Section::new(viewer.t("evidence-points")).body(points(&viewer, definition, part)))
        (Section::new(viewer.t("evidence-columns")).plain().body(columns(&app, &viewer, (&viewed, row), &used)))
        @for metric in &metrics { (metric) }
        (records)
    };
    Ok(page(&app, &viewer, &title, live("evidence", &main)))
}

/// All columns that a component of a scorecard uses, through formulas, down to metrics and records.
fn used(definitions: &Definitions, (card, component): (&str, &Component)) -> BTreeSet<String> {
    let mut open: Vec<String> = names(&component.input).into_iter().chain(component.evidence.iter().cloned()).collect();
    open.extend((component.kind == ComponentKind::Peers).then(|| place(card, &component.key)));
    let mut found = BTreeSet::new();
    while let Some(name) = open.pop() {
        let base = name.strip_suffix(BEFORE).map_or(name.clone(), str::to_owned);
        if base == TODAY || !found.insert(base.clone()) {
            continue;
        }
        if let Some(formula) = definitions.formulas.iter().find(|f| f.key == base) {
            open.extend(names(&formula.expression));
        }
    }
    found
}

/// From the number to the points.
fn points(v: &Viewer, definition: &Component, part: &Contribution) -> Markup {
    let number = |x: Option<f64>| told::number(&v.reader, definition.kind, x);
    let curve: Vec<String> = definition
        .curve
        .points()
        .iter()
        .map(|(x, p)| format!("{} → {}", number(Some(*x)), v.reader.percent(p / 100.0)))
        .collect();
    let worth = part.points.map_or_else(
        || v.t("web-left-out"),
        |p| format!("{} / {}", v.reader.integer(p.into()), v.reader.integer(part.max.into())),
    );
    html! {
        dl class="facts" {
            div { dt { (v.t("evidence-input")) } dd { @if definition.kind != ComponentKind::Level { (v.t(&format!("scorecard-kind-{}", definition.kind.key()))) " " } code dir="ltr" { (definition.input) } " = " strong { (number(part.input)) } " (" (number(part.input_before)) ")" } }
            div { dt { (v.t("evidence-curve")) } dd { bdi { (curve.join(" · ")) } } }
            div { dt { (v.t("web-points")) } dd { strong { (worth) } @if let Some(exact) = part.exact { " (" (v.reader.tell("evidence-exact", &[("points", v.reader.number(exact, 2).into())])) ")" } } }
        }
    }
}

/// The values of the columns, now and four weeks ago.
fn columns(app: &App, v: &Viewer, (viewed, row): (&Viewed<'_>, usize), used: &BTreeSet<String>) -> Markup {
    let engine = engine(app);
    let before = engine.as_ref().and_then(|e| Some((&e.before, e.before.row(viewed.frame.id(row))?)));
    let mut table = DataTable::new(&v.reader, v.t("evidence-columns"))
        .column(Column::new("name", v.t("evidence-column")).header())
        .column(Column::new("now", v.t("evidence-now")).numeric())
        .column(Column::new("before", v.t("evidence-before")).numeric());
    for key in used {
        let Some(spec) = viewed.frame.spec(key) else { continue };
        let now = customers::accounts::facts(v, viewed, row, key);
        let then = match before {
            _ if viewed.value(row, key).is_hidden() => v.t("value-hidden"),
            Some((frame, row)) => {
                let view = query::View::all(frame.len());
                customers::accounts::facts(v, &Viewed::new(frame, &view), row, key)
            }
            None => v.t("value-unknown"),
        };
        let name = html! { (v.reader.say(&spec.label)) " " code class="quiet" dir="ltr" { (key) } };
        table = table.row(Row::new(key).cell(name).cell(now).cell(then));
    }
    html! { (table) }
}

/// A metric's events, and the metric counted again from exactly them.
async fn counted(
    app: &App,
    v: &Viewer,
    (account, viewed, row): (&str, &Viewed<'_>, usize),
    metric: &Metric,
) -> Result<Markup> {
    let value = viewed.frame.value(row, &metric.key);
    let label = viewed.frame.spec(&metric.key).map_or_else(|| metric.key.clone(), |s| v.reader.say(&s.label));
    let today = app.board.load().today;
    let Some(of) = OfAccount::load(app, account).await? else {
        return Ok(html! { (Section::new(label).body(html! { p.quiet { (v.t("usage-none")) } })) });
    };
    let calendars = Calendars::load(app, viewed.frame, today).await?;
    let working = |_: usize, from: Day, to: Day| calendars.working(row, from, to);
    let again = of.recount(app, metric, today, &working)?;
    let listed = of.behind(metric, today, &app.zone()).list(app, (0, LISTED), metric.role.as_deref())?;
    let agrees = again.agrees(&value);
    let body = html! {
        p {
            (v.reader.tell("evidence-recounted", &[("value", shown(v, again).into()), ("events", usize::try_from(listed.total).unwrap_or(usize::MAX).into())]))
            " " @if agrees { (tag(v.t("evidence-agrees"), Tone::Good)) } @else { (tag(v.t("evidence-differs"), Tone::Bad)) }
        }
        @if !listed.events.is_empty() { (crate::usage::table(app, v, (account, &listed.events))) }
        @if listed.total > LISTED as u64 { p { a href=(format!("/accounts/{account}/events")) { (v.t("usage-all-events")) } } }
    };
    Ok(html! { (Section::new(label).plain().body(body)) })
}

fn shown(v: &Viewer, again: Recounted) -> String {
    match again {
        Recounted::Unknown => v.t("value-unknown"),
        Recounted::Number(n) => v.reader.number(n, 2),
        Recounted::Day(day) => v.reader.day(day),
    }
}

/// The records behind columns that no metric gives: talks as a list, the others as links to where they stand.
async fn records(
    app: &App,
    v: &Viewer,
    (account, viewed, row): (&str, &Viewed<'_>, usize),
    used: &BTreeSet<String>,
) -> Result<Markup> {
    let groups: BTreeSet<&str> =
        used.iter().filter_map(|key| viewed.frame.spec(key)).map(|s| s.group.as_str()).collect();
    let dates: Vec<(String, Day)> = used
        .iter()
        .filter(|key| viewed.frame.spec(key).is_some_and(|s| s.ty == ValueType::Date))
        .filter_map(|key| match viewed.value(row, key).value() {
            Some(Value::Date(day)) => Some((key.clone(), *day)),
            _ => None,
        })
        .collect();
    let talks = if groups.contains("talks") {
        customers::timeline::store::of_account(app.db.read(), account, TALKS).await?
    } else {
        Vec::new()
    };
    let anchor = |group: &str| match group {
        "contract" | "payments" => Some("contract"),
        "talks" => Some("timeline"),
        "people" => Some("people"),
        "items" => Some("items"),
        "account" | "own" => Some("fields"),
        _ => None,
    };
    let places: BTreeSet<&str> = groups.iter().filter_map(|g| anchor(g)).collect();
    if places.is_empty() {
        return Ok(html! {});
    }
    let body = html! {
        @if !talks.is_empty() {
            ul { @for talk in talks.iter().filter(|t| t.two_way()) {
                li { (v.reader.moment(talk.when())) " · " (v.t(&format!("touchpoint-kind-{}", talk.kind))) @if team::rights::account(app, v, account).sees(kernel::Class::Note) { ": " bdi { (talk.text) } } }
            } }
        }
        @for (key, day) in &dates { p.quiet { code dir="ltr" { (key) } ": " (v.reader.day(*day)) } }
        ul { @for place in &places { li { a href=(format!("/accounts/{account}#{place}")) { (v.t(&format!("evidence-place-{place}"))) } } } }
    };
    Ok(html! { (Section::new(v.t("evidence-records")).body(body)) })
}
