//! The workspace of a past day: its records in a database of their own, its events through the log, its verdicts by a refresh.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use arc_swap::ArcSwap;
use axum::Router;
use kernel::{Actor, Clock, Day, Error, Instant, Result};
use query::{Board, Snapshot};
use storage::{By, Db, Location, Upto};
use web::live::Live;
use web::past::{Look, Of, Past};
use web::{App, Shared, Workspace};

use crate::serve;

/// Days that are kept at once: each holds all columns once more.
const KEPT: usize = 2;
/// Beyond so many changes it is not looked whether they matter.
const FOLLOWED: u64 = 2_000;
/// What is as it is now on every day: how the team is set up. Definition sets come whole, and are chosen from afterwards.
const PRESENT: [&str; 9] =
    ["definition_sets", "holidays", "mappings", "own_fields", "people", "rates", "saved_views", "settings", "sources"];
/// What nobody needs there: secrets stay where they are, and imports are not of a day.
const LEFT_OUT: [&str; 2] = ["imports", "tokens"];

/// The past days that were looked at lately, the last one at the end.
#[derive(Default)]
pub(super) struct Pasts {
    made: tokio::sync::Mutex<Vec<Arc<Made>>>,
    /// Numbers the databases.
    count: AtomicU64,
}

/// A past day, ready to be asked.
pub(crate) struct Made {
    look: Look,
    app: Shared,
    pub(super) router: Router,
    /// Positions of the history and of the log when it was made.
    positions: (i64, u64),
    workspace: Arc<Workspace>,
    /// The day on which it was made: another one may be judged by other definitions.
    on: Day,
    _files: Files,
}

/// The folder of its database, which goes with it.
struct Files(std::path::PathBuf);

impl Drop for Files {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// The workspace of a past day.
///
/// # Errors
/// What it is made of cannot be read, or it cannot be written.
pub async fn opened(present: &Shared, look: Look) -> Result<Shared> {
    open(present, look).await.map(|made| Arc::clone(&made.app))
}

/// The past day that is asked for; made when it is not there, or when what it was made of has moved.
pub(super) async fn open(present: &Shared, look: Look) -> Result<Arc<Made>> {
    let pasts = present.kept.of::<Pasts>();
    let mut made = pasts.made.lock().await;
    if let Some(at) = made.iter().position(|m| m.look == look) {
        let known = made.remove(at);
        if known.holds(present).await? {
            made.push(Arc::clone(&known));
            return Ok(known);
        }
    }
    if made.len() >= KEPT {
        made.remove(0);
    }
    let new = Arc::new(once(present, look).await?);
    made.push(Arc::clone(&new));
    Ok(new)
}

/// A past day that nobody looks at afterwards.
///
/// # Errors
/// As [`opened`].
pub(crate) async fn once(present: &Shared, look: Look) -> Result<Made> {
    let all = present.folder.join("past");
    let number = present.kept.of::<Pasts>().count.fetch_add(1, Ordering::Relaxed);
    if number == 0 {
        // What a killed process left behind.
        drop(std::fs::remove_dir_all(&all));
    }
    make(present, look, &all.join(number.to_string())).await
}

impl Made {
    /// Its workspace.
    pub(crate) const fn app(&self) -> &Shared {
        &self.app
    }

    /// Whether it would be made the same again.
    async fn holds(&self, present: &App) -> Result<bool> {
        let other_day = self.look.definitions == Of::Now && self.on != present.today();
        if other_day || *self.workspace != **present.workspace.load() {
            return Ok(false);
        }
        let positions = positions(present).await?;
        if self.positions == positions {
            return Ok(true);
        }
        if self.look.knowledge == Of::Now {
            return Ok(false);
        }
        // What we learn now, we did not know then; but the team may be set up in another way.
        let touched = storage::touched(present.db.read(), (self.positions.0, positions.0), FOLLOWED).await?;
        Ok(touched.is_some_and(|touched| !PRESENT.iter().any(|table| touched.has(table))))
    }
}

async fn positions(present: &App) -> Result<(i64, u64)> {
    Ok((storage::position(present.db.read()).await?, present.log.position()))
}

async fn make(present: &Shared, look: Look, folder: &Path) -> Result<Made> {
    std::fs::create_dir_all(folder).map_err(|e| Error::internal(format!("{}: {e}", folder.display())))?;
    let files = Files(folder.to_owned());
    let positions = positions(present).await?;
    let (workspace, on) = (present.workspace.load_full(), present.today());
    let end = Instant::start_of(look.day.tomorrow().unwrap_or(look.day), &present.zone());
    let db = records(present, look, (end, folder)).await?;
    let app = Arc::new(app(present, look, (end, db)));
    team::start(&app).await?;
    app.refresh().await?;
    let router = serve::pages(&app).with_state(Arc::clone(&app));
    Ok(Made { look, app, router, positions, workspace, on, _files: files })
}

/// The records of that day.
async fn records(present: &App, look: Look, (end, folder): (Instant, &Path)) -> Result<Db> {
    let db = Db::open(&Location::Sqlite(folder.join("records.db"))).await?;
    let mut migrations = vec![storage::CHANGES];
    migrations.extend(present.modules.iter().flat_map(|m| m.migrations));
    db.migrate(&migrations, present.now()).await?;
    let upto = match look.knowledge {
        Of::Then => Upto::Known(end),
        Of::Now => Upto::True(end),
    };
    for table in storage::tables(&present.db).await?.iter().filter(|t| !LEFT_OUT.contains(&t.as_str())) {
        let upto = if PRESENT.contains(&table.as_str()) { Upto::Now } else { upto };
        storage::rebuild(&present.db, &db, table, upto).await?;
    }
    let tx = db.write(By::new(Actor::system("past"), "past", end)).await?;
    insight::prepare_past(present, tx, end, look.definitions).await?;
    Ok(db)
}

fn app(present: &Shared, look: Look, (end, db): (Instant, Db)) -> App {
    let log = match look.knowledge {
        Of::Then => Arc::new(present.log.as_known(end)),
        Of::Now => Arc::clone(&present.log),
    };
    App {
        db,
        log,
        board: Board::new(Snapshot::empty(look.day, end)),
        // The last moment of the day, for as long as one looks.
        clock: Clock::manual(Instant(end.0 - 1)),
        entropy: present.entropy.clone(),
        catalogues: Arc::clone(&present.catalogues),
        modules: present.modules.clone(),
        workspace: ArcSwap::new(present.workspace.load_full()),
        folder: present.folder.clone(),
        as_of: Some(look.day),
        past: Some(Past { look, present: Arc::downgrade(present) }),
        demo: present.demo,
        hooks: present.hooks,
        live: Live::since(end),
        writes: AtomicU64::new(1),
        woken: tokio::sync::Notify::new(),
        kept: web::kept::Kept::default(),
        refreshing: tokio::sync::Mutex::new(0),
    }
}
