//! A source: a product, site or service that sends what its users do, let in by a write key.

use kernel::{Error, Result};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A row of `sources`. The write key itself is shown once and never kept.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "sources")]
pub struct Model {
    /// `src_…`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The name under which its events stand in the log; unique and never changed, because it is part of an event's identity.
    pub key: String,
    /// Its name on screens.
    pub name: String,
    /// One of [`KINDS`]: decides which hint for installing is shown.
    pub kind: String,
    /// SHA-256 of the write key, in hexadecimal.
    pub secret_hash: String,
    /// Which hand wins for an account's name: the key of a [`Wins`].
    pub names_rule: String,
    /// Which hand wins for an account's other built-in fields.
    pub facts_rule: String,
    /// Which hand wins for an account's own fields.
    pub own_rule: String,
    /// Whether an account that is named and missing is made.
    pub creates: bool,
    /// Messages per second that it may send.
    pub per_second: i64,
    /// When it was made, in microseconds.
    pub made_at: i64,
    /// When it was ended.
    pub ended_at: Option<i64>,
    /// Counts changes.
    pub version: i64,
}

/// No relations in the ORM.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

storage::record!("sources");

/// A source.
pub type Source = Model;

/// What sends.
pub const KINDS: [&str; 4] = ["node", "python", "browser", "other"];
/// Messages per second when nobody said otherwise: far above what a product sends, far below what would fill a disk unnoticed.
pub const USUAL_RATE: i64 = 50_000;
/// The most that can be asked for.
const MOST_RATE: i64 = 1_000_000;
/// Characters of a key made from a name.
const KEY_CHARS: usize = 40;

/// Whose value stands when a source says something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wins {
    /// What a person wrote is left alone.
    Person,
    /// What a person wrote or a file brought is left alone.
    Import,
    /// The source overwrites everything.
    Sdk,
}

impl Wins {
    /// All, in the order in which a form offers them.
    pub const ALL: [Self; 3] = [Self::Person, Self::Import, Self::Sdk];

    /// The key in records and forms, and the end of its message key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Import => "import",
            Self::Sdk => "sdk",
        }
    }

    /// The rule with this key; the one that overwrites least for a key that is none.
    pub fn of(key: &str) -> Self {
        Self::ALL.into_iter().find(|w| w.key() == key).unwrap_or(Self::Import)
    }
}

impl Model {
    /// Whether it may send.
    pub const fn is_active(&self) -> bool {
        self.ended_at.is_none()
    }

    /// Whether the source can be saved; every wrong field is named.
    ///
    /// # Errors
    /// `error-form` with the fields.
    pub fn checked(self) -> Result<Self> {
        let mut error = Error::invalid("error-form");
        if self.name.trim().is_empty() {
            error = error.fault("name", "source-name-missing");
        }
        if !KINDS.contains(&self.kind.as_str()) {
            error = error.fault("kind", "source-kind-wrong");
        }
        let rules = [("names", &self.names_rule), ("facts", &self.facts_rule), ("own", &self.own_rule)];
        for (field, rule) in rules {
            if Wins::ALL.iter().all(|w| w.key() != rule) {
                error = error.fault(field, "source-rule-wrong");
            }
        }
        if !(1..=MOST_RATE).contains(&self.per_second) {
            error = error.fault("per_second", "source-rate-wrong");
        }
        if error.faults.is_empty() { Ok(self) } else { Err(error) }
    }
}

/// A key from a name: `Web app` becomes `web-app`; `source` when no letter is left; with a number when `taken` knows it.
pub(super) fn key_from(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let folded: String = name.trim().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let folded = folded.to_lowercase();
    let parts: Vec<&str> = folded.split('-').filter(|p| !p.is_empty()).collect();
    let base: String = parts.join("-").chars().take(KEY_CHARS).collect();
    let base = if base.is_empty() { "source".to_owned() } else { base };
    let numbered = (2..).map(|n: u32| format!("{base}-{n}"));
    std::iter::once(base.clone()).chain(numbered).find(|key| !taken(key)).unwrap_or(base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_readable_and_unique() {
        assert_eq!(key_from("Web app (EU)", |_| false), "web-app-eu");
        assert_eq!(key_from("官网", |_| false), "官网");
        assert_eq!(key_from("!!", |_| false), "source");
        assert_eq!(key_from("Web", |k| k == "web" || k == "web-2"), "web-3");
    }

    #[test]
    fn an_unknown_rule_overwrites_least() {
        assert_eq!(Wins::of("nonsense"), Wins::Import);
        for wins in Wins::ALL {
            assert_eq!(Wins::of(wins.key()), wins);
        }
    }
}
