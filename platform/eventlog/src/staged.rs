//! Files on their way into the log: written aside, moved to their place, and gone again unless the manifest names them.

use kernel::Result;

use crate::accept::Writer;
use crate::buffer::Buffer;
use crate::log::Change;
use crate::manifest::{FileEntry, Manifest};
use crate::{EventLog, failure, writer};

/// Files that the manifest does not name yet. Dropping it removes them.
#[derive(Debug)]
pub(crate) struct Staged {
    log: EventLog,
    files: Vec<FileEntry>,
}

impl Staged {
    pub(crate) const fn new(log: EventLog) -> Self {
        Self { log, files: Vec::new() }
    }

    /// The files so far.
    pub(crate) fn files(&self) -> &[FileEntry] {
        &self.files
    }

    /// Writes the buffer to a new file and empties it; an empty one gives none.
    pub(crate) fn write(
        &mut self,
        name: &str,
        buffer: &mut Buffer,
        batch: Option<&str>,
    ) -> Result<Option<&mut FileEntry>> {
        let file = writer::write(self.log.disk(), &self.log.staging_dir().join(name), buffer, batch)?;
        *buffer = Buffer::default();
        let written = file.is_some();
        self.files.extend(file);
        Ok(if written { self.files.last_mut() } else { None })
    }

    /// Moves the files to where the manifest will look for them.
    pub(crate) fn place(&self) -> Result<()> {
        for file in &self.files {
            let from = self.log.staging_dir().join(&file.name);
            if from.exists() {
                let to = self.log.visible_dir().join(&file.name);
                self.log.disk().rename(&from, &to).map_err(|e| failure::io(&from, &e))?;
            }
        }
        self.log.disk().sync_dir(&self.log.visible_dir())
    }

    /// Removes one file that was written.
    pub(crate) fn discard(&mut self, name: &str) {
        self.files.retain(|file| file.name != name);
        self.remove(name);
    }

    /// Takes over the files of another.
    pub(crate) fn adopt(&mut self, mut other: Self) {
        self.files.append(&mut other.files);
    }

    /// Publishes `next`, which names them.
    ///
    /// # Errors
    /// Faults of the disk. The files stay when the disk may hold `next` all the same: it must find them after a crash.
    pub(crate) fn publish(mut self, writer: &mut Writer, next: Manifest, change: Change) -> Result<()> {
        let published = self.log.publish(writer, next, change);
        let stored = || {
            let stored = Manifest::load(self.log.dir()).ok().flatten();
            let names = |file: &FileEntry| stored.iter().any(|s| s.files.iter().any(|named| named.name == file.name));
            self.files.iter().any(names)
        };
        if published.is_ok() || stored() {
            self.files.clear();
        }
        published
    }

    /// A file that cannot be removed now is an orphan, removed at the next open.
    fn remove(&self, name: &str) {
        for dir in [self.log.staging_dir(), self.log.visible_dir()] {
            drop(self.log.disk().remove(&dir.join(name)));
        }
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        for file in &self.files {
            self.remove(&file.name);
        }
    }
}
