//! What a column may hold, and who may see it.

use serde::{Deserialize, Serialize};

use crate::Day;

/// The types of fields, metrics and formulas. Nothing is cast between them unless written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ValueType {
    /// A number: counts, ratios, scores.
    Number,
    /// An amount in the workspace's reporting currency, in major units.
    Money,
    /// Free text.
    Text,
    /// Yes or no.
    Flag,
    /// A calendar day.
    Date,
    /// One of a list of keys.
    Choice,
}

impl ValueType {
    /// All types, in the order in which a form offers them.
    pub const ALL: [Self; 6] = [Self::Number, Self::Money, Self::Text, Self::Flag, Self::Date, Self::Choice];

    /// The key used in files, in the API and as the end of a message key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Money => "money",
            Self::Text => "text",
            Self::Flag => "flag",
            Self::Date => "date",
            Self::Choice => "choice",
        }
    }
}

/// The class of a column decides with the policies who sees it. Later is stricter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// What everybody on the team may know.
    General,
    /// About a person.
    Personal,
    /// What somebody wrote in confidence.
    Note,
    /// Amounts, prices, discounts.
    Money,
}

impl Class {
    /// All classes, mildest first.
    pub const ALL: [Self; 4] = [Self::General, Self::Personal, Self::Note, Self::Money];

    /// The key used in policies and message keys.
    pub const fn key(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::Personal => "personal",
            Self::Note => "note",
            Self::Money => "money",
        }
    }
}

/// One cell of a column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Unknown.
    Null,
    /// Yes or no.
    Flag(bool),
    /// A number, or an amount in major units.
    Number(f64),
    /// A calendar day.
    Date(Day),
    /// Text, or the key of a choice.
    Text(String),
}

impl Value {
    /// Whether nothing is known.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The number in it, if it is one.
    pub const fn number(&self) -> Option<f64> {
        match self {
            Self::Number(n) => Some(*n),
            _ => None,
        }
    }

    /// The text in it, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(t) => Some(t),
            _ => None,
        }
    }

    /// The day in it, if it is one.
    pub const fn date(&self) -> Option<Day> {
        match self {
            Self::Date(d) => Some(*d),
            _ => None,
        }
    }

    /// The flag in it, if it is one.
    pub const fn flag(&self) -> Option<bool> {
        match self {
            Self::Flag(b) => Some(*b),
            _ => None,
        }
    }
}
