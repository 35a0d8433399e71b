//! Who is on the team.

use std::collections::HashMap;

use axum::extract::{Query, State};
use i18n::Reader;
use kernel::Instant;
use maud::{Markup, html};
use serde::Deserialize;
use web::components::{Button, Column, DataTable, PageHeader, Row, Tabs, Tone, tag};
use web::{Outcome, Shared, Viewer};

use super::super::{Person, role_name};
use crate::sessions::{self, Seen};
use crate::{actions, state};

/// Which people are wanted.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::people) struct Asked {
    show: String,
}

/// `GET /team`.
pub(in crate::people) async fn page(State(app): State<Shared>, viewer: Viewer, Query(asked): Query<Asked>) -> Outcome {
    viewer.need(actions::PERSON_READ)?;
    let r = &viewer.reader;
    let people = std::sync::Arc::clone(&state::known(&app).await?.people);
    let (active, ended): (Vec<&Person>, Vec<&Person>) = people.iter().partition(|p| p.is_active());
    let wants_ended = asked.show == "ended";
    let ways = sessions::state_of_links(app.db.read(), app.now()).await?;
    let seen = sessions::last_seen(app.db.read()).await?;
    let title = r.t("team-title");
    let mut header = PageHeader::new(&title).question(r.t("team-question"));
    if viewer.may(actions::PERSON_MANAGE) {
        header = header.action(Button::link("/team/invite", r.t("team-invite")).primary().icon("plus").key("n"));
    }
    let shown = if wants_ended { &ended } else { &active };
    let main = html! {
        (header)
        (Tabs::new(&title)
            .tab("/team", r.t("team-active"), !wants_ended).counted(r, active.len())
            .tab("/team?show=ended", r.t("team-ended"), wants_ended).counted(r, ended.len()))
        @if shown.is_empty() {
            (web::components::EmptyState::new(r.t("team-empty")).icon("people"))
        } @else { (table(r, shown, (&ways, &seen), app.now())) }
    };
    Ok(web::page(&app, &viewer, &title, main))
}

fn table<'a>(
    r: &'a Reader,
    people: &[&Person],
    (ways, seen): (&Seen, &HashMap<String, Instant>),
    now: Instant,
) -> DataTable<'a> {
    let rows = people.iter().map(|p| {
        let last = seen.get(&p.id).map_or_else(|| r.t("team-never"), |at| r.ago(*at, now));
        Row::new(&p.id)
            .href(format!("/team/{}", p.id))
            .panel()
            .cell(html! { bdi { (p.name) } })
            .cell(html! { (role_name(r, p.role())) })
            .cell(html! { bdi { (p.team.as_deref().unwrap_or("")) } })
            .cell(html! { span dir="ltr" { (p.email) } })
            .cell(standing(r, p, ways))
            .cell(html! { (last) })
    });
    DataTable::new(r, r.t("team-title"))
        .id("team")
        .column(Column::new("name", r.t("person-name")).header())
        .column(Column::new("role", r.t("person-role")))
        .column(Column::new("team", r.t("person-team")).optional())
        .column(Column::new("email", r.t("person-email")).optional())
        .column(Column::new("standing", r.t("person-standing")))
        .column(Column::new("seen", r.t("person-seen")).optional())
        .rows(rows)
}

/// Whether somebody can come in, and how.
pub(super) fn standing(r: &Reader, person: &Person, ways: &Seen) -> Markup {
    match (person.is_active(), ways.with_password.contains(&person.id), ways.invited.contains(&person.id)) {
        (false, ..) => tag(r.t("standing-ended"), Tone::Neutral),
        (true, true, _) => tag(r.t("standing-active"), Tone::Good),
        (true, false, true) => tag(r.t("standing-invited"), Tone::Accent),
        (true, false, false) => tag(r.t("standing-no-way"), Tone::Warn),
    }
}
