//! Open items from files: upsert on the key.

use std::collections::HashMap;

use customers::imports::taking::{self, Upsert, faulty, refused, text};
use kernel::{Day, Result};
use tables::{FieldType, MappedRow, Target, TargetField, Typed};
use web::BoxFuture;
use web::module::{Importing, RowOutcome};

use super::model::{Item, KINDS};
use super::store;

/// What an open item is made of.
pub(crate) fn target() -> Target {
    let field = TargetField::new;
    let kinds = FieldType::Choice(KINDS.iter().map(|&k| k.to_owned()).collect());
    let fields = vec![
        field("key", FieldType::Text).required().key().known_as("id|ticket id|number|编号|شناسه|شماره"),
        field("account_key", FieldType::Text)
            .required()
            .known_as("account|account id|customer|客户|客户编号|مشتری|کد مشتری"),
        field("kind", kinds).known_as("type|类型|نوع"),
        field("title", FieldType::Text).required().known_as("subject|summary|标题|内容|عنوان|موضوع"),
        field("asked_on", FieldType::Day).required().known_as("created|submitted at|opened|date|提出日期|تاریخ"),
        field("due_on", FieldType::Day).known_as("due|promised for|承诺日期|سررسید"),
        field("owner", FieldType::Text).known_as("assignee|负责人|مسئول"),
        field("closed_on", FieldType::Day).known_as("closed|closed at|resolved|关闭日期|تاریخ پایان"),
        field("visible", FieldType::Flag).known_as("public|可见|قابل مشاهده"),
    ];
    Target { kind: "open_items".to_owned(), fields }
}

/// Upserts a chunk of rows.
pub(crate) fn take<'a, 'b>(
    importing: &'a mut Importing<'b>,
    rows: &'a [MappedRow],
) -> BoxFuture<'a, Result<Vec<RowOutcome>>> {
    Box::pin(async move {
        let accounts = taking::account_ids(importing, rows, "account_key").await?;
        let keys: Vec<&str> = rows.iter().filter_map(|row| text(row, "key")).collect();
        let known = store::by_keys(&**importing.tx, &keys).await?;
        let mut upsert = Upsert::new();
        let mut outcomes = Vec::with_capacity(rows.len());
        for row in rows {
            let old = text(row, "key").and_then(|key| known.get(key));
            outcomes.push(match (made(importing, row, old, &accounts).await?, old) {
                (Err(refused), _) => refused,
                (Ok(item), Some(old)) => upsert.change(row.known_at, old, item),
                (Ok(item), None) => upsert.insert(row.known_at, item),
            });
        }
        upsert.write(importing).await?;
        Ok(outcomes)
    })
}

async fn made(
    importing: &Importing<'_>,
    row: &MappedRow,
    old: Option<&Item>,
    accounts: &HashMap<String, String>,
) -> Result<Result<Item, RowOutcome>> {
    let mapping = importing.mapping;
    let Some(account) = text(row, "account_key").and_then(|key| accounts.get(key)) else {
        return Ok(Err(taking::unknown_account(row, mapping, "account_key")));
    };
    let blank = || Item {
        id: importing.app.id("itm"),
        key: text(row, "key").unwrap_or_default().to_owned(),
        kind: "problem".to_owned(),
        version: 1,
        ..Item::default()
    };
    let mut item = old.cloned().unwrap_or_else(blank);
    item.account_id.clone_from(account);
    if let Some(owner) = text(row, "owner") {
        match team::people::by_key(importing.app, owner).await? {
            Some(person) => item.owner_id = Some(person.id),
            None => {
                return Ok(Err(refused(
                    row,
                    mapping,
                    "owner",
                    ("import-person-unknown", "import-remedy-person-unknown"),
                )));
            }
        }
    }
    let day = |field: &str| row.fields.get(field).and_then(Typed::day).map(|d: Day| d.to_string());
    item.kind = text(row, "kind").map_or(item.kind, str::to_owned);
    item.title = text(row, "title").map_or(item.title, str::to_owned);
    item.asked_on = day("asked_on").unwrap_or(item.asked_on);
    item.due_on = day("due_on").or(item.due_on);
    item.closed_on = day("closed_on").or(item.closed_on);
    item.visible = row.fields.get("visible").and_then(Typed::flag).unwrap_or(item.visible);
    Ok(item.checked().map_err(|error| faulty(row, mapping, &error)))
}
