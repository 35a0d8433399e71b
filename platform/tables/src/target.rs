//! What the caller can store, as data: this crate knows no product word.

/// One kind of import and its fields.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// The kind that a mapping names.
    pub kind: String,
    /// Its fields, in the order in which a form shows them.
    pub fields: Vec<TargetField>,
}

impl Target {
    /// The field called `key`.
    pub fn field(&self, key: &str) -> Option<&TargetField> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The field on which rows upsert unless the mapping chooses another.
    pub fn key_field(&self) -> Option<&TargetField> {
        self.fields.iter().find(|field| field.is_key)
    }
}

/// One field of a target.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetField {
    /// Its name in mappings.
    pub key: String,
    /// What its cells are read as.
    pub ty: FieldType,
    /// Whether a row without it is rejected.
    pub required: bool,
    /// Other names that columns have for it, in any language; compared after normalising.
    pub aliases: Vec<String>,
    /// Whether rows upsert on it.
    pub is_key: bool,
}

impl TargetField {
    /// An optional field without aliases.
    pub fn new(key: &str, ty: FieldType) -> Self {
        Self { key: key.to_owned(), ty, required: false, aliases: Vec::new(), is_key: false }
    }

    /// The same field, required.
    #[must_use]
    pub fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// The same field as the one on which rows upsert.
    #[must_use]
    pub fn key(self) -> Self {
        Self { is_key: true, ..self }
    }

    /// The same field with other names for it, apart by `|`.
    #[must_use]
    pub fn known_as(self, names: &str) -> Self {
        Self { aliases: names.split('|').map(str::to_owned).collect(), ..self }
    }

    /// The same field with other names for it.
    #[must_use]
    pub fn aliases(self, aliases: &[&str]) -> Self {
        Self { aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(), ..self }
    }
}

/// What the cells of a field are read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldType {
    /// Text as it stands.
    Text,
    /// A number of at most nine decimals.
    Number,
    /// A number without decimals.
    Whole,
    /// An amount; the mapping names its currency and unit.
    Amount,
    /// A calendar day.
    Day,
    /// A moment; a day alone is that day's first moment in the mapping's zone.
    Instant,
    /// Yes or no.
    Flag,
    /// One of these keys, compared without case; an empty list takes any text.
    Choice(Vec<String>),
    /// An ISO 4217 code.
    Currency,
    /// Several columns as one JSON object.
    Json,
}
