//! The timeline on an account's page, with the log box above it.

use kernel::{Class, Result};
use maud::{Markup, html};
use web::components::{EmptyState, Entry, PostButton, Section, Timeline, Tone, tag};
use web::{App, BoxFuture, Viewer};

use super::log::{LogInput, log_box};
use super::model::Touchpoint;
use super::store;
use crate::contacts;

/// How many touchpoints the page shows.
const SHOWN: u64 = 60;

pub(crate) fn draw<'a>(app: &'a App, v: &'a Viewer, account: &'a str) -> BoxFuture<'a, Result<Option<Markup>>> {
    Box::pin(async move {
        let rights = team::rights::account(app, v, account);
        let contacts = contacts::known_to(app, v, account).await?;
        let touchpoints =
            if rights.sees(Class::Note) { store::of_account(app.db.read(), account, SHOWN).await? } else { Vec::new() };
        let people = team::people::names(app).await?;
        let mut timeline = Timeline::new(v.t("panel-timeline"));
        let mut heading = String::new();
        for touchpoint in &touchpoints {
            let month = v.reader.month(touchpoint.when().day(&v.reader.zone));
            if month != heading {
                timeline = timeline.day(&month);
                heading = month;
            }
            let with = touchpoint
                .contact_id
                .as_ref()
                .and_then(|id| contacts.iter().find(|c| c.id == *id))
                .map(contacts::Contact::addressed);
            let by = touchpoint.by_id.as_ref().and_then(|id| people.get(id)).map(String::as_str);
            timeline = timeline.entry(entry(v, touchpoint, with, by, rights.log));
        }
        let input = LogInput { kind: "call".to_owned(), ..LogInput::default() };
        let body = html! {
            @if rights.log { div class="log-box" { (log_box(v, account, &contacts, &input, None)) } }
            @if touchpoints.is_empty() { (EmptyState::new(v.t("timeline-empty")).text(v.t("timeline-empty-text")).icon("chat")) } @else { (timeline) }
        };
        Ok(Some(html! { (Section::new(v.t("panel-timeline")).id("timeline").body(body)) }))
    })
}

fn entry(v: &Viewer, touchpoint: &Touchpoint, with: Option<&str>, by: Option<&str>, write: bool) -> Entry {
    let title = html! {
        (v.t(&format!("touchpoint-kind-{}", touchpoint.kind)))
        @if let Some(with) = with { " · " bdi { (with) } }
        @if touchpoint.direction != "both" && touchpoint.kind != "note" { " " (tag(v.t(&format!("touchpoint-direction-{}", touchpoint.direction)), Tone::Neutral)) }
        @match touchpoint.mood.as_deref() {
            Some("bad") => { " " (tag(v.t("touchpoint-mood-bad"), Tone::Bad)) }
            Some("good") => { " " (tag(v.t("touchpoint-mood-good"), Tone::Good)) }
            _ => {}
        }
    };
    let mut entry =
        Entry::new(touchpoint.kind.as_str(), title).when(v.reader.moment(touchpoint.when())).id(&touchpoint.id);
    if let Some(by) = by {
        entry = entry.meta(html! { bdi { (by) } });
    }
    if write {
        let remove = PostButton::new(format!("/touchpoints/{}/delete", touchpoint.id), &v.csrf, v.t("act-remove"))
            .quiet()
            .small();
        entry = entry.actions(html! { (remove) });
    }
    entry.body(html! { p dir="auto" { (touchpoint.text) } })
}
