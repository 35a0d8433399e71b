//! An import of the web wizard lies in a folder of its own inside the data folder until it is over: the file, its mapping,
//! how far the work is, and the rejected rows. A restart loses nothing but the work under way.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::PoisonError;

use kernel::{Clock, Error, Instant, Kind, Result, Says};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tables::Mapping;
use web::{App, Viewer};

use super::engine::{Counts, Done, disk};

/// An upload that nobody worked on for a day is removed.
const FORGOTTEN: i64 = 24 * 3600;
/// Work that has not said anything for so many seconds is interrupted.
const SILENT: i64 = 180;
/// Microseconds between two reports.
const REPORT: i64 = 300_000;

/// The folder of one import.
#[derive(Debug, Clone)]
pub(crate) struct Room {
    /// The import's id.
    pub id: String,
    path: PathBuf,
}

/// Whose upload it is.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Draft {
    /// The file's name as its owner calls it.
    pub file: String,
    /// The person's id.
    pub by: String,
    /// When it was uploaded.
    pub at: Instant,
}

/// Dry run or import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Nothing is kept.
    Check,
    /// Everything is.
    Run,
}

impl Stage {
    const fn key(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Run => "run",
        }
    }
}

/// How far a stage is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Status {
    /// When it began.
    pub began: Instant,
    /// When it last said something.
    pub said: Instant,
    /// What became of the rows so far.
    pub counts: Counts,
    /// The result, when it is over.
    pub done: Option<Done>,
    /// Why it failed.
    pub failed: Option<Failed>,
}

/// Why a stage failed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Failed {
    /// What is wrong.
    pub says: Says,
    /// What is wrong with single fields, or what to do.
    pub faults: Vec<Says>,
}

impl Status {
    /// Whether somebody still works on it.
    pub fn working(&self, now: Instant) -> bool {
        self.done.is_none() && self.failed.is_none() && now.seconds_since(self.said) < SILENT
    }
}

impl Room {
    /// A new, empty folder.
    pub fn make(app: &App, viewer: &Viewer, file: &str) -> Result<Self> {
        forget_old(app);
        let id = app.id("imp");
        let room = Self { path: all(app).join(&id), id };
        fs::create_dir_all(&room.path).map_err(|e| disk(&e))?;
        room.keep("draft.json", &Draft { file: file.to_owned(), by: viewer.id.clone(), at: app.now() })?;
        Ok(room)
    }

    /// The folder of an upload that this viewer may go on with.
    ///
    /// # Errors
    /// `error-not-found` when there is none, or it is somebody else's and the viewer may not undo what others did.
    pub fn open(app: &App, viewer: &Viewer, id: &str) -> Result<(Self, Draft)> {
        let room = Self::at(app, id)?;
        let draft: Draft = room.read("draft.json")?.ok_or_else(Error::not_found)?;
        if draft.by == viewer.id || viewer.may("undo.any") { Ok((room, draft)) } else { Err(Error::not_found()) }
    }

    /// The folder of an import, whoever made it. The id comes from an address: it must not lead elsewhere.
    pub fn at(app: &App, id: &str) -> Result<Self> {
        let plain = id.strip_prefix("imp_").is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_alphanumeric()));
        if plain { Ok(Self { path: all(app).join(id), id: id.to_owned() }) } else { Err(Error::not_found()) }
    }

    /// The uploaded file.
    pub fn data(&self) -> PathBuf {
        self.path.join("data")
    }

    /// As soon as this file is there, the work stops.
    pub fn stop(&self) -> PathBuf {
        self.path.join("stop")
    }

    /// Where a stage writes rejected rows.
    pub fn rejected(&self, stage: Stage) -> PathBuf {
        self.path.join(format!("{}-rejected.csv", stage.key()))
    }

    /// The mapping as it is now.
    pub fn mapping(&self) -> Result<Mapping> {
        Mapping::parse(&fs::read_to_string(self.path.join("mapping.toml")).map_err(|_| Error::not_found())?)
    }

    /// Keeps the mapping.
    pub fn map(&self, mapping: &Mapping) -> Result<()> {
        self.write("mapping.toml", &mapping.to_toml()?)
    }

    /// How far a stage is; nothing when it was not begun.
    pub fn status(&self, stage: Stage) -> Result<Option<Status>> {
        self.read(&format!("{}.json", stage.key()))
    }

    /// Keeps how far a stage is.
    pub fn report(&self, stage: Stage, status: &Status) -> Result<()> {
        self.keep(&format!("{}.json", stage.key()), status)
    }

    /// Forgets the last dry run, because the mapping is another now.
    pub fn reopen(&self) {
        for name in ["check.json", "check-rejected.csv", "stop"] {
            drop(fs::remove_file(self.path.join(name)));
        }
    }

    /// Removes what is not needed after the import: the company's data.
    pub fn close(&self) {
        for name in ["data", "check.json", "check-rejected.csv", "stop"] {
            drop(fs::remove_file(self.path.join(name)));
        }
    }

    /// Removes everything.
    pub fn remove(&self) {
        drop(fs::remove_dir_all(&self.path));
    }

    fn read<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>> {
        match fs::read_to_string(self.path.join(name)) {
            Ok(text) => serde_json::from_str(&text).map(Some).map_err(Error::internal),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(disk(&error)),
        }
    }

    fn keep<T: Serialize>(&self, name: &str, value: &T) -> Result<()> {
        self.write(name, &serde_json::to_string(value).map_err(Error::internal)?)
    }

    /// In one step, so that a reader never sees half of it.
    fn write(&self, name: &str, text: &str) -> Result<()> {
        let beside = self.path.join(format!("{name}.new"));
        fs::write(&beside, text).map_err(|e| disk(&e))?;
        fs::rename(&beside, self.path.join(name)).map_err(|e| disk(&e))
    }
}

