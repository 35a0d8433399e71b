//! The one file that says which files count.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use kernel::{Error, Instant, Kind, Result};
use serde::{Deserialize, Serialize};

use crate::disk::Disk;
use crate::{durable, failure};

/// The manifest's file name in the log's folder.
pub(crate) const NAME: &str = "manifest.json";
/// The layout without accepted events.
const FORMAT: u32 = 1;
/// The layout with accepted events, which a program that knows only the first must not overlook.
const FORMAT_HOT: u32 = 2;

/// How many events there are of one source or name, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Number of events.
    pub rows: u64,
    /// When the earliest happened.
    pub first_at: Instant,
    /// When the latest happened.
    pub last_at: Instant,
    /// When we last learned of one.
    pub last_known_at: Instant,
}

impl Tally {
    /// One event.
    pub(crate) const fn one(at: Instant, known_at: Instant) -> Self {
        Self { rows: 1, first_at: at, last_at: at, last_known_at: known_at }
    }

    /// Both together.
    #[must_use]
    pub(crate) fn with(self, other: &Self) -> Self {
        Self {
            rows: self.rows + other.rows,
            first_at: self.first_at.min(other.first_at),
            last_at: self.last_at.max(other.last_at),
            last_known_at: self.last_known_at.max(other.last_known_at),
        }
    }

    /// Adds `other` under `key`.
    pub(crate) fn count<K: Ord>(tallies: &mut BTreeMap<K, Self>, key: K, other: &Self) {
        tallies.entry(key).and_modify(|t| *t = t.with(other)).or_insert(*other);
    }
}

/// One Parquet file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct FileEntry {
    pub name: String,
    pub batch: Option<String>,
    pub bytes: u64,
    pub blake3: String,
    /// All events in it.
    pub total: Tally,
    /// Smallest and greatest group key; nothing when no event has one.
    pub groups: Option<(String, String)>,
    pub sources: BTreeMap<String, Tally>,
    /// Nothing when there are too many to list here.
    pub names: Option<BTreeMap<String, Tally>>,
    /// The numbers of the accepted events in it: first and last of each range.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hot: Vec<(u64, u64)>,
}

/// How far the files hold what was accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct HotMark {
    /// Accepted events up to this number are in files.
    pub seq: u64,
    /// When we learned of the last of them.
    pub known_at: Instant,
    /// The log's position behind the last change that was not an accepted event.
    pub changed_at: u64,
}

/// Which files count, and which batches are hidden.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    format: u32,
    /// Goes up by one with every change except accepted events.
    pub position: u64,
    pub files: Vec<FileEntry>,
    /// Batches hidden by a tombstone.
    pub undone: BTreeSet<String>,
    /// Nothing as long as no event was accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hot: Option<HotMark>,
    /// BLAKE3 hash of this manifest's compact JSON with this field empty.
    checksum: String,
}

impl Manifest {
    /// A log without events.
    pub(crate) const fn empty() -> Self {
        Self {
            format: FORMAT,
            position: 0,
            files: Vec::new(),
            undone: BTreeSet::new(),
            hot: None,
            checksum: String::new(),
        }
    }

    /// From the first accepted event on, an older program must not overlook the others.
    pub(crate) fn begin_hot(&mut self, known_at: Instant) {
        self.format = FORMAT_HOT;
        self.hot = Some(HotMark { seq: 0, known_at, changed_at: self.position });
    }

    /// The number up to which accepted events are in files.
    pub(crate) fn rolled(&self) -> u64 {
        self.hot.map_or(0, |hot| hot.seq)
    }

    /// The log's position behind the last change that was not an accepted event.
    pub(crate) fn changed_at(&self) -> u64 {
        self.hot.map_or(self.position, |hot| hot.changed_at)
    }

    /// Whether readers see this file.
    pub(crate) fn is_live(&self, file: &FileEntry) -> bool {
        file.batch.as_ref().is_none_or(|batch| !self.undone.contains(batch))
    }

    /// The files that readers see.
    pub(crate) fn live(&self) -> impl Iterator<Item = &FileEntry> {
        self.files.iter().filter(|file| self.is_live(file))
    }

    /// Reads the manifest in `dir`; nothing when there is none.
    ///
    /// # Errors
    /// `eventlog-manifest-damaged` when it was changed by something else, `eventlog-newer` when a newer program wrote it.
    pub(crate) fn load(dir: &Path) -> Result<Option<Self>> {
        let path = dir.join(NAME);
        let text = match fs::read(&path) {
            Ok(text) => text,
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(failure::io(&path, &e)),
        };
        let damaged = |why: &str| {
            let mut said = Error::new(Kind::Internal, "eventlog-manifest-damaged").with("file", NAME);
            said.detail = format!("{}: {why}", path.display());
            said
        };
        let json: serde_json::Value = serde_json::from_slice(&text).map_err(|e| damaged(&e.to_string()))?;
        let format = json.get("format").and_then(serde_json::Value::as_u64);
        let known = match format {
            Some(found) if found == u64::from(FORMAT_HOT) => json.get("hot").is_some(),
            Some(found) => found <= u64::from(FORMAT),
            None => true,
        };
        if !known {
            return Err(Error::new(Kind::Conflict, "eventlog-newer"));
        }
        let mut manifest: Self = serde_json::from_value(json).map_err(|e| damaged(&e.to_string()))?;
        let found = std::mem::take(&mut manifest.checksum);
        if found != manifest.sum()? {
            return Err(damaged("checksum"));
        }
        Ok(Some(manifest))
    }

    /// Writes it durably into `dir`, in one step.
    pub(crate) fn save(&self, disk: &Disk, dir: &Path) -> Result<()> {
        let mut sealed = self.clone();
        sealed.checksum = self.sum()?;
        let text = serde_json::to_vec_pretty(&sealed).map_err(Error::internal)?;
        durable::replace(disk, dir, NAME, &text)
    }

    fn sum(&self) -> Result<String> {
        Ok(blake3::hash(&serde_json::to_vec(self).map_err(Error::internal)?).to_hex().to_string())
    }
}
