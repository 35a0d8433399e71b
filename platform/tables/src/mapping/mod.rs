//! A mapping: how the columns of a file become fields. A TOML file that a person can read and correct.
//!
//! Nothing here knows what the fields mean; the caller's [`crate::Target`] says which exist and what they hold.
mod check;
mod file;
mod template;

use std::collections::BTreeMap;
use std::path::PathBuf;

use kernel::{Currency, Day, ValueType};
use serde::{Deserialize, Serialize};

use crate::parse::{DayFormat, NumberStyle, Unit};
use crate::source::FileOptions;

pub use check::Problem;
pub(crate) use check::{field_type, find_column};
pub use template::template_columns;
pub(crate) use template::{Piece, pieces};

/// What a field of the workspace's own is called in a mapping: `own:industry`.
pub const OWN: &str = "own:";

/// A named mapping of one file's columns to the fields of one kind of import.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Its name; also the name of the source of events unless `source` says otherwise.
    pub name: String,
    /// The kind of import, such as `events`.
    pub kind: String,
    /// For people: where the file comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// The name under which message ids are unique, where it is not the mapping's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The target field on which rows upsert, where it is not the target's own key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The IANA zone of times that do not name one, and of days that become moments.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// The currency of amounts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// The unit of amounts; must be named where the currency is IRR, otherwise major units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// Which sign separates decimals.
    #[serde(default, skip_serializing_if = "is_default")]
    pub numbers: NumberStyle,
    /// How dates are written.
    #[serde(default, skip_serializing_if = "is_default")]
    pub dates: DayFormat,
    /// Texts that stand for "unknown" in every column; a blank cell always does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unknown: Vec<String>,
    /// Whether a reference to something missing creates it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub create_missing: bool,
    /// Fields of what is created so, as constants.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub create_with: BTreeMap<String, String>,
    /// When we learned what a row says.
    #[serde(default, skip_serializing_if = "is_default")]
    pub known_at: KnownAt,
    /// A field that comes from another record instead of from this file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolve: Option<Resolve>,
    /// Adjacent rows that are one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merge: Option<Merge>,
    /// How the file is written; whatever is missing is found out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub file: FileOptions,
    /// Rows that are left out, without being an error.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skip: Vec<SkipRow>,
    /// Where each field comes from.
    #[serde(default)]
    pub fields: Vec<FieldMap>,
    /// Wide to long: each of these columns makes a row of its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub explode: Vec<Explode>,
    /// Where the mapping was loaded from: lookup files are searched there first.
    #[serde(skip)]
    pub folder: Option<PathBuf>,
}

/// Where one field comes from: exactly one of `column`, `template`, `constant`, `columns`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldMap {
    /// The target's field, or `own:` and the key of a field of the workspace's own.
    pub field: String,
    /// The column that it is read from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// Columns joined with text: `{module}-{year}`; `{note|none}` stands for `none` where `note` is blank. Unknown if
    /// any column without such a text is blank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// The same value in every row.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "file::plain")]
    pub constant: Option<String>,
    /// Columns that become one JSON object.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// The column with the time of day that belongs to the day in `column`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// What an own field holds; the target says it for its own fields.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub ty: Option<ValueType>,
    /// What an own field is called on screen where it does not exist yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// As in the mapping, for this field alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// As in the mapping, for this field alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// The column that names the currency of this amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency_column: Option<String>,
    /// As in the mapping, for this field alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// As in the mapping, for this field alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numbers: Option<NumberStyle>,
    /// Round to so many decimals (half away from zero) instead of rejecting more than the field can hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u32>,
    /// What each number is multiplied by before it is stored: 100 turns 0.1 into 10 percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub multiply: Option<u32>,
    /// As in the mapping, for this field alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dates: Option<DayFormat>,
    /// What each text of the file becomes, before it is read as the field's type.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "file::plain_map")]
    pub map: BTreeMap<String, String>,
    /// The same from a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lookup: Option<Lookup>,
    /// What happens to a text that `map` and `lookup` do not name.
    #[serde(default, skip_serializing_if = "is_default")]
    pub otherwise: Otherwise,
    /// Further texts that stand for "unknown" in this column.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unknown: Vec<String>,
}

