//! What comes out of a mapping: a typed row, or a row with the reasons why it was not taken.

use std::collections::BTreeMap;
use std::sync::Arc;

use kernel::{Instant, Says};

use crate::{Fault, Mapping, Row, Typed};

/// One row after its mapping was applied.
#[derive(Debug, Clone, PartialEq)]
pub enum Mapped {
    /// All mapped cells could be read.
    Row(MappedRow),
    /// At least one could not.
    Rejected(Rejected),
}

/// A row whose mapped cells could all be read.
#[derive(Debug, Clone, PartialEq)]
pub struct MappedRow {
    /// The row as an editor or a spreadsheet numbers it.
    pub number: u64,
    /// Which of the rows that one row of the file was turned into, from 0.
    pub part: u32,
    /// Each mapped field of the target, unknown ones as [`Typed::Null`].
    pub fields: BTreeMap<Arc<str>, Typed>,
    /// Each mapped field of the workspace's own, by its key without `own:`.
    pub own: BTreeMap<Arc<str>, Typed>,
    /// A field that is to be taken from another record.
    pub resolve: Option<Reference>,
    /// When we learned it; nothing means now.
    pub known_at: Option<Instant>,
    /// The row as it stands in the file.
    pub raw: Arc<Row>,
}

/// A field that is that of another record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The field that is wanted here and stands there.
    pub field: Arc<str>,
    /// The other record's kind.
    pub through: Arc<str>,
    /// The other record's key.
    pub key: String,
}

/// A row that was not taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Rejected {
    /// The row as an editor or a spreadsheet numbers it.
    pub number: u64,
    /// Every reason, not only the first.
    pub rejects: Vec<Reject>,
    /// The row as it stands in the file.
    pub raw: Arc<Row>,
}

/// Why a cell was not taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Reject {
    /// The row as an editor or a spreadsheet numbers it.
    pub row: u64,
    /// The column; blank if it is the whole row.
    pub column: String,
    /// The cell's text, shortened.
    pub value: String,
    /// The reason, which names row, column and value.
    pub says: Says,
    /// What to do about it.
    pub remedy: Says,
}

/// Characters of a value that a message shows.
const SHOWN: usize = 120;

impl Reject {
    /// The reason `fault` at a cell.
    pub(crate) fn at(row: u64, column: &str, value: &str, fault: &Fault) -> Self {
        let value = match value.char_indices().nth(SHOWN) {
            Some((end, _)) => format!("{}…", &value[..end]),
            None => value.to_owned(),
        };
        Self { row, column: column.to_owned(), says: fault.says(row, column, &value), value, remedy: fault.remedy() }
    }

    /// A reason that only the caller can know, such as a reference to a record that does not exist. `key` gets the
    /// arguments `row`, `column` and `value`.
    pub fn by_caller(row: &MappedRow, mapping: &Mapping, field: &str, (key, remedy): (&str, Says)) -> Self {
        let column = mapping.column_of(field).unwrap_or_else(|| field.to_owned());
        let referred = row.resolve.as_ref().filter(|reference| reference.field.as_ref() == field);
        let value = match referred {
            Some(reference) => reference.key.clone(),
            None => row.fields.get(field).and_then(Typed::text).unwrap_or_default().to_owned(),
        };
        let number = usize::try_from(row.number).unwrap_or(usize::MAX);
        let says = Says::new(key).with("row", number).with("column", column.as_str()).with("value", value.as_str());
        Self { row: row.number, column, value, says, remedy }
    }

    /// The key in `field` stood in `first` already.
    pub fn duplicate_key(row: &MappedRow, mapping: &Mapping, field: &str, first: u64) -> Self {
        let column = mapping.column_of(field).unwrap_or_else(|| field.to_owned());
        let value = row.fields.get(field).and_then(Typed::text).unwrap_or_default();
        let first = usize::try_from(first).unwrap_or(usize::MAX);
        Self::at(row.number, &column, value, &Fault::new("duplicate-key").with("first", first))
    }
}
