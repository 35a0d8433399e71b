//! Tables of texts in a file beside the mapping or beside the data.

use std::collections::BTreeMap;
use std::path::Path;

use kernel::{Error, Says};

use crate::mapping::find_column;
use crate::{Cell, FileOptions, Lookup, Source};

/// Rows that a lookup file may have: it is held in memory.
const MAX_ROWS: usize = 100_000;

/// Reads a lookup file from the first of `folders` that has it. Its name has no folder: validation saw to that.
pub(super) fn load(lookup: &Lookup, folders: &[&Path]) -> Result<BTreeMap<String, String>, Error> {
    let fails = |key: &str| {
        let says = Says::new(key).with("file", lookup.file.as_str());
        Error::invalid(says.with("key", lookup.key.as_str()).with("value", lookup.value.as_str()))
    };
    let path = folders.iter().map(|folder| folder.join(&lookup.file)).find(|path| path.is_file());
    let path = path.ok_or_else(|| fails("tables-lookup-missing"))?;
    let source = Source::open(&path, &FileOptions::default())?;
    let place = |name: &str| find_column(source.columns(), name).ok_or_else(|| fails("tables-lookup-column"));
    let (key, value) = (place(&lookup.key)?, place(&lookup.value)?);
    let mut table = BTreeMap::new();
    for row in source {
        let row = row?;
        if table.len() >= MAX_ROWS {
            return Err(fails("tables-lookup-large"));
        }
        let text = |at: usize| row.cells.get(at).map(Cell::text).unwrap_or_default().into_owned();
        table.insert(text(key), text(value));
    }
    Ok(table)
}
