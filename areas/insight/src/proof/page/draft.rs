//! A draft of a scorecard beside the one in force, on the kept past days.

use std::sync::Arc;

use kernel::{Day, Result};
use maud::{Markup, html};
use web::components::{Column, DataTable, Notice, Row, Section};
use web::{Shared, Viewer};

use super::told::{count, within};
use super::{Input, compared, is_asked};
use crate::definitions::{Definitions, sets};
use crate::proof::{Asked, Report, kept, known_by};

/// What the draft would have said in the past, beside the definitions in force; in words what keeps it from being said.
///
/// # Errors
/// The database or a kept day cannot be read.
pub(crate) async fn tried(app: &Shared, v: &Viewer, draft: Arc<Definitions>) -> Result<Markup> {
    let set = sets::current(app).await?;
    // The draft's own numbers are not learned from: this compares scorecards.
    let asked = Asked { features: Vec::new(), baseline: None, ..Input::default().or_usual(&set.definitions).asked()? };
    let kept: Vec<Day> = kept::valid(app).await?.valid.into_keys().collect();
    let days = known_by(kept, asked.within, app.today());
    let section = Section::new(v.t("proof-draft")).id("tried");
    if days.is_empty() {
        let says = html! { (v.t("proof-draft-no-days")) " " a href="/insight/proof" { (v.t("proof-title")) } };
        return Ok(html! { (section.body(html! { (Notice::info(says)) })) });
    }
    let risk = asked.within;
    match compared(app, v, asked, (vec![Arc::clone(&set.definitions), draft], days)).await {
        Ok(report) => Ok(html! { (section.body(drawn(v, risk, &report))) }),
        Err(error) if is_asked(&error) => {
            Ok(html! { (section.body(html! { (Notice::info(v.reader.say(&error.says))) })) })
        }
        Err(error) => Err(error),
    }
}

fn drawn(v: &Viewer, within_days: u16, report: &Report) -> Markup {
    let r = &v.reader;
    let (first, last, days) = report.days;
    let about = r.tell(
        "proof-draft-about",
        &[
            ("lost", count(report.lost).into()),
            ("accounts", count(report.accounts).into()),
            ("days", count(days).into()),
            ("first", first.into()),
            ("last", last.into()),
            ("within", i64::from(within_days).into()),
        ],
    );
    let mut table = DataTable::new(r, v.t("proof-draft"))
        .column(Column::new("version", v.t("proof-version")).header())
        .column(Column::new("flagged", v.t("proof-flagged-lost")).numeric())
        .column(Column::new("warning", v.t("proof-warning")).numeric())
        .column(Column::new("alarms", v.t("proof-alarms-count")).numeric())
        .column(Column::new("true", v.t("proof-alarms-true")).numeric())
        .column(Column::new("auc", v.t("proof-auc")).numeric().optional());
    for (at, told) in report.told.iter().enumerate() {
        let (alarms, sign) = (told.alarms(), report.signs.get(at));
        let share = (alarms.looks > 0).then(|| r.percent(alarms.lost as f64 / alarms.looks as f64));
        let warning = told.warning.map(|days| r.tell("proof-days-count", &[("days", days.into())]));
        let none = || "–".to_owned();
        table = table.row(
            Row::new(at.to_string())
                .cell(v.t(if at == 0 { "proof-version-force" } else { "proof-version-draft" }))
                .cell(r.tell("proof-of", &[("n", count(told.flagged).into()), ("all", count(report.lost).into())]))
                .cell(warning.unwrap_or_else(none))
                .cell(r.integer(count(alarms.looks)))
                .cell(share.unwrap_or_else(none))
                .cell(sign.map_or_else(none, |sign| within(v, sign.measures.auc))),
        );
    }
    html! { p { (about) } (table) p.quiet { (v.t("proof-draft-read")) } }
}
