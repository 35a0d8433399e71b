//! Whose rows have changed since a position of the history: what is derived from records follows by these alone.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Result;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{Condition, ConnectionTrait, QueryOrder, QuerySelect};
use serde_json::Value;

use crate::changes::{Column, Entity, WHOLE};
use crate::{Change, fault};

/// Ids of one `IN` list, below the parameter limits of both databases.
const CHUNK: usize = 1_000;

/// The changes after a position, by table.
#[derive(Debug, Default)]
pub struct Touched {
    by_table: BTreeMap<String, Vec<Change>>,
}

/// Narrows a query to rows of these subjects; to nothing less when there is no list.
pub fn among(column: impl ColumnTrait, only: Option<&[String]>) -> Condition {
    only.map_or_else(Condition::all, |ids| Condition::all().add(column.is_in(ids.iter().map(String::as_str))))
}

/// The position of the newest change; 0 before the first.
pub async fn position(db: &impl ConnectionTrait) -> Result<i64> {
    let select = Entity::find().select_only().column_as(Column::Seq.max(), "newest");
    let newest: Option<Option<i64>> = select.into_tuple().one(db).await.map_err(|e| fault(&e))?;
    Ok(newest.flatten().unwrap_or(0))
}

/// What changed after the position `after` up to `to`; nothing when there are more than `limit` changes, so that reading all anew is
/// cheaper than following them.
pub async fn touched(db: &impl ConnectionTrait, (after, to): (i64, i64), limit: u64) -> Result<Option<Touched>> {
    let select = Entity::find().filter(Column::Seq.gt(after)).filter(Column::Seq.lte(to)).order_by_asc(Column::Seq);
    let changes = select.limit(limit + 1).all(db).await.map_err(|e| fault(&e))?;
    if changes.len() as u64 > limit {
        return Ok(None);
    }
    let mut touched = Touched::default();
    for change in changes {
        touched.by_table.entry(change.entity.clone()).or_default().push(change);
    }
    Ok(Some(touched))
}

impl Touched {
    /// Whether a row of the table changed.
    pub fn has(&self, table: &str) -> bool {
        self.by_table.contains_key(table)
    }

    /// The values that `column` has, or had before, in the changed rows of a table: to whom the rows belong. The column is `id` when
    /// they belong to nobody but themselves.
    pub async fn owners(&self, db: &impl ConnectionTrait, table: &str, column: &str) -> Result<BTreeSet<String>> {
        let changes = self.by_table.get(table).map(Vec::as_slice).unwrap_or_default();
        if column == "id" {
            return Ok(changes.iter().map(|c| c.entity_id.clone()).collect());
        }
        let texts =
            |change: &Change| [change.old.as_deref(), change.new.as_deref()].map(|json| told(change, json?, column));
        let mut owners: BTreeSet<String> = changes.iter().flat_map(texts).flatten().collect();
        let ids: BTreeSet<&str> = changes.iter().filter(|c| c.field != WHOLE).map(|c| c.entity_id.as_str()).collect();
        for chunk in ids.into_iter().collect::<Vec<_>>().chunks(CHUNK) {
            let mut select = Query::select();
            select.column(Alias::new(column)).from(Alias::new(table));
            select.and_where(Expr::col(Alias::new("id")).is_in(chunk.iter().copied()));
            let rows = db.query_all(&select).await.map_err(|e| fault(&e))?;
            owners.extend(rows.iter().filter_map(|row| row.try_get_by_index::<String>(0).ok()));
        }
        Ok(owners)
    }
}

/// What the JSON of a change says of a column.
fn told(change: &Change, json: &str, column: &str) -> Option<String> {
    let value: Value = serde_json::from_str(json).ok()?;
    let value = if change.field == WHOLE {
        value.get(column)?.clone()
    } else if change.field == column {
        value
    } else {
        return None;
    };
    value.as_str().map(str::to_owned)
}
