//! Adding events: all of them or none, each once.

use std::sync::Arc;

use kernel::{Error, Result};

use crate::Event;
use crate::buffer::Buffer;
use crate::dedup::Known;
use crate::identity::Hasher;
use crate::late;
use crate::log::{Change, Permit};
use crate::staged::Staged;

/// What became of one event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pushed {
    /// It will be in the log after `commit`.
    New,
    /// The log or this import has it already.
    Duplicate,
}

/// How many events were added.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Appended {
    /// Events that were not in the log before.
    pub new: u64,
    /// Events that the log or this import had already.
    pub duplicate: u64,
}

/// Takes the events of one import. Nothing is visible before [`commit`](Self::commit); dropping it leaves nothing behind.
///
/// Memory: at most 80 bytes × 524,288 rows and 24 MB of texts, the Parquet encoder's one row group, and for deduplication
/// 16 bytes for each stored event of the same sources and about 30 for each pushed one.
#[derive(Debug)]
pub struct Appender {
    permit: Permit,
    batch: Option<Arc<str>>,
    /// Nothing when the caller vouches for unique ids.
    known: Option<Known>,
    hasher: Hasher,
    buffer: Buffer,
    staged: Staged,
    appended: Appended,
    /// The number of the last accepted event when the import began.
    since: u64,
}

impl Appender {
    pub(crate) fn new(permit: Permit, batch: Option<&str>, trusted: bool) -> Self {
        Self {
            staged: Staged::new(permit.log.clone()),
            since: permit.log.seeing(|_, hot| hot.last()),
            permit,
            batch: batch.map(Into::into),
            known: (!trusted).then(Known::default),
            hasher: Hasher::default(),
            buffer: Buffer::default(),
            appended: Appended::default(),
        }
    }

    /// Adds one event, unless it is known already.
    ///
    /// # Errors
    /// `eventlog-event-…` when a part is empty or larger than its limit: the appender stays usable, the caller rejects the
    /// row. `eventlog-event-id` when a trusted appender gets an event without id. Faults of the disk.
    pub fn push(&mut self, event: &Event) -> Result<Pushed> {
        event.validate()?;
        let identity = match (&mut self.known, &event.message_id) {
            (Some(known), _) => known.admit(&self.permit.log, &mut self.hasher, event)?,
            (None, Some(id)) => Some(self.hasher.message(&event.source, id)),
            (None, None) => return Err(Error::invalid("eventlog-event-id")),
        };
        let Some(identity) = identity else {
            self.appended.duplicate += 1;
            return Ok(Pushed::Duplicate);
        };
        self.buffer.push(event, identity);
        self.appended.new += 1;
        if self.buffer.is_full() {
            self.spill()?;
        }
        Ok(Pushed::New)
    }

    /// How many were taken so far.
    pub const fn appended(&self) -> Appended {
        self.appended
    }

    /// Makes all pushed events durable and visible, in one step. After `Ok` they survive `kill -9` and power loss. An event
    /// that was accepted from a sender in the meantime is a duplicate after all.
    ///
    /// # Errors
    /// Faults of the disk: then none of them is visible.
    pub fn commit(mut self) -> Result<Appended> {
        self.place()?;
        let Self { permit, known, mut staged, mut appended, since, .. } = self;
        let log = &permit.log;
        let mut writer = log.writer();
        if let Some(known) = &known {
            let late = late::give_way(log, known, &mut staged, since)?;
            appended.new -= late;
            appended.duplicate += late;
        }
        if !staged.files().is_empty() {
            let mut next = log.manifest().as_ref().clone();
            next.files.extend(staged.files().iter().cloned());
            staged.publish(&mut writer, next, Change::Content)?;
        }
        Ok(appended)
    }

    /// Forgets all pushed events; the same as dropping the appender.
    pub fn abort(self) {}

    /// Writes what is left and moves the files to where the manifest will look for them.
    fn place(&mut self) -> Result<()> {
        self.spill()?;
        self.staged.place()
    }

    fn spill(&mut self) -> Result<()> {
        let position = self.permit.log.manifest().position + 1;
        let name = format!("{position:08}-{:04}.parquet", self.staged.files().len());
        self.staged.write(&name, &mut self.buffer, self.batch.as_deref()).map(drop)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use kernel::Instant;

    use super::*;
    use crate::EventLog;

    #[test]
    fn a_crash_before_the_manifest_leaves_the_old_state() {
        let dir = tempfile::tempdir().unwrap();
        let log = EventLog::open(dir.path()).unwrap();
        let mut first = log.appender(Some("one")).unwrap();
        first.push(&Event::new("s", "seen", Instant(1))).unwrap();
        first.commit().unwrap();
        let before = fs::read(dir.path().join("manifest.json")).unwrap();

        let mut second = log.appender(Some("two")).unwrap();
        second.push(&Event::new("s", "seen", Instant(2))).unwrap();
        second.place().unwrap();
        assert_eq!(fs::read_dir(log.visible_dir()).unwrap().count(), 2, "the file lies in its place, unnamed");
        std::mem::forget(second);
        fs::write(dir.path().join("manifest.json.new"), "half a mani").unwrap();
        fs::write(log.staging_dir().join("00000009-0000.parquet"), "half a file").unwrap();

        let log = EventLog::open(dir.path()).unwrap();
        assert_eq!(log.count(), 1);
        assert_eq!(fs::read(dir.path().join("manifest.json")).unwrap(), before);
        assert_eq!(fs::read_dir(log.visible_dir()).unwrap().count(), 1, "the orphan is gone");
        assert_eq!(fs::read_dir(log.staging_dir()).unwrap().count(), 0);
        assert_eq!(log.check().unwrap(), Vec::new());
        let mut again = log.appender(Some("two")).unwrap();
        assert_eq!(again.push(&Event::new("s", "seen", Instant(2))).unwrap(), Pushed::New);
        again.commit().unwrap();
        assert_eq!(log.count(), 2);
    }
}
