//! The log as a whole: opening, what readers see, and replacing it in one step.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, TryLockError, Weak};

use kernel::{Error, Instant, Kind, Result};
use parquet::arrow::arrow_reader::ArrowReaderMetadata;

use crate::accept::{Accepted, Request, Writer};
use crate::disk::Disk;
use crate::hot::{Hot, HotView, Stored};
use crate::manifest::Manifest;
use crate::queue::Queue;
use crate::schema::Column;
use crate::{Appended, Appender, Event, Problem, Scan, failure, start};

/// An event log in a folder. Cheap to clone; clones are the same log. The caller guards the folder against other processes.
///
/// ```text
/// manifest.json   which files count
/// events/         the visible files: open this folder with any tool
/// undone/         files of batches that were undone
/// staging/        files being written
/// hot/            accepted events that no file holds yet
/// identities/     what was accepted lately, to tell duplicates; may be deleted
/// damaged/        copies of segments that could not be read as a whole
/// ```
#[derive(Debug, Clone)]
pub struct EventLog {
    inner: Arc<Inner>,
    /// Scans read only what was known before; nothing for all.
    known_before: Option<Instant>,
}

/// Locks are taken in this order: `rolling`, `writer`, `view`, the others.
#[derive(Debug)]
struct Inner {
    dir: PathBuf,
    disk: Disk,
    view: RwLock<View>,
    /// Held by whoever changes the manifest or the segments.
    writer: Mutex<Writer>,
    queue: Queue<Request, Accepted>,
    /// Held by an import, an undo, a compaction: one at a time. Accepting and rolling do not need it.
    writing: AtomicBool,
    rolling: Mutex<()>,
    /// Footers of files that were read; files never change.
    footers: Mutex<HashMap<String, ArrowReaderMetadata>>,
    /// Files that no new reader sees.
    retired: Mutex<Vec<Retired>>,
    /// All manifests that somebody may still hold.
    views: Mutex<Vec<Weak<Manifest>>>,
    damage: Vec<Problem>,
}

/// Files that wait for their last reader.
#[derive(Debug)]
struct Retired {
    /// The manifests that name them.
    readers: Vec<Weak<Manifest>>,
    files: Vec<String>,
}

/// What readers see.
#[derive(Debug)]
struct View {
    manifest: Arc<Manifest>,
    hot: Hot,
}

/// What a new manifest means to those who follow the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    /// Other events are visible: they read the log again.
    Content,
    /// The same events in other files.
    Nothing,
    /// Accepted events up to the manifest's mark are in files now.
    Rolled,
}

/// The right to import, undo or compact, held by one at a time.
#[derive(Debug)]
pub(crate) struct Permit {
    pub log: EventLog,
}

impl Drop for Permit {
    fn drop(&mut self) {
        self.log.inner.writing.store(false, Ordering::Release);
    }
}

impl EventLog {
    /// Opens the log in `dir`, creating it when the folder is empty or missing, and removes what a crash left behind. What was
    /// accepted is read back: a torn tail is cut, a flipped bit turned back, and what is beyond repair named by
    /// [`damage`](Self::damage) and by [`check`](Self::check).
    ///
    /// # Errors
    /// `eventlog-manifest-missing` when there are events but no manifest (nothing is removed then),
    /// `eventlog-manifest-damaged`, `eventlog-newer`, faults of the disk.
    pub fn open(dir: &Path) -> Result<Self> {
        Self::open_on(dir, Disk::default())
    }

