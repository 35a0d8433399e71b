//! Why a file as a whole cannot be read.

use std::fmt;
use std::io;

use kernel::{Error, Kind, Says};

/// Why a file as a whole cannot be read, or not to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// No byte, or only blank lines.
    Empty,
    /// A header without a single row under it.
    HeaderOnly,
    /// The compressed data ends before its end: an interrupted download or copy.
    TruncatedGzip,
    /// The compressed data is damaged.
    DamagedGzip,
    /// A row longer than [`crate::source::MAX_RECORD`] bytes: no line ends, or a quotation mark that is never closed.
    RecordTooLong {
        /// Where that row starts.
        row: u64,
    },
    /// More than [`crate::source::MAX_COLUMNS`] columns.
    TooManyColumns {
        /// How many there are.
        found: usize,
    },
    /// Neither text nor a workbook nor Parquet.
    UnknownFormat,
    /// A workbook of Excel 97–2003.
    OldWorkbook,
    /// One JSON array instead of one object per line.
    JsonArray,
    /// The workbook has no such sheet.
    NoSuchSheet {
        /// The sheet asked for.
        sheet: String,
        /// Those that exist, joined by commas.
        sheets: String,
    },
    /// The workbook cannot be opened.
    DamagedWorkbook(String),
    /// The Parquet file cannot be opened.
    DamagedParquet(String),
    /// The names of the columns cannot be read in this encoding.
    DamagedHeader {
        /// The encoding it was read in.
        encoding: String,
    },
    /// The operating system refuses.
    Io(String),
}

impl Failure {
    /// The end of the message keys `tables-failure-…` and `tables-failure-remedy-…`.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::HeaderOnly => "header-only",
            Self::TruncatedGzip => "truncated-gzip",
            Self::DamagedGzip => "damaged-gzip",
            Self::RecordTooLong { .. } => "record-too-long",
            Self::TooManyColumns { .. } => "too-many-columns",
            Self::UnknownFormat => "unknown-format",
            Self::OldWorkbook => "old-workbook",
            Self::JsonArray => "json-array",
            Self::NoSuchSheet { .. } => "no-such-sheet",
            Self::DamagedWorkbook(_) => "damaged-workbook",
            Self::DamagedParquet(_) => "damaged-parquet",
            Self::DamagedHeader { .. } => "damaged-header",
            Self::Io(_) => "io",
        }
    }

    /// What is wrong.
    pub fn says(&self) -> Says {
        self.fill(Says::new(format!("tables-failure-{}", self.key())))
    }

    /// What to do about it.
    pub fn remedy(&self) -> Says {
        self.fill(Says::new(format!("tables-failure-remedy-{}", self.key())))
    }

    /// The same as an error for a person or a program; the remedy is the fault of the field `file`.
    pub fn error(&self) -> Error {
        let kind = if matches!(self, Self::Io(_)) { Kind::Internal } else { Kind::Invalid };
        let error = Error::new(kind, self.says()).fault("file", self.remedy());
        Error { detail: self.to_string(), ..error }
    }

    fn fill(&self, says: Says) -> Says {
        match self {
            Self::RecordTooLong { row } => says.with("row", usize::try_from(*row).unwrap_or(usize::MAX)),
            Self::TooManyColumns { found } => says.with("found", *found).with("most", crate::source::MAX_COLUMNS),
            Self::NoSuchSheet { sheet, sheets } => says.with("sheet", sheet.as_str()).with("sheets", sheets.as_str()),
            Self::DamagedHeader { encoding } => says.with("encoding", encoding.as_str()),
            _ => says,
        }
    }

    /// The failure that a reader further down wrapped into `error`, or the operating system's.
    pub(crate) fn from_io(error: &io::Error) -> Self {
        match error.get_ref().and_then(|inner| inner.downcast_ref::<Self>()) {
            Some(failure) => failure.clone(),
            None => Self::Io(error.to_string()),
        }
    }
}

impl From<Failure> for io::Error {
    fn from(failure: Failure) -> Self {
        Self::other(failure)
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        failure.error()
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DamagedWorkbook(detail) | Self::DamagedParquet(detail) | Self::Io(detail) => {
                write!(f, "{}: {detail}", self.key())
            }
            Self::RecordTooLong { row } => write!(f, "record-too-long at row {row}"),
            _ => f.write_str(self.key()),
        }
    }
}

impl std::error::Error for Failure {}
