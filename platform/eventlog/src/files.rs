//! Where other programs find the events.

use std::path::PathBuf;

use crate::EventLog;

/// The visible events as other programs can read them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenFiles {
    /// Parquet files, each event in one of them.
    pub paths: Vec<PathBuf>,
    /// Accepted events that no file holds yet; [`EventLog::roll`] files them.
    pub missing: u64,
}

impl EventLog {
    /// The files that hold the visible events now. Merging and undoing replace them: ask again when one is gone.
    pub fn open_files(&self) -> OpenFiles {
        let dir = self.visible_dir();
        self.seeing(|manifest, hot| OpenFiles {
            paths: manifest.live().map(|file| dir.join(&file.name)).collect(),
            missing: hot.tallies.rows(),
        })
    }
}
