//! What the undo of an import left as it was, because somebody had edited it since: the imported value beside the one that was kept.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Class, Result};
use maud::{Markup, html};
use serde_json::Value;
use storage::{Change, WHOLE};
use web::components::{Column, DataTable, Row, Section};
use web::{App, Viewer};

use crate::accounts;
use crate::imports::model::Import;

/// Places that are listed; each asks for the history of its record.
const LISTED: usize = 100;
/// Fields of an account's record that lead to a person.
const PERSONAL: [&str; 2] = ["phone", "email"];

/// The list; nothing when the undo left nothing.
pub(super) async fn left(app: &App, v: &Viewer, import: &Import) -> Result<Markup> {
    let left = import.left();
    if left.is_empty() {
        return Ok(html! {});
    }
    let mut table = DataTable::new(&v.reader, v.t("import-conflicts"))
        .column(Column::new("place", v.t("import-conflict-place")).header())
        .column(Column::new("imported", v.t("import-conflict-imported")))
        .column(Column::new("kept", v.t("import-conflict-kept")));
    for (entity, id, field) in left.iter().take(LISTED) {
        let history = storage::history(app.db.read(), entity, id).await?;
        let account = account_of(entity, id, &history);
        let name = name(app, v, account.as_deref()).await?;
        let name = name.unwrap_or_else(|| id.clone());
        for Place { field, imported, kept } in places(&history, &import.id, field) {
            let visible = account.as_deref().is_some_and(|account| may_see(app, v, account, (entity, &field)));
            let shown = |json: Option<&str>| match json {
                Some(_) if !visible => v.t("value-hidden"),
                json => plain(v, json),
            };
            let label = if field == WHOLE { v.t("import-conflict-whole") } else { field.clone() };
            let record = v.t(&format!("record-{entity}"));
            let args = [("record", record.into()), ("id", name.clone().into()), ("field", label.into())];
            table = table.row(
                Row::new(format!("{id}-{field}"))
                    .cell(html! { bdi { (v.reader.tell("import-conflict", &args)) } })
                    .cell(html! { bdi { (shown(imported.as_deref())) } })
                    .cell(html! { bdi { (shown(kept.as_deref())) } }),
            );
        }
    }
    Ok(html! { (Section::new(v.t("import-conflicts")).id("conflicts").plain().body(html! { (table) })) })
}

/// One field with both its values, as JSON.
struct Place {
    field: String,
    imported: Option<String>,
    kept: Option<String>,
}

/// The fields of a record in which a later edit stands against the import. A whole record that the import made is kept because of
/// the fields that were edited since.
fn places(history: &[Change], import: &str, field: &str) -> Vec<Place> {
    let Some(imported) = history.iter().rev().find(|c| c.cause == import && c.field == field) else {
        return Vec::new();
    };
    let later =
        history.iter().filter(|c| c.seq > imported.seq && c.cause != import && (field == WHOLE || c.field == field));
    let latest: BTreeMap<&str, &Change> = later.map(|c| (c.field.as_str(), c)).collect();
    let row: Value = imported.new.as_deref().and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default();
    let before = |name: &str| match field {
        WHOLE => row.get(name).map(Value::to_string),
        _ => imported.new.clone(),
    };
    let place = |(name, change): (&str, &Change)| Place {
        field: name.to_owned(),
        imported: before(name),
        kept: change.new.clone(),
    };
    latest.into_iter().map(place).collect()
}

/// The account that a record belongs to: itself, or the one that its row names.
fn account_of(entity: &str, id: &str, history: &[Change]) -> Option<String> {
    if entity == "accounts" {
        return Some(id.to_owned());
    }
    let rows = history.iter().rev().filter(|c| c.field == WHOLE).filter_map(|c| c.new.as_ref().or(c.old.as_ref()));
    let row: Value = rows.filter_map(|json| serde_json::from_str(json).ok()).next()?;
    row.get("account_id").and_then(Value::as_str).map(str::to_owned)
}

async fn name(app: &App, v: &Viewer, account: Option<&str>) -> Result<Option<String>> {
    match account {
        Some(id) if team::rights::account(app, v, id).read => {
            Ok(accounts::store::find(app.db.read(), id).await?.map(|account| account.name))
        }
        _ => Ok(None),
    }
}

/// Whether the viewer may see a field of a record. What other areas keep, and own fields, may be of any class.
fn may_see(app: &App, v: &Viewer, account: &str, (entity, field): (&str, &str)) -> bool {
    let rights = team::rights::account(app, v, account);
    let needed: BTreeSet<Class> = match (entity, field) {
        ("accounts", "own") => Class::ALL.into_iter().collect(),
        ("accounts", field) if PERSONAL.contains(&field) => BTreeSet::from([Class::Personal]),
        ("accounts", _) => BTreeSet::from([Class::General]),
        ("contacts", _) => BTreeSet::from([Class::Personal]),
        ("touchpoints", _) => BTreeSet::from([Class::Note]),
        _ => Class::ALL.into_iter().collect(),
    };
    rights.read && needed.into_iter().all(|class| rights.sees(class))
}

/// A stored value as text.
fn plain(v: &Viewer, json: Option<&str>) -> String {
    match json.map(serde_json::from_str::<Value>) {
        Some(Ok(Value::String(text))) => text,
        Some(Ok(Value::Null) | Err(_)) | None => v.t("value-unknown"),
        Some(Ok(other)) => other.to_string(),
    }
}
