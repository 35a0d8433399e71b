//! What kinds of imports share when they take rows: refusing a row, finding its account, and writing in few statements.

use std::collections::{BTreeMap, HashMap};

use kernel::{Error, Instant, Result, Says};
use storage::{Record, Tx};
use tables::{MappedRow, Mapping, Reject, Typed};
use web::module::{Importing, RowOutcome};

use crate::accounts;

/// The text of a field, if the row has one.
pub fn text<'a>(row: &'a MappedRow, field: &str) -> Option<&'a str> {
    row.fields.get(field).and_then(Typed::text).filter(|text| !text.is_empty())
}

/// The row is not taken because of what stands in `field`; `key` gets `row`, `column` and `value`.
pub fn refused(row: &MappedRow, mapping: &Mapping, field: &str, (key, remedy): (&str, &str)) -> RowOutcome {
    RowOutcome::Rejected(Reject::by_caller(row, mapping, field, (key, Says::new(remedy))))
}

/// The row is not taken because the record it would make is wrong; the first of its faults is told.
pub fn faulty(row: &MappedRow, mapping: &Mapping, error: &Error) -> RowOutcome {
    let field = error.faults.first().map_or("", |fault| fault.field.as_str());
    let mut reject = Reject::by_caller(row, mapping, field, ("import-row-wrong", Says::new("import-remedy-correct")));
    if let Some(fault) = error.faults.first() {
        reject.says = reject.says.with("problem", fault.says.clone());
    }
    RowOutcome::Rejected(reject)
}

/// The ids of the accounts that these rows name in `field`; missing ones are made where the mapping says so.
///
/// A key that is not among them is unknown: [`unknown_account`] refuses its row.
pub async fn account_ids(
    importing: &mut Importing<'_>,
    rows: &[MappedRow],
    field: &str,
) -> Result<HashMap<String, String>> {
    let mut keys: Vec<&str> = rows.iter().filter_map(|row| text(row, field)).collect();
    keys.sort_unstable();
    keys.dedup();
    let mut ids = accounts::store::ids_by_key(&**importing.tx, &keys).await?;
    if importing.mapping.create_missing {
        let missing: Vec<String> =
            keys.iter().filter(|key| !ids.contains_key(**key)).map(|k| (*k).to_owned()).collect();
        if !missing.is_empty() {
            let template = accounts::template(importing.app, importing.mapping)?;
            ids.extend(accounts::create_missing(importing.app, importing.tx, &missing, &template).await?);
        }
    }
    Ok(ids)
}

/// The row names an account that does not exist.
pub fn unknown_account(row: &MappedRow, mapping: &Mapping, field: &str) -> RowOutcome {
    refused(row, mapping, field, ("import-account-unknown", "import-remedy-account-unknown"))
}

/// Records to be made and changed, grouped so that few statements do it.
#[derive(Debug)]
pub struct Upsert<M> {
    fresh: BTreeMap<Option<Instant>, Vec<M>>,
    changed: Vec<(Option<Instant>, M, M)>,
}

impl<M: Record + PartialEq> Upsert<M> {
    /// Nothing to write yet.
    pub const fn new() -> Self {
        Self { fresh: BTreeMap::new(), changed: Vec::new() }
    }

    /// Makes a record; `known_at` is when its row was learned.
    pub fn insert(&mut self, known_at: Option<Instant>, model: M) -> RowOutcome {
        self.fresh.entry(known_at).or_default().push(model);
        RowOutcome::New
    }

    /// Changes a record, unless it is the same.
    pub fn change(&mut self, known_at: Option<Instant>, old: &M, new: M) -> RowOutcome {
        if *old == new {
            return RowOutcome::Unchanged;
        }
        self.changed.push((known_at, old.clone(), new));
        RowOutcome::Changed
    }

    /// Writes everything, each record dated as its row says.
    pub async fn write(self, importing: &mut Importing<'_>) -> Result<()> {
        let now = importing.app.now();
        let dated = |tx: &mut Tx, at: Option<Instant>| tx.dated(at.unwrap_or(now), at.unwrap_or(now));
        for (known_at, models) in self.fresh {
            dated(importing.tx, known_at);
            importing.tx.insert_many(models).await?;
        }
        for (known_at, old, new) in self.changed {
            dated(importing.tx, known_at);
            importing.tx.update(&old, new).await?;
        }
        dated(importing.tx, None);
        Ok(())
    }
}

impl<M: Record + PartialEq> Default for Upsert<M> {
    fn default() -> Self {
        Self::new()
    }
}
