//! Taking an act back: inverse changes of everything that one cause did, as a new act.

use std::collections::{BTreeMap, HashMap};

use kernel::{Error, Kind, Result};
use sea_orm::sea_query::{Alias, Expr, Query, SimpleExpr};
use sea_orm::{ConnectionTrait, ExprTrait};
use serde_json::{Map, Value};

use crate::changes::{self, Change};
use crate::{Tx, WHOLE, fault};

/// Changes that are taken back together: memory stays the same for an act of any size.
const PAGE: u64 = 5_000;
/// Rows of one statement, below both databases' limits of parameters.
const BATCH: usize = 400;

/// What an undo did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Undone {
    /// Changes taken back.
    pub reverted: usize,
    /// Changes left as they are because somebody edited the same field later: (entity, id, field).
    pub conflicts: Vec<(String, String, String)>,
}

/// Takes back everything that the act `cause` did, newest first, and records it as changes of its own.
///
/// A field that was edited later by another act keeps the later value and is listed as a conflict.
pub async fn undo(tx: &Tx, cause: &str) -> Result<Undone> {
    let mut done = Undone::default();
    let mut before = i64::MAX;
    loop {
        let page = changes::page_of_cause(&**tx, cause, before, PAGE).await?;
        let Some(oldest) = page.last() else { break };
        before = oldest.seq;
        take_back(tx, cause, &page, &mut done).await?;
    }
    if done == Undone::default() {
        return Err(Error::new(Kind::NotFound, "error-nothing-to-undo"));
    }
    Ok(done)
}

/// Takes a page of changes back; they come newest first.
async fn take_back(tx: &Tx, cause: &str, page: &[Change], done: &mut Undone) -> Result<()> {
    let later = Later::load(tx, cause, page).await?;
    let (edited, standing): (Vec<&Change>, Vec<&Change>) = page.iter().partition(|change| later.edited(change));
    done.conflicts.extend(edited.into_iter().map(|c| (c.entity.clone(), c.entity_id.clone(), c.field.clone())));
    done.reverted += standing.len();
    for step in steps(&standing)? {
        step.run(tx).await?;
    }
    let inverse = |change: &&Change| {
        let place = (change.entity.as_str(), change.entity_id.as_str(), change.field.as_str());
        changes::active(tx.by(), place, change.new.clone(), change.old.clone())
    };
    changes::append(&**tx, standing.iter().map(inverse).collect()).await
}

/// What other acts did to the same records afterwards, oldest first.
struct Later(HashMap<(String, String), Vec<Change>>);

impl Later {
    async fn load(tx: &Tx, cause: &str, page: &[Change]) -> Result<Self> {
        let mut ids: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for change in page {
            ids.entry(&change.entity).or_default().push(&change.entity_id);
        }
        let after = page.last().map_or(0, |oldest| oldest.seq);
        let mut found: HashMap<(String, String), Vec<Change>> = HashMap::new();
        for (entity, mut ids) in ids {
            ids.sort_unstable();
            ids.dedup();
            for some in ids.chunks(BATCH) {
                for change in changes::later(&**tx, (entity, some), after, &[cause, &tx.by().cause]).await? {
                    found.entry((change.entity.clone(), change.entity_id.clone())).or_default().push(change);
                }
            }
        }
        Ok(Self(found))
    }

    /// Whether a later act's changes of the same field still stand: one that was itself undone does not count.
    fn edited(&self, change: &Change) -> bool {
        let Some(later) = self.0.get(&(change.entity.clone(), change.entity_id.clone())) else { return false };
        let concerns = |o: &&Change| o.field == change.field || o.field == WHOLE || change.field == WHOLE;
        let mut standing: BTreeMap<&str, &str> = BTreeMap::new();
        for other in later.iter().filter(|o| o.seq > change.seq).filter(concerns) {
            standing.insert(&other.field, other.new.as_deref().unwrap_or(""));
        }
        let after = change.new.as_deref().unwrap_or("");
        if standing.is_empty() {
            return false;
        }
        let row: Map<String, Value> = serde_json::from_str(after).unwrap_or_default();
        let same = |field: &str, now: &str| match (change.field.as_str(), field) {
            (WHOLE, WHOLE) => now == after,
            (WHOLE, field) => {
                row.get(field).is_some_and(|v| serde_json::from_str::<Value>(now).is_ok_and(|now| now == *v))
            }
            _ => now == after,
        };
        standing.into_iter().any(|(field, now)| !same(field, now))
    }
}

