//! Where somebody is signed in, and for administrators where everybody is.

use std::collections::HashMap;

use axum::extract::State;
use i18n::Reader;
use kernel::Instant;
use maud::{Markup, html};
use web::components::{Column, DataTable, PageHeader, PostButton, Row, Section};
use web::{Outcome, Shared, Via, Viewer};

use super::super::model::session;
use super::super::{agent, store};
use crate::{actions, people};

/// `GET /settings/sessions`.
pub(in crate::sessions) async fn page(State(app): State<Shared>, viewer: Viewer) -> Outcome {
    let r = &viewer.reader;
    let now = app.now();
    let alive = store::sessions(app.db.read(), None).await?.into_iter().filter(|s| s.is_alive(now));
    let (own, others): (Vec<_>, Vec<_>) = alive.partition(|s| s.person_id == viewer.id);
    let names = people::names(&app).await?;
    let title = r.t("sessions-title");
    let mut mine = Section::new(r.t("sessions-own")).plain().body(table(&viewer, (&own, &names), now));
    if own.len() > 1 {
        mine = mine.action(
            PostButton::new("/settings/sessions/end-others", &viewer.csrf, r.t("sessions-end-others")).danger().small(),
        );
    }
    let main = html! {
        (PageHeader::new(&title).question(r.t("sessions-question")).back("/settings", r.t("settings-title")))
        (mine)
        @if viewer.may(actions::PERSON_MANAGE) && !others.is_empty() {
            (Section::new(r.t("sessions-everybody")).plain().body(table(&viewer, (&others, &names), now)))
        }
    };
    Ok(web::page(&app, &viewer, &title, main))
}

/// "Chrome on Windows"; what says neither stays as it says it.
fn browser(r: &Reader, agent: &str) -> String {
    match agent::named(agent) {
        (Some(browser), Some(system)) => {
            r.tell("sessions-agent-on", &[("browser", browser.into()), ("system", system.into())])
        }
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) if agent.is_empty() => r.t("sessions-agent-unknown"),
        (None, None) => agent.to_owned(),
    }
}

fn table(viewer: &Viewer, (sessions, names): (&[session::Model], &HashMap<String, String>), now: Instant) -> Markup {
    let r = &viewer.reader;
    let present = |s: &session::Model| matches!(&viewer.via, Via::Session(id) if *id == s.id);
    let rows = sessions.iter().map(|s| {
        let end = PostButton::new(format!("/settings/sessions/{}/end", s.id), &viewer.csrf, r.t("sessions-end"))
            .quiet()
            .small();
        let name = names.get(&s.person_id).map_or("", String::as_str);
        Row::new(&s.id)
            .cell(html! { bdi { (name) } })
            .cell(html! { bdi title=(s.agent) { (browser(r, &s.agent)) } })
            .cell(html! { (r.moment(Instant(s.created_at))) })
            .cell(html! { @if present(s) { (r.t("sessions-present")) } @else { (r.ago(Instant(s.seen_at), now)) } })
            .actions(html! { (end) })
    });
    let table = DataTable::new(r, r.t("sessions-title")).column(Column::new("name", r.t("person-name")).header());
    let table = table
        .column(Column::new("agent", r.t("sessions-agent")).optional())
        .column(Column::new("since", r.t("sessions-since")).optional());
    html! { (table.column(Column::new("seen", r.t("sessions-seen"))).rows(rows)) }
}
