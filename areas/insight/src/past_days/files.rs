//! The files: one Parquet file for each day, in a folder of the data folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use kernel::{Day, Error, Result};
use query::{ColumnSpec, Frame};
use serde::{Deserialize, Serialize};

use crate::frames;

/// The shape of the files; others are not read.
const FORMAT: u32 = 1;

/// What a day was made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    format: u32,
    /// The zone whose day it is.
    pub(super) zone: String,
    /// Position of the records' history.
    pub(super) records: i64,
    /// Position of the log's last change that was not an accepted event.
    pub(super) events: u64,
    /// What computed it.
    rule: String,
}

impl Basis {
    pub(crate) const fn new(zone: String, records: i64, events: u64) -> Self {
        Self { format: FORMAT, zone, records, events, rule: String::new() }
    }

    /// The same, computed by this rule.
    pub(crate) fn by(self, rule: String) -> Self {
        Self { rule, ..self }
    }

    /// What computed it.
    pub(crate) fn rule(&self) -> &str {
        &self.rule
    }
}

/// The folder of one kind of kept days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Folder(pub(crate) &'static str);

impl Folder {
    fn file(self, data: &Path, day: Day) -> PathBuf {
        data.join(self.0).join(format!("{day}.parquet"))
    }

    /// Writes a day.
    ///
    /// # Errors
    /// Faults of the disk.
    pub(crate) fn write(self, data: &Path, day: Day, (frame, basis): (&Frame, &Basis)) -> Result<()> {
        let fault = |e: std::io::Error| Error::internal(format!("{}: {e}", data.join(self.0).display()));
        let bytes = frames::written(frame, Some(&serde_json::to_string(basis).map_err(Error::internal)?))?;
        let aside = data.join(self.0).join(format!("{day}.new"));
        fs::create_dir_all(data.join(self.0)).map_err(fault)?;
        fs::write(&aside, bytes).map_err(fault)?;
        fs::rename(&aside, self.file(data, day)).map_err(fault)
    }

    /// These columns of a day.
    ///
    /// # Errors
    /// There is no such file, it cannot be read, or it has no such column.
    pub(crate) fn read(self, data: &Path, day: Day, specs: &[ColumnSpec]) -> Result<Frame> {
        let file = self.file(data, day);
        let opened = fs::File::open(&file).map_err(|e| Error::internal(format!("{}: {e}", file.display())))?;
        frames::read(opened, specs)
    }

    /// The days whose files are there and can be read, with what they were made of.
    pub(super) fn there(self, data: &Path) -> BTreeMap<Day, Basis> {
        let entries = fs::read_dir(data.join(self.0)).into_iter().flatten().flatten();
        let days = entries.filter_map(|e| e.file_name().to_str()?.strip_suffix(".parquet")?.parse::<Day>().ok());
        let about = |day: Day| frames::about(fs::File::open(self.file(data, day)).ok()?);
        let basis = |day: Day| serde_json::from_str::<Basis>(&about(day)?).ok();
        days.filter_map(|day| Some((day, basis(day).filter(|basis| basis.format == FORMAT)?))).collect()
    }

    /// Forgets a day. One that is gone is forgotten already.
    pub(crate) fn forget(self, data: &Path, day: Day) {
        drop(fs::remove_file(self.file(data, day)));
    }
}
