//! How good the chances were when the model was learned, and how good they are now, side by side.

use maud::{Markup, html};
use stats::Estimate;
use web::Viewer;
use web::charts::{Foretold, Reliability};
use web::components::{Column, DataTable, Row, Section};

use super::page::key;
use super::{Model, Quality};

/// What is measured: the message with its name, and the one with what is right.
const MEASURES: [(&str, &str); 4] = [
    ("proof-auc", "chances-auc-text"),
    ("chances-slope", "chances-slope-text"),
    ("chances-large", "chances-large-text"),
    ("chances-skill", "chances-skill-text"),
];

/// The section.
pub(super) fn section(v: &Viewer, model: &Model) -> Markup {
    let section = Section::new(v.t("chances-quality"));
    let Some(newest) = model.quality.newest() else {
        return html! { (section.body(html! { p { (v.t("chances-quality-unknown")) } })) };
    };
    let body = html! {
        p { (said(v, model, ("chances-quality-then", model.quality.then.as_ref()))) }
        p { (said(v, model, ("chances-quality-now", model.quality.now.as_ref()))) }
        (table(v, model))
        (chart(v, model, newest))
    };
    html! { (section.body(body)) }
}

/// "Then, by what was known on 1 July: 600 times a customer was foretold …"
fn said(v: &Viewer, model: &Model, (start, quality): (&str, Option<&Quality>)) -> Markup {
    let day = ("day", model.day.into());
    let Some(quality) = quality else { return html! { (v.reader.tell(&format!("{start}-unknown"), &[day])) } };
    let counts = [("looks", quality.looks.into()), ("lost", quality.lost.into())];
    let says = v.reader.tell(&key("chances-quality-text", model.aim), &counts);
    html! { (v.reader.tell(start, &[day])) " " (says) }
}

fn table(v: &Viewer, model: &Model) -> Markup {
    let number = |n: f64| v.reader.number(n, 2);
    let within = |told: Estimate| {
        format!("{} ({} – {})", number(told.value), number(told.interval.low), number(told.interval.high))
    };
    let measured = |quality: Option<&Quality>| match quality {
        None => MEASURES.map(|_| "–".to_owned()),
        Some(quality) => [
            within(quality.auc),
            within(quality.calibration.slope),
            within(quality.calibration.in_the_large),
            v.reader.percent(quality.skill),
        ],
    };
    let mut table = DataTable::new(&v.reader, v.t("chances-quality"))
        .column(Column::new("measure", v.t("chances-measure")).header())
        .column(Column::new("then", v.t("chances-then")).numeric())
        .column(Column::new("now", v.t("chances-now")).numeric())
        .column(Column::new("right", v.t("chances-right")));
    let values = measured(model.quality.then.as_ref()).into_iter().zip(measured(model.quality.now.as_ref()));
    for ((key, text), (then, now)) in MEASURES.into_iter().zip(values) {
        let cell = |value: String| html! { span dir="ltr" { (value) } };
        table = table.row(Row::new(key).cell(v.t(key)).cell(cell(then)).cell(cell(now)).cell(v.t(text)));
    }
    html! { (table) }
}

fn chart(v: &Viewer, model: &Model, newest: &Quality) -> Markup {
    let points = newest.bins.iter().map(|bin| Foretold {
        expected: bin.expected,
        share: bin.share,
        within: (bin.interval.low, bin.interval.high),
        count: bin.rows,
    });
    let title = if model.quality.now.is_some() { "chances-reliability-now" } else { "chances-reliability-then" };
    let chart = Reliability::new(&v.reader, v.t(title), points.collect());
    html! { (chart.describe(v.t(&key("chances-reliability-text", model.aim)))) }
}
