//! Touchpoints from files: upsert on the key; without one a row is known by its content.

use std::collections::HashMap;

use kernel::Result;
use tables::{FieldType, MappedRow, Target, TargetField};
use web::BoxFuture;
use web::module::{Importing, RowOutcome};

use super::model::{DIRECTIONS, KINDS, MOODS, Touchpoint};
use super::store;
use crate::contacts::{self, Contact};
use crate::imports::taking::{self, Upsert, faulty, refused, text};

/// What a touchpoint is made of.
pub(crate) fn target() -> Target {
    let text = |key| TargetField::new(key, FieldType::Text);
    let choice =
        |key, keys: &[&str]| TargetField::new(key, FieldType::Choice(keys.iter().map(|&k| k.to_owned()).collect()));
    let fields = vec![
        text("key").key().known_as("id|activity id|touchpoint id|编号|跟进编号|شناسه"),
        text("account_key")
            .required()
            .known_as("account|account id|customer|customer id|company|客户|客户编号|مشتری|کد مشتری|شرکت"),
        text("contact_key").known_as("contact|contact id|with|联系人|联系人编号|رابط|شخص رابط"),
        choice("kind", &KINDS).known_as("type|activity type|channel|类型|方式|نوع|نوع تعامل"),
        TargetField::new("at", FieldType::Instant)
            .required()
            .known_as("date|time|when|happened at|timestamp|日期|时间|تاریخ|زمان"),
        choice("direction", &DIRECTIONS).known_as("方向|جهت"),
        text("text").required().known_as("note|notes|summary|description|subject|内容|备注|متن|شرح|یادداشت"),
        choice("mood", &MOODS).known_as("sentiment|情绪|حال‌وهوا"),
        text("by").known_as("owner|author|user|logged by|跟进人|ثبت‌کننده|مسئول"),
    ];
    Target { kind: "touchpoints".to_owned(), fields }
}

/// Upserts a chunk of rows.
pub(crate) fn take<'a, 'b>(
    importing: &'a mut Importing<'b>,
    rows: &'a [MappedRow],
) -> BoxFuture<'a, Result<Vec<RowOutcome>>> {
    Box::pin(async move {
        let accounts = taking::account_ids(importing, rows, "account_key").await?;
        let named: Vec<&str> = rows.iter().filter_map(|row| text(row, "contact_key")).collect();
        let contacts = contacts::store::by_keys(&**importing.tx, &named).await?;
        let keys: Vec<&str> = rows.iter().filter_map(|row| text(row, "key")).collect();
        let known = store::by_keys(&**importing.tx, &keys).await?;
        let mut upsert = Upsert::new();
        let mut outcomes = Vec::with_capacity(rows.len());
        for row in rows {
            let old = text(row, "key").and_then(|key| known.get(key));
            outcomes.push(match (made(importing, row, (old, &contacts), &accounts).await?, old) {
                (Err(refused), _) => refused,
                (Ok(touchpoint), Some(old)) => upsert.change(row.known_at, old, touchpoint),
                (Ok(touchpoint), None) => upsert.insert(row.known_at, touchpoint),
            });
        }
        upsert.write(importing).await?;
        Ok(outcomes)
    })
}

/// The touchpoint that a row makes of the one there was, or why it is not taken.
async fn made(
    importing: &Importing<'_>,
    row: &MappedRow,
    (old, contacts): (Option<&Touchpoint>, &HashMap<String, Contact>),
    accounts: &HashMap<String, String>,
) -> Result<Result<Touchpoint, RowOutcome>> {
    let mapping = importing.mapping;
    let mut touchpoint = old.cloned().unwrap_or_else(|| Touchpoint {
        id: importing.app.id("tou"),
        key: text(row, "key").unwrap_or_default().to_owned(),
        kind: "note".to_owned(),
        direction: "both".to_owned(),
        version: 1,
        ..Touchpoint::default()
    });
    match text(row, "account_key").and_then(|key| accounts.get(key)) {
        Some(id) => touchpoint.account_id.clone_from(id),
        None => return Ok(Err(taking::unknown_account(row, mapping, "account_key"))),
    }
    if let Some(key) = text(row, "contact_key") {
        match contacts.get(key).filter(|contact| contact.account_id == touchpoint.account_id) {
            Some(contact) => touchpoint.contact_id = Some(contact.id.clone()),
            None => {
                return Ok(Err(refused(
                    row,
                    mapping,
                    "contact_key",
                    ("import-contact-unknown", "import-remedy-contact-unknown"),
                )));
            }
        }
    }
    if let Some(person) = text(row, "by") {
        match team::people::by_key(importing.app, person).await? {
            Some(known) => touchpoint.by_id = Some(known.id),
            None => {
                return Ok(Err(refused(row, mapping, "by", ("import-person-unknown", "import-remedy-person-unknown"))));
            }
        }
    }
    let written = |field: &str| text(row, field).map(str::to_owned);
    touchpoint.kind = written("kind").unwrap_or(touchpoint.kind);
    touchpoint.direction = written("direction").unwrap_or(touchpoint.direction);
    touchpoint.text = written("text").unwrap_or(touchpoint.text);
    touchpoint.mood = written("mood").or(touchpoint.mood);
    touchpoint.at = row.fields.get("at").and_then(tables::Typed::instant).map_or(touchpoint.at, |at| at.0);
    Ok(touchpoint.checked().map_err(|error| faulty(row, mapping, &error)))
}
