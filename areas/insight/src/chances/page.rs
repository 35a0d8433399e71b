//! `GET /insight/chances`: who is likely to cancel, what that was learned from, and how good it is.

use axum::extract::{Query, State};
use kernel::Result;
use maud::{Markup, html};
use query::Viewed;
use serde::Deserialize;
use web::components::{Button, Column, DataTable, EmptyState, Notice, PageHeader, Row, Section, Tabs, live};
use web::{App, Outcome, Shared, Viewer, page};

use super::aims::{AIMS, Aim, CANCEL, named};
use super::drift::drift;
use super::panel::strongest;
use super::said::{Of, told};
use super::{Known, Model, Tried, known, measured};
use crate::definitions::model::ACCOUNT;
use crate::proof::{Days, kept};

/// Customers that are listed.
const LISTED: usize = 30;
/// How sure the intervals of factors are.
const LEVEL: f64 = 0.9;

/// The page's address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// Chances of what; of cancelling when nothing is asked.
    of: String,
}

/// Handler.
pub(crate) async fn show(State(app): State<Shared>, viewer: Viewer, Query(asked): Query<Asked>) -> Outcome {
    viewer.need("definition.read")?;
    let v = &viewer;
    let aim = named(&asked.of).unwrap_or(&CANCEL);
    let title = v.t("chances-title");
    let body = match known(&app, aim) {
        Known::NotYet => not_yet(&app, v).await?,
        Known::TooLittle { customers, lost, needed } => too_little(v, aim, [customers, lost, needed]),
        Known::Learned(model) => learned(&app, v, &model)?,
    };
    let aims = AIMS.iter().fold(Tabs::new(v.t("chances-of")), |tabs, one| {
        tabs.tab(format!("/insight/chances?of={}", one.key), v.t(&key("chances-of", one)), one == aim)
    });
    let main = html! {
        (PageHeader::new(&title).question(v.t(&key("chances-question", aim))))
        (crate::segments::tabs(v, "/insight/chances"))
        (drift(&app, v, Some(aim)))
        (aims)
        (body)
    };
    Ok(page(&app, v, &title, live("chances", &main)))
}

/// The message about an aim.
pub(super) fn key(start: &str, aim: &Aim) -> String {
    format!("{start}-{}", aim.key)
}

/// That past weeks must be kept first, or how many of them are; on a past day none are kept any more.
async fn not_yet(app: &App, v: &Viewer) -> Result<Markup> {
    let weeks = Days::of(app).await?.until(app.today());
    let (all, missing) = (weeks.len(), kept::missing(app, weeks).await?.len());
    let look = Button::link("/insight/proof", v.t("proof-title"));
    if all > 0 && app.past.is_none() {
        let counts = [("done", (all - missing).into()), ("all", all.into())];
        let state = EmptyState::new(v.t("chances-coming")).text(v.reader.tell("chances-coming-text", &counts));
        return Ok(html! { (state.icon("chart").action(look)) });
    }
    let state = EmptyState::new(v.t("chances-not-yet")).text(v.t("chances-not-yet-text"));
    Ok(html! { (state.icon("chart").action(look.primary())) })
}

/// "Too little data to say: of 60 customers 3 were lost. At least 20 must be."
fn too_little(v: &Viewer, aim: &Aim, counts: [usize; 3]) -> Markup {
    let [customers, lost, needed] = counts;
    let says = v.reader.tell(
        &key("chances-too-little", aim),
        &[("customers", customers.into()), ("lost", lost.into()), ("needed", needed.into())],
    );
    html! { (EmptyState::new(v.t("chances-too-little")).text(says).icon("chart")) }
}

fn learned(app: &App, v: &Viewer, model: &Model) -> Result<Markup> {
    let rights = team::rights::viewed(app, v, ACCOUNT);
    let viewed = rights.viewed();
    let class = model.class(&rights.frame);
    let rows: Vec<usize> = (0..rights.frame.len()).filter(|&row| rights.view.may_see(row, class)).collect();
    if rows.is_empty() {
        return Ok(html! { (Notice::info(v.t("value-hidden"))) });
    }
    Ok(html! {
        @if model.quality.is_off() { (Notice::warn(v.t("chances-off"))) }
        (likely(v, model, &viewed, &rows)?)
        (Section::new(v.t("chances-learned")).body(html! { (about(v, model)) (factors(v, model)?) p.quiet { (v.t("chances-not-cause")) } }))
        (measured::section(v, model))
    })
}

