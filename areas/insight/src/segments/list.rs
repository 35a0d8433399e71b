//! `GET /insight/segments`: all groups, tiers and stages with their exact counts.

use axum::extract::State;
use kernel::Value;
use maud::{Markup, html};
use query::Viewed;
use web::components::{Button, Column, DataTable, EmptyState, PageHeader, Row, Section, live};
use web::{Outcome, Shared, Viewer, page};

use crate::definitions::model::ACCOUNT;
use crate::definitions::sets::current;
use crate::words::label;

/// Handler.
pub(crate) async fn show(State(app): State<Shared>, viewer: Viewer) -> Outcome {
    viewer.need("definition.read")?;
    let set = current(&app).await?;
    let rights = team::rights::viewed(&app, &viewer, ACCOUNT);
    let viewed = rights.viewed();
    let title = viewer.t("segments-title");
    let mut header = PageHeader::new(&title).question(viewer.t("segments-question"));
    if viewer.may("definition.write") {
        header = header
            .action(Button::link("/insight/segments/new", viewer.t("segment-new")).primary().icon("plus").key("n"));
    }
    let mut table = DataTable::new(&viewer.reader, &title)
        .column(Column::new("name", viewer.t("definition-name")).header())
        .column(Column::new("count", viewer.t("segments-accounts")).numeric())
        .column(Column::new("expression", viewer.t("definition-expression")).optional());
    for segment in &set.definitions.segments {
        let count = members(&viewed, &segment.column());
        let members = format!("/accounts?where={}", segment.column());
        let row = Row::new(&segment.key)
            .href(format!("/insight/segments/{}", segment.key))
            .cell(viewer.reader.say(&label(segment.name.as_ref(), &segment.key)));
        let row =
            row.cell(html! { a href=(members) { (viewer.reader.integer(i64::try_from(count).unwrap_or(i64::MAX))) } });
        table = table.row(row.cell(html! { code dir="ltr" { (segment.expression) } }));
    }
    let main = html! {
        (header)
        (crate::segments::tabs(&viewer, "/insight/segments"))
        @if set.definitions.segments.is_empty() { (EmptyState::new(viewer.t("segments-none")).text(viewer.t("segments-none-text"))) } @else { (table) }
        @for division in ["tier", "stage"] { (classes(&viewer, &viewed, division)) }
    };
    Ok(page(&app, &viewer, &title, live("segments", &main)))
}

/// How many accounts that may be seen have a flag.
pub(super) fn members(viewed: &Viewed<'_>, column: &str) -> usize {
    let groups = viewed.group_count(column).unwrap_or_default();
    groups.known.iter().find(|(value, _)| *value == Value::Flag(true)).map_or(0, |(_, count)| *count)
}

fn classes(v: &Viewer, viewed: &Viewed<'_>, column: &str) -> Markup {
    let Some(spec) = viewed.frame.spec(column) else { return html! {} };
    let groups = viewed.group_count(column).unwrap_or_default();
    let mut table = DataTable::new(&v.reader, v.t(&format!("column-{column}")))
        .column(Column::new("name", v.t("definition-name")).header())
        .column(Column::new("count", v.t("segments-accounts")).numeric());
    let count = |n: usize| v.reader.integer(i64::try_from(n).unwrap_or(i64::MAX));
    for (value, n) in &groups.known {
        let key = value.text().unwrap_or("");
        let name =
            spec.choices.iter().find(|(k, _)| k == key).map_or_else(|| key.to_owned(), |(_, says)| v.reader.say(says));
        let href = format!("/accounts?where={}", page::encoded(&format!("{column} = '{}'", key.replace('\'', "''"))));
        table = table.row(Row::new(key).href(href).cell(name).cell(count(*n)));
    }
    if groups.unknown > 0 {
        table = table.row(Row::new("none").cell(v.t("value-none")).cell(count(groups.unknown)));
    }
    let mut section = Section::new(v.t(&format!("column-{column}"))).plain().body(html! { (table) });
    if v.may("definition.write") {
        section = section.action(Button::link(format!("/insight/divisions/{column}"), v.t("act-edit")).small());
    }
    html! { (section) }
}
