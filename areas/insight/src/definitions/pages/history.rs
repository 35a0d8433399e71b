//! `GET /insight/definitions/history`: every saved set, who, when and why; and going back to one.

use axum::extract::{Path, State};
use kernel::Instant;
use maud::html;
use web::components::{Column, DataTable, PageHeader, PostButton, Row, Tone, tag};
use web::{Form, Go, Outcome, Shared, Viewer, page};

use crate::definitions::edit::{Typed, change};
use crate::definitions::sets::{current, former};
use crate::definitions::store;

/// Sets that are listed.
const LISTED: u64 = 100;

/// Handler.
pub(crate) async fn show(State(app): State<Shared>, viewer: Viewer) -> Outcome {
    viewer.need("definition.read")?;
    let set = current(&app).await?;
    let people = team::people::names(&app).await?;
    let title = viewer.t("definitions-history");
    let mut table = DataTable::new(&viewer.reader, &title)
        .column(Column::new("at", viewer.t("definitions-at")).header())
        .column(Column::new("who", viewer.t("definitions-author")))
        .column(Column::new("why", viewer.t("definitions-reason")))
        .column(Column::new("id", viewer.t("definitions-set")).optional());
    for row in store::page(app.db.read(), LISTED).await? {
        let author = row.author.strip_prefix("person:").and_then(|id| people.get(id)).cloned();
        let author = author.unwrap_or_else(|| row.author.clone());
        let mut shown = Row::new(&row.id)
            .cell(viewer.reader.moment(Instant(row.at)))
            .cell(html! { bdi { (author) } })
            .cell(html! { bdi { (row.reason) } })
            .cell(html! { code { (row.id) } });
        if row.id == set.id {
            shown = shown.actions(tag(viewer.t("definitions-in-force"), Tone::Good));
        } else if viewer.may("definition.write") {
            let restore = PostButton::new(
                format!("/insight/definitions/history/{}/restore", row.id),
                &viewer.csrf,
                viewer.t("definitions-restore"),
            );
            shown = shown.actions(html! { (restore.hidden("base", &set.id).small()) });
        }
        table = table.row(shown);
    }
    let main = html! {
        (PageHeader::new(&title).question(viewer.t("definitions-history-question")).back("/insight/definitions", viewer.t("definitions-title")))
        (table)
    };
    Ok(page(&app, &viewer, &title, main))
}

/// Handler: saves a former set again, as a new one.
pub(crate) async fn restore(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Outcome<Go> {
    let row = store::get(app.db.read(), &id).await?;
    let before = former(&row)?;
    let cause = change(&app, &viewer, (&typed, ""), |all| {
        *all = before;
        Ok(())
    });
    Ok(Go::to("/insight/definitions/history").undoing("definitions-restored", &cause.await?))
}
