//! The people on an account's page: how to address them, when we last spoke, and who is missing.

use std::collections::HashMap;

use kernel::{Instant, Result};
use maud::{Markup, html};
use web::components::{Button, EmptyState, Section, Tone, tag};
use web::{App, BoxFuture, Viewer};

use super::model::Contact;
use super::store;
use crate::timeline::{self, Touchpoint};
use crate::users;

/// How many touchpoints are looked through for the last talk with each person.
const LOOK_BACK: u64 = 500;
/// Roles whose absence is a gap that is written out.
const NEEDED: [&str; 2] = ["decision_maker", "champion"];

pub(crate) fn draw<'a>(app: &'a App, v: &'a Viewer, account: &'a str) -> BoxFuture<'a, Result<Option<Markup>>> {
    Box::pin(async move {
        let rights = team::rights::account(app, v, account);
        if !rights.sees(kernel::Class::Personal) {
            return Ok(None);
        }
        let mut contacts = store::of_account(app.db.read(), account).await?;
        contacts.sort_by_key(|c| super::ROLES.iter().position(|r| *r == c.role));
        let talks = timeline::store::of_account(app.db.read(), account, LOOK_BACK).await?;
        let mut last: HashMap<&str, &Touchpoint> = HashMap::new();
        for talk in talks.iter().filter(|t| t.two_way() && t.when() <= app.now()) {
            if let Some(contact) = &talk.contact_id {
                last.entry(contact).or_insert(talk);
            }
        }
        let add = Button::link(format!("/accounts/{account}/contacts/new"), v.t("contact-add")).small().icon("plus");
        let mut section = Section::new(v.t("panel-people")).id("people");
        if rights.write {
            section = section.action(add);
        }
        let users = users::without_contact(app, v, (account, &contacts), rights.write).await?;
        let body = html! {
            @if contacts.is_empty() { (EmptyState::new(v.t("contacts-empty")).text(v.t("contacts-empty-text")).icon("people")) }
            ul class="people" { @for contact in &contacts { (line(v, contact, last.get(contact.id.as_str()).copied(), app.now())) } }
            @for role in NEEDED.iter().filter(|r| contacts.iter().all(|c| c.role != **r)) {
                p class="gap" { (tag(v.t("contacts-gap"), Tone::Warn)) " " (v.t(&format!("contacts-gap-{role}"))) }
            }
            (users)
        };
        Ok(Some(html! { (section.body(body)) }))
    })
}

fn line(v: &Viewer, contact: &Contact, last: Option<&Touchpoint>, now: Instant) -> Markup {
    html! {
        li {
            a href=(format!("/contacts/{}", contact.id)) { strong { bdi { (contact.addressed()) } } }
            @if contact.form_of_address.is_some() { " " span class="quiet" { bdi { (contact.name) } } }
            " " (tag(v.t(&format!("contact-role-{}", contact.role)), Tone::Neutral))
            @if contact.bounced_on.is_some() { " " (tag(v.t("contact-bounced"), Tone::Bad)) }
            span class="quiet" {
                " · " @match last {
                    Some(talk) => {
                        (v.reader.ago(talk.when(), now))
                        @if let Some(mood) = &talk.mood { ", " (v.t(&format!("touchpoint-mood-{mood}"))) }
                    }
                    None => { (v.t("contact-never")) }
                }
            }
            @if let Some(phone) = &contact.phone { " · " bdi dir="ltr" { (phone) } " " (Button::plain(v.t("act-copy")).small().quiet().copies(phone)) }
            @if let Some(messenger) = &contact.messenger { " · " bdi { (messenger) } }
        }
    }
}
