//! The report: first a sentence for a lead, below it statistics.

use kernel::Value;
use maud::{Markup, html};
use web::charts::{Foretold, Reliability};
use web::components::{Band, Column, DataTable, Notice, Row, Section};
use web::{App, Viewer};

use super::Input;
use crate::definitions::model::ACCOUNT;
use crate::health::panel::band_mark;
use crate::proof::{Estimate, InBand, Missed, OfClass, Report, Sign, Told, is_loss};

/// Customers without a sign that are listed.
const LISTED: usize = 50;

/// The whole report.
pub(super) fn told(app: &App, v: &Viewer, input: &Input, report: &Report) -> Markup {
    let name = |at: usize| v.t(if at == 0 { "proof-version-today" } else { "proof-version-other" });
    let (several, outcome) = (report.told.len() > 1, input.outcome.as_str());
    html! {
        @for (column, area) in &report.too_good { (too_good(v, outcome, (column, *area))) }
        @for (at, told) in report.told.iter().enumerate() {
            (Section::new(if several { name(at) } else { v.t("proof-said") }).body(html! {
                p.lead { (sentence(v, outcome, (report.lost, told))) }
                p { (alarms(v, input, told)) }
                @if !is_loss(outcome) { p.quiet { (what_it_is(app, v, outcome)) } }
                (bands(v, outcome, told))
            }))
        }
        (missed(app, v, (outcome, &report.missed)))
        @if !report.classes.is_empty() { (classes(v, outcome, &report.classes)) }
        (Section::new(v.t("proof-statistics")).body(html! { details class="stack" { summary { (v.t("proof-statistics-open")) } (statistics(v, outcome, report)) } }))
    }
}

/// The message for a loss, or for anything else that came.
pub(super) fn key(start: &str, outcome: &str) -> String {
    if is_loss(outcome) { start.to_owned() } else { format!("{start}-other") }
}

/// "It is “Renewed on”. Flagged means at risk or critical: …"
fn what_it_is(app: &App, v: &Viewer, outcome: &str) -> String {
    let board = app.board.load();
    let spec = board.frame(ACCOUNT).and_then(|frame| frame.spec(outcome));
    let column = spec.map_or_else(|| outcome.to_owned(), |spec| v.reader.say(&spec.label));
    v.reader.tell("proof-note-other", &[("column", column.into())])
}

pub(super) fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// "Of 60 lost, 42 were flagged, typically 47 days before the notice deadline. 18 had no sign."
fn sentence(v: &Viewer, outcome: &str, (lost, told): (usize, &Told)) -> String {
    let numbers = [("lost", count(lost).into()), ("flagged", count(told.flagged).into())];
    let mut says = vec![v.reader.tell(&key("proof-sentence", outcome), &numbers)];
    if let Some(days) = told.warning {
        says.push(v.reader.tell(&key("proof-sentence-warning", outcome), &[("days", days.into())]));
    }
    let missed = count(lost.saturating_sub(told.flagged));
    says.push(v.reader.tell(&key("proof-sentence-missed", outcome), &[("count", missed.into())]));
    says.join(" ")
}

/// "A warning came true 3 times in 10."
fn alarms(v: &Viewer, input: &Input, told: &Told) -> String {
    let InBand { looks, lost } = told.alarms();
    if looks == 0 {
        return v.t("proof-no-alarms");
    }
    let share = v.reader.percent(lost as f64 / looks as f64);
    let days = text::latin_digits(input.within.trim()).parse::<i64>().unwrap_or(0);
    v.reader.tell(&key("proof-alarms", &input.outcome), &[("share", share.into()), ("days", days.into())])
}

fn bands(v: &Viewer, outcome: &str, told: &Told) -> Markup {
    let mut table = DataTable::new(&v.reader, v.t("proof-bands"))
        .column(Column::new("band", v.t("column-health_band")).header())
        .column(Column::new("looks", v.t("proof-looks")).numeric())
        .column(Column::new("lost", v.t(&key("proof-lost", outcome))).numeric())
        .column(Column::new("share", v.t("proof-share")).numeric());
    for (place, InBand { looks, lost }) in &told.bands {
        let Some(band) = Band::ALL.get(*place) else { continue };
        table = table.row(
            Row::new(band.key())
                .cell(band_mark(v, &Value::Text(band.key().to_owned())))
                .cell(v.reader.integer(count(*looks)))
                .cell(v.reader.integer(count(*lost)))
                .cell(v.reader.percent(*lost as f64 / *looks as f64)),
        );
    }
    html! { (table) }
}