/// What it was learned from, and which newer ones were tried since.
fn about(v: &Viewer, model: &Model) -> Markup {
    let (first, last, days) = model.days;
    let about = v.reader.tell(
        &key("chances-about", model.aim),
        &[
            ("customers", model.customers.into()),
            ("lost", model.lost.into()),
            ("days", days.into()),
            ("first", first.into()),
            ("last", last.into()),
            ("day", model.day.into()),
        ],
    );
    let tried = |tried: &Tried| {
        let key = if tried.better.is_some() { "chances-tried-not-better" } else { "chances-tried-too-few" };
        let counts = [("day", tried.day.into()), ("looks", tried.looks.into()), ("came", tried.came.into())];
        v.reader.tell(key, &counts)
    };
    let curve = model.curve.map(|curve| {
        let key = if curve.slope < 1.0 { "chances-curve-bold" } else { "chances-curve-shy" };
        v.reader.tell(key, &[("slope", v.reader.number(curve.slope, 2).into())])
    });
    html! {
        p { (about) }
        p.quiet { (v.t("chances-holding")) @if let Some(curve) = curve { " " (curve) } }
        @if !model.tried.is_empty() { ul { @for one in &model.tried { li { (tried(one)) } } } }
    }
}

/// The customers to look at first, by the chance within 90 days.
fn likely(v: &Viewer, model: &Model, viewed: &Viewed<'_>, rows: &[usize]) -> Result<Markup> {
    let aim = model.aim;
    let main = aim.horizons.len() / 2;
    let mut all = model.chances(viewed.frame, rows.iter().copied())?;
    let order = |a: f64, b: f64| if aim.least_first { a.total_cmp(&b) } else { b.total_cmp(&a) };
    all.sort_by(|a, b| order(a.within[main].0, b.within[main].0).then(a.row.cmp(&b.row)));
    let title = v.t(&key("chances-likely", aim));
    let mut table = DataTable::new(&v.reader, &title).column(Column::new("account", v.t("column-name")).header());
    for (at, &days) in aim.horizons.iter().enumerate() {
        let head = v.reader.tell("chances-within", &[("days", i64::from(days).into())]);
        let column = Column::new(format!("in{days}"), head).numeric();
        table = table.column(if at == main { column } else { column.optional() });
    }
    table = table
        .column(Column::new("why", v.t(if aim.least_first { "chances-why-not" } else { "chances-why" })))
        .column(Column::new("value", v.t("column-arr")).numeric().optional())
        .column(Column::new("csm", v.t("column-csm")).optional());
    all.truncate(LISTED);
    let of: Vec<Of> =
        (0..aim.horizons.len()).map(|at| Of::chances(all.iter().map(|chance| chance.within[at].0))).collect();
    for chance in &all {
        let fact = |key: &str| customers::accounts::facts(v, viewed, chance.row, key);
        let why = strongest(chance, !aim.least_first).into_iter().take(2).filter_map(|at| model.factors.get(at));
        let why: Vec<String> = why.map(|factor| v.reader.say(&factor.name)).collect();
        let id = viewed.frame.id(chance.row);
        let row = Row::new(id).href(format!("/accounts/{id}#chances")).cell(html! { bdi { (fact("name")) } });
        let row = chance.within.iter().zip(&of).fold(row, |row, said| row.cell(told(v, *said.0, *said.1)));
        let row = row.cell(if why.is_empty() { "–".to_owned() } else { v.reader.list(&why) });
        table = table.row(row.cell(fact("arr")).cell(html! { bdi { (fact("csm")) } }));
    }
    let section = Section::new(title).note(v.t(&key("chances-note", aim))).plain();
    Ok(html! { (section.body(html! { @if all.is_empty() { p { (v.t("chances-nobody")) } } @else { (table) } })) })
}

/// What each factor does: by how much the odds of a period change with one standard deviation more.
fn factors(v: &Viewer, model: &Model) -> Result<Markup> {
    let estimates = model.hazard.model.estimates(LEVEL).map_err(kernel::Error::internal)?;
    let mut table = DataTable::new(&v.reader, v.t("chances-factors"))
        .column(Column::new("factor", v.t("chances-factor")).header())
        .column(Column::new("usual", v.t("chances-usual")).numeric())
        .column(Column::new("spread", v.t("chances-spread")).numeric().optional())
        .column(Column::new("odds", v.t(&key("chances-odds", model.aim))).numeric())
        .column(Column::new("says", v.t("chances-says")));
    for (at, (factor, estimate)) in model.factors.iter().zip(estimates.iter().skip(1)).enumerate() {
        let times = |logit: f64| v.reader.number(logit.exp(), 2);
        let odds = format!(
            "×{} ({} – {})",
            times(estimate.value),
            times(estimate.interval.low),
            times(estimate.interval.high)
        );
        let says = match (estimate.interval.low > 0.0, estimate.interval.high < 0.0) {
            (true, _) => key("chances-more", model.aim),
            (_, true) => key("chances-less", model.aim),
            _ => "chances-unclear".to_owned(),
        };
        let spread = model.hazard.scaler.deviations.get(at).copied().unwrap_or(0.0);
        table = table.row(
            Row::new(at.to_string())
                .cell(html! { (v.reader.say(&factor.name)) " " code.quiet dir="ltr" { (factor.source) } })
                .cell(v.reader.number(factor.usual, 2))
                .cell(v.reader.number(spread, 2))
                .cell(html! { span dir="ltr" { (odds) } })
                .cell(v.t(&says)),
        );
    }
    Ok(html! { (table) })
}
