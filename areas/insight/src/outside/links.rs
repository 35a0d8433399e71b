//! Whose events are whose, as a Parquet file.

use std::collections::HashMap;
use std::sync::Arc;

use arrow::array::{ArrayRef, Date32Array, RecordBatch, StringArray};
use kernel::{Error, Result};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;

use crate::refresh::people::{Owner, People};

/// One row: a key means an account from a day to another, both included; without a day, since ever or still.
struct Row<'a> {
    kind: &'static str,
    key: &'a str,
    account: &'a str,
    first: Option<i32>,
    last: Option<i32>,
}

/// The file: `kind` (`group` or `person`), `key`, `account_id`, `account_key`, `first_day`, `last_day`; no two rows of a key overlap.
pub(super) fn parquet(people: &People, keys: &HashMap<String, String>) -> Result<Vec<u8>> {
    let rows = rows(people);
    let text =
        |of: fn(&Row<'_>) -> String| -> ArrayRef { Arc::new(StringArray::from_iter_values(rows.iter().map(of))) };
    let day = |of: fn(&Row<'_>) -> Option<i32>| -> ArrayRef { Arc::new(rows.iter().map(of).collect::<Date32Array>()) };
    // A link may wait for an account that does not exist yet: then it has no key.
    let account_keys: StringArray = rows.iter().map(|row| keys.get(row.account)).collect();
    let batch = RecordBatch::try_from_iter_with_nullable([
        ("kind", text(|row| row.kind.to_owned()), false),
        ("key", text(|row| row.key.to_owned()), false),
        ("account_id", text(|row| row.account.to_owned()), false),
        ("account_key", Arc::new(account_keys) as ArrayRef, true),
        ("first_day", day(|row| row.first), true),
        ("last_day", day(|row| row.last), true),
    ])
    .map_err(Error::internal)?;
    let packed = Compression::ZSTD(ZstdLevel::default());
    let settings = WriterProperties::builder().set_compression(packed).build();
    let mut file = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut file, batch.schema(), Some(settings)).map_err(Error::internal)?;
    writer.write(&batch).map_err(Error::internal)?;
    writer.close().map_err(Error::internal)?;
    Ok(file)
}

fn rows(people: &People) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for (key, owner) in people.groups() {
        add(&mut rows, people, ("group", key), owner);
    }
    for (key, owner) in people.persons() {
        add(&mut rows, people, ("person", key), owner);
    }
    rows.sort_unstable_by_key(|row| (row.kind, row.key, row.first));
    rows
}

fn add<'a>(rows: &mut Vec<Row<'a>>, people: &'a People, (kind, key): (&'static str, &'a str), owner: &Owner) {
    for (first, last, account) in owner.spans() {
        // The ends of time do not fit a date: that is what an open end is.
        let [first, last] = [first, last].map(|day| i32::try_from(day).ok());
        let Some(account) = people.accounts.get(account as usize) else { continue };
        rows.push(Row { kind, key, account, first, last });
    }
}
