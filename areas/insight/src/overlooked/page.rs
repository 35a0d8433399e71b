//! `GET /insight/overlooked`: for each feature, who left later of those who used it and of comparable ones who did not.

use std::collections::BTreeMap;

use axum::extract::State;
use maud::{Markup, html};
use web::components::{Column, DataTable, EmptyState, PageHeader, Row, Section, live};
use web::{Outcome, Shared, Viewer, page};

use super::company::LATER;
use super::later::{LEAST, LEAST_LOST, Later};
use super::{LATELY, later_of, words};

/// Features that are listed.
const LISTED: usize = 100;

/// Handler.
pub(super) async fn show(State(app): State<Shared>, viewer: Viewer) -> Outcome {
    viewer.need("definition.read")?;
    viewer.need("usage.read")?;
    let v = &viewer;
    let title = v.t("overlooked-title");
    let told = later_of(&app, v).await?.unwrap_or_default();
    let counts = [
        ("days", i64::from(LATER).into()),
        ("used", i64::from(LATELY).into()),
        ("least", i64::try_from(LEAST).unwrap_or(i64::MAX).into()),
        ("lost", i64::try_from(LEAST_LOST).unwrap_or(i64::MAX).into()),
    ];
    let main = html! {
        (PageHeader::new(&title).question(v.t("overlooked-question")).back("/insight/adoption", v.t("adoption-title")))
        (crate::segments::tabs(v, "/insight/adoption"))
        @if told.is_empty() {
            (EmptyState::new(v.t("overlooked-empty")).text(v.reader.tell("overlooked-empty-text", &counts)).icon("chart"))
        } @else {
            (Section::new(v.t("overlooked-table")).note(v.reader.tell("overlooked-note", &counts)).plain().body(table(v, &told)))
            p.quiet { (v.t("overlooked-no-cause")) " " (v.t("overlooked-account")) }
        }
    };
    Ok(page(&app, v, &title, live("overlooked", &main)))
}

fn table(v: &Viewer, told: &BTreeMap<String, Later>) -> Markup {
    let mut sorted: Vec<(&String, &Later)> = told.iter().collect();
    // What goes most with staying first, then what cannot be said.
    let value = |later: &Later| later.compared.map_or(f64::INFINITY, |compared| compared.difference.value);
    sorted.sort_by(|a, b| value(a.1).total_cmp(&value(b.1)).then_with(|| b.1.users.cmp(&a.1.users)));
    let mut table = DataTable::new(&v.reader, v.t("overlooked-table"))
        .column(Column::new("name", v.t("events-name")).header())
        .column(Column::new("users", v.t("overlooked-who-used")).numeric().optional())
        .column(Column::new("others", v.t("overlooked-who-not")).numeric().optional())
        .column(Column::new("left_users", v.t("overlooked-left-users")).numeric())
        .column(Column::new("left_others", v.t("overlooked-left-others")).numeric())
        .column(Column::new("difference", v.t("overlooked-difference")).numeric())
        .column(Column::new("says", v.t("chances-says")));
    for (name, later) in sorted.iter().take(LISTED) {
        let count = |n: usize| v.reader.integer(i64::try_from(n).unwrap_or(i64::MAX));
        let row = Row::new(name.as_str()).cell(html! { bdi { (name) } });
        let row = row.cell(count(later.users)).cell(count(later.others));
        let row = match &later.compared {
            Some(compared) => {
                let ([users, others], [difference, low, high]) =
                    (words::shares(v, compared), words::fewer(v, compared));
                let difference = html! { bdi dir="ltr" { (difference) " (" (low) " – " (high) ")" } };
                row.cell(users).cell(others).cell(difference).cell(v.t(words::verdict(compared)))
            }
            None => row.cell("–").cell("–").cell("–").cell(v.t("overlooked-too-few-to-say")),
        };
        table = table.row(row);
    }
    let more = i64::try_from(sorted.len().saturating_sub(LISTED)).unwrap_or(i64::MAX);
    html! { (table) @if more > 0 { p.quiet { (v.reader.tell("sources-more", &[("count", more.into())])) } } }
}
