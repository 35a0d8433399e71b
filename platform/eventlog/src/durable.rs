//! Writing so that it survives `kill -9` and power loss: content first, then the name, then the folder.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use kernel::Result;

use crate::failure;

/// Makes the names in `dir` durable.
pub(crate) fn sync_dir(dir: &Path) -> Result<()> {
    File::open(dir).and_then(|d| d.sync_all()).map_err(|e| failure::io(dir, &e))
}

/// Replaces the file `name` in `dir` in one step: a reader sees the old content or the new, never a part.
pub(crate) fn replace(dir: &Path, name: &str, content: &[u8]) -> Result<()> {
    let target = dir.join(name);
    let fresh = dir.join(format!("{name}.new"));
    let write = || -> io::Result<()> {
        let mut file = File::create(&fresh)?;
        file.write_all(content)?;
        file.sync_all()?;
        fs::rename(&fresh, &target)
    };
    write().map_err(|e| failure::io(&target, &e))?;
    sync_dir(dir)
}

/// Counts and hashes what passes through, so that a file need not be read again after writing.
#[derive(Debug)]
pub(crate) struct Sealing {
    file: File,
    hasher: blake3::Hasher,
    bytes: u64,
}

impl Sealing {
    /// A new file at `path`.
    pub(crate) fn create(path: &Path) -> Result<Self> {
        let file = File::create(path).map_err(|e| failure::io(path, &e))?;
        Ok(Self { file, hasher: blake3::Hasher::new(), bytes: 0 })
    }

    /// Makes the content durable; gives its length and BLAKE3 hash.
    pub(crate) fn seal(self) -> io::Result<(u64, String)> {
        self.file.sync_all()?;
        Ok((self.bytes, self.hasher.finalize().to_hex().to_string()))
    }
}

impl Write for Sealing {
    fn write(&mut self, content: &[u8]) -> io::Result<usize> {
        let written = self.file.write(content)?;
        self.hasher.update(&content[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
