//! Writing so that it survives `kill -9` and power loss: content first, then the name, then the folder.

use std::io::{self, Write};
use std::path::Path;

use kernel::Result;

use crate::disk::{Disk, DiskFile};
use crate::failure;

/// Replaces the file `name` in `dir` in one step: a reader sees the old content or the new, never a part.
pub(crate) fn replace(disk: &Disk, dir: &Path, name: &str, content: &[u8]) -> Result<()> {
    let target = dir.join(name);
    let fresh = dir.join(format!("{name}.new"));
    let write = || -> io::Result<()> {
        let mut file = disk.create(&fresh)?;
        file.append(content)?;
        file.sync()?;
        disk.rename(&fresh, &target)
    };
    write().map_err(|e| failure::io(&target, &e))?;
    disk.sync_dir(dir)
}

/// Counts and hashes what passes through, so that a file need not be read again after writing.
#[derive(Debug)]
pub(crate) struct Sealing {
    file: DiskFile,
    hasher: blake3::Hasher,
    bytes: u64,
}

impl Sealing {
    /// A new file at `path`.
    pub(crate) fn create(disk: &Disk, path: &Path) -> Result<Self> {
        let file = disk.create(path).map_err(|e| failure::io(path, &e))?;
        Ok(Self { file, hasher: blake3::Hasher::new(), bytes: 0 })
    }

    /// Makes the content durable; gives its length and BLAKE3 hash.
    pub(crate) fn seal(self) -> io::Result<(u64, String)> {
        self.file.sync()?;
        Ok((self.bytes, self.hasher.finalize().to_hex().to_string()))
    }
}

impl Write for Sealing {
    fn write(&mut self, content: &[u8]) -> io::Result<usize> {
        self.file.append(content)?;
        self.hasher.update(content);
        self.bytes += content.len() as u64;
        Ok(content.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
