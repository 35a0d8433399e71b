//! Opening the folder of a world. Reading texts and policies takes most of the time that a small world lives, and counts nothing: so
//! worlds share the texts, and only a restart opens its folder as the program does.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use arc_swap::ArcSwap;
use eventlog::{Disk, EventLog};
use i18n::Catalogues;
use jiff::tz::TimeZone;
use kernel::{Clock, Entropy, Result};
use query::{Board, Snapshot};
use storage::{Db, Location};
use tenure::open::{Opened, Opening, open};
use web::kept::Kept;
use web::live::Live;
use web::{App, Hooks, Shared, Workspace};

/// What a folder is opened with.
pub struct With {
    pub clock: Clock,
    pub entropy: Entropy,
    pub disk: Disk,
}

/// Opens a folder as the program does.
pub async fn whole(folder: &Path, With { clock, entropy, disk }: With) -> Result<Opened> {
    let usual = Opening::usual(records(folder));
    open(folder, Opening { clock, entropy, disk, ..usual }).await
}

/// Opens a folder that was opened before.
pub async fn quickly(folder: &Path, With { clock, entropy, disk }: With, texts: &Arc<Catalogues>) -> Result<Shared> {
    let db = Db::open(&records(folder)).await?;
    let log = EventLog::open_on(&folder.join("events"), disk)?;
    let now = clock.now();
    let app = App {
        db,
        log: Arc::new(log),
        board: Board::new(Snapshot::empty(now.day(&TimeZone::UTC), now)),
        clock,
        entropy,
        catalogues: Arc::clone(texts),
        modules: tenure::modules::modules(),
        workspace: ArcSwap::from_pointee(Workspace::default()),
        folder: folder.to_owned(),
        as_of: None,
        past: None,
        demo: false,
        hooks: Hooks { authenticate: connect::authenticate, refresh: insight::refresh },
        live: Live::since(now),
        writes: AtomicU64::new(1),
        woken: tokio::sync::Notify::new(),
        kept: Kept::default(),
        refreshing: tokio::sync::Mutex::new(0),
    };
    if let Some(workspace) = team::settings::get::<Workspace>(&app, "workspace").await? {
        app.workspace.store(workspace.into());
    }
    Ok(Arc::new(app))
}

fn records(folder: &Path) -> Location {
    Location::Sqlite(folder.join("tenure.db"))
}
