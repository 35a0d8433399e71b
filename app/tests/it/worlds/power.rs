//! The disk under a world: it remembers what was written, and fails when it is told to.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use eventlog::{Act, Disk};
use tempfile::TempDir;
use testkit::recorder::{Crash, Recorder, rebuild};

/// The files of the records; what SQLite shares between processes is made anew.
const RECORDS: [&str; 2] = ["tenure.db", "tenure.db-wal"];

/// The disk of one open folder.
#[derive(Clone)]
pub struct Power(Arc<Mutex<State>>);

struct State {
    folder: PathBuf,
    recorder: Recorder,
    fuse: Option<Fuse>,
    /// The records at the moment at which everything went dark.
    dark: Option<TempDir>,
}

#[derive(Clone, Copy)]
pub enum Fuse {
    /// After so many further changes nothing reaches the disk any more.
    Dark(usize),
    /// After so many further changes one fails.
    Fault(usize),
}

impl Power {
    pub fn over(folder: &Path) -> Self {
        let recorder = Recorder::over(&folder.join("events"));
        Self(Arc::new(Mutex::new(State { folder: folder.to_owned(), recorder, fuse: None, dark: None })))
    }

    pub fn disk(&self) -> Disk {
        let power = self.clone();
        Disk::watched(Arc::new(move |act| power.lock().act(act)))
    }

    pub fn fuse(&self, fuse: Option<Fuse>) {
        self.lock().fuse = fuse;
    }

    pub fn is_dark(&self) -> bool {
        self.lock().dark.is_some()
    }

    /// The folder as it is found after the crash: now, or when it went dark.
    pub fn crashed(&self, how: Crash) -> TempDir {
        let mut state = self.lock();
        state.darken();
        let found = tempfile::tempdir().unwrap();
        for entry in fs::read_dir(&state.folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            if path.is_file() && !name.starts_with(RECORDS[0]) {
                fs::copy(&path, found.path().join(name)).unwrap();
            }
        }
        copy_records(state.dark.as_ref().unwrap().path(), found.path());
        let log = found.path().join("events");
        fs::create_dir(&log).unwrap();
        rebuild(&state.recorder.steps(), &state.folder.join("events"), &log, how);
        found
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }
}

impl State {
    fn act(&mut self, act: &Act<'_>) -> io::Result<()> {
        if self.dark.is_some() {
            return Err(io::Error::other("the power is gone"));
        }
        match &mut self.fuse {
            Some(Fuse::Fault(0)) => {
                self.fuse = None;
                return Err(io::Error::other("a fault of the disk"));
            }
            Some(Fuse::Dark(0)) => self.darken(),
            Some(Fuse::Dark(left) | Fuse::Fault(left)) => *left -= 1,
            None => {}
        }
        // The act that everything goes dark at is the last one that is done.
        self.recorder.act(act);
        Ok(())
    }

    /// Keeps the records as they are now; once.
    fn darken(&mut self) {
        let folder = &self.folder;
        self.dark.get_or_insert_with(|| {
            let kept = tempfile::tempdir().unwrap();
            copy_records(folder, kept.path());
            kept
        });
    }
}

/// Copies the records of a folder.
pub fn copy_records(from: &Path, to: &Path) {
    for name in RECORDS.iter().filter(|name| from.join(name).exists()) {
        fs::copy(from.join(name), to.join(name)).unwrap();
    }
}
