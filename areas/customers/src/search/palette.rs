//! `GET /palette?q=`: where to, or what to do, as JSON for the command palette.

use axum::Json;
use axum::extract::{Query, State};
use query::Viewed;
use serde::Serialize;
use text::Needle;
use web::{App, Outcome, Shared, Viewer};

use super::page::Asked;
use super::people;
use crate::accounts::facts;

/// Accounts that are offered.
const SHOWN: usize = 8;
/// People that are offered.
const PEOPLE: usize = 5;
/// What can be done from anywhere: message key, where, and the action it needs.
const ACTS: [(&str, &str, &str); 5] = [
    ("palette-new-account", "/accounts/new", "account.create"),
    ("palette-import", "/import", "import.run"),
    ("palette-new-task", "/tasks/new", "today.read"),
    ("palette-tasks", "/tasks", "today.read"),
    ("palette-renewals", "/renewals", "account.read"),
];

/// One line of the palette.
#[derive(Debug, Serialize)]
pub(super) struct Entry {
    label: String,
    href: String,
    group: String,
    hint: String,
}

/// Handler.
pub(super) async fn answer(
    State(app): State<Shared>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Outcome<Json<Vec<Entry>>> {
    let mut entries = Vec::new();
    if viewer.may("account.read") {
        let seen = team::rights::viewed(&app, &viewer, "account");
        let viewed = seen.viewed();
        let group = viewer.t("word-account-plural");
        for row in super::accounts(&viewed, &asked.q, SHOWN)?.0 {
            let fact = |key: &str| facts(&viewer, &viewed, row, key);
            entries.push(Entry {
                label: fact("name"),
                href: format!("/accounts/{}", viewed.frame.id(row)),
                group: group.clone(),
                hint: fact("key"),
            });
        }
        entries.extend(persons(&app, &viewer, &viewed, &asked.q).await?);
    }
    let needle = Needle::new(&asked.q);
    entries.extend(acts(&viewer).into_iter().chain(pages(&app, &viewer)).filter(|e| needle.found_in(&e.label)));
    Ok(Json(entries))
}

/// People by name, telephone or mail; each leads to the account.
async fn persons(app: &App, v: &Viewer, viewed: &Viewed<'_>, typed: &str) -> kernel::Result<Vec<Entry>> {
    let (contacts, _) = people::found(app, viewed, typed, PEOPLE).await?;
    let rows = people::account_rows(viewed, &contacts);
    let account = |id: &str| rows.get(id).map_or_else(String::new, |&row| facts(v, viewed, row, "name"));
    let group = v.t("word-contact-plural");
    let entry = |c: &crate::contacts::Contact| Entry {
        label: c.name.clone(),
        href: format!("/accounts/{}#people", c.account_id),
        group: group.clone(),
        hint: account(&c.account_id),
    };
    Ok(contacts.iter().map(entry).collect())
}

fn acts(v: &Viewer) -> Vec<Entry> {
    let entry = |&(key, href, _): &(&str, &str, &str)| Entry {
        label: v.t(key),
        href: href.to_owned(),
        group: v.t("palette-acts"),
        hint: String::new(),
    };
    ACTS.iter().filter(|(.., action)| v.may(action)).map(entry).collect()
}

/// The menu as this viewer has it, with the keys that lead there.
fn pages(app: &App, v: &Viewer) -> Vec<Entry> {
    let mut menu: Vec<_> =
        app.modules.iter().flat_map(|m| m.menu).filter(|e| e.action.is_empty() || v.may(e.action)).collect();
    menu.sort_by_key(|e| e.order);
    let entry = |e: &web::MenuEntry| Entry {
        label: v.t(e.label),
        href: e.href.to_owned(),
        group: v.t("palette-pages"),
        hint: format!("g {}", e.letter),
    };
    menu.into_iter().map(entry).collect()
}