/// One statement that takes neighbouring changes back.
enum Step<'a> {
    /// Rows that were made.
    Remove { table: &'a str, ids: Vec<&'a str> },
    /// Rows that were removed, all with the same columns.
    Restore { table: &'a str, columns: Vec<String>, rows: Vec<Map<String, Value>> },
    /// Fields of one row that were changed.
    Reset { table: &'a str, id: &'a str, fields: BTreeMap<&'a str, Value> },
}

/// The statements for these changes, in their order: neighbours of one sort share a statement.
fn steps<'a>(changes: &[&'a Change]) -> Result<Vec<Step<'a>>> {
    let mut steps: Vec<Step<'a>> = Vec::new();
    for change in changes {
        let (table, id) = (change.entity.as_str(), change.entity_id.as_str());
        let last = steps.last_mut();
        match (change.field.as_str(), &change.old) {
            (WHOLE, None) => match last {
                Some(Step::Remove { table: t, ids }) if *t == table && ids.len() < BATCH => ids.push(id),
                _ => steps.push(Step::Remove { table, ids: vec![id] }),
            },
            (WHOLE, Some(json)) => {
                let mut row: Map<String, Value> = serde_json::from_str(json).map_err(Error::internal)?;
                row.insert("version".to_owned(), Value::from(1));
                let mut names: Vec<String> = row.keys().cloned().collect();
                names.sort_unstable();
                match last {
                    Some(Step::Restore { table: t, columns, rows })
                        if *t == table && *columns == names && rows.len() < BATCH =>
                    {
                        rows.push(row);
                    }
                    _ => steps.push(Step::Restore { table, columns: names, rows: vec![row] }),
                }
            }
            (field, old) => {
                let value = old.as_deref().map_or(Ok(Value::Null), serde_json::from_str).map_err(Error::internal)?;
                match last {
                    // The older value of a field that the act changed twice comes later and wins.
                    Some(Step::Reset { table: t, id: i, fields }) if *t == table && *i == id => {
                        fields.insert(field, value);
                    }
                    _ => steps.push(Step::Reset { table, id, fields: BTreeMap::from([(field, value)]) }),
                }
            }
        }
    }
    Ok(steps)
}

impl Step<'_> {
    async fn run(self, tx: &Tx) -> Result<()> {
        let done = match self {
            Self::Remove { table, ids } => {
                let delete = Query::delete().from_table(Alias::new(table)).and_where(Expr::col("id").is_in(ids)).take();
                tx.execute(&delete).await
            }
            Self::Restore { table, columns, rows } => {
                let mut insert = Query::insert().into_table(Alias::new(table)).take();
                insert.columns(columns.iter().map(Alias::new));
                for row in &rows {
                    let values = columns.iter().map(|c| bound(row.get(c).unwrap_or(&Value::Null)));
                    insert.values(values).map_err(Error::internal)?;
                }
                tx.execute(&insert).await
            }
            Self::Reset { table, id, fields } => {
                let mut update = Query::update().table(Alias::new(table)).and_where(Expr::col("id").eq(id)).take();
                for (field, value) in &fields {
                    update.value(Alias::new(*field), bound(value));
                }
                update.value("version", Expr::col("version").add(1));
                tx.execute(&update).await
            }
        };
        done.map(|_| ()).map_err(|e| fault(&e))
    }
}

/// A JSON value as a parameter. NULL is written out, because PostgreSQL types its parameters.
fn bound(value: &Value) -> SimpleExpr {
    match value {
        Value::Null => Expr::cust("NULL"),
        Value::Bool(b) => Expr::val(*b),
        Value::Number(n) => n.as_i64().map_or_else(|| Expr::val(n.as_f64().unwrap_or(0.0)), Expr::val),
        Value::String(s) => Expr::val(s.clone()),
        other => Expr::val(other.to_string()),
    }
}
