//! `GET /insight/chances`: who is likely to cancel, what that was learned from, and how good it is.

use axum::extract::State;
use kernel::Result;
use maud::{Markup, html};
use query::Viewed;
use web::charts::{Foretold, Reliability};
use web::components::{Button, Column, DataTable, EmptyState, Notice, PageHeader, Row, Section, live};
use web::{App, Outcome, Shared, Viewer, page};

use super::panel::strongest;
use super::said::in_ten;
use super::{HORIZONS, Known, Model, Quality, known};
use crate::definitions::model::ACCOUNT;

/// Customers that are listed.
const LISTED: usize = 30;
/// How sure the intervals of factors are.
const LEVEL: f64 = 0.9;

/// Handler.
pub(crate) async fn show(State(app): State<Shared>, viewer: Viewer) -> Outcome {
    viewer.need("definition.read")?;
    let v = &viewer;
    let title = v.t("chances-title");
    let body = match known(&app) {
        Known::NotYet => not_yet(v),
        Known::TooLittle { customers, lost, needed } => too_little(v, [customers, lost, needed]),
        Known::Learned(model) => learned(&app, v, &model)?,
    };
    let main = html! {
        (PageHeader::new(&title).question(v.t("chances-question")))
        (crate::segments::tabs(v, "/insight/chances"))
        (body)
    };
    Ok(page(&app, v, &title, live("chances", &main)))
}

fn not_yet(v: &Viewer) -> Markup {
    let look = Button::link("/insight/proof", v.t("proof-title")).primary();
    html! { (EmptyState::new(v.t("chances-not-yet")).text(v.t("chances-not-yet-text")).icon("chart").action(look)) }
}

/// "Too little data to say: of 60 customers 3 were lost. At least 20 must be."
fn too_little(v: &Viewer, counts: [usize; 3]) -> Markup {
    let [customers, lost, needed] = counts.map(count);
    let says = v.reader.tell(
        "chances-too-little-text",
        &[("customers", customers.into()), ("lost", lost.into()), ("needed", needed.into())],
    );
    html! { (EmptyState::new(v.t("chances-too-little")).text(says).icon("chart")) }
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn learned(app: &App, v: &Viewer, model: &Model) -> Result<Markup> {
    let rights = team::rights::viewed(app, v, ACCOUNT);
    let viewed = rights.viewed();
    let class = model.class(&rights.frame);
    let rows: Vec<usize> = (0..rights.frame.len()).filter(|&row| rights.view.may_see(row, class)).collect();
    if rows.is_empty() {
        return Ok(html! { (Notice::info(v.t("value-hidden"))) });
    }
    let (first, last, days) = model.days;
    let about = v.reader.tell(
        "chances-about",
        &[
            ("customers", count(model.customers).into()),
            ("lost", count(model.lost).into()),
            ("days", count(days).into()),
            ("first", first.into()),
            ("last", last.into()),
            ("at", v.reader.moment(model.at).into()),
        ],
    );
    Ok(html! {
        @if model.quality.as_ref().is_some_and(Quality::is_off) { (Notice::warn(v.t("chances-off"))) }
        (likely(v, model, &viewed, &rows)?)
        (Section::new(v.t("chances-learned")).body(html! { p { (about) } (factors(v, model)?) p.quiet { (v.t("chances-not-cause")) } }))
        (quality(v, model.quality.as_ref()))
    })
}

/// The customers that are most likely to cancel within the middle horizon.
fn likely(v: &Viewer, model: &Model, viewed: &Viewed<'_>, rows: &[usize]) -> Result<Markup> {
    let mut all = model.chances(viewed.frame, rows.iter().copied())?;
    all.sort_by(|a, b| b.within[1].0.total_cmp(&a.within[1].0).then(a.row.cmp(&b.row)));
    let mut table =
        DataTable::new(&v.reader, v.t("chances-likely")).column(Column::new("account", v.t("column-name")).header());
    for (at, days) in HORIZONS.into_iter().enumerate() {
        let head = v.reader.tell("chances-within", &[("days", i64::from(days).into())]);
        let column = Column::new(format!("in{days}"), head).numeric();
        table = table.column(if at == 1 { column } else { column.optional() });
    }
    table = table
        .column(Column::new("why", v.t("chances-why")))
        .column(Column::new("value", v.t("column-arr")).numeric().optional())
        .column(Column::new("csm", v.t("column-csm")).optional());
    for chance in all.iter().take(LISTED) {
        let fact = |key: &str| customers::accounts::facts(v, viewed, chance.row, key);
        let why = strongest(chance, true).into_iter().take(2).filter_map(|at| model.factors.get(at));
        let why: Vec<String> = why.map(|factor| v.reader.say(&factor.name)).collect();
        let id = viewed.frame.id(chance.row);
        let row = Row::new(id).href(format!("/accounts/{id}#chances")).cell(html! { bdi { (fact("name")) } });
        let row = chance.within.iter().fold(row, |row, said| row.cell(in_ten(v, *said)));
        let row = row.cell(if why.is_empty() { "–".to_owned() } else { v.reader.list(&why) });
        table = table.row(row.cell(fact("arr")).cell(html! { bdi { (fact("csm")) } }));
    }
    Ok(html! { (Section::new(v.t("chances-likely")).note(v.t("chances-likely-note")).plain().body(html! { (table) })) })
}

/// What each factor does: by how much the odds to cancel in a week change with one standard deviation more.
fn factors(v: &Viewer, model: &Model) -> Result<Markup> {
    let estimates = model.hazard.model.estimates(LEVEL).map_err(kernel::Error::internal)?;
    let mut table = DataTable::new(&v.reader, v.t("chances-factors"))
        .column(Column::new("factor", v.t("chances-factor")).header())
        .column(Column::new("usual", v.t("chances-usual")).numeric())
        .column(Column::new("spread", v.t("chances-spread")).numeric().optional())
        .column(Column::new("odds", v.t("chances-odds")).numeric())
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
            (true, _) => "chances-more-leaves",
            (_, true) => "chances-more-stays",
            _ => "chances-unclear",
        };
        let spread = model.hazard.scaler.deviations.get(at).copied().unwrap_or(0.0);
        table = table.row(
            Row::new(at.to_string())
                .cell(html! { (v.reader.say(&factor.name)) " " code.quiet dir="ltr" { (factor.source) } })
                .cell(v.reader.number(factor.usual, 2))
                .cell(v.reader.number(spread, 2))
                .cell(html! { span dir="ltr" { (odds) } })
                .cell(v.t(says)),
        );
    }
    Ok(html! { (table) })
}