/// Removes its folder unless the upload was finished: a cancelled upload leaves nothing, even when the browser just goes away.
pub(crate) struct Unfinished(Option<Room>);

impl Unfinished {
    /// Guards a folder.
    pub const fn new(room: Room) -> Self {
        Self(Some(room))
    }

    /// The folder stays.
    pub fn finished(mut self) -> Option<Room> {
        self.0.take()
    }

    /// The folder.
    pub fn room(&self) -> Result<&Room> {
        self.0.as_ref().ok_or_else(|| Error::internal("the upload is over"))
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if let Some(room) = &self.0 {
            room.remove();
        }
    }
}

/// Tells how far a stage is, a few times a second at most.
pub(crate) struct Reporter {
    room: Room,
    stage: Stage,
    clock: Clock,
    last: Mutex<Status>,
}

impl Reporter {
    /// The stage begins.
    ///
    /// # Errors
    /// `import-running` when somebody works on it already.
    pub fn begin(room: &Room, stage: Stage, clock: &Clock) -> Result<Self> {
        let now = clock.now();
        if room.status(stage)?.is_some_and(|status| status.working(now)) {
            return Err(Error::new(Kind::Conflict, "import-running"));
        }
        drop(fs::remove_file(room.stop()));
        let status = Status { began: now, said: now, counts: Counts::default(), done: None, failed: None };
        room.report(stage, &status)?;
        Ok(Self { room: room.clone(), stage, clock: clock.clone(), last: Mutex::new(status) })
    }

    /// So far.
    pub fn tell(&self, counts: &Counts) {
        let now = self.clock.now();
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if now.0 - last.said.0 >= REPORT {
            (last.said, last.counts) = (now, *counts);
            drop(self.room.report(self.stage, &last));
        }
    }

    /// It is over.
    pub fn end(self, done: Result<Done>) {
        let mut status = self.last.into_inner().unwrap_or_else(PoisonError::into_inner);
        status.said = self.clock.now();
        match done {
            Ok(done) => {
                status.counts = done.counts;
                status.done = Some(done);
            }
            Err(error) => {
                if error.kind == Kind::Internal {
                    tracing::error!(%error, import = self.room.id, "an import failed");
                }
                let faults = error.faults.iter().map(|fault| fault.says.clone()).collect();
                status.failed = Some(Failed { says: error.says, faults });
            }
        }
        if let Err(error) = self.room.report(self.stage, &status) {
            tracing::error!(%error, import = self.room.id, "the result of an import cannot be kept");
        }
    }
}

fn all(app: &App) -> PathBuf {
    app.folder.join("imports")
}

/// Removes uploads that were never imported and that nobody came back to.
fn forget_old(app: &App) {
    let Ok(entries) = fs::read_dir(all(app)) else { return };
    for entry in entries.flatten() {
        let path: &Path = &entry.path();
        let ran = path.join("run.json").exists();
        let draft =
            fs::read_to_string(path.join("draft.json")).ok().and_then(|t| serde_json::from_str::<Draft>(&t).ok());
        if !ran && draft.is_none_or(|draft| app.now().seconds_since(draft.at) > FORGOTTEN) {
            drop(fs::remove_dir_all(path));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(said: i64) -> Status {
        Status { began: Instant(0), said: Instant(said), counts: Counts::default(), done: None, failed: None }
    }

    #[test]
    fn work_that_fell_silent_is_interrupted() {
        assert!(status(0).working(Instant(0).plus_seconds(SILENT - 1)));
        assert!(!status(0).working(Instant(0).plus_seconds(SILENT)));
        let failed = Failed { says: Says::new("x"), faults: Vec::new() };
        assert!(!Status { failed: Some(failed), ..status(0) }.working(Instant(0)));
    }
}
