//! The columns of the files: plain names and types that DuckDB, Spark, Excel and Tableau read.

use std::sync::{Arc, LazyLock};

use arrow::datatypes::{DataType, Field, Schema, SchemaRef, TimeUnit};

/// A column of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// `source`: dictionary text.
    Source,
    /// `message_id`: text, may be null.
    MessageId,
    /// `group_key`: dictionary text, may be null.
    GroupKey,
    /// `person_key`: dictionary text, may be null.
    PersonKey,
    /// `name`: dictionary text.
    Name,
    /// `at`: microseconds, UTC.
    At,
    /// `known_at`: microseconds, UTC.
    KnownAt,
    /// `value`: decimal(38, 9), may be null.
    Value,
    /// `properties`: JSON text, may be null.
    Properties,
    /// `batch`: dictionary text, may be null.
    Batch,
    /// `identity`: 16 bytes.
    Identity,
}

impl Column {
    /// All columns, in the order of the files.
    pub const ALL: [Self; 11] = [
        Self::Source,
        Self::MessageId,
        Self::GroupKey,
        Self::PersonKey,
        Self::Name,
        Self::At,
        Self::KnownAt,
        Self::Value,
        Self::Properties,
        Self::Batch,
        Self::Identity,
    ];

    /// The name in the files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::MessageId => "message_id",
            Self::GroupKey => "group_key",
            Self::PersonKey => "person_key",
            Self::Name => "name",
            Self::At => "at",
            Self::KnownAt => "known_at",
            Self::Value => "value",
            Self::Properties => "properties",
            Self::Batch => "batch",
            Self::Identity => "identity",
        }
    }

    /// The place among the files' columns.
    pub(crate) const fn index(self) -> usize {
        self as usize
    }

    fn field(self) -> Field {
        let dictionary = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
        let (ty, nullable) = match self {
            Self::Source | Self::Name => (dictionary, false),
            Self::GroupKey | Self::PersonKey | Self::Batch => (dictionary, true),
            Self::MessageId | Self::Properties => (DataType::Utf8, true),
            Self::At | Self::KnownAt => (DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())), false),
            Self::Value => (DataType::Decimal128(38, 9), true),
            Self::Identity => (DataType::FixedSizeBinary(16), false),
        };
        Field::new(self.name(), ty, nullable)
    }
}

/// The Arrow schema of these columns.
pub(crate) fn schema_of(columns: &[Column]) -> SchemaRef {
    Arc::new(Schema::new(columns.iter().map(|column| column.field()).collect::<Vec<_>>()))
}

/// The Arrow schema of every file.
pub(crate) fn schema() -> SchemaRef {
    static SCHEMA: LazyLock<SchemaRef> =
        LazyLock::new(|| Arc::new(Schema::new(Column::ALL.map(Column::field).to_vec())));
    Arc::clone(&SCHEMA)
}
