//! `GET /accounts/{id}`: one account: the strip, then the panels of all areas in the order of the house plan, fields last.

use axum::extract::{Path, State};
use kernel::{Result, Value};
use maud::{Markup, html};
use web::components::{Band, Button, PageHeader, band, live};
use web::{App, Outcome, Panel, Shared, Viewer, page};

use crate::accounts::{store, strip};
use crate::hierarchy;

/// Handler.
pub(crate) async fn show(State(app): State<Shared>, viewer: Viewer, Path(id): Path<String>) -> Outcome {
    let rights = team::rights::need_read(&app, &viewer, &id)?;
    let account = store::get(app.db.read(), &id).await?;
    let seen = team::rights::viewed(&app, &viewer, "account");
    let row = seen.frame.row(&id);
    let mark = row.and_then(|row| {
        health_mark(&viewer, &seen.viewed().value(row, "health_band").value().cloned().unwrap_or(Value::Null))
    });
    let mut header = PageHeader::new(&account.name).question(viewer.t("account-question"));
    if let Some(mark) = mark {
        header = header.subtitle(mark);
    }
    let log =
        Button::link(format!("/accounts/{id}/log"), viewer.t("log-title")).primary().icon("note").key("l").panel();
    if rights.log {
        header = header.action(log);
    }
    if rights.write {
        header = header.action(Button::link(format!("/accounts/{id}/edit"), viewer.t("act-edit")).icon("edit"));
    }
    let strip = match row {
        Some(row) => strip::draw(&app, &viewer, &account, &seen.viewed(), row).await?,
        None => html! { p class="quiet" { (viewer.t("account-being-counted")) } },
    };
    let panels = panels(&app, &viewer, &id).await?;
    let main = html! {
        (header)
        @if let Some(row) = row { (hierarchy::belongs(&viewer, &seen.viewed(), row)) }
        (strip)
        nav class="anchors" aria-label=(viewer.t("account-parts")) {
            @for (panel, _) in &panels { a href=(format!("#{}", panel.key)) { (viewer.t(&format!("panel-{}", panel.key))) } }
        }
        div class="panels" { @for (_, markup) in &panels { (markup) } }
    };
    Ok(page(&app, &viewer, account.called(), live("account", &main)))
}

async fn panels(app: &App, viewer: &Viewer, id: &str) -> Result<Vec<(Panel, Markup)>> {
    let mut panels: Vec<Panel> =
        app.modules.iter().flat_map(|m| m.panels).filter(|p| p.subject == "account").copied().collect();
    panels.sort_by_key(|p| p.order);
    let mut drawn = Vec::new();
    for panel in panels {
        if let Some(markup) = (panel.draw)(app, viewer, id).await? {
            drawn.push((panel, markup));
        }
    }
    Ok(drawn)
}

fn health_mark(viewer: &Viewer, value: &Value) -> Option<Markup> {
    Band::from_key(value.text()?).map(|b| band(&viewer.reader, b))
}
