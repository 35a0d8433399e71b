//! One row of a file, before anybody has said what its columns mean.

use std::borrow::Cow;

use jiff::civil::DateTime;
use kernel::{Day, Instant};

use crate::Fault;

/// One row as it stands in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The row as an editor or a spreadsheet numbers it, the header included; in Parquet the first row is 1.
    pub number: u64,
    /// One cell per column of [`crate::Source::columns`]; fewer or more only if `fault` says so.
    pub cells: Vec<Cell>,
    /// What is wrong with the row as a whole; it cannot be mapped then.
    pub fault: Option<RowFault>,
}

/// What is wrong with a row as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct RowFault {
    /// The text that shows the fault, shortened.
    pub value: String,
    /// Reason and remedy.
    pub fault: Fault,
}

/// One cell. Text files hold text only; workbooks, JSON and Parquet say what they mean.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing, or only spaces.
    Empty,
    /// Text, trimmed.
    Text(String),
    /// A number with a decimal point and without grouping, whatever the file's language.
    Number(String),
    /// Yes or no.
    Flag(bool),
    /// A calendar day.
    Day(Day),
    /// A wall-clock time without zone.
    Civil(DateTime),
    /// A time that knows its zone.
    At(Instant),
    /// A workbook's error value such as `#REF!`.
    Error(String),
}

impl Cell {
    /// A text cell, trimmed; blank text is an empty cell.
    pub fn from_text(text: &str) -> Self {
        let trimmed = text.trim();
        if trimmed.is_empty() { Self::Empty } else { Self::Text(trimmed.to_owned()) }
    }

    /// Whether nothing stands in it.
    pub const fn is_blank(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// What a person would read in it.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) | Self::Number(text) | Self::Error(text) => Cow::Borrowed(text),
            Self::Flag(flag) => Cow::Borrowed(if *flag { "true" } else { "false" }),
            Self::Day(day) => Cow::Owned(day.to_string()),
            Self::Civil(at) => Cow::Owned(at.to_string()),
            Self::At(at) => Cow::Owned(at.rfc3339()),
        }
    }
}
