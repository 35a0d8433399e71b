//! Whether the files are still what was written.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::PoisonError;

use kernel::{Result, Says};
use parquet::arrow::arrow_reader::{ArrowReaderMetadata, ArrowReaderOptions};

use crate::log::files;
use crate::manifest::{FileEntry, Manifest};
use crate::{EventLog, failure, manifest};

/// What is wrong with one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// It is not there.
    Missing,
    /// It is shorter or longer than written.
    Size {
        /// Bytes that were written.
        expected: u64,
        /// Bytes that are there.
        found: u64,
    },
    /// Its content changed.
    Changed,
    /// It cannot be read: the disk's or the format's own words.
    Unreadable(String),
    /// It does not belong here: no manifest names it.
    Stray,
    /// Accepted events could not be read back from it; this is a copy for whoever wants to try.
    Lost {
        /// How many are known to be missing; an unreadable end may have held more, acknowledged or not.
        events: u64,
    },
    /// A bit of it had turned; it was turned back and nothing is lost.
    Repaired,
    /// It says that it holds accepted events which another file or the segments hold as well.
    Twice,
}

/// A file that is not what was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file's name in the log's folder.
    pub file: String,
    /// What is wrong.
    pub kind: ProblemKind,
}

impl Problem {
    /// The problem with its remedy, for a person.
    pub fn says(&self) -> Says {
        let says = |key: &str| Says::new(key).with("file", self.file.as_str());
        let number = |bytes: u64| i64::try_from(bytes).unwrap_or(i64::MAX);
        match &self.kind {
            ProblemKind::Missing => says("eventlog-check-missing"),
            ProblemKind::Size { expected, found } => {
                says("eventlog-check-size").with("expected", number(*expected)).with("found", number(*found))
            }
            ProblemKind::Changed => says("eventlog-check-changed"),
            ProblemKind::Unreadable(why) => says("eventlog-check-unreadable").with("why", why.as_str()),
            ProblemKind::Stray => says("eventlog-check-stray"),
            ProblemKind::Lost { events } => says("eventlog-check-lost").with("events", number(*events)),
            ProblemKind::Repaired => says("eventlog-check-repaired"),
            ProblemKind::Twice => says("eventlog-check-twice"),
        }
    }
}

impl EventLog {
    /// Reads every file, hidden ones too, and the segments of accepted events, and compares them with the manifest and with what
    /// was acknowledged; no problem gives an empty list. Events may be accepted and read meanwhile; rolling waits.
    ///
    /// # Errors
    /// The folder itself cannot be listed.
    pub fn check(&self) -> Result<Vec<Problem>> {
        let _still = self.rolling().lock().unwrap_or_else(PoisonError::into_inner);
        let manifest = self.manifest();
        let mut problems: Vec<Problem> = manifest
            .files
            .iter()
            .filter_map(|file| {
                Some(Problem { file: file.name.clone(), kind: examine(&self.locate(&file.name), file)? })
            })
            .collect();
        match Manifest::load(self.dir()) {
            // Imports and undo go on meanwhile.
            Ok(Some(stored)) if stored == *manifest || stored == *self.manifest() => {}
            Ok(None) => problems.push(Problem { file: manifest::NAME.to_owned(), kind: ProblemKind::Missing }),
            Ok(Some(_)) | Err(_) => {
                problems.push(Problem { file: manifest::NAME.to_owned(), kind: ProblemKind::Changed });
            }
        }
        let newest = self.manifest();
        let named: HashSet<&str> = manifest.files.iter().chain(&newest.files).map(|file| file.name.as_str()).collect();
        for dir in [self.visible_dir(), self.hidden_dir()] {
            for path in files(&dir, "parquet")? {
                let file = failure::file_name(&path);
                if !named.contains(file.as_str()) && !self.is_retired(&file) {
                    problems.push(Problem { file, kind: ProblemKind::Stray });
                }
            }
        }
        problems.extend(self.check_identities()?);
        problems.extend(self.check_hot(&manifest)?);
        Ok(problems)
    }
}

fn examine(path: &Path, file: &FileEntry) -> Option<ProblemKind> {
    match fingerprint(path) {
        Ok((found, _)) if found != file.bytes => Some(ProblemKind::Size { expected: file.bytes, found }),
        Ok((_, blake3)) if blake3 != file.blake3 => Some(ProblemKind::Changed),
        Ok(_) => rows(path, file.total.rows).err().map(ProblemKind::Unreadable),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Some(ProblemKind::Missing),
        Err(e) => Some(ProblemKind::Unreadable(e.to_string())),
    }
}

/// Whether the file opens as Parquet and holds so many rows.
fn rows(path: &Path, expected: u64) -> Result<(), String> {
    let file = File::open(path).map_err(|e| e.to_string())?;
    let footer = ArrowReaderMetadata::load(&file, ArrowReaderOptions::new()).map_err(|e| e.to_string())?;
    let found = footer.metadata().file_metadata().num_rows();
    if u64::try_from(found) == Ok(expected) { Ok(()) } else { Err(format!("{found} of {expected} rows")) }
}

fn fingerprint(path: &Path) -> io::Result<(u64, String)> {
    let mut file = File::open(path)?;
    let mut hasher = blake3::Hasher::new();
    let mut bytes = 0;
    let mut piece = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut piece)?;
        if read == 0 {
            return Ok((bytes, hasher.finalize().to_hex().to_string()));
        }
        hasher.update(&piece[..read]);
        bytes += read as u64;
    }
}
