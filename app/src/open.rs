//! Opening a data folder: lock, database, migrations, log, settings, board.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use arc_swap::ArcSwap;
use eventlog::{Disk, EventLog};
use kernel::{Clock, Day, Entropy, Error, Instant, Kind, Result};
use query::{Board, Snapshot};
use storage::{Db, FolderLock, Location};
use web::live::Live;
use web::{App, Hooks, Shared, Workspace};

use crate::locales;
use crate::modules::modules;

/// How a folder is opened.
#[derive(Debug, Clone)]
pub struct Opening {
    /// Where the records are.
    pub location: Location,
    /// Where `now` comes from.
    pub clock: Clock,
    /// Where chance comes from.
    pub entropy: Entropy,
    /// The data day that it is opened at.
    pub as_of: Option<Day>,
    /// Whether visitors may sign in without a password.
    pub demo: bool,
    /// What events are written on.
    pub disk: Disk,
}

impl Opening {
    /// As a server opens it.
    pub fn usual(location: Location) -> Self {
        Self {
            location,
            clock: Clock::System,
            entropy: Entropy::System,
            as_of: None,
            demo: false,
            disk: Disk::default(),
        }
    }
}

/// An opened folder; dropping it frees the lock.
pub struct Opened {
    /// What handlers receive.
    pub app: Shared,
    _lock: FolderLock,
}

/// Opens `folder`, creating it when it does not exist.
///
/// # Errors
/// The folder is in use, cannot be written, or holds data of a newer program; a catalogue or policy is broken.
pub async fn open(folder: &Path, opening: Opening) -> Result<Opened> {
    let named = |e: std::io::Error| {
        Error::new(Kind::Internal, "error-folder")
            .with("folder", folder.display().to_string())
            .with("reason", e.to_string())
    };
    std::fs::create_dir_all(folder).map_err(named)?;
    let lock = FolderLock::take(folder)?;
    let db = Db::open(&opening.location).await?;
    let modules = modules();
    let mut migrations = vec![storage::CHANGES];
    migrations.extend(modules.iter().flat_map(|m| m.migrations));
    db.migrate(&migrations, opening.clock.now()).await?;
    let log = EventLog::open_on(&folder.join("events"), opening.disk)?;
    let now = opening.clock.now();
    let app = App {
        db,
        log: Arc::new(log),
        board: Board::new(Snapshot::empty(now.day(&jiff::tz::TimeZone::UTC), now)),
        clock: opening.clock,
        entropy: opening.entropy,
        catalogues: Arc::new(locales::catalogues()?),
        modules,
        workspace: ArcSwap::from_pointee(Workspace::default()),
        folder: folder.to_owned(),
        as_of: opening.as_of,
        past: None,
        demo: opening.demo,
        hooks: Hooks { authenticate: connect::authenticate, refresh: insight::refresh },
        live: Live::since(now),
        writes: AtomicU64::new(1),
        woken: tokio::sync::Notify::new(),
        kept: web::kept::Kept::default(),
        refreshing: tokio::sync::Mutex::new(0),
    };
    team::start(&app).await?;
    Ok(Opened { app: Arc::new(app), _lock: lock })
}

/// The clock of a folder that is opened at the end of a day in its data.
pub fn clock_at(day: Day, zone: &jiff::tz::TimeZone) -> Clock {
    let wall = Clock::System.now().civil(zone).time();
    let start = Instant::start_of(day, zone);
    let seconds = i64::from(wall.hour()) * 3600 + i64::from(wall.minute()) * 60 + i64::from(wall.second());
    Clock::opened_at(start.plus_seconds(seconds))
}
