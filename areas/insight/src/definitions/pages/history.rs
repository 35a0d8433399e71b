//! `GET /insight/definitions/history`: every saved set, who, when and why; and going back to one.

use axum::extract::{Path, State};
use kernel::Instant;
use maud::{Markup, html};
use web::components::{Column, DataTable, PageHeader, PostButton, Row, Tone, tag};
use web::{Form, Go, Outcome, Shared, Viewer, page};

use crate::definitions::difference::{Turn, between};
use crate::definitions::edit::{Typed, change};
use crate::definitions::sets::{current, former};
use crate::definitions::store::{self, Model};

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
        .column(Column::new("what", viewer.t("definitions-difference")))
        .column(Column::new("id", viewer.t("definitions-set")).optional());
    // One more than is listed: what the last one changed is told against it.
    let rows = store::page(app.db.read(), LISTED + 1).await?;
    for (at, row) in rows.iter().enumerate().take(usize::try_from(LISTED).unwrap_or(usize::MAX)) {
        let author = row.author.strip_prefix("person:").and_then(|id| people.get(id)).cloned();
        let author = author.unwrap_or_else(|| match row.author.strip_prefix("system:") {
            Some(_) => viewer.t("definitions-by-system"),
            None => row.author.clone(),
        });
        let mut shown = Row::new(&row.id)
            .cell(viewer.reader.moment(Instant(row.at)))
            .cell(html! { bdi { (author) } })
            .cell(html! { bdi { (row.reason) } })
            .cell(changed(&viewer, row, rows.get(at + 1)))
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

/// What a set changed against the one before it; of the first one nothing is told.
fn changed(v: &Viewer, row: &Model, before: Option<&Model>) -> Markup {
    let sets = before.and_then(|before| Some((former(before).ok()?, former(row).ok()?)));
    let turns = sets.map(|(old, new)| between(&old, &new)).unwrap_or_default();
    let named = |turn: Turn| {
        let names: Vec<String> = turns.iter().filter(|(t, _)| *t == turn).map(|(_, name)| v.reader.say(name)).collect();
        (!names.is_empty()).then(|| v.reader.list(&names))
    };
    html! {
        @for turn in [Turn::Added, Turn::Changed, Turn::Removed] {
            @if let Some(names) = named(turn) { div { (v.reader.tell(&format!("definitions-{}", turn.key()), &[("names", names.into())])) } }
        }
        @if turns.is_empty() { span.quiet { "–" } }
    }
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
