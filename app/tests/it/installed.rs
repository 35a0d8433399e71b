//! Other people's programs that tests run; `cargo xtask test` installs them outside of the project.

use std::path::{Path, PathBuf};

/// Where they are installed.
pub fn folder() -> PathBuf {
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let cache = cache.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache")));
    cache.expect("a home folder").join("tenure/sdks")
}

/// Python, with Segment's SDK and DuckDB.
pub fn python() -> PathBuf {
    folder().join("python/bin/python")
}

/// A script of ours that uses them.
pub fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sdks").join(name)
}
