//! What an undo left as it was: which field of which record, who changed it since, and when.

use kernel::{Result, Says};
use maud::{Markup, html};
use storage::{Change, WHOLE};
use web::components::{Button, Column, DataTable, Notice, PageHeader, Row};
use web::{App, Viewer};

use super::{Report, record};
use crate::{audit, people};

/// Places that are listed; each asks for the history of its record.
const LISTED: usize = 100;

/// The page after an undo that left something. `back` is the path of the page before.
pub(super) async fn draw(app: &App, v: &Viewer, (title, back): (&str, &str), report: &Report) -> Result<Markup> {
    let back = if back.starts_with('/') && !back.starts_with("//") && !back.starts_with("/\\") { back } else { "/" };
    let left = Says::new("undo-report-left").with("count", report.undone.conflicts.len());
    let taken = Says::new("undo-done").with("count", report.undone.reverted);
    let names = people::names(app).await?;
    let mut table = DataTable::new(&v.reader, title)
        .column(Column::new("record", v.t("audit-record")).header())
        .column(Column::new("field", v.t("undo-field")))
        .column(Column::new("who", v.t("undo-later-who")))
        .column(Column::new("when", v.t("audit-when")));
    for (entity, id, field) in report.undone.conflicts.iter().take(LISTED) {
        let history = storage::history(app.db.read(), entity, id).await?;
        let later = later(&history, field, &report.cause);
        let who = later.map(|change| audit::actor(&v.reader, &change.actor, &names));
        let when = later.map(|change| v.reader.moment(kernel::Instant(change.known_at)));
        table = table.row(
            Row::new(format!("{id}-{field}"))
                .cell(record(&v.reader, entity))
                .cell(named(v, field))
                .cell(html! { bdi { (who.unwrap_or_default()) } })
                .cell(html! { (when.unwrap_or_default()) }),
        );
    }
    Ok(html! {
        (PageHeader::new(title).question(v.t("undo-report-question")).action(Button::link(back, v.t("undo-report-back")).primary()))
        (Notice::warn(html! { p { (v.reader.say(&taken)) } p { (v.reader.say(&left)) } }))
        (table)
    })
}

/// The change that the undo gave way to: the newest of the field, or of the record, that is not its own.
fn later<'a>(history: &'a [Change], field: &str, own: &str) -> Option<&'a Change> {
    history.iter().rev().find(|change| change.cause != own && (field == WHOLE || change.field == field))
}

/// The name of a field: that of its column where it has one.
fn named(v: &Viewer, field: &str) -> Markup {
    let key = format!("column-{field}");
    match field {
        WHOLE => html! { (v.t("undo-whole")) },
        _ if v.reader.catalogues.has(v.reader.language, &key) => html! { (v.t(&key)) },
        _ => html! { code dir="ltr" { (field) } },
    }
}