fn quality(v: &Viewer, quality: Option<&Quality>) -> Markup {
    let section = Section::new(v.t("chances-quality"));
    let Some(quality) = quality else {
        return html! { (section.body(html! { p { (v.t("chances-quality-unknown")) } })) };
    };
    let number = |n: f64, places: u8| v.reader.number(n, places);
    let within = |estimate: stats::Estimate| {
        format!(
            "{} ({} – {})",
            number(estimate.value, 2),
            number(estimate.interval.low, 2),
            number(estimate.interval.high, 2)
        )
    };
    let says = v
        .reader
        .tell("chances-quality-text", &[("looks", count(quality.looks).into()), ("lost", count(quality.lost).into())]);
    let rows = [
        ("proof-auc", within(quality.auc), "chances-auc-text"),
        ("chances-slope", within(quality.calibration.slope), "chances-slope-text"),
        ("chances-large", within(quality.calibration.in_the_large), "chances-large-text"),
        ("chances-skill", v.reader.percent(quality.skill), "chances-skill-text"),
    ];
    let mut table = DataTable::new(&v.reader, v.t("chances-quality"))
        .column(Column::new("measure", v.t("chances-measure")).header())
        .column(Column::new("value", v.t("chances-value")).numeric())
        .column(Column::new("right", v.t("chances-right")));
    for (key, value, text) in rows {
        table = table.row(Row::new(key).cell(v.t(key)).cell(html! { span dir="ltr" { (value) } }).cell(v.t(text)));
    }
    let points = quality.bins.iter().map(|bin| Foretold {
        expected: bin.expected,
        share: bin.share,
        within: (bin.interval.low, bin.interval.high),
        count: bin.rows,
    });
    let chart = Reliability::new(&v.reader, v.t("chances-reliability"), points.collect())
        .describe(v.t("chances-reliability-text"));
    html! { (section.body(html! { p { (says) } (table) (chart) })) }
}
