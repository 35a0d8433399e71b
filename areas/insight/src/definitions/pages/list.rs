//! `GET /insight/definitions`: metrics and formulas, what each is, and what is wrong with any of them.

use axum::extract::State;
use maud::{Markup, html};
use web::components::{Button, Column, DataTable, Notice, PageHeader, Progress, Row, Section};
use web::{Outcome, Shared, Viewer, page};

use crate::definitions::model::Definitions;
use crate::definitions::sets::current;
use crate::state::{engine, of};
use crate::words::label;

/// Handler.
pub(crate) async fn show(State(app): State<Shared>, viewer: Viewer) -> Outcome {
    viewer.need("definition.read")?;
    let set = current(&app).await?;
    let title = viewer.t("definitions-title");
    let mut header = PageHeader::new(&title).question(viewer.t("definitions-question"));
    if viewer.may("definition.write") {
        header = header
            .action(Button::link("/insight/formulas/new", viewer.t("formula-new")).primary().icon("plus").key("n"))
            .action(Button::link("/insight/metrics/new", viewer.t("metric-new")).icon("plus"));
    }
    header = header.action(Button::link("/insight/definitions/history", viewer.t("definitions-history")).icon("clock"));
    let flaws = engine(&app).map(|e| e.compiled.flaws.clone()).unwrap_or_default();
    let main = html! {
        (header)
        (crate::segments::tabs(&viewer, "/insight/definitions"))
        (super::planned_notice(&app, &viewer).await?)
        (filling(&viewer, of(&app).filling.so_far()))
        @for flaw in &flaws { (Notice::warn(html! { code dir="ltr" { (flaw.key) } ": " (viewer.reader.say(&flaw.says)) })) }
        (Section::new(viewer.t("formulas-title")).plain().body(formulas(&viewer, &set.definitions)))
        (Section::new(viewer.t("metrics-title")).plain().body(metrics(&viewer, &set.definitions)))
    };
    Ok(page(&app, &viewer, &title, main))
}

/// How far a new metric has come, while the old numbers serve.
fn filling(v: &Viewer, so_far: Option<(u64, u64)>) -> Markup {
    let Some((done, all)) = so_far else { return html! {} };
    let number = |n: u64| u32::try_from(n).map_or(f64::from(u32::MAX), f64::from);
    let events = v.reader.integer(i64::try_from(all).unwrap_or(i64::MAX));
    let bar = Progress::new(&v.reader, v.t("metric-filling")).id("filling").done(number(done), Some(number(all)));
    let note = v.reader.tell("metric-filling-note", &[("events", events.into())]);
    html! { (bar.note(note).refresh("/insight/definitions", 1)) }
}

fn formulas(v: &Viewer, all: &Definitions) -> Markup {
    let mut table = DataTable::new(&v.reader, v.t("formulas-title"))
        .column(Column::new("name", v.t("definition-name")).header())
        .column(Column::new("key", v.t("definition-key")))
        .column(Column::new("expression", v.t("definition-expression")).optional());
    let formulas = all.formulas.iter().map(|f| (&f.key, f.name.as_ref(), f.expression.clone()));
    let ranks = all
        .ranks
        .iter()
        .map(|r| (&r.key, r.name.as_ref(), v.reader.tell("rank-of", &[("expression", r.of.as_str().into())])));
    for (key, name, expression) in formulas.chain(ranks) {
        let row = Row::new(key).href(format!("/insight/formulas/{key}")).cell(v.reader.say(&label(name, key)));
        let code = |text: &str| html! { code dir="ltr" { (text) } };
        table = table.row(row.cell(code(key)).cell(code(&expression)));
    }
    html! { (table) }
}

fn metrics(v: &Viewer, all: &Definitions) -> Markup {
    let mut table = DataTable::new(&v.reader, v.t("metrics-title"))
        .column(Column::new("name", v.t("definition-name")).header())
        .column(Column::new("key", v.t("definition-key")))
        .column(Column::new("what", v.t("metric-what")))
        .column(Column::new("names", v.t("metric-names")).optional());
    for metric in &all.metrics {
        let what = metric.told().iter().map(|says| v.reader.say(says)).collect::<Vec<_>>().join(" · ");
        let names = metric.named().unwrap_or_else(|| v.t("metric-all-names"));
        let row = Row::new(&metric.key)
            .href(format!("/insight/metrics/{}", metric.key))
            .cell(v.reader.say(&label(metric.name.as_ref(), &metric.key)));
        table =
            table.row(row.cell(html! { code dir="ltr" { (metric.key) } }).cell(what).cell(html! { bdi { (names) } }));
    }
    html! { (table) }
}
