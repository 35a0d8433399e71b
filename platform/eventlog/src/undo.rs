//! Hiding what an import added, and showing it again.

use std::collections::{BTreeSet, HashSet};

use kernel::{Error, Kind, Result};

use crate::log::Change;
use crate::manifest::{FileEntry, Manifest};
use crate::{EventLog, dedup};

impl EventLog {
    /// Hides all events of a batch from every reader; again is no fault.
    ///
    /// # Errors
    /// `eventlog-batch-unknown`, `eventlog-busy`, faults of the disk.
    pub fn tombstone(&self, batch: &str) -> Result<()> {
        let _permit = self.permit()?;
        {
            let mut writer = self.writer();
            let mut next = self.known_batch(batch)?;
            if !next.undone.insert(batch.to_owned()) {
                return Ok(());
            }
            self.publish(&mut writer, next, Change::Content)?;
        }
        self.settle()
    }

    /// Shows a hidden batch again; again is no fault.
    ///
    /// # Errors
    /// `eventlog-restore-duplicate` with the number of events that were imported again in the meantime,
    /// `eventlog-batch-unknown`, `eventlog-busy`, faults of the disk.
    pub fn restore(&self, batch: &str) -> Result<()> {
        let _permit = self.permit()?;
        {
            // Held while comparing: an event accepted in between would count twice.
            let mut writer = self.writer();
            let mut next = self.known_batch(batch)?;
            if !next.undone.remove(batch) {
                return Ok(());
            }
            let again = self.came_again(batch)?;
            if again > 0 {
                return Err(Error::new(Kind::Conflict, "eventlog-restore-duplicate").with("count", again));
            }
            self.publish(&mut writer, next, Change::Content)?;
        }
        self.settle()
    }

    fn known_batch(&self, batch: &str) -> Result<Manifest> {
        let manifest = self.manifest();
        if manifest.files.iter().any(|file| file.batch.as_deref() == Some(batch)) {
            Ok(manifest.as_ref().clone())
        } else {
            Err(Error::new(Kind::NotFound, "eventlog-batch-unknown"))
        }
    }

    /// How many events of a hidden batch are visible from elsewhere.
    fn came_again(&self, batch: &str) -> Result<usize> {
        let (manifest, hot) = self.snapshot();
        let of_batch = |file: &&FileEntry| file.batch.as_deref() == Some(batch);
        let sources: BTreeSet<&String> =
            manifest.files.iter().filter(of_batch).flat_map(|f| f.sources.keys()).collect();
        let hidden = manifest.files.iter().filter(of_batch).map(|f| f.name.clone()).collect();
        let mut identities: HashSet<u128, ahash::RandomState> = HashSet::default();
        dedup::identities(self, &hidden, &mut |identity| {
            identities.insert(identity);
        })?;
        let shares = |file: &&FileEntry| file.sources.keys().any(|source| sources.contains(source));
        let visible = manifest.live().filter(shares).map(|f| f.name.clone()).collect();
        let mut again = hot.iter().filter(|stored| identities.contains(&stored.identity)).count();
        dedup::identities(self, &visible, &mut |identity| again += usize::from(identities.contains(&identity)))?;
        Ok(again)
    }
}
