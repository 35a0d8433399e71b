//! A field that is found through another record: the account of a usage row by its subscription.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{Error, Result, Says};
use tables::{MappedRow, Mapping, Reject, Typed};
use web::App;

use crate::imports::kinds;

/// Puts the account's key into each row that names another record instead. `keep` says what becomes of a row whose record
/// is not known: it stays as it is and its index is returned.
pub(super) async fn resolve(app: &App, mapping: &Mapping, rows: &mut [MappedRow]) -> Result<Vec<usize>> {
    let Some(resolve) = &mapping.resolve else { return Ok(Vec::new()) };
    let hook = kinds::of_records(app, &resolve.through)
        .and_then(|kind| kind.resolve)
        .ok_or_else(|| Error::invalid(Says::new("import-through-kind").with("kind", resolve.through.as_str())))?;
    let mut keys: Vec<&str> = rows.iter().filter_map(|row| row.resolve.as_ref()).map(|r| r.key.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    let found: HashMap<String, String> = if keys.is_empty() { HashMap::new() } else { hook(app, &keys).await? };
    let mut unknown = Vec::new();
    for (at, row) in rows.iter_mut().enumerate() {
        let Some(reference) = row.resolve.clone() else { continue };
        match found.get(&reference.key) {
            Some(account) => drop(row.fields.insert(Arc::clone(&reference.field), Typed::Text(account.clone()))),
            None => unknown.push(at),
        }
    }
    Ok(unknown)
}

/// Why a row that refers to an unknown record was not taken.
pub(super) fn unknown(row: &MappedRow, mapping: &Mapping) -> Reject {
    let field = mapping.resolve.as_ref().map_or("account_key", |resolve| &resolve.field);
    Reject::by_caller(row, mapping, field, ("import-through-unknown", Says::new("import-remedy-through-unknown")))
}
