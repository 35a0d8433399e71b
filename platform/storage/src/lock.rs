//! One process per data folder.

use std::fs::{File, OpenOptions};
use std::path::Path;

use fs4::TryLockError;
use kernel::{Error, Kind, Result};

/// Held as long as the program uses the folder; the operating system frees it when the program ends, however it ends.
#[derive(Debug)]
pub struct FolderLock {
    _file: File,
}

impl FolderLock {
    /// Takes the folder, or says that another process has it.
    pub fn take(folder: &Path) -> Result<Self> {
        let path = folder.join("lock");
        let open = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        let file = open.map_err(|e| {
            Error::new(Kind::Internal, "error-folder").with("folder", shown(folder)).with("reason", e.to_string())
        })?;
        match fs4::FileExt::try_lock(&file) {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => {
                Err(Error::new(Kind::Conflict, "error-folder-in-use").with("folder", shown(folder)))
            }
            Err(TryLockError::Error(e)) => Err(Error::internal(e)),
        }
    }
}

fn shown(folder: &Path) -> String {
    folder.display().to_string()
}
