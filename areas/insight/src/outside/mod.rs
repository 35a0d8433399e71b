//! What other programs read: the event files, and whose events are whose.
//!
//! The folder `view` in the data folder holds `identity_links.parquet` (keys of senders, with the account that each means, from day to
//! day, without overlaps) and `views.sql`, which DuckDB runs: the view `events` has a day in the workspace's zone and an account, by the
//! rules that metrics count by. Both are derived; they may be deleted and come back.
//!
//! Invariant: `views.sql` names the files that counted when it was written, and no other; events that are in no file yet are missing,
//! and it says how many.
mod links;
mod sql;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kernel::{Error, Kind, Result};
use web::App;

use crate::refresh::people;

/// The folder in the data folder.
const FOLDER: &str = "view";
/// The file of links.
const LINKS: &str = "identity_links.parquet";
/// What other programs run.
const VIEWS: &str = "views.sql";

/// What the files in the folder show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The text that other programs run.
    pub views: PathBuf,
    /// Files of events.
    pub files: Vec<PathBuf>,
    /// Accepted events that no file holds yet.
    pub missing: u64,
    zone: String,
    /// The position of the records' history.
    records: i64,
}

/// Writes the folder, unless it shows all this already; gives what it shows now.
///
/// # Errors
/// Faults of the disk or the database.
pub async fn write(app: &App, last: Option<&Shown>) -> Result<Shown> {
    let events = app.log.open_files();
    let folder = app.folder.join(FOLDER);
    let shown = Shown {
        views: folder.join(VIEWS),
        files: events.paths,
        missing: events.missing,
        zone: app.workspace.load().zone.clone(),
        records: storage::position(app.db.read()).await?,
    };
    if last == Some(&shown) {
        return Ok(shown);
    }
    if last.is_none_or(|last| last.records != shown.records) {
        let people = people::load(app).await?;
        let keys = customers::accounts::store::keys(app.db.read()).await?;
        let to = folder.join(LINKS);
        let writing = tokio::task::spawn_blocking(move || {
            fs::create_dir_all(to.parent().unwrap_or(&to)).map_err(|e| fault(&to, &e))?;
            replace(&to, &links::parquet(&people, &keys)?)
        });
        writing.await.map_err(Error::internal)??;
    }
    replace(&shown.views, sql::views(&shown, &folder.join(LINKS)).as_bytes())?;
    Ok(shown)
}

/// Writes the folder after all accepted events were put into files.
///
/// # Errors
/// As [`write`].
pub async fn write_all(app: &App) -> Result<Shown> {
    let log = Arc::clone(&app.log);
    tokio::task::spawn_blocking(move || log.roll()).await.map_err(Error::internal)??;
    write(app, None).await
}

/// In one step, so that whoever reads at this moment sees the old or the new file, and none that is half written.
fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let aside = path.with_extension("new");
    fs::write(&aside, bytes).and_then(|()| fs::rename(&aside, path)).map_err(|e| fault(path, &e))
}

fn fault(path: &Path, error: &std::io::Error) -> Error {
    Error::new(Kind::Internal, "error-folder")
        .with("folder", path.display().to_string())
        .with("reason", error.to_string())
}
