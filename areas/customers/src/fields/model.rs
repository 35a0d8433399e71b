//! An own field: a fact about accounts that the company itself has defined.

use kernel::{Class, Error, Result, ValueType};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A row of `own_fields`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "own_fields")]
pub struct Model {
    /// `fld_…`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Name in formulas: `[a-z][a-z0-9_]*`; unique among all columns.
    pub key: String,
    /// Name on screens, as its maker wrote it.
    pub label: String,
    /// The key of a [`ValueType`].
    pub kind: String,
    /// The key of a [`Class`].
    pub class: String,
    /// Keys of the choices, as a JSON list.
    pub choices: String,
    /// Counts changes.
    pub version: i64,
}

/// No relations in the ORM.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

storage::record!("own_fields");

/// An own field.
pub type OwnField = Model;

impl Model {
    /// What its cells hold.
    pub fn value_type(&self) -> ValueType {
        ValueType::ALL.into_iter().find(|t| t.key() == self.kind).unwrap_or(ValueType::Text)
    }

    /// Who may see it.
    pub fn class_of(&self) -> Class {
        Class::ALL.into_iter().find(|c| c.key() == self.class).unwrap_or(Class::Personal)
    }

    /// Its choices, if it is a choice.
    pub fn options(&self) -> Vec<String> {
        serde_json::from_str(&self.choices).unwrap_or_default()
    }

    /// Whether the field can be saved; `taken` are the keys of all other columns.
    pub fn checked(self, taken: impl Fn(&str) -> bool) -> Result<Self> {
        let mut error = Error::invalid("error-form");
        if !is_name(&self.key) {
            error = error.fault("key", "field-key-wrong");
        } else if taken(&self.key) {
            error = error.fault("key", "field-key-taken");
        }
        if self.label.trim().is_empty() {
            error = error.fault("label", "field-label-missing");
        }
        if ValueType::ALL.iter().all(|t| t.key() != self.kind) {
            error = error.fault("kind", "field-kind-wrong");
        }
        if self.kind == "choice" && self.options().is_empty() {
            error = error.fault("choices", "field-choices-missing");
        }
        if error.faults.is_empty() { Ok(self) } else { Err(error) }
    }
}

/// Whether `key` can be a name in formulas.
pub fn is_name(key: &str) -> bool {
    let mut chars = key.chars();
    chars.next().is_some_and(|c| c.is_ascii_lowercase())
        && chars.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// A name made from any text: `Highest Education` becomes `highest_education`; nothing if no letter is left.
pub fn name_from(text: &str) -> Option<String> {
    let folded: String =
        text.trim().chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' }).collect();
    let parts: Vec<&str> = folded.split('_').filter(|p| !p.is_empty()).collect();
    let name = parts.join("_");
    let name = if name.starts_with(|c: char| c.is_ascii_digit()) { format!("f_{name}") } else { name };
    is_name(&name).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_from_headers() {
        assert_eq!(name_from("Highest Education").as_deref(), Some("highest_education"));
        assert_eq!(name_from("2fa enabled?").as_deref(), Some("f_2fa_enabled"));
        assert_eq!(name_from("行业"), None);
        assert!(!is_name("Name") && !is_name("") && is_name("a_1"));
    }
}