    /// The same on a disk that somebody watches.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_on(dir: &Path, disk: Disk) -> Result<Self> {
        for sub in ["events", "undone", "staging", "hot", "identities", "damaged"] {
            let path = dir.join(sub);
            fs::create_dir_all(&path).map_err(|e| failure::io(&path, &e))?;
        }
        disk.sync_dir(dir)?;
        let manifest = match Manifest::load(dir)? {
            Some(manifest) => manifest,
            None if holds_events(dir)? => {
                return Err(Error::new(Kind::Internal, "eventlog-manifest-missing"));
            }
            None => {
                let empty = Manifest::empty();
                empty.save(&disk, dir)?;
                empty
            }
        };
        let started = start::start(dir, &disk, &manifest)?;
        let manifest = Arc::new(manifest);
        let log = Self {
            inner: Arc::new(Inner {
                dir: dir.to_owned(),
                disk,
                views: Mutex::new(vec![Arc::downgrade(&manifest)]),
                view: RwLock::new(View { manifest, hot: started.hot }),
                writer: Mutex::new(started.writer),
                queue: Queue::default(),
                writing: AtomicBool::new(false),
                rolling: Mutex::default(),
                footers: Mutex::default(),
                retired: Mutex::default(),
                damage: started.damage,
            }),
            known_before: None,
        };
        log.remove_orphans()?;
        log.settle()?;
        Ok(log)
    }

    /// The same log as we knew it before an instant: scans and folds leave out what we learned later.
    #[must_use]
    pub fn as_known(&self, before: Instant) -> Self {
        Self { known_before: Some(before), ..self.clone() }
    }

    /// Whether there are events, of what this log knows.
    ///
    /// # Errors
    /// A file is missing or damaged.
    pub fn has_events(&self) -> Result<bool> {
        if self.known_before.is_none() {
            return Ok(self.count() > 0);
        }
        for batch in self.scan(&Scan { columns: Some(vec![Column::At]), ..Scan::default() })? {
            if batch?.num_rows() > 0 {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The scan within what this log knows.
    pub(crate) fn bounded(&self, scan: &Scan) -> Scan {
        let known_before = match (self.known_before, scan.known_before) {
            (Some(ours), Some(asked)) => Some(ours.min(asked)),
            (ours, asked) => ours.or(asked),
        };
        Scan { known_before, ..scan.clone() }
    }

    /// What was found damaged among the accepted events when the log was opened, repaired or not.
    pub fn damage(&self) -> &[Problem] {
        &self.inner.damage
    }

    /// An appender that leaves out what the log has already.
    ///
    /// # Errors
    /// `eventlog-busy` while another appender is open, `eventlog-batch-undone` when this batch was undone.
    pub fn appender(&self, batch: Option<&str>) -> Result<Appender> {
        self.import(batch, false)
    }

    /// An appender for events whose ids are known to be unique and new, each with a message id: it does not look for
    /// duplicates and keeps no set of identities, but writes them for later imports.
    ///
    /// # Errors
    /// As [`appender`](Self::appender).
    pub fn trusted_appender(&self, batch: Option<&str>) -> Result<Appender> {
        self.import(batch, true)
    }

    /// Appends a few events at once, as one import.
    ///
    /// # Errors
    /// As [`appender`](Self::appender), [`Appender::push`] and [`Appender::commit`]; then none is added.
    pub fn append(&self, events: &[Event], batch: Option<&str>) -> Result<Appended> {
        let mut appender = self.appender(batch)?;
        for event in events {
            appender.push(event)?;
        }
        appender.commit()
    }

    /// The position of the log: goes up with every accepted event, commit, tombstone, restore and retention, and never down,
    /// also over a restart. Rolling and compacting leave it.
    pub fn position(&self) -> u64 {
        let view = self.inner.view.read().unwrap_or_else(PoisonError::into_inner);
        view.manifest.position + view.hot.last()
    }

    /// The position behind the last change that was not an accepted event: an import, its undo, a retention. What was made of the
    /// events of a past day holds as long as this stays.
    pub fn changed_at(&self) -> u64 {
        self.seeing(|manifest, _| manifest.changed_at())
    }

    pub(crate) fn dir(&self) -> &Path {
        &self.inner.dir
    }

    pub(crate) fn disk(&self) -> &Disk {
        &self.inner.disk
    }

    pub(crate) fn visible_dir(&self) -> PathBuf {
        self.inner.dir.join("events")
    }

    pub(crate) fn hidden_dir(&self) -> PathBuf {
        self.inner.dir.join("undone")
    }

    pub(crate) fn staging_dir(&self) -> PathBuf {
        self.inner.dir.join("staging")
    }

    pub(crate) fn identities_dir(&self) -> PathBuf {
        self.inner.dir.join("identities")
    }

    pub(crate) fn footers(&self) -> &Mutex<HashMap<String, ArrowReaderMetadata>> {
        &self.inner.footers
    }

    pub(crate) fn queue(&self) -> &Queue<Request, Accepted> {
        &self.inner.queue
    }

    pub(crate) fn rolling(&self) -> &Mutex<()> {
        &self.inner.rolling
    }

    pub(crate) fn is_rolling(&self) -> bool {
        matches!(self.inner.rolling.try_lock(), Err(TryLockError::WouldBlock))
    }

    pub(crate) fn manifest(&self) -> Arc<Manifest> {
        Arc::clone(&self.inner.view.read().unwrap_or_else(PoisonError::into_inner).manifest)
    }

    /// Files and accepted events as they were at one moment.
    pub(crate) fn snapshot(&self) -> (Arc<Manifest>, HotView) {
        let view = self.inner.view.read().unwrap_or_else(PoisonError::into_inner);
        (Arc::clone(&view.manifest), view.hot.view())
    }

    /// What readers see, with its position.
    pub(crate) fn snapshot_at(&self) -> (u64, Arc<Manifest>, HotView) {
        let view = self.inner.view.read().unwrap_or_else(PoisonError::into_inner);
        (view.manifest.position + view.hot.last(), Arc::clone(&view.manifest), view.hot.view())
    }

    /// Calls `with` on what readers see; briefly, for writers wait meanwhile.
    pub(crate) fn seeing<T>(&self, with: impl FnOnce(&Arc<Manifest>, &Hot) -> T) -> T {
        let view = self.inner.view.read().unwrap_or_else(PoisonError::into_inner);
        with(&view.manifest, &view.hot)
    }

    /// The right to change manifest and segments; waits for it.
    pub(crate) fn writer(&self) -> MutexGuard<'_, Writer> {
        self.inner.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Shows accepted events to readers; gives the position with them.
    pub(crate) fn show(&self, events: Vec<Stored>) -> u64 {
        let mut view = self.inner.view.write().unwrap_or_else(PoisonError::into_inner);
        for stored in events {
            view.hot.push(stored);
        }
        view.manifest.position + view.hot.last()
    }

    /// Makes `next` the state of the log, durably. `next` was made of the newest manifest while `writer` was held.
    pub(crate) fn publish(&self, writer: &mut Writer, mut next: Manifest, change: Change) -> Result<()> {
        if change == Change::Content {
            next.position += 1;
            let position = next.position + self.seeing(|_, hot| hot.last());
            next.hot = next.hot.map(|mark| crate::manifest::HotMark { changed_at: position, ..mark });
        }
        if let Err(error) = next.save(&self.inner.disk, &self.inner.dir) {
            // It may have its name already: then what was refused would be there after a restart.
            drop(self.manifest().save(&self.inner.disk, &self.inner.dir));
            return Err(error);
        }
        writer.revision += 1;
        let next = Arc::new(next);
        let mut views = self.inner.views.lock().unwrap_or_else(PoisonError::into_inner);
        views.retain(|view| view.strong_count() > 0);
        views.push(Arc::downgrade(&next));
        let mut view = self.inner.view.write().unwrap_or_else(PoisonError::into_inner);
        if change == Change::Rolled {
            view.hot.roll(next.rolled());
        }
        view.manifest = next;
        Ok(())
    }

    pub(crate) fn permit(&self) -> Result<Permit> {
        if self.inner.writing.swap(true, Ordering::Acquire) {
            return Err(Error::new(Kind::Conflict, "eventlog-busy"));
        }
        Ok(Permit { log: self.clone() })
    }

    /// These files are not named any more; they go when no reader holds a manifest that names them.
    pub(crate) fn retire(&self, files: Vec<String>) {
        let newest = Arc::downgrade(&self.manifest());
        let views = self.inner.views.lock().unwrap_or_else(PoisonError::into_inner);
        let readers = views.iter().filter(|view| !view.ptr_eq(&newest)).cloned().collect();
        self.inner.retired.lock().unwrap_or_else(PoisonError::into_inner).push(Retired { readers, files });
    }

    /// Removes retired files that nobody reads. What cannot be removed now is an orphan, removed at the next open.
    pub(crate) fn sweep(&self) {
        let mut retired = self.inner.retired.lock().unwrap_or_else(PoisonError::into_inner);
        retired.retain(|Retired { readers, files }| {
            if readers.iter().any(|reader| reader.strong_count() > 0) {
                return true;
            }
            for file in files {
                self.inner.footers.lock().unwrap_or_else(PoisonError::into_inner).remove(file);
                for path in [self.locate(file), crate::index::path(self, file)] {
                    drop(self.inner.disk.remove(&path));
                }
            }
            false
        });
    }

    /// Whether a file only waits for its last reader.
    pub(crate) fn is_retired(&self, file: &str) -> bool {
        let retired = self.inner.retired.lock().unwrap_or_else(PoisonError::into_inner);
        retired.iter().any(|retired| retired.files.iter().any(|name| name == file))
    }

    fn import(&self, batch: Option<&str>, trusted: bool) -> Result<Appender> {
        let permit = self.permit()?;
        if batch.is_some_and(|batch| self.manifest().undone.contains(batch)) {
            return Err(Error::new(Kind::Conflict, "eventlog-batch-undone"));
        }
        Ok(Appender::new(permit, batch, trusted))
    }

    fn remove_orphans(&self) -> Result<()> {
        let manifest = self.manifest();
        let named: HashSet<&str> = manifest.files.iter().map(|file| file.name.as_str()).collect();
        let mut orphans = files(&self.staging_dir(), "parquet")?;
        for dir in [self.visible_dir(), self.hidden_dir()] {
            orphans.extend(files(&dir, "parquet")?.into_iter().filter(|p| !named.contains(&*failure::file_name(p))));
        }
        let listed =
            |path: &PathBuf| path.file_stem().and_then(|stem| stem.to_str()).is_some_and(|s| named.contains(s));
        orphans.extend(files(&self.identities_dir(), "ids")?.into_iter().filter(|path| !listed(path)));
        for dir in ["hot", "identities", "damaged"] {
            orphans.extend(files(&self.dir().join(dir), "new")?);
        }
        for path in orphans {
            self.disk().remove(&path).map_err(|e| failure::io(&path, &e))?;
        }
        Ok(())
    }

    /// Moves each file to the folder of its state, so that other tools see what our readers see. Missing files stay missing:
    /// `check` names them.
    pub(crate) fn settle(&self) -> Result<()> {
        let manifest = self.manifest();
        let (events, undone) = (self.visible_dir(), self.hidden_dir());
        let mut moved = Vec::new();
        for file in &manifest.files {
            let (from, to) = if manifest.is_live(file) { (&undone, &events) } else { (&events, &undone) };
            let (from, to) = (from.join(&file.name), to.join(&file.name));
            if from.exists() {
                self.disk().link(&from, &to).map_err(|e| failure::io(&from, &e))?;
                moved.push(from);
            }
        }
        // A name is durable in its new folder before it goes from the old one: a loss of power between leaves two, and never none.
        let sync = || [&events, &undone].into_iter().try_for_each(|dir| self.disk().sync_dir(dir));
        sync()?;
        for from in &moved {
            self.disk().remove(from).map_err(|e| failure::io(from, &e))?;
        }
        if moved.is_empty() { Ok(()) } else { sync() }
    }
}

fn holds_events(dir: &Path) -> Result<bool> {
    Ok(!files(&dir.join("events"), "parquet")?.is_empty() || !files(&dir.join("hot"), "log")?.is_empty())
}

/// The files in a folder whose names end so; what else lies there is not ours.
pub(crate) fn files(dir: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).map_err(|e| failure::io(dir, &e))? {
        let path = entry.map_err(|e| failure::io(dir, &e))?.path();
        if path.extension().is_some_and(|ext| ext == extension) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
