//! `GET /search?q=`: customers and people in whom the words occur.

use axum::extract::{Query, State};
use maud::{Markup, html};
use query::Viewed;
use serde::Deserialize;
use web::components::{
    Address, Button, Column, DataTable, EmptyState, Field, FormView, PageHeader, Row, Section, Tone, tag,
};
use web::{Outcome, Shared, Viewer, page};

use super::people;
use crate::accounts::facts;
use crate::contacts::Contact;

/// Hits shown of each kind.
const SHOWN: usize = 50;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    pub(super) q: String,
}

/// Handler.
pub(super) async fn show(State(app): State<Shared>, viewer: Viewer, Query(asked): Query<Asked>) -> Outcome {
    viewer.need("account.read")?;
    let seen = team::rights::viewed(&app, &viewer, "account");
    let viewed = seen.viewed();
    let (rows, total) = super::accounts(&viewed, &asked.q, SHOWN)?;
    let (contacts, known) = people::found(&app, &viewed, &asked.q, SHOWN).await?;
    let title = viewer.t("search-title");
    let main = html! {
        (PageHeader::new(&title).question(viewer.t("search-question")))
        (form(&viewer, &asked.q))
        @if asked.q.trim().is_empty() { (EmptyState::new(viewer.t("search-blank")).text(viewer.t("search-blank-text")).icon("search")) }
        @else if total + known == 0 { (nothing(&viewer)) }
        @else {
            @if total > 0 { (accounts(&viewer, &viewed, &rows, (&asked.q, total))) }
            @if known > 0 { (persons(&viewer, &viewed, &contacts, known)) }
        }
    };
    Ok(page(&app, &viewer, &title, main))
}

fn form(v: &Viewer, typed: &str) -> Markup {
    let body = html! {
        (Field::search("q", v.t("search-words")).value(typed).hide_label().placeholder(v.t("search-words")))
        (Button::submit(v.t("act-search")))
    };
    html! { (FormView::get("/search").inline().body(body)) }
}

fn nothing(v: &Viewer) -> Markup {
    let state = EmptyState::new(v.t("search-nothing")).text(v.t("search-nothing-text")).icon("search");
    if v.may("account.create") {
        return html! { (state.action(Button::link("/accounts/new", v.t("account-new")))) };
    }
    html! { (state) }
}

fn accounts(v: &Viewer, viewed: &Viewed<'_>, rows: &[usize], (words, total): (&str, usize)) -> Markup {
    let mut table = DataTable::new(&v.reader, v.t("word-account-plural")).id("found-accounts");
    for key in ["name", "health_band", "csm"] {
        let column = Column::new(key, v.t(&format!("search-column-{key}")));
        table = table.column(if key == "name" { column.header() } else { column });
    }
    for &row in rows {
        let id = viewed.frame.id(row);
        let fact = |key: &str| facts(v, viewed, row, key);
        let name = html! { bdi { (fact("name")) } " " span class="quiet" { (fact("key")) } };
        table = table.row(
            Row::new(id)
                .href(format!("/accounts/{id}"))
                .cell(name)
                .cell(fact("health_band"))
                .cell(html! { bdi { (fact("csm")) } }),
        );
    }
    let all = Address::new("/accounts").with("q", words).href();
    let body = html! { (table) @if total > rows.len() { p { a href=(all) { (v.reader.tell("search-all", &[("count", total.into())])) } } } };
    html! { (Section::new(v.t("word-account-plural")).id("accounts").plain().body(body)) }
}

fn persons(v: &Viewer, viewed: &Viewed<'_>, contacts: &[Contact], total: usize) -> Markup {
    let rows = people::account_rows(viewed, contacts);
    let mut table = DataTable::new(&v.reader, v.t("word-contact-plural")).id("found-contacts");
    for key in ["person", "account", "phone", "email"] {
        let column = Column::new(key, v.t(&format!("search-column-{key}")));
        table = table.column(if key == "person" { column.header() } else { column });
    }
    for contact in contacts {
        let account = rows.get(&contact.account_id).map_or_else(String::new, |&row| facts(v, viewed, row, "name"));
        let role = tag(v.t(&format!("contact-role-{}", contact.role)), Tone::Neutral);
        table = table.row(
            Row::new(&contact.id)
                .href(format!("/accounts/{}#people", contact.account_id))
                .cell(html! { bdi { (contact.name) } " " (role) })
                .cell(html! { bdi { (account) } })
                .cell(html! { bdi dir="ltr" { (contact.phone.as_deref().unwrap_or("–")) } })
                .cell(html! { bdi dir="ltr" { (contact.email.as_deref().unwrap_or("–")) } }),
        );
    }
    let body = html! { (table) @if total > contacts.len() { p class="quiet" { (v.reader.tell("search-more", &[("count", (total - contacts.len()).into())])) } } };
    html! { (Section::new(v.t("word-contact-plural")).id("contacts").plain().body(body)) }
}
