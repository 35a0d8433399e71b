//! What is in the log: sums from the manifest and over the accepted events, without reading files.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Result;

use crate::EventLog;
use crate::manifest::Tally;

/// One import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchInfo {
    /// Its events.
    pub tally: Tally,
    /// Whether a tombstone hides it.
    pub undone: bool,
}

impl EventLog {
    /// How many visible events there are.
    pub fn count(&self) -> u64 {
        self.seeing(|manifest, hot| manifest.live().map(|file| file.total.rows).sum::<u64>() + hot.tallies.rows())
    }

    /// All visible events together; nothing when there are none.
    pub fn total(&self) -> Option<Tally> {
        self.seeing(|manifest, hot| {
            manifest.live().map(|file| file.total).chain(hot.tallies.total).reduce(|sum, tally| sum.with(&tally))
        })
    }

    /// Visible events of each source: when it last sent, how much.
    pub fn sources(&self) -> BTreeMap<String, Tally> {
        self.seeing(|manifest, hot| {
            let mut sources = BTreeMap::new();
            for (source, tally) in manifest.live().flat_map(|file| &file.sources) {
                Tally::count(&mut sources, source.clone(), tally);
            }
            for (source, tally) in &hot.tallies.sources {
                Tally::count(&mut sources, source.to_string(), tally);
            }
            sources
        })
    }

    /// Visible events of each name.
    ///
    /// # Errors
    /// Faults of the disk: files with very many names are read.
    pub fn names(&self) -> Result<BTreeMap<String, Tally>> {
        let (manifest, hot) = self.seeing(|manifest, hot| (manifest.clone(), hot.tallies.names.clone()));
        let mut names: BTreeMap<String, Tally> = hot.iter().map(|(name, tally)| (name.to_string(), *tally)).collect();
        let mut unlisted = BTreeSet::new();
        for file in manifest.live() {
            let Some(listed) = &file.names else {
                unlisted.insert(file.name.clone());
                continue;
            };
            for (name, tally) in listed {
                Tally::count(&mut names, name.clone(), tally);
            }
        }
        if !unlisted.is_empty() {
            self.count_names(&manifest, &unlisted, &mut names)?;
        }
        Ok(names)
    }

    /// All batches, hidden ones too. Accepted events belong to none.
    pub fn batches(&self) -> BTreeMap<String, BatchInfo> {
        let manifest = self.manifest();
        let mut tallies = BTreeMap::new();
        for file in &manifest.files {
            if let Some(batch) = &file.batch {
                Tally::count(&mut tallies, batch.clone(), &file.total);
            }
        }
        let undone = |batch: &str| manifest.undone.contains(batch);
        tallies.into_iter().map(|(batch, tally)| (batch.clone(), BatchInfo { tally, undone: undone(&batch) })).collect()
    }
}
