//! The log as a whole: opening, batches, what is in it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use kernel::{Error, Kind, Result};
use parquet::arrow::arrow_reader::ArrowReaderMetadata;

use crate::manifest::{FileEntry, Manifest, Tally};
use crate::{Appended, Appender, Event, dedup, durable, failure};

/// An event log in a folder. Cheap to clone; clones are the same log. The caller guards the folder against other processes.
///
/// ```text
/// manifest.json   which files count
/// events/         the visible files: open this folder with any tool
/// undone/         files of batches that were undone
/// staging/        files being written
/// ```
#[derive(Debug, Clone)]
pub struct EventLog {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    dir: PathBuf,
    manifest: RwLock<Arc<Manifest>>,
    writing: AtomicBool,
    /// Footers of files that were read; files never change.
    footers: Mutex<HashMap<String, ArrowReaderMetadata>>,
}

/// One import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchInfo {
    /// Its events.
    pub tally: Tally,
    /// Whether a tombstone hides it.
    pub undone: bool,
}

/// The right to write, held by one at a time.
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
    /// Opens the log in `dir`, creating it when the folder is empty or missing, and removes what a crash left behind.
    ///
    /// # Errors
    /// `eventlog-manifest-missing` when there are events but no manifest (nothing is removed then),
    /// `eventlog-manifest-damaged`, `eventlog-newer`, faults of the disk.
    pub fn open(dir: &Path) -> Result<Self> {
        for sub in ["events", "undone", "staging"] {
            let path = dir.join(sub);
            fs::create_dir_all(&path).map_err(|e| failure::io(&path, &e))?;
        }
        let manifest = match Manifest::load(dir)? {
            Some(manifest) => manifest,
            None if !parquet_files(&dir.join("events"))?.is_empty() => {
                return Err(Error::new(Kind::Internal, "eventlog-manifest-missing"));
            }
            None => {
                let empty = Manifest::empty();
                empty.save(dir)?;
                empty
            }
        };
        let log = Self {
            inner: Arc::new(Inner {
                dir: dir.to_owned(),
                manifest: RwLock::new(Arc::new(manifest)),
                writing: AtomicBool::new(false),
                footers: Mutex::default(),
            }),
        };
        log.remove_orphans()?;
        log.settle()?;
        Ok(log)
    }

    /// An appender that leaves out what the log has already.
    ///
    /// # Errors
    /// `eventlog-busy` while another appender is open, `eventlog-batch-undone` when this batch was undone.
    pub fn appender(&self, batch: Option<&str>) -> Result<Appender> {
        self.writer(batch, false)
    }

    /// An appender for events whose ids are known to be unique and new, each with a message id: it does not look for
    /// duplicates and keeps no set of identities, but writes them for later imports.
    ///
    /// # Errors
    /// As [`appender`](Self::appender).
    pub fn trusted_appender(&self, batch: Option<&str>) -> Result<Appender> {
        self.writer(batch, true)
    }

    /// Appends a few events at once: a posted list, a touch of the web widget.
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

    /// Hides all events of a batch from every reader; again is no fault.
    ///
    /// # Errors
    /// `eventlog-batch-unknown`, `eventlog-busy`, faults of the disk.
    pub fn tombstone(&self, batch: &str) -> Result<()> {
        let permit = self.permit()?;
        let mut next = self.known_batch(batch)?;
        if next.undone.insert(batch.to_owned()) {
            permit.log.publish(next)?;
            self.settle()?;
        }
        Ok(())
    }

    /// Shows a hidden batch again; again is no fault.
    ///
    /// # Errors
    /// `eventlog-restore-duplicate` with the number of events that were imported again in the meantime,
    /// `eventlog-batch-unknown`, `eventlog-busy`, faults of the disk.
    pub fn restore(&self, batch: &str) -> Result<()> {
        let permit = self.permit()?;
        let mut next = self.known_batch(batch)?;
        if !next.undone.remove(batch) {
            return Ok(());
        }
        let again = self.imported_again(batch)?;
        if again > 0 {
            return Err(Error::new(Kind::Conflict, "eventlog-restore-duplicate").with("count", again));
        }
        permit.log.publish(next)?;
        self.settle()
    }

    /// How many visible events there are.
    pub fn count(&self) -> u64 {
        self.manifest().live().map(|file| file.total.rows).sum()
    }

    /// The position of the log: goes up with every commit, tombstone and restore.
    pub fn position(&self) -> u64 {
        self.manifest().position
    }

    /// All visible events together; nothing when there are none.
    pub fn total(&self) -> Option<Tally> {
        self.manifest().live().map(|file| file.total).reduce(|sum, tally| sum.with(&tally))
    }

    /// Visible events of each source: when it last sent, how much.
    pub fn sources(&self) -> BTreeMap<String, Tally> {
        let mut sources = BTreeMap::new();
        for (source, tally) in self.manifest().live().flat_map(|file| &file.sources) {
            Tally::count(&mut sources, source.clone(), tally);
        }
        sources
    }

    /// Visible events of each name.
    ///
    /// # Errors
    /// Faults of the disk: files with very many names are read.
    pub fn names(&self) -> Result<BTreeMap<String, Tally>> {
        let mut names = BTreeMap::new();
        let mut unlisted = BTreeSet::new();
        for file in self.manifest().live() {
            let Some(listed) = &file.names else {
                unlisted.insert(file.name.clone());
                continue;
            };
            for (name, tally) in listed {
                Tally::count(&mut names, name.clone(), tally);
            }
        }
        if !unlisted.is_empty() {
            self.count_names(&unlisted, &mut names)?;
        }
        Ok(names)
    }

    /// All batches, hidden ones too.
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

    pub(crate) fn dir(&self) -> &Path {
        &self.inner.dir
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

    pub(crate) fn footers(&self) -> &Mutex<HashMap<String, ArrowReaderMetadata>> {
        &self.inner.footers
    }

    pub(crate) fn manifest(&self) -> Arc<Manifest> {
        Arc::clone(&self.inner.manifest.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Makes `next` the state of the log, durably. Only the holder of the permit calls this.
    pub(crate) fn publish(&self, mut next: Manifest) -> Result<()> {
        next.position += 1;
        next.save(&self.inner.dir)?;
        *self.inner.manifest.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(next);
        Ok(())
    }

    fn writer(&self, batch: Option<&str>, trusted: bool) -> Result<Appender> {
        let permit = self.permit()?;
        if batch.is_some_and(|batch| self.manifest().undone.contains(batch)) {
            return Err(Error::new(Kind::Conflict, "eventlog-batch-undone"));
        }
        Ok(Appender::new(permit, batch, trusted))
    }

    fn permit(&self) -> Result<Permit> {
        if self.inner.writing.swap(true, Ordering::Acquire) {
            return Err(Error::new(Kind::Conflict, "eventlog-busy"));
        }
        Ok(Permit { log: self.clone() })
    }

    fn known_batch(&self, batch: &str) -> Result<Manifest> {
        let manifest = self.manifest();
        if manifest.files.iter().any(|file| file.batch.as_deref() == Some(batch)) {
            Ok(manifest.as_ref().clone())
        } else {
            Err(Error::new(Kind::NotFound, "eventlog-batch-unknown"))
        }
    }

    /// How many events of a hidden batch are visible from another one.
    fn imported_again(&self, batch: &str) -> Result<usize> {
        let manifest = self.manifest();
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
        let mut again = 0;
        dedup::identities(self, &visible, &mut |identity| again += usize::from(identities.contains(&identity)))?;
        Ok(again)
    }

    fn remove_orphans(&self) -> Result<()> {
        let manifest = self.manifest();
        let named: HashSet<&str> = manifest.files.iter().map(|file| file.name.as_str()).collect();
        let mut orphans = parquet_files(&self.staging_dir())?;
        for dir in [self.visible_dir(), self.hidden_dir()] {
            orphans.extend(parquet_files(&dir)?.into_iter().filter(|p| !named.contains(&*failure::file_name(p))));
        }
        for path in orphans {
            fs::remove_file(&path).map_err(|e| failure::io(&path, &e))?;
        }
        Ok(())
    }

    /// Moves each file to the folder of its state, so that other tools see what our readers see. Missing files stay missing:
    /// `check` names them.
    fn settle(&self) -> Result<()> {
        let manifest = self.manifest();
        let (events, undone) = (self.visible_dir(), self.hidden_dir());
        for file in &manifest.files {
            let (from, to) = if manifest.is_live(file) { (&undone, &events) } else { (&events, &undone) };
            let (from, to) = (from.join(&file.name), to.join(&file.name));
            if from.exists() {
                fs::rename(&from, &to).map_err(|e| failure::io(&from, &e))?;
            }
        }
        durable::sync_dir(&events)?;
        durable::sync_dir(&undone)
    }
}

/// The Parquet files in a folder; what else lies there is not ours.
pub(crate) fn parquet_files(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).map_err(|e| failure::io(dir, &e))? {
        let path = entry.map_err(|e| failure::io(dir, &e))?.path();
        if path.extension().is_some_and(|ext| ext == "parquet") {
            found.push(path);
        }
    }
    Ok(found)
}
