//! Why a cell or a row was not taken, and what to do about it.

use kernel::{Arg, Says};

/// A reason with its remedy. The message keys are `tables-fault-…` and `tables-remedy-…` with the same end.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    key: &'static str,
    args: Vec<(&'static str, Arg)>,
}

impl Fault {
    /// All reasons, as the ends of their message keys; a test holds the catalogues against them.
    pub const KEYS: [&'static str; 26] = [
        "not-a-number",
        "other-number-style",
        "too-large",
        "too-many-decimals",
        "not-whole",
        "other-currency",
        "unknown-currency",
        "not-a-day",
        "no-such-day",
        "other-date-order",
        "other-calendar",
        "two-digit-year",
        "not-a-time",
        "no-zone",
        "not-a-flag",
        "not-a-choice",
        "not-in-map",
        "not-in-lookup",
        "damaged-text",
        "cell-error",
        "missing",
        "width",
        "not-json",
        "duplicate-key",
        "too-long",
        "sum-too-large",
    ];

    pub(crate) const fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// The stable end of the message keys, such as `no-such-day`.
    pub const fn key(&self) -> &'static str {
        self.key
    }

    /// The reason, naming `row`, `column` and `value`.
    pub fn says(&self, row: u64, column: &str, value: &str) -> Says {
        let number = usize::try_from(row).unwrap_or(usize::MAX);
        let says = Says::new(format!("tables-fault-{}", self.key))
            .with("row", number)
            .with("column", column)
            .with("value", value);
        self.fill(says)
    }

    /// What to do about it.
    pub fn remedy(&self) -> Says {
        self.fill(Says::new(format!("tables-remedy-{}", self.key)))
    }

    fn fill(&self, says: Says) -> Says {
        self.args.iter().fold(says, |says, (name, value)| says.with(name, value.clone()))
    }
}