impl FieldMap {
    /// `field` read from `column`.
    pub fn column(field: &str, column: &str) -> Self {
        Self { field: field.to_owned(), column: Some(column.to_owned()), ..Self::default() }
    }

    /// `field` always `constant`.
    pub fn constant(field: &str, constant: &str) -> Self {
        Self { field: field.to_owned(), constant: Some(constant.to_owned()), ..Self::default() }
    }

    /// The key of the workspace's own field that this is, if it is one.
    pub fn own(&self) -> Option<&str> {
        self.field.strip_prefix(OWN)
    }
}

/// A table of texts in a file of its own, beside the mapping or beside the data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lookup {
    /// A file name, without a folder.
    pub file: String,
    /// The column that holds what stands in the data.
    pub key: String,
    /// The column that holds what it becomes.
    pub value: String,
}

/// What happens to a text that a map does not name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Otherwise {
    /// The row is rejected.
    #[default]
    Reject,
    /// It stays as it is.
    Keep,
    /// It counts as unknown.
    Unknown,
}

/// When we learned what a row says: `"now"`, `{ column = "entered_on" }`, `{ field = "starts_on" }` or
/// `{ on = "2024-05-20" }`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KnownAt {
    /// When it was imported.
    #[default]
    Now,
    /// A column says it.
    Column(String),
    /// The row's own date: the value of one of its fields.
    Field(String),
    /// One day for the whole file, such as that of the export.
    On(Day),
}

/// `field` is that of the record of kind `through` whose key stands in `column`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resolve {
    /// The field that is found so.
    pub field: String,
    /// The kind of the record in between.
    pub through: String,
    /// The column with that record's key.
    pub column: String,
}

/// Adjacent rows with equal `same` fields become one, whose `sum` fields are added up.
///
/// Only neighbours are compared, so that a file of any size needs one row of memory: the file must be sorted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// Fields that must be equal.
    pub same: Vec<String>,
    /// Numbers and amounts that are added up; all others keep the first row's value.
    pub sum: Vec<String>,
}

/// A row that is left out: all conditions given must hold.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SkipRow {
    /// The column that decides.
    pub column: String,
    /// It is blank or stands for "unknown".
    #[serde(default, skip_serializing_if = "is_default")]
    pub blank: bool,
    /// It is one of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub equals: Vec<String>,
    /// It is none of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_than: Vec<String>,
}

/// One row for the value of `column`, whose `name` field is `name`; nothing where the cell is blank or in `skip`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explode {
    /// The column whose number becomes the field `value`.
    pub column: String,
    /// What becomes the field `name`; a template.
    pub name: String,
    /// Cells that make no row, such as `0`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skip: Vec<String>,
}

/// The field of a target that takes the name of an exploded column.
pub const NAME_FIELD: &str = "name";
/// The field of a target that takes the number of an exploded column.
pub const VALUE_FIELD: &str = "value";

impl Mapping {
    /// The entry for `field`.
    pub fn field(&self, field: &str) -> Option<&FieldMap> {
        self.fields.iter().find(|entry| entry.field == field)
    }

    /// The column that `field` comes from, for messages: the first one of a template.
    pub fn column_of(&self, field: &str) -> Option<String> {
        if let Some(resolve) = self.resolve.as_ref().filter(|resolve| resolve.field == field) {
            return Some(resolve.column.clone());
        }
        let entry = self.field(field)?;
        let template = entry.template.as_deref().map(template_columns).unwrap_or_default();
        entry.column.clone().or_else(|| entry.columns.first().or(template.first()).cloned())
    }

    /// The name under which message ids are unique.
    pub fn source_name(&self) -> &str {
        self.source.as_deref().unwrap_or(&self.name)
    }

    /// The field on which rows upsert.
    pub fn key_field<'a>(&'a self, target: &'a crate::Target) -> Option<&'a str> {
        self.key.as_deref().or_else(|| target.key_field().map(|field| field.key.as_str()))
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
