//! `GET /insight/usage`: what arrived, from where, who spoke last, and what belongs to nobody yet.

use axum::extract::State;
use maud::{Markup, html};
use query::Frame;
use web::components::{Button, Column, DataTable, EmptyState, PageHeader, Row, Section, Tone, live, tag};
use web::{App, Outcome, Shared, Viewer, page};

use crate::definitions::model::SOURCE;
use crate::state::engine;

/// Keys of nobody and names that are listed.
const LISTED: usize = 30;

/// Handler.
pub(crate) async fn show(State(app): State<Shared>, viewer: Viewer) -> Outcome {
    viewer.need("usage.read")?;
    let board = app.board.load();
    let title = viewer.t("sources-title");
    let names = app.log.names()?;
    let header = PageHeader::new(&title).question(viewer.t("sources-question"));
    let mut names: Vec<_> = names.into_iter().collect();
    names.sort_by(|a, b| b.1.rows.cmp(&a.1.rows).then_with(|| a.0.cmp(&b.0)));
    let main = html! {
        (header)
        (crate::segments::tabs(&viewer, "/insight/usage"))
        @match board.frame(SOURCE).filter(|f| !f.is_empty()) {
            Some(frame) => {
                (Section::new(viewer.t("sources-arrived")).plain().body(sources(&app, &viewer, frame)))
                (Section::new(viewer.t("sources-names")).plain().body(named(&viewer, &names)))
                (unattached(&app, &viewer))
            },
            None => (EmptyState::new(viewer.t("sources-none")).text(viewer.t("sources-none-text")).icon("inbox").action(Button::link("/import", viewer.t("sources-import")).primary())),
        }
    };
    Ok(page(&app, &viewer, &title, live("sources", &main)))
}

fn count(v: &Viewer, n: u64) -> String {
    v.reader.integer(i64::try_from(n).unwrap_or(i64::MAX))
}

fn sources(app: &App, v: &Viewer, frame: &Frame) -> Markup {
    let tallies = app.log.sources();
    let mut table = DataTable::new(&v.reader, v.t("sources-arrived"))
        .column(Column::new("source", v.t("column-source")).header())
        .column(Column::new("events", v.t("sources-events")).numeric())
        .column(Column::new("last", v.t("column-last_on")))
        .column(Column::new("accounts", v.t("column-accounts")).numeric())
        .column(Column::new("only", v.t("column-accounts_only")).numeric().optional())
        .column(Column::new("gap", v.t("column-usual_gap")).numeric().optional())
        .column(Column::new("state", v.t("sources-state")));
    let signals: Vec<String> = frame.specs().filter(|s| s.key.starts_with("signal_")).map(|s| s.key.clone()).collect();
    for row in 0..frame.len() {
        let source = frame.id(row);
        let number =
            |key: &str| frame.value(row, key).number().map_or_else(|| "–".to_owned(), |n| v.reader.number(n, 0));
        let silent = signals.iter().any(|s| frame.value(row, s).flag() == Some(true));
        table = table.row(
            Row::new(source)
                .cell(html! { bdi { (source) } })
                .cell(tallies.get(source).map_or_else(|| "–".to_owned(), |t| count(v, t.rows)))
                .cell(tallies.get(source).map_or_else(|| "–".to_owned(), |t| v.reader.ago(t.last_at, app.now())))
                .cell(number("accounts"))
                .cell(number("accounts_only"))
                .cell(number("usual_gap"))
                .cell(if silent {
                    tag(v.t("sources-silent"), Tone::Bad)
                } else {
                    tag(v.t("sources-speaks"), Tone::Good)
                }),
        );
    }
    html! { (table) }
}

fn named(v: &Viewer, names: &[(String, eventlog::Tally)]) -> Markup {
    let mut table = DataTable::new(&v.reader, v.t("sources-names"))
        .column(Column::new("name", v.t("events-name")).header())
        .column(Column::new("events", v.t("sources-events")).numeric())
        .column(Column::new("first", v.t("sources-first")))
        .column(Column::new("last", v.t("sources-last")));
    for (name, tally) in names.iter().take(LISTED) {
        table = table.row(
            Row::new(name)
                .cell(html! { bdi { (name) } })
                .cell(count(v, tally.rows))
                .cell(v.reader.moment(tally.first_at))
                .cell(v.reader.moment(tally.last_at)),
        );
    }
    html! { (table) @if names.len() > LISTED { p.quiet { (v.reader.tell("sources-more", &[("count", (names.len() - LISTED).into())])) } } }
}

fn unattached(app: &App, v: &Viewer) -> Markup {
    let all = engine(app).and_then(|e| Some(e.counted.as_ref()?.fold.unattached())).unwrap_or_default();
    if all.is_empty() {
        return html! { p.quiet { (v.t("sources-all-attached")) } };
    }
    let mut table = DataTable::new(&v.reader, v.t("sources-unattached"))
        .column(Column::new("key", v.t("sources-key")).header())
        .column(Column::new("source", v.t("column-source")))
        .column(Column::new("events", v.t("sources-events")).numeric())
        .column(Column::new("last", v.t("sources-last")));
    for (source, key, what) in all.iter().take(LISTED) {
        let shown = if key.is_empty() { v.t("sources-no-key") } else { key.clone() };
        let row = Row::new(key).cell(html! { bdi { (shown) } }).cell(html! { bdi { (source) } });
        table = table.row(row.cell(count(v, what.events)).cell(v.reader.moment(kernel::Instant(what.last_at))));
    }
    let body = html! {
        p { (v.t("sources-unattached-text")) }
        (table)
        @if all.len() > LISTED { p.quiet { (v.reader.tell("sources-more", &[("count", (all.len() - LISTED).into())])) } }
    };
    html! { (Section::new(v.t("sources-unattached")).plain().body(body)) }
}
