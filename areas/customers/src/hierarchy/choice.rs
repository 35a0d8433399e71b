//! Choosing the account that another one belongs to: by name or key, and never so that somebody stands below itself.

use std::collections::HashMap;

use kernel::{Error, Result, Says};
use maud::{Markup, html};
use query::Viewed;
use web::components::Field;
use web::{App, Viewer};

use super::store::links;
use super::tree::{LEVELS, PARENT_ID, Tree, closes, is_deep};
use crate::accounts::{Account, store};

/// Names that the form offers: accounts that others belong to already.
const OFFERED: usize = 50;
/// Keys that are named where a name fits several accounts.
const FITTING: usize = 5;

/// What the form shows as the parent: its name; blank where there is none, or none any more.
pub(crate) async fn shown(app: &App, account: &Account) -> Result<String> {
    let Some(parent) = &account.parent_id else { return Ok(String::new()) };
    Ok(store::find(app.db.read(), parent).await?.map(|parent| parent.name).unwrap_or_default())
}

/// The id of the parent that was typed; what was left as it was [`shown`] stays, also one that `v` may not see.
///
/// # Errors
/// `account-parent-unknown` and `account-parent-ambiguous`, at the field.
pub(crate) async fn named(app: &App, v: &Viewer, typed: &str, account: &Account) -> Result<Option<String>> {
    let typed = typed.trim();
    if typed == shown(app, account).await?.trim() {
        return Ok(account.parent_id.clone());
    }
    if typed.is_empty() {
        return Ok(None);
    }
    let rights = team::rights::viewed(app, v, "account");
    found(&rights.viewed(), typed).map(Some)
}

/// The one account that `viewed` shows with this key or, where there is none, this name.
fn found(viewed: &Viewed<'_>, typed: &str) -> Result<String> {
    let frame = viewed.frame;
    let (rows, view) = (0..frame.len(), viewed.view);
    let visible = || rows.clone().filter(move |row| view.visible(*row));
    let text = |row: usize, key: &str| frame.value(row, key).text().map(str::to_owned).unwrap_or_default();
    if let Some(row) = visible().find(|row| text(*row, "key") == typed) {
        return Ok(frame.id(row).to_owned());
    }
    let wanted = text::normalise(typed);
    let is_called = |row: usize| ["name", "short_name"].iter().any(|key| text::normalise(&text(row, key)) == wanted);
    let fitting: Vec<usize> = visible().filter(|row| is_called(*row)).collect();
    match fitting.as_slice() {
        [] => Err(Error::field(PARENT_ID, Says::new("account-parent-unknown").with("value", typed))),
        [one] => Ok(frame.id(*one).to_owned()),
        several => {
            let mut keys: Vec<String> = several.iter().map(|row| text(*row, "key")).collect();
            keys.sort();
            keys.truncate(FITTING);
            let says = Says::new("account-parent-ambiguous").with("value", typed).with("keys", keys.join(", "));
            Err(Error::field(PARENT_ID, says))
        }
    }
}

/// Whether `account` may have the parent that it names, where it did not have it before.
///
/// # Errors
/// Its parent is not there for `v`, or is below it, or so far down that nobody can stand below it; at the field `parent_id`.
pub(crate) async fn checked(app: &App, v: &Viewer, before: Option<&str>, account: &Account) -> Result<()> {
    let Some(parent) = account.parent_id.as_deref().filter(|parent| Some(*parent) != before) else { return Ok(()) };
    let there = store::find(app.db.read(), parent).await?.is_some();
    if !there || !team::rights::account(app, v, parent).read {
        return Err(Error::field(PARENT_ID, Says::new("account-parent-unknown").with("value", parent)));
    }
    let links = links(app.db.read()).await?;
    if let Some(way) = closes(&links, (&account.id, parent)) {
        let mut names = store::names(app.db.read(), &way).await?;
        names.retain(|id, _| team::rights::account(app, v, id).read);
        return Err(Error::field(PARENT_ID, circle(&way, &names)));
    }
    if is_deep(&links, (&account.id, parent)) {
        let most = i64::try_from(LEVELS).unwrap_or(i64::MAX);
        return Err(Error::field(PARENT_ID, Says::new("account-parent-deep").with("most", most)));
    }
    Ok(())
}

/// How the circle would close: those on the way from the parent up to the account, by name where it may be told.
pub(crate) fn circle(way: &[&str], names: &HashMap<String, String>) -> Says {
    let name = |id: &str| match names.get(id) {
        Some(name) => Says::new("column-verbatim").with("text", name.as_str()),
        None => Says::new("account-another"),
    };
    match way {
        [] | [_] => Says::new("account-parent-self"),
        [parent, account] => {
            Says::new("account-parent-circle").with("parent", name(parent)).with("account", name(account))
        }
        [parent, between @ .., account] => {
            let first = between.first().map_or("", |id| *id);
            let says = Says::new("account-parent-circle-through").with("parent", name(parent));
            says.with("through", name(first)).with("account", name(account))
        }
    }
}

/// The field of the form.
pub(crate) fn field(app: &App, v: &Viewer, typed: &str, error: Option<&Error>) -> Markup {
    let rights = team::rights::viewed(app, v, "account");
    let frame = &rights.frame;
    let offered = Tree::of(frame).parents().into_iter().filter(|row| rights.view.visible(*row));
    let names: Vec<String> =
        offered.take(OFFERED).filter_map(|row| frame.value(row, "name").text().map(str::to_owned)).collect();
    html! {
        (Field::text(PARENT_ID, v.t("column-parent")).value(typed).hint(v.t("account-parent-hint")).attr("list", "parents").faults(&v.reader, error))
        datalist id="parents" { @for name in &names { option value=(name) {} } }
    }
}
