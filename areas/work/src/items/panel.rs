//! What is open, on an account's page: asked by, on, promised for, owner, state, visible to the customer.

use std::collections::HashMap;

use kernel::{Class, Day, Result};
use maud::{Markup, html};
use web::components::{Button, Column, DataTable, EmptyState, PostButton, Row, Section, Tone, tag};
use web::{App, BoxFuture, Viewer};

use super::model::Item;
use super::store;

/// Settled items that are shown folded.
const SETTLED: usize = 10;

pub(crate) fn draw<'a>(app: &'a App, v: &'a Viewer, account: &'a str) -> BoxFuture<'a, Result<Option<Markup>>> {
    Box::pin(async move {
        let rights = team::rights::account(app, v, account);
        if !rights.sees(Class::Note) {
            return Ok(None);
        }
        let items = store::of_account(app.db.read(), account).await?;
        let people = team::people::names(app).await?;
        let today = app.today();
        let (open, mut settled): (Vec<&Item>, Vec<&Item>) = items.iter().partition(|i| i.open_on(today));
        settled.reverse();
        let add = |kind: &str| {
            Button::link(format!("/accounts/{account}/items/new?kind={kind}"), v.t(&format!("item-add-{kind}"))).small()
        };
        let mut section = Section::new(v.t("panel-items")).id("items");
        if rights.log {
            section = section.action(add("promise").key("p")).action(add("question"));
        }
        let body = html! {
            @if open.is_empty() { (EmptyState::new(v.t("items-empty")).text(v.t("items-empty-text")).icon("check")) }
            @else { (table(v, &open, &people, (today, rights.log))) }
            @if !settled.is_empty() {
                details { summary { (v.reader.tell("items-settled", &[("count", settled.len().into())])) }
                    (table(v, &settled[..settled.len().min(SETTLED)], &people, (today, rights.log)))
                }
            }
        };
        Ok(Some(html! { (section.body(body)) }))
    })
}

fn table(v: &Viewer, items: &[&Item], people: &HashMap<String, String>, (today, write): (Day, bool)) -> Markup {
    let mut table = DataTable::new(&v.reader, v.t("panel-items"))
        .column(Column::new("title", v.t("item-title")).header())
        .column(Column::new("kind", v.t("item-kind")))
        .column(Column::new("asked", v.t("item-asked")))
        .column(Column::new("due", v.t("item-due")))
        .column(Column::new("owner", v.t("item-owner")));
    for item in items {
        let day = |day: Option<Day>| day.map_or_else(|| "–".to_owned(), |d| v.reader.day_short(d));
        let owner = item.owner_id.as_ref().and_then(|id| people.get(id)).cloned().unwrap_or_else(|| v.t("owner-none"));
        let mut row = Row::new(&item.id)
            .href(format!("/items/{}", item.id))
            .cell(html! { bdi { (item.title) } @if item.visible { " " (tag(v.t("item-visible"), Tone::Neutral)) } })
            .cell(tag(
                v.t(&format!("item-kind-{}", item.kind)),
                if item.kind == "complaint" { Tone::Bad } else { Tone::Neutral },
            ))
            .cell(day(item.asked()))
            .cell(html! { (day(item.due())) @if item.late_on(today) { " " (tag(v.t("item-late"), Tone::Bad)) } })
            .cell(html! { bdi { (owner) } });
        if write {
            let (path, label) = if item.open_on(today) { ("close", "item-close") } else { ("reopen", "item-reopen") };
            row = row.actions(
                html! { (PostButton::new(format!("/items/{}/{path}", item.id), &v.csrf, v.t(label)).small()) },
            );
        }
        table = table.row(row);
    }
    html! { (table) }
}
