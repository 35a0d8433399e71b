//! What a file is, and its rows one after the other in bounded memory.
mod bytes;
mod delimited;
mod detect;
mod encoding;
mod json;
mod parquet;
mod words;
mod workbook;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde::{Deserialize, Serialize};

use crate::{Cell, Failure, Row};

pub use detect::{Delimiter, FileKind};
pub use encoding::Encoding;

/// Bytes that one row may have: room for a long note, but an endless line ends here.
pub const MAX_RECORD: u64 = 1 << 20;
/// Columns that a file may have: more than Excel's widest exports that people map by hand.
pub const MAX_COLUMNS: usize = 2_000;
/// Bytes that are looked at to find out what a file is.
pub(crate) const SAMPLE: usize = 256 << 10;
/// Rows that are looked at to find out what its columns are.
pub(crate) const SAMPLE_ROWS: usize = 200;

/// What a mapping says about the file; whatever is missing is found out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FileOptions {
    /// What kind of file it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<FileKind>,
    /// In which encoding its text is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<Encoding>,
    /// What separates its cells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<Delimiter>,
    /// Whether its first row names the columns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header: Option<bool>,
    /// Names of the columns, where no header names them or it should be overruled.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// Lines before the header or the first row that say something else.
    #[serde(skip_serializing_if = "is_zero")]
    pub skip_lines: u32,
    /// The sheet of a workbook; otherwise its first visible one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// What was found out about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detected {
    /// What kind of file it is.
    pub kind: FileKind,
    /// Whether it is compressed.
    pub gzip: bool,
    /// In which encoding its text is; UTF-8 for workbooks and Parquet.
    pub encoding: Encoding,
    /// What separates its cells, if it is delimited text.
    pub delimiter: Option<Delimiter>,
    /// Whether its first row names the columns.
    pub header: bool,
    /// The sheet that is read, if it is a workbook.
    pub sheet: Option<String>,
}

/// How far the reading is, to be watched from elsewhere while the rows are taken.
#[derive(Debug, Clone)]
pub struct Progress {
    read: Arc<AtomicU64>,
    /// Bytes of the file as it lies there, compressed or not.
    pub total: u64,
}

impl Progress {
    /// Bytes read so far; a workbook counts as read when it is opened.
    pub fn read(&self) -> u64 {
        self.read.load(Ordering::Relaxed).min(self.total)
    }
}

/// A file whose kind is known and whose rows wait to be taken.
pub struct Source {
    detected: Detected,
    columns: Vec<String>,
    rows: Rows,
    first: Option<Row>,
    progress: Progress,
    folder: Option<PathBuf>,
    ended: bool,
}

/// The readers of the formats; each yields rows as they stand, the header taken off.
pub(crate) enum Rows {
    Delimited(Box<delimited::Delimited>),
    Words(words::Words),
    Json(Box<json::JsonLines>),
    Workbook(workbook::Workbook),
    Parquet(Box<parquet::ParquetRows>),
}

/// A reader with what was found out on opening it.
pub(crate) struct Opened {
    pub detected: Detected,
    pub columns: Vec<String>,
    pub rows: Rows,
}

impl Source {
    /// Opens a file, finds out what it is as far as `options` do not say so, and reads up to its first row.
    ///
    /// # Errors
    /// Every [`Failure`]: an empty file, a header only, a damaged archive, a format that nobody here reads.
    pub fn open(path: &Path, options: &FileOptions) -> Result<Self, Failure> {
        let total = std::fs::metadata(path).map_err(|e| Failure::from_io(&e))?.len();
        let progress = Progress { read: Arc::new(AtomicU64::new(0)), total };
        let Opened { detected, mut columns, rows } = detect::open(path, options, &progress.read)?;
        if !options.columns.is_empty() {
            columns.clone_from(&options.columns);
        }
        if columns.len() > MAX_COLUMNS {
            return Err(Failure::TooManyColumns { found: columns.len() });
        }
        let folder = path.parent().map(Path::to_path_buf);
        let mut source =
            Self { detected, columns: distinct(columns), rows, first: None, progress, folder, ended: false };
        match source.next() {
            Some(Ok(row)) => source.first = Some(row),
            Some(Err(failure)) => return Err(failure),
            None if source.detected.header => return Err(Failure::HeaderOnly),
            None => return Err(Failure::Empty),
        }
        Ok(source)
    }

    /// What was found out about the file.
    pub const fn detected(&self) -> &Detected {
        &self.detected
    }

    /// The names of the columns: distinct, none blank.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// How far the reading is.
    pub fn progress(&self) -> Progress {
        self.progress.clone()
    }

    /// The folder in which the file lies.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// The first rows of a file, for a person to look at and for [`crate::propose()`]; opens the file for it alone.
    ///
    /// # Errors
    /// As [`Source::open`].
    pub fn sample(path: &Path, options: &FileOptions, rows: usize) -> Result<(Self, Vec<Row>), Failure> {
        let mut source = Self::open(path, options)?;
        let sample = source.by_ref().take(rows).collect::<Result<_, _>>()?;
        Ok((source, sample))
    }
}

impl Iterator for Source {
    type Item = Result<Row, Failure>;

    /// The next row; rows without any content are left out. After a failure there are no more.
    fn next(&mut self) -> Option<Self::Item> {
        if let Some(row) = self.first.take() {
            return Some(Ok(row));
        }
        while !self.ended {
            let read = match &mut self.rows {
                Rows::Delimited(rows) => rows.next(self.columns.len()),
                Rows::Words(rows) => rows.next(self.columns.len()),
                Rows::Json(rows) => rows.next(),
                Rows::Workbook(rows) => rows.next(self.columns.len()),
                Rows::Parquet(rows) => rows.next(),
            };
            match read {
                Some(Ok(row)) if row.fault.is_none() && row.cells.iter().all(Cell::is_blank) => {}
                Some(Ok(row)) => return Some(Ok(row)),
                Some(Err(failure)) => {
                    self.ended = true;
                    return Some(Err(failure));
                }
                None => self.ended = true,
            }
        }
        None
    }
}

/// `note`, `note` and a blank become `note`, `note (2)` and `column 3`: nothing is lost and everything has a name.
fn distinct(names: Vec<String>) -> Vec<String> {
    let mut taken = std::collections::HashSet::new();
    let mut result = Vec::with_capacity(names.len());
    for (index, name) in names.into_iter().enumerate() {
        let base = if name.trim().is_empty() { format!("column {}", index + 1) } else { name.trim().to_owned() };
        let mut chosen = base.clone();
        let mut n = 2;
        while !taken.insert(chosen.clone()) {
            chosen = format!("{base} ({n})");
            n += 1;
        }
        result.push(chosen);
    }
    result
}

/// Names for columns that nobody named.
pub(crate) fn numbered(count: usize) -> Vec<String> {
    (1..=count).map(|n| format!("column {n}")).collect()
}
