//! Faults of the disk and of files, as errors that name the file.

use std::io;
use std::path::Path;

use arrow::error::ArrowError;
use kernel::{Error, Kind};
use parquet::errors::ParquetError;

/// The file's own name: messages never show where the data folder lies.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A fault of the disk.
pub(crate) fn io(path: &Path, error: &io::Error) -> Error {
    let key = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "eventlog-disk-full",
        io::ErrorKind::NotFound => "eventlog-file-missing",
        _ => "eventlog-disk",
    };
    let mut said = Error::new(Kind::Internal, key).with("file", file_name(path));
    said.detail = format!("{}: {error}", path.display());
    said
}

/// A fault while reading or writing a Parquet file.
pub(crate) fn parquet(path: &Path, error: &ParquetError) -> Error {
    if let ParquetError::External(inner) = error
        && let Some(inner) = inner.downcast_ref::<io::Error>()
    {
        return io(path, inner);
    }
    damaged(path, error)
}

/// A fault while decoding a Parquet file.
pub(crate) fn arrow(path: &Path, error: &ArrowError) -> Error {
    match error {
        ArrowError::IoError(_, inner) => io(path, inner),
        _ => damaged(path, error),
    }
}

/// The content of a file is not what was written.
pub(crate) fn damaged(path: &Path, why: &dyn std::fmt::Display) -> Error {
    let mut said = Error::new(Kind::Internal, "eventlog-file-damaged").with("file", file_name(path));
    said.detail = format!("{}: {why}", path.display());
    said
}
