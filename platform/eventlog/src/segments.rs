//! Writing accepted events to the newest segment, durably before anything else happens.

use std::path::{Path, PathBuf};

use kernel::{Error, Kind, Result};

use crate::disk::{Disk, DiskFile};
use crate::{failure, frame};

/// Bytes after which a segment is closed and the next one begins: what one read at the start brings into memory.
const SEGMENT_BYTES: u64 = 32 << 20;

/// A segment on the disk.
#[derive(Debug, Clone)]
pub(crate) struct Closed {
    pub number: u64,
    /// Bytes that were made durable.
    pub bytes: u64,
    /// The last sequence number in it.
    pub last: u64,
}

#[derive(Debug)]
struct Open {
    about: Closed,
    file: DiskFile,
}

/// The segments; one at most is written to.
#[derive(Debug)]
pub(crate) struct Segments {
    disk: Disk,
    dir: PathBuf,
    next: u64,
    open: Option<Open>,
    closed: Vec<Closed>,
}

impl Segments {
    /// Goes on behind the segments that were found at the start. Those are never written to again.
    pub(crate) fn new(disk: &Disk, dir: &Path, closed: Vec<Closed>) -> Self {
        let next = closed.iter().map(|segment| segment.number + 1).max().unwrap_or(1);
        Self { disk: disk.clone(), dir: dir.to_owned(), next, open: None, closed }
    }

    /// The path of a segment.
    pub(crate) fn path(&self, number: u64) -> PathBuf {
        self.dir.join(file_name(number))
    }

    /// Adds the frames of these payloads, numbered from `first`, and makes them durable: one write, one sync.
    ///
    /// # Errors
    /// `error-disk-full` and other faults of the disk: none of them counts then, even when some reached the disk, for the next
    /// segment begins with the same number.
    pub(crate) fn append(&mut self, first: u64, payloads: &[&[u8]]) -> Result<()> {
        if self.open.as_ref().is_some_and(|open| open.about.bytes >= SEGMENT_BYTES) {
            self.close();
        }
        let mut open = match self.open.take() {
            Some(open) => open,
            None => self.begin(first)?,
        };
        let mut bytes = Vec::new();
        for (seq, payload) in (first..).zip(payloads) {
            frame::put(&mut bytes, open.about.number, seq, payload);
        }
        if let Err(e) = open.file.append(&bytes).and_then(|()| open.file.sync()) {
            // After a failed sync nobody knows what is on the disk. Cutting is for the looks: what could not be cut is void.
            drop(open.file.cut(open.about.bytes));
            let failed = fault(open.file.path(), &e);
            self.closed.push(open.about);
            return Err(failed);
        }
        open.about.bytes += bytes.len() as u64;
        open.about.last = first + payloads.len() as u64 - 1;
        self.open = Some(open);
        Ok(())
    }

    /// Closes the newest segment: the next event begins another.
    pub(crate) fn close(&mut self) {
        self.closed.extend(self.open.take().map(|open| open.about));
    }

    /// Removes the closed segments that hold nothing after `seq`.
    pub(crate) fn remove_until(&mut self, seq: u64) -> Result<()> {
        while let Some(oldest) = self.closed.first().filter(|segment| segment.last <= seq) {
            let path = self.path(oldest.number);
            // One after the other: a segment says what of the one before it is void.
            self.disk.remove_durably(&path)?;
            self.closed.remove(0);
        }
        Ok(())
    }

    /// All segments, the oldest first.
    pub(crate) fn all(&self) -> Vec<Closed> {
        self.closed.iter().chain(self.open.iter().map(|open| &open.about)).cloned().collect()
    }

    fn begin(&mut self, first: u64) -> Result<Open> {
        let number = self.next;
        let path = self.path(number);
        let header = frame::header(number, first);
        let create = || {
            let mut file = self.disk.create(&path)?;
            file.append(&header)?;
            file.sync()?;
            Ok(file)
        };
        let created = create().map_err(|e| fault(&path, &e)).and_then(|file| {
            self.disk.sync_dir(&self.dir)?;
            Ok(file)
        });
        match created {
            Ok(file) => {
                self.next += 1;
                Ok(Open { about: Closed { number, bytes: header.len() as u64, last: first - 1 }, file })
            }
            Err(e) => {
                drop(self.disk.remove(&path));
                Err(e)
            }
        }
    }
}

/// The name of a segment's file.
pub(crate) fn file_name(number: u64) -> String {
    format!("{number:08}.log")
}

/// Senders of events know one code for a full disk, whatever was being written.
fn fault(path: &Path, error: &std::io::Error) -> Error {
    let said = failure::io(path, error);
    if said.says.key == "eventlog-disk-full" {
        Error { detail: said.detail, ..Error::new(Kind::Internal, "error-disk-full") }
    } else {
        said
    }
}
