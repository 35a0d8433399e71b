//! `GET /accounts/{id}/events`: every event of an account, newest first.

use axum::extract::{Path, Query, State};
use eventlog::Event;
use kernel::Class;
use maud::{Markup, html};
use serde::Deserialize;
use web::components::{
    Address, Button, Column, DataTable, EmptyState, Field, FormView, Page, PageHeader, Pagination, Row,
};
use web::{App, Outcome, Shared, Viewer, page};

use super::events::OfAccount;
use crate::state;

/// Events on a page.
const PAGE: usize = 100;

/// What is asked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    name: String,
    page: usize,
}

/// Handler.
pub(crate) async fn show(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Outcome {
    viewer.need("usage.read")?;
    team::rights::need_read(&app, &viewer, &id)?;
    let account = customers::accounts::store::get(app.db.read(), &id).await?;
    let path = format!("/accounts/{id}/events");
    let offset = asked.page.saturating_sub(1) * PAGE;
    let names: Vec<String> = if asked.name.trim().is_empty() { Vec::new() } else { vec![asked.name.trim().to_owned()] };
    let listed = match OfAccount::load(&app, &id).await? {
        Some(of) => {
            let all = of.within(&names, None, &app.zone());
            let known = if app.as_of.is_some() { all.until(app.today(), &app.zone()) } else { all };
            Some(known.list(&app, (offset, PAGE), None)?)
        }
        None => None,
    };
    let title = viewer.t("events-title");
    let address = Address::new(&path).with("name", asked.name.as_str());
    let total = listed.as_ref().map_or(0, |l| usize::try_from(l.total).unwrap_or(usize::MAX));
    let main = html! {
        (PageHeader::new(&title).question(viewer.t("events-question")).back(format!("/accounts/{id}"), account.called()))
        (FormView::get(&path).inline().body(html! {
            (Field::search("name", viewer.t("events-name")).value(&asked.name))
            (Button::submit(viewer.t("act-search")))
        }))
        @match listed.filter(|l| !l.events.is_empty()) {
            Some(listed) => {
                (table(&app, &viewer, (&id, &listed.events)))
                (Pagination::new(&viewer.reader, &address, Page { offset, limit: PAGE, total }))
            },
            None => (EmptyState::new(viewer.t("usage-none")).text(viewer.t("usage-none-text")).icon("chart")),
        }
    };
    Ok(page(&app, &viewer, &title, main))
}

/// Events of an account as a table; who did them stands there for whoever may know the account's people.
pub(crate) fn table(app: &App, v: &Viewer, (account, events): (&str, &[Event])) -> Markup {
    let people = state::of(app).people();
    let named = team::rights::may_see(app, v, account, Class::Personal);
    let who = |event: &Event| {
        if !named {
            return v.t("value-hidden");
        }
        let key = event.person_key.as_deref().unwrap_or("–");
        people.as_ref().and_then(|p| p.name(key)).map_or_else(|| key.to_owned(), str::to_owned)
    };
    let mut table = DataTable::new(&v.reader, v.t("events-title"))
        .column(Column::new("at", v.t("events-at")).header())
        .column(Column::new("name", v.t("events-name")))
        .column(Column::new("person", v.t("events-person")))
        .column(Column::new("value", v.t("events-value")).numeric())
        .column(Column::new("source", v.t("events-source")).optional());
    for (at, event) in events.iter().enumerate() {
        table = table.row(
            Row::new(at.to_string())
                .cell(v.reader.moment(event.at))
                .cell(html! { bdi { (event.name) } })
                .cell(html! { bdi { (who(event)) } })
                .cell(event.value.map_or_else(|| "–".to_owned(), |value| v.reader.number(major(value), 3)))
                .cell(html! { bdi { (event.source) } }),
        );
    }
    html! { (table) }
}

#[expect(clippy::cast_precision_loss, reason = "shown with three decimals")]
fn major(value: i128) -> f64 {
    value as f64 / eventlog::VALUE_UNIT as f64
}
