//! `GET /settings/sources`: what may send, when it last spoke, and making a new one.

use axum::extract::State;
use kernel::{Error, Result};
use maud::{Markup, html};
use web::components::{
    Button, Column, DataTable, EmptyState, ErrorSummary, FormView, PageHeader, Row, Section, Tone, tag,
};
use web::{App, Outcome, Shared, Viewer, page};

use super::super::actions::Input;
use super::super::{Source, USUAL_RATE, store};
use super::form;
use crate::intake::counts;

/// Handler.
pub(in crate::sources) async fn show(State(app): State<Shared>, viewer: Viewer) -> Outcome {
    viewer.need("settings.manage")?;
    let input = Input {
        kind: "node".to_owned(),
        names: "person".to_owned(),
        facts: "person".to_owned(),
        own: "sdk".to_owned(),
        per_second: USUAL_RATE.to_string(),
        ..Input::default()
    };
    Ok(shown(&app, &viewer, &input, None).await?)
}

/// The page with what was typed and what is wrong.
pub(in crate::sources) async fn shown(app: &App, v: &Viewer, input: &Input, error: Option<&Error>) -> Result<Markup> {
    let sources = store::all(app.db.read()).await?;
    let title = v.t("event-sources-title");
    let body = html! { (form::fields(v, input, error)) (Button::submit(v.t("source-make")).primary()) };
    let main = html! {
        (PageHeader::new(&title).question(v.t("event-sources-question")).back("/settings", v.t("settings-title")))
        (ErrorSummary::new(&v.reader, error))
        @if sources.is_empty() {
            (EmptyState::new(v.t("event-sources-empty")).text(v.t("event-sources-empty-text")).icon("inbox"))
        } @else { (table(app, v, &sources)) }
        (Section::new(v.t("source-new")).body(html! { (FormView::post("/settings/sources", &v.csrf).body(body)) }))
    };
    Ok(page(app, v, &title, main))
}

fn table(app: &App, v: &Viewer, sources: &[Source]) -> Markup {
    let logged = app.log.sources();
    let mut table = DataTable::new(&v.reader, v.t("event-sources-title"))
        .column(Column::new("name", v.t("source-name")).header())
        .column(Column::new("kind", v.t("source-kind")))
        .column(Column::new("last", v.t("source-last")))
        .column(Column::new("hour", v.t("source-hour")).numeric())
        .column(Column::new("rejected", v.t("source-rejected-today")).numeric())
        .column(Column::new("state", v.t("source-state")));
    for source in sources {
        let seen = counts::of(app, &source.key).seen(app);
        let last = seen.last_at.or_else(|| logged.get(&source.key).map(|t| t.last_at));
        let row = Row::new(&source.id)
            .href(format!("/settings/sources/{}", source.id))
            .cell(html! { bdi { (source.name) } })
            .cell(v.t(&format!("source-kind-{}", source.kind)))
            .cell(last.map_or_else(|| v.t("source-never"), |at| v.reader.ago(at, app.now())))
            .cell(v.reader.integer(counts::shown(seen.last_hour)))
            .cell(v.reader.integer(counts::shown(seen.today.rejected)))
            .cell(if source.is_active() {
                tag(v.t("source-active"), Tone::Good)
            } else {
                tag(v.t("source-is-ended"), Tone::Neutral)
            });
        table = table.row(row);
    }
    html! { (table) }
}
