//! Commercial matters under way, on an account's page: "with AM since Tuesday, no price talk".

use std::collections::HashMap;

use kernel::{Class, Day, Instant, Result};
use maud::{Markup, html};
use web::components::{Button, Field, FormView, PostButton, Section, Tone, tag};
use web::{App, BoxFuture, Viewer};

use super::model::Handoff;
use super::store;

pub(crate) fn draw<'a>(app: &'a App, v: &'a Viewer, account: &'a str) -> BoxFuture<'a, Result<Option<Markup>>> {
    Box::pin(async move {
        let rights = team::rights::account(app, v, account);
        let handoffs = store::of_account(app.db.read(), account).await?;
        let live: Vec<&Handoff> = handoffs.iter().filter(|h| h.under_way() || h.state == "returned").collect();
        if live.is_empty() && !rights.log {
            return Ok(None);
        }
        let people = team::people::names(app).await?;
        let back = format!("/accounts/{account}#handoffs");
        let mut section = Section::new(v.t("panel-handoffs")).id("handoffs");
        if rights.log {
            section = section
                .action(Button::link(format!("/accounts/{account}/handoffs/new"), v.t("handoff-new")).small().key("h"));
        }
        let body = html! {
            @if live.is_empty() { p class="quiet" { (v.t("handoffs-none")) } }
            @for handoff in live { (card(v, handoff, &people, (app.today(), &back, rights.sees(Class::Note)))) }
        };
        Ok(Some(html! { (section.body(body)) }))
    })
}

/// One handoff with what its state allows. Its words are read by those between whom it goes, and by whoever may read the account's notes.
pub(crate) fn card(
    v: &Viewer,
    handoff: &Handoff,
    people: &HashMap<String, String>,
    (today, next, notes): (Day, &str, bool),
) -> Markup {
    let told = notes || handoff.from_id == v.id || handoff.to_id == v.id;
    let name = |id: &String| people.get(id).cloned().unwrap_or_else(|| v.t("owner-none"));
    let since = v.reader.day_short(Instant(handoff.at).day(&v.reader.zone));
    let late = handoff.waits() && handoff.answer_day().is_some_and(|d| d < today);
    let mine = if handoff.state == "returned" { handoff.from_id == v.id } else { handoff.to_id == v.id };
    // Whoever is asked to answer wants to know who asks.
    let asked = mine && handoff.waits();
    let who = if asked { &handoff.from_id } else { &handoff.to_id };
    let key = if asked { "handoff-asked-since".to_owned() } else { format!("handoff-{}-since", handoff.state) };
    let args = [("who", name(who).into()), ("day", since.into())];
    html! {
        article class="handoff" {
            p { strong { (v.t(&format!("handoff-matter-{}", handoff.matter))) } " · " (v.reader.tell(&key, &args))
                @if late { " " (tag(v.t("handoff-late"), Tone::Bad)) }
                @else if handoff.waits() { @if let Some(day) = handoff.answer_day() { " " span class="quiet" { (v.reader.tell("handoff-answer-by", &[("day", day.into())])) } } }
            }
            @if told {
                p dir="auto" { (handoff.text) }
                @if let Some(answer) = &handoff.answer { p class="quiet" dir="auto" { (answer) } }
            }
            @if mine {
                @if handoff.waits() {
                    (PostButton::new(format!("/handoffs/{}/accept", handoff.id), &v.csrf, v.t("handoff-accept")).hidden("next", next).small())
                    details { summary { (v.t("handoff-return")) } (answer(v, handoff, "return", next)) }
                } @else { details { summary { (v.t("handoff-close")) } (answer(v, handoff, "close", next)) } }
            }
        }
    }
}

fn answer(v: &Viewer, handoff: &Handoff, act: &str, next: &str) -> Markup {
    let id = format!("{act}-{}", handoff.id);
    let body = html! {
        (Field::text("answer", v.t(&format!("handoff-{act}-why"))).id(id).required())
        (Button::submit(v.t(&format!("handoff-{act}"))).small())
    };
    html! { (FormView::post(format!("/handoffs/{}/{act}", handoff.id), &v.csrf).hidden("next", next).body(body)) }
}
