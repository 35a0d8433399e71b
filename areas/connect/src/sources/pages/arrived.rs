//! What arrived from a source: how much, how late, what was refused, which names are new, and what belongs to nobody.

use eventlog::EventLog;
use kernel::{Error, Result};
use maud::{Markup, html};
use std::sync::Arc;
use web::components::{Column, DataTable, Row, Section, Strip};
use web::{App, Viewer};

use super::super::Source;
use crate::intake::counts::{self, Day, Seen};

/// All sections about what arrived.
pub(super) async fn sections(app: &App, v: &Viewer, source: &Source) -> Result<Markup> {
    let seen = counts::of(app, &source.key).seen(app);
    let log = Arc::clone(&app.log);
    let tally = tokio::task::spawn_blocking(move || EventLog::sources(&log)).await.map_err(Error::internal)?;
    let last = seen.last_at.or_else(|| tally.get(&source.key).map(|t| t.last_at));
    Ok(html! {
        (strip(app, v, &seen, last))
        (days(v, &seen))
        (rejects(v, &seen))
        (names(v, &seen))
        (unattached(v, &seen))
    })
}

fn strip(app: &App, v: &Viewer, seen: &Seen, last: Option<kernel::Instant>) -> Markup {
    let number = |n: u64| v.reader.integer(counts::shown(n));
    let never = || v.t("source-never");
    let lag = |micros: Option<i64>| micros.map_or_else(|| "–".to_owned(), |m| v.reader.duration(m / 1_000_000));
    // Before the first event there is nothing that could come twice.
    let horizon = last.map_or_else(|| "–".to_owned(), |_| v.reader.moment(app.log.horizon()));
    html! {
        (Strip::new(v.t("source-arrived"))
            .item(v.t("source-last"), last.map_or_else(never, |at| v.reader.ago(at, app.now())))
            .item(v.t("source-minute"), number(seen.last_minute))
            .item(v.t("source-hour"), number(seen.last_hour))
            .item(v.t("source-day"), number(seen.last_day))
            .item_with_note(v.t("source-lag"), lag(seen.lag_median), v.t("source-lag-note"))
            .item(v.t("source-lag-worst"), lag(seen.lag_worst))
            .item_with_note(v.t("source-horizon"), horizon, v.t("source-horizon-note")))
    }
}

fn days(v: &Viewer, seen: &Seen) -> Markup {
    let row = |name: &str, read: fn(&Day) -> u64| {
        let number = |day: &Day| v.reader.integer(counts::shown(read(day)));
        Row::new(name)
            .cell(v.t(&format!("source-outcome-{name}")))
            .cell(number(&seen.today))
            .cell(number(&seen.yesterday))
    };
    let table = DataTable::new(&v.reader, v.t("source-outcomes"))
        .column(Column::new("outcome", v.t("source-outcome")).header())
        .column(Column::new("today", v.t("source-today")).numeric())
        .column(Column::new("yesterday", v.t("source-yesterday")).numeric())
        .row(row("new", |d| d.new))
        .row(row("duplicate", |d| d.duplicate))
        .row(row("facts", |d| d.facts))
        .row(row("rejected", |d| d.rejected))
        .row(row("unattached", |d| d.unattached))
        .row(row("refused", |d| d.refused));
    let started = v.reader.tell("source-since", &[("at", seen.since.into())]);
    html! { (Section::new(v.t("source-outcomes")).note(started).plain().body(html! { (table) })) }
}

fn rejects(v: &Viewer, seen: &Seen) -> Markup {
    if seen.samples.is_empty() {
        return html! { p.quiet { (v.t("source-no-rejects")) } };
    }
    let mut table = DataTable::new(&v.reader, v.t("source-rejects"))
        .column(Column::new("reason", v.t("source-reason")).header())
        .column(Column::new("field", v.t("source-field")))
        .column(Column::new("value", v.t("source-value")))
        .column(Column::new("remedy", v.t("source-remedy")))
        .column(Column::new("at", v.t("source-when")));
    for (number, sample) in seen.samples.iter().enumerate() {
        table = table.row(
            Row::new(format!("reject-{number}"))
                .cell(v.reader.say(&sample.rejection.says()))
                .cell(html! { code dir="ltr" { (sample.rejection.field) } })
                .cell(html! { bdi { (sample.rejection.value) } })
                .cell(v.reader.say(&sample.rejection.remedy()))
                .cell(v.reader.moment(sample.at)),
        );
    }
    html! { (Section::new(v.t("source-rejects")).plain().body(html! { (table) })) }
}

fn names(v: &Viewer, seen: &Seen) -> Markup {
    if seen.names.is_empty() {
        return html! {};
    }
    let mut table = DataTable::new(&v.reader, v.t("source-names"))
        .column(Column::new("name", v.t("source-event")).header())
        .column(Column::new("first", v.t("source-when")));
    for (name, at) in &seen.names {
        table = table.row(Row::new(name).cell(html! { bdi { (name) } }).cell(v.reader.moment(*at)));
    }
    html! { (Section::new(v.t("source-names")).note(v.t("source-names-note")).plain().body(html! { (table) })) }
}

fn unattached(v: &Viewer, seen: &Seen) -> Markup {
    if seen.unattached.is_empty() {
        return html! {};
    }
    let mut table = DataTable::new(&v.reader, v.t("source-unattached"))
        .column(Column::new("key", v.t("source-account-key")).header())
        .column(Column::new("events", v.t("source-events")).numeric());
    for (key, events) in &seen.unattached {
        let shown = if key.is_empty() { v.t("source-no-key") } else { key.clone() };
        table = table.row(
            Row::new(format!("key-{key}"))
                .cell(html! { bdi { (shown) } })
                .cell(v.reader.integer(counts::shown(*events))),
        );
    }
    html! { (Section::new(v.t("source-unattached")).note(v.t("source-unattached-note")).plain().body(html! { (table) })) }
}
