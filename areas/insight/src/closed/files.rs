//! The file of a closed day: each account's score, its band by that score, and who judged; with what it was made of.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use arrow::array::{Array, AsArray};
use arrow::datatypes::Float64Type;
use kernel::{Class, Day, Error, Result, ValueType};
use query::{ColumnSpec, Frame};
use serde::{Deserialize, Serialize};
use web::components::Band;

use super::fold::Said;
use crate::definitions::score::shown;
use crate::frames;

/// The folder in the data folder.
const FOLDER: &str = "closed";
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
    /// What judged.
    pub(super) rule: String,
}

impl Basis {
    pub(super) const fn new(zone: String, records: i64, events: u64) -> Self {
        Self { format: FORMAT, zone, records, events, rule: String::new() }
    }
}

/// What a closed day says of one account, and the scorecard that said it.
pub(super) type Judged = (String, Said);

fn specs() -> [ColumnSpec; 3] {
    let spec = |key: &str, ty| ColumnSpec::new(key, ty, Class::General);
    [spec("health", ValueType::Number), spec("health_raw", ValueType::Choice), spec("scorecard", ValueType::Choice)]
}

fn file(folder: &Path, day: Day) -> PathBuf {
    folder.join(FOLDER).join(format!("{day}.parquet"))
}

/// Writes the day that `frame` is of.
///
/// # Errors
/// Faults of the disk.
pub(super) fn write(folder: &Path, day: Day, frame: &Frame, basis: &Basis) -> Result<()> {
    let fault = |e: std::io::Error| Error::internal(format!("{}: {e}", folder.display()));
    let mut kept = Frame::new((0..frame.len()).map(|row| frame.id(row).to_owned()).collect());
    for spec in specs() {
        if let Some(array) = frame.array(&spec.key) {
            kept = kept.with_array(spec, array)?;
        }
    }
    let bytes = frames::written(&kept, Some(&serde_json::to_string(basis).map_err(Error::internal)?))?;
    let (to, aside) = (file(folder, day), folder.join(FOLDER).join("day.new"));
    fs::create_dir_all(folder.join(FOLDER)).map_err(fault)?;
    fs::write(&aside, bytes).map_err(fault)?;
    fs::rename(&aside, to).map_err(fault)
}

/// The days whose files are there and can be read, with what they were made of.
pub(super) fn there(folder: &Path) -> BTreeMap<Day, Basis> {
    let entries = fs::read_dir(folder.join(FOLDER)).into_iter().flatten().flatten();
    let days = entries.filter_map(|e| e.file_name().to_str()?.strip_suffix(".parquet")?.parse::<Day>().ok());
    let basis = |day: Day| serde_json::from_str::<Basis>(&frames::about(fs::File::open(file(folder, day)).ok()?)?).ok();
    days.filter_map(|day| Some((day, basis(day).filter(|basis| basis.format == FORMAT)?))).collect()
}

/// Forgets a day. One that is gone is forgotten already.
pub(super) fn forget(folder: &Path, day: Day) {
    drop(fs::remove_file(file(folder, day)));
}

/// What a day says, by account. A file that cannot be read says nothing.
pub(super) fn read(folder: &Path, day: Day, take: &mut impl FnMut(&str, Judged)) -> Result<()> {
    let fault = |e: std::io::Error| Error::internal(format!("{}: {e}", file(folder, day).display()));
    let frame = frames::read(fs::File::open(file(folder, day)).map_err(fault)?, &specs())?;
    let column = |key: &str| frame.array(key).ok_or_else(|| Error::internal(format!("{day} has no column {key}")));
    let (scores, bands, cards) = (column("health")?, column("health_raw")?, column("scorecard")?);
    let scores = scores.as_primitive_opt::<Float64Type>();
    let (bands, cards) = (bands.as_string_opt::<i32>(), cards.as_string_opt::<i32>());
    let (Some(scores), Some(bands), Some(cards)) = (scores, bands, cards) else { return Ok(()) };
    for row in (0..frame.len()).filter(|&row| cards.is_valid(row) && bands.is_valid(row)) {
        let Some(band) = Band::from_key(bands.value(row)) else { continue };
        let score = scores.is_valid(row).then(|| shown(scores.value(row)));
        take(frame.id(row), (cards.value(row).to_owned(), (score, band)));
    }
    Ok(())
}
