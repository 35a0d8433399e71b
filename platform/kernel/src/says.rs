//! A text that is not yet in anybody's language: a message key with its arguments.

use serde::{Deserialize, Serialize};

use crate::{Day, Instant, Money};

/// An argument of a message. Numbers, days and money are formatted in the reader's language.
///
/// Stored with its type, so that a day comes back as a day and not as text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arg {
    /// A number; plural rules apply to it.
    Number(f64),
    /// Text that stays as it is.
    Text(String),
    /// A calendar day, in the reader's calendar.
    Day(Day),
    /// An instant, in the reader's zone and calendar.
    At(Instant),
    /// An amount, in the reader's notation.
    Money(Money),
    /// Another message, filled in first.
    Says(Box<Says>),
}

/// A message key with arguments, filled in when the reader's language is known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Says {
    /// A key of the catalogues, such as `import-row-date`.
    pub key: String,
    /// Name and value of each argument.
    pub args: Vec<(String, Arg)>,
}

impl Says {
    /// A message without arguments.
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into(), args: Vec::new() }
    }

    /// The same message with one more argument.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Arg>) -> Self {
        self.args.push((name.to_owned(), value.into()));
        self
    }
}

impl From<&str> for Says {
    fn from(key: &str) -> Self {
        Self::new(key)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Arg {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<i64> for Arg {
    #[expect(clippy::cast_precision_loss, reason = "counts shown to a person stay below 2^53")]
    fn from(number: i64) -> Self {
        Self::Number(number as f64)
    }
}

impl From<usize> for Arg {
    #[expect(clippy::cast_precision_loss, reason = "counts shown to a person stay below 2^53")]
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

impl From<Day> for Arg {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

impl From<Instant> for Arg {
    fn from(at: Instant) -> Self {
        Self::At(at)
    }
}

impl From<Money> for Arg {
    fn from(money: Money) -> Self {
        Self::Money(money)
    }
}

impl From<Says> for Arg {
    fn from(says: Says) -> Self {
        Self::Says(Box::new(says))
    }
}
