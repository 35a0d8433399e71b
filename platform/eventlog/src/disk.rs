//! Every change of the disk, one by one: so that a test can watch them, refuse them, and drop what was not synced.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kernel::Result;

use crate::failure;

/// One change of the disk, told before it happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act<'a> {
    /// A file is created, or emptied when it is there.
    Create(&'a Path),
    /// These bytes are added at the end of the file.
    Write(&'a Path, &'a [u8]),
    /// The file is cut to so many bytes.
    Cut(&'a Path, u64),
    /// The content of the file is made durable.
    Sync(&'a Path),
    /// The file gets a new name, in place of what has that name.
    Rename(&'a Path, &'a Path),
    /// The file gets a second name, in another folder.
    Link(&'a Path, &'a Path),
    /// The file is removed.
    Remove(&'a Path),
    /// The names in the folder are made durable.
    SyncDir(&'a Path),
}

/// Is told each change before it happens; an error stands for a fault of the disk, and the change does not happen.
pub type Watch = Arc<dyn Fn(&Act<'_>) -> io::Result<()> + Send + Sync>;

/// The disk, perhaps watched.
#[derive(Clone, Default)]
pub struct Disk {
    watch: Option<Watch>,
}

impl fmt::Debug for Disk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Disk").field("watched", &self.watch.is_some()).finish()
    }
}

impl Disk {
    /// The disk with somebody watching: for tests of crashes, power loss and full disks.
    pub fn watched(watch: Watch) -> Self {
        Self { watch: Some(watch) }
    }

    /// A new, empty file.
    pub(crate) fn create(&self, path: &Path) -> io::Result<DiskFile> {
        self.tell(&Act::Create(path))?;
        // Appending: whatever a failed write left behind is cut first, never written over.
        drop(File::create(path)?);
        let file = OpenOptions::new().append(true).open(path)?;
        Ok(DiskFile { disk: self.clone(), path: path.to_owned(), file })
    }

    /// Cuts a file to `bytes`, durably.
    pub(crate) fn cut(&self, path: &Path, bytes: u64) -> io::Result<()> {
        let file = OpenOptions::new().append(true).open(path)?;
        let file = DiskFile { disk: self.clone(), path: path.to_owned(), file };
        file.cut(bytes)?;
        file.sync()
    }

    /// Gives a file another name; what had that name is gone.
    pub(crate) fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.tell(&Act::Rename(from, to))?;
        fs::rename(from, to)
    }

    /// Gives a file a second name; one that is there already stays. Where the disk knows no second names, the file is moved.
    pub(crate) fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        if to.exists() {
            return Ok(());
        }
        self.tell(&Act::Link(from, to))?;
        fs::hard_link(from, to).or_else(|_| fs::rename(from, to))
    }

    /// Removes a file; none there is no fault.
    pub(crate) fn remove(&self, path: &Path) -> io::Result<()> {
        self.tell(&Act::Remove(path))?;
        match fs::remove_file(path) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
            _ => Ok(()),
        }
    }

    /// Removes a file so that it does not come back.
    pub(crate) fn remove_durably(&self, path: &Path) -> Result<()> {
        self.remove(path).map_err(|e| failure::io(path, &e))?;
        self.sync_dir(path.parent().unwrap_or(path))
    }

    /// Makes the names in `dir` durable.
    pub(crate) fn sync_dir(&self, dir: &Path) -> Result<()> {
        let sync = || -> io::Result<()> {
            self.tell(&Act::SyncDir(dir))?;
            File::open(dir)?.sync_all()
        };
        sync().map_err(|e| failure::io(dir, &e))
    }

    fn tell(&self, act: &Act<'_>) -> io::Result<()> {
        self.watch.as_ref().map_or(Ok(()), |watch| watch(act))
    }
}

/// A file that is being written.
#[derive(Debug)]
pub(crate) struct DiskFile {
    disk: Disk,
    path: PathBuf,
    file: File,
}

impl DiskFile {
    /// Adds all of `content` at the end.
    pub(crate) fn append(&mut self, content: &[u8]) -> io::Result<()> {
        self.disk.tell(&Act::Write(&self.path, content))?;
        self.file.write_all(content)
    }

    /// Makes the content durable.
    pub(crate) fn sync(&self) -> io::Result<()> {
        self.disk.tell(&Act::Sync(&self.path))?;
        self.file.sync_data()
    }

    /// Cuts the file to so many bytes.
    pub(crate) fn cut(&self, bytes: u64) -> io::Result<()> {
        self.disk.tell(&Act::Cut(&self.path, bytes))?;
        self.file.set_len(bytes)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}
