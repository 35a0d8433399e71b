//! Records as they were: the rows of tables folded again from `changes`, into a database of their own.

use std::collections::BTreeSet;

use kernel::{Instant, Result};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ConnectionTrait, DbBackend, QueryOrder, QueryResult, QuerySelect, Statement, TransactionTrait};
use serde_json::{Map, Value};

use crate::changes::{Column, Entity, WHOLE};
use crate::{Change, Db, fault};

/// Changes that are read at once.
const PAGE: u64 = 10_000;
/// Rows of one insert statement.
const BATCH: usize = 500;

/// Which changes count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Upto {
    /// All of them: the row as it is.
    Now,
    /// Those that were known before an instant: the row as we knew it then.
    Known(Instant),
    /// What is known now, of fields only what was true before an instant: the row as it was. A row says by its own dates since when
    /// it counts, so its making and its removal always count.
    True(Instant),
}

impl Upto {
    fn counts(self, change: &Change) -> bool {
        match self {
            Self::Now => true,
            Self::Known(before) => change.known_at < before.0,
            Self::True(before) => change.field == WHOLE || change.valid_from < before.0,
        }
    }
}

/// The tables that have a history in `from`.
///
/// # Errors
/// The database cannot be read.
pub async fn tables(from: &Db) -> Result<BTreeSet<String>> {
    let select = Entity::find().select_only().column(Column::Entity).distinct();
    let names: Vec<String> = select.into_tuple().all(from.read()).await.map_err(|e| fault(&e))?;
    Ok(names.into_iter().collect())
}

/// Writes the rows of one table of `from` into the empty one of the same name in `into`, a SQLite database of the same schema.
/// They come without history, and with version 1.
///
/// # Errors
/// A database cannot be read or written.
pub async fn rebuild(from: &Db, into: &Db, table: &str, upto: Upto) -> Result<()> {
    let columns = columns(into, table).await?;
    let tx = into.writer().begin().await.map_err(|e| fault(&e))?;
    let mut after = (String::new(), 0_i64);
    let mut folding = Folding::default();
    loop {
        let page = page(from, table, &after).await?;
        let Some(last) = page.last() else { break };
        after = (last.entity_id.clone(), last.seq);
        page.iter().filter(|change| upto.counts(change)).for_each(|change| folding.take(change));
        if folding.done.len() >= BATCH {
            insert(&tx, (table, &columns), &mut folding.done).await?;
        }
    }
    folding.end();
    insert(&tx, (table, &columns), &mut folding.done).await?;
    tx.commit().await.map_err(|e| fault(&e))
}

/// Changes of one record after another, oldest first.
async fn page(from: &Db, table: &str, (id, seq): &(String, i64)) -> Result<Vec<Change>> {
    let same = Column::EntityId.eq(id.as_str()).and(Column::Seq.gt(*seq));
    let select = Entity::find().filter(Column::Entity.eq(table)).filter(Column::EntityId.gt(id.as_str()).or(same));
    let select = select.order_by_asc(Column::EntityId).order_by_asc(Column::Seq).limit(PAGE);
    select.all(from.read()).await.map_err(|e| fault(&e))
}

/// One record being folded, and those that are.
#[derive(Default)]
struct Folding {
    id: String,
    row: Option<Map<String, Value>>,
    done: Vec<Map<String, Value>>,
}

impl Folding {
    fn take(&mut self, change: &Change) {
        if change.entity_id != self.id {
            self.end();
            self.id.clone_from(&change.entity_id);
        }
        let new = change.new.as_deref().and_then(|json| serde_json::from_str(json).ok());
        if change.field == WHOLE {
            self.row = new.and_then(|value| if let Value::Object(map) = value { Some(map) } else { None });
        } else if let Some(row) = &mut self.row {
            row.insert(change.field.clone(), new.unwrap_or(Value::Null));
        }
    }

    fn end(&mut self) {
        self.done.extend(self.row.take());
    }
}

/// The columns of a table, each with what stands where a record made before the column was knows nothing.
async fn columns(into: &Db, table: &str) -> Result<Vec<(String, String)>> {
    let sql = format!(
        "SELECT name, coalesce(dflt_value, CASE WHEN name = 'version' THEN '1' WHEN \"notnull\" = 0 THEN 'NULL' WHEN upper(type) LIKE '%INT%' THEN '0' ELSE '''''' END) AS otherwise FROM pragma_table_info('{table}')"
    );
    let rows = into.read().query_all_raw(Statement::from_string(DbBackend::Sqlite, sql));
    let rows = rows.await.map_err(|e| fault(&e))?;
    let read = |row: &QueryResult| Some((row.try_get("", "name").ok()?, row.try_get("", "otherwise").ok()?));
    Ok(rows.iter().filter_map(read).collect())
}

async fn insert(
    db: &impl ConnectionTrait,
    (table, columns): (&str, &[(String, String)]),
    rows: &mut Vec<Map<String, Value>>,
) -> Result<()> {
    let names: Vec<String> = columns.iter().map(|(name, _)| format!("\"{name}\"")).collect();
    let values: Vec<String> = columns
        .iter()
        .map(|(name, otherwise)| format!("coalesce(json_extract(value, '$.\"{name}\"'), {otherwise})"))
        .collect();
    let sql = format!("INSERT INTO \"{table}\" ({}) SELECT {} FROM json_each(?)", names.join(", "), values.join(", "));
    for batch in rows.chunks(BATCH) {
        let json = serde_json::to_string(batch).map_err(kernel::Error::internal)?;
        let statement = Statement::from_sql_and_values(DbBackend::Sqlite, &sql, [json.into()]);
        db.execute_raw(statement).await.map_err(|e| fault(&e))?;
    }
    rows.clear();
    Ok(())
}
