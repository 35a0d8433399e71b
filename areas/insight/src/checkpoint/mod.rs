//! What the board showed last, kept in the data folder: so that a start shows pages at once, while everything is computed again.
//!
//! Derived, and never believed for long: the first refresh after a start computes from records and events as if it were not there. Until
//! then pages show these numbers with the moment that they are of; only who owns which account is read anew, because rights hang on it.
//! It is used on the day on which it was written, under the definitions and in the zone that it was judged by.
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kernel::{Day, Error, Instant, Result};
use query::{ColumnSpec, Frame, Snapshot, SnapshotFinding};
use serde::{Deserialize, Serialize};
use web::{App, Ask};

use crate::definitions::model::ACCOUNT;
use crate::definitions::{Compiled, current};
use crate::frames;
use crate::refresh::published;
use crate::state::{self, Engine};

/// The folder in the data folder.
const FOLDER: &str = "checkpoint";
/// What is written last, so that it never speaks of files that are not there.
const ABOUT: &str = "about.json";
/// The shape of the files; others are not read.
const FORMAT: u32 = 1;
/// The accounts of four weeks ago, beside the frames of the board.
const BEFORE: &str = "before";

/// What the files hold.
#[derive(Debug, Serialize, Deserialize)]
struct About {
    format: u32,
    definition_set: String,
    zone: String,
    today: Day,
    as_of: Instant,
    /// The position of the records' history up to which owners are told.
    records: i64,
    /// File and columns of each frame.
    frames: Vec<(String, Vec<ColumnSpec>)>,
    before: Vec<ColumnSpec>,
    published: Vec<ColumnSpec>,
    of_sources: Vec<ColumnSpec>,
    findings: Vec<SnapshotFinding>,
}

/// Writes what the board shows, unless it is what `last` was; gives the version that is written.
///
/// # Errors
/// Faults of the disk or the database.
pub async fn save(app: &App, last: Option<u64>) -> Result<Option<u64>> {
    let version = app.live.version();
    let (board, engine) = (app.board.load(), state::engine(app));
    let Some(engine) = engine.filter(|e| last != Some(version) && e.counted.is_some()) else { return Ok(last) };
    // Whoever owned an account before this position is told by the frames; what was written meanwhile is read anew.
    let records = state::of(app).records().map_or(0, |records| records.position());
    let about = About {
        format: FORMAT,
        definition_set: engine.set.id.clone(),
        zone: engine.zone.clone(),
        today: board.today,
        as_of: board.as_of,
        records,
        frames: board.frames.iter().map(|(kind, frame)| (kind.clone(), frame.specs().cloned().collect())).collect(),
        before: engine.before.specs().cloned().collect(),
        published: engine.published.clone(),
        of_sources: engine.of_sources.clone(),
        findings: board.findings.clone(),
    };
    let folder = app.folder.join(FOLDER);
    let writing = tokio::task::spawn_blocking(move || {
        let mut all: Vec<(&str, &Frame)> = board.frames.iter().map(|(kind, frame)| (kind.as_str(), frame)).collect();
        all.push((BEFORE, &engine.before));
        write(&folder, &about, &all)
    });
    writing.await.map_err(Error::internal)??;
    Ok(Some(version))
}

fn write(folder: &Path, about: &About, all: &[(&str, &Frame)]) -> Result<()> {
    let fault = |e: std::io::Error| Error::internal(format!("{}: {e}", folder.display()));
    fs::create_dir_all(folder).map_err(fault)?;
    let mark = folder.join(ABOUT);
    if mark.exists() {
        fs::remove_file(&mark).map_err(fault)?;
    }
    for (name, frame) in all {
        fs::write(file(folder, name), frames::written(frame, None)?).map_err(fault)?;
    }
    let aside = folder.join("about.new");
    fs::write(&aside, serde_json::to_vec(about).map_err(Error::internal)?).map_err(fault)?;
    fs::rename(&aside, &mark).map_err(fault)
}

fn file(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.parquet"))
}

/// Shows what was kept, if it may still be shown; whether it did. What cannot be read is passed over: it comes back by itself.
///
/// # Errors
/// The database cannot be read.
pub async fn resume(app: &App) -> Result<bool> {
    let set = current(app).await?;
    let folder = app.folder.join(FOLDER);
    let read = fs::read(folder.join(ABOUT)).ok().and_then(|bytes| serde_json::from_slice::<About>(&bytes).ok());
    let fits = |about: &About| {
        let zone = about.zone == app.workspace.load().zone;
        about.format == FORMAT && about.definition_set == set.id && zone && about.today == app.today()
    };
    let Some(about) = read.filter(fits) else { return Ok(false) };
    let Some((mut snapshot, before)) = frames_of(&folder, &about) else { return Ok(false) };
    let Some(accounts) = snapshot.frames.remove(ACCOUNT) else { return Ok(false) };
    let accounts = if about.records == storage::position(app.db.read()).await? {
        accounts
    } else {
        with_owners(app, &accounts).await?
    };
    snapshot.frames.insert(ACCOUNT.to_owned(), accounts.clone());
    let compiled = Arc::new(Compiled::new(Arc::clone(&set.definitions), &about.published, &about.of_sources));
    let (published, of_sources, findings) = (about.published, about.of_sources, about.findings);
    let (now, zone) = (accounts, about.zone);
    let closed = Arc::default();
    let engine = Engine { set, compiled, published, of_sources, now, before, zone, closed, counted: None, findings };
    state::of(app).keep_engine(engine);
    app.board.store(snapshot);
    Ok(true)
}

fn frames_of(folder: &Path, about: &About) -> Option<(Snapshot, Frame)> {
    let read = |name: &str, specs: &[ColumnSpec]| {
        let file = fs::File::open(file(folder, name)).ok()?;
        frames::read(file, specs).map(|frame| frame.with_today(about.today)).ok()
    };
    let mut snapshot = Snapshot::empty(about.today, about.as_of);
    snapshot.definition_set.clone_from(&about.definition_set);
    snapshot.findings.clone_from(&about.findings);
    for (kind, specs) in &about.frames {
        snapshot.frames.insert(kind.clone(), read(kind, specs)?);
    }
    Some((snapshot, read(BEFORE, &about.before)?))
}

/// The accounts that there are, with what their own records say now.
async fn with_owners(app: &App, shown: &Frame) -> Result<Frame> {
    let ids = published::ids(app, ACCOUNT).await?;
    let ask = Ask::all(app.today(), Arc::clone(&ids));
    let own = |table: &str| table == "accounts";
    let newer = published::asked(app, &ask, |p| p.subject == ACCOUNT && p.rows.iter().any(|(table, _)| own(table)));
    shown.updated(&ids, &newer.await?)
}