fn missed(app: &App, v: &Viewer, (outcome, missed): (&str, &[Missed])) -> Markup {
    let rights = team::rights::viewed(app, v, ACCOUNT);
    let viewed = rights.viewed();
    let seen: Vec<(&Missed, usize)> = missed.iter().filter_map(|one| Some((one, viewed.row(&one.account)?))).collect();
    if seen.is_empty() {
        return html! {};
    }
    let title = v.t(&key("proof-missed", outcome));
    let mut table = DataTable::new(&v.reader, &title)
        .column(Column::new("account", v.t("column-name")).header())
        .column(Column::new("on", v.t(&key("proof-outcome-on", outcome))))
        .column(Column::new("seen", v.t("proof-last-seen")).optional())
        .column(Column::new("band", v.t("column-health_band")))
        .column(Column::new("score", v.t("column-health")).numeric());
    for (one, row) in seen.iter().take(LISTED) {
        let band = one.band.map_or(Value::Null, |band| Value::Text(band.key().to_owned()));
        table = table.row(
            Row::new(format!("{}-{}", one.account, one.on))
                .href(format!("/accounts/{}", one.account))
                .cell(html! { bdi { (viewed.frame.value(*row, "name").text().unwrap_or("")) } })
                .cell(v.reader.day(one.on))
                .cell(v.reader.day(one.seen))
                .cell(band_mark(v, &band))
                .cell(one.score.map_or_else(|| "–".to_owned(), |score| v.reader.number(score.round(), 0))),
        );
    }
    let more =
        (seen.len() > LISTED).then(|| v.reader.tell("sources-more", &[("count", count(seen.len() - LISTED).into())]));
    html! { (Section::new(title).id("missed").note(v.t(&key("proof-missed-note", outcome))).plain().body(html! { (table) @if let Some(more) = more { p.quiet { (more) } } })) }
}

fn classes(v: &Viewer, outcome: &str, classes: &[OfClass]) -> Markup {
    let mut table = DataTable::new(&v.reader, v.t("proof-by"))
        .column(Column::new("class", v.t("proof-class")).header())
        .column(Column::new("looks", v.t("proof-looks")).numeric())
        .column(Column::new("lost", v.t(&key("proof-lost", outcome))).numeric())
        .column(Column::new("flagged", v.t("proof-flagged")).numeric())
        .column(Column::new("auc", v.t("proof-auc")).numeric());
    for class in classes {
        table = table.row(
            Row::new(class.class.as_deref().unwrap_or("*none"))
                .cell(html! { bdi { (class.class.clone().unwrap_or_else(|| v.t("proof-no-class"))) } })
                .cell(v.reader.integer(count(class.looks)))
                .cell(v.reader.integer(count(class.lost)))
                .cell(v.reader.integer(count(class.flagged)))
                .cell(class.auc.map_or_else(|| v.t("proof-too-few"), |auc| within(v, auc))),
        );
    }
    html! { (Section::new(v.t("proof-by")).plain().body(html! { (table) })) }
}

/// "0.65 (0.62 – 0.67)".
pub(super) fn within(v: &Viewer, estimate: Estimate) -> String {
    let number = |n: f64| v.reader.number(n, 3);
    format!("{} ({} – {})", number(estimate.value), number(estimate.interval.low), number(estimate.interval.high))
}

fn statistics(v: &Viewer, outcome: &str, report: &Report) -> Markup {
    let (first, last, days) = report.days;
    let about = v.reader.tell(
        &key("proof-about", outcome),
        &[
            ("looks", count(report.looks).into()),
            ("accounts", count(report.accounts).into()),
            ("days", count(days).into()),
            ("first", first.into()),
            ("last", last.into()),
            ("lost", count(report.lost_looks).into()),
        ],
    );
    let mut table = DataTable::new(&v.reader, v.t("proof-signs"))
        .column(Column::new("sign", v.t("proof-sign")).header())
        .column(Column::new("auc", v.t("proof-auc")).numeric())
        .column(Column::new("lift", v.t("proof-lift")).numeric())
        .column(Column::new("caught", v.t(&key("proof-caught", outcome))).numeric())
        .column(Column::new("value", v.t(&key("proof-caught-value", outcome))).numeric().optional())
        .column(Column::new("warning", v.t("proof-warning")).numeric())
        .column(Column::new("brier", v.t("proof-brier")).numeric().optional());
    table = report.signs.iter().fold(table, |table, sign| table.row(line(v, sign)));
    let points = report.reliability.iter().map(|bin| Foretold {
        expected: bin.expected,
        share: bin.share,
        within: (bin.interval.low, bin.interval.high),
        count: bin.rows,
    });
    html! {
        p { (about) }
        (table)
        p.quiet { (v.t("proof-how")) }
        @if !report.reliability.is_empty() {
            (Reliability::new(&v.reader, v.t("proof-reliability"), points.collect()).describe(v.t(&key("proof-reliability-text", outcome))))
        }
    }
}

fn line(v: &Viewer, sign: &Sign) -> Row {
    let (m, none) = (&sign.measures, || "–".to_owned());
    let brier = |(score, skill): (f64, f64)| format!("{} ({})", v.reader.number(score, 4), v.reader.percent(skill));
    Row::new(sign.key)
        .cell(v.t(&format!("proof-sign-{}", sign.key)))
        .cell(within(v, m.auc))
        .cell(v.reader.number(m.lift, 2))
        .cell(v.reader.percent(m.caught))
        .cell(m.caught_value.map_or_else(none, |share| v.reader.percent(share)))
        .cell(m.warning.map_or_else(none, |days| v.reader.tell("proof-days-count", &[("days", days.into())])))
        .cell(m.brier.map_or_else(none, brier))
}

fn too_good(v: &Viewer, outcome: &str, (column, area): (&str, f64)) -> Markup {
    let says = v.reader.tell(
        &key("proof-too-good", outcome),
        &[("column", column.to_owned().into()), ("auc", v.reader.number(area, 2).into())],
    );
    html! { (Notice::warn(says)) }
}
