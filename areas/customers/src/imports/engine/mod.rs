//! The engine: reads a file in a thread of its own, hands its rows on in chunks, counts what becomes of them.
mod amounts;
mod events;
mod feed;
mod job;
mod records;
mod rejects;
mod session;
mod through;

use std::sync::Arc;

use kernel::{Day, Error, Instant, Result, Says};
use serde::{Deserialize, Serialize};
use web::{App, Shared};

use super::kinds::Kind;
use super::model::{Import, State};
use feed::Feed;
use session::Session;

pub use job::Job;
pub use rejects::Reason;
pub(super) use rejects::disk;

/// What became of the rows so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Rows read, without those that the mapping leaves out.
    pub rows: u64,
    /// New records or events.
    pub fresh: u64,
    /// Changed records.
    pub changed: u64,
    /// Rows that changed nothing: the same record or event is there already.
    pub unchanged: u64,
    /// Rows that were not taken.
    pub rejected: u64,
    /// Rows that the mapping leaves out.
    pub skipped: u64,
    /// Bytes of the file read.
    pub read: u64,
    /// Bytes of the file.
    pub total: u64,
}

/// What an import, or its dry run, did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Done {
    /// The import's id.
    pub id: String,
    /// What became of the rows.
    pub counts: Counts,
    /// Why rows were not taken, the most frequent reason first.
    pub reasons: Vec<Reason>,
    /// What a person should look at before believing the result.
    pub warnings: Vec<Says>,
    /// When the newest event happened.
    pub newest: Option<Instant>,
    /// Events whose account is not known; they wait for it.
    pub unattached: u64,
    /// Accounts made because an event or a record named them.
    pub created: u64,
}

/// A workspace whose newest event is older than this, in seconds, is proposed to be opened at a day in its data.
const OLD: i64 = 60 * 24 * 3600;

impl Done {
    /// The day at which the workspace shows a living company, when the newest event is old and no day was chosen yet.
    pub fn as_of(&self, app: &App) -> Option<Day> {
        let old = |newest: &Instant| app.as_of.is_none() && app.now().seconds_since(*newest) > OLD;
        self.newest.filter(old).map(|newest| newest.day(&app.zone()))
    }
}

/// Runs a job to its end. A dry run does the same and keeps nothing.
///
/// `progress` is called after each chunk. All or nothing: a failure or a cancelled job leaves records and log as they were.
///
/// # Errors
/// The file cannot be read (`tables-failure-…`), the mapping does not fit it (`tables-mapping-problems`), the job was cancelled
/// (`import-cancelled`), another import writes events (`eventlog-busy`), faults of the disk and of the database.
pub async fn run(app: Shared, job: Job, progress: impl Fn(&Counts) + Send + Sync) -> Result<Done> {
    let kind = Kind::find(&app, &job.mapping.kind)?;
    let target = kind.target();
    let feed = Feed::open(&job, target.clone()).await?;
    let id = job.id.clone().unwrap_or_else(|| app.id("imp"));
    let record = if job.dry { None } else { Some(begun(&app, &job, &id).await?) };
    let mut session = Session::new(&app, &job, (id, target), &progress);
    let worked = match kind {
        Kind::Records(kind) => records::run(&mut session, kind, feed).await,
        Kind::Events => events::run(&mut session, feed).await,
    };
    let counts = session.counts;
    let done = match worked {
        Ok(()) => session.finish(),
        Err(error) => Err(error),
    };
    if let Some(record) = record {
        ended(&app, &job, &record, (&done, &counts)).await?;
    }
    done
}

/// Writes into the history that an import began: if the power fails now, one can see that it did not end.
async fn begun(app: &App, job: &Job, id: &str) -> Result<Import> {
    let tx = app.db.write(app.by(job.actor.clone())).await?;
    let import = Import {
        id: id.to_owned(),
        kind: job.mapping.kind.clone(),
        file: job.name.clone(),
        mapping: job.mapping.to_toml()?,
        state: State::Running.key().to_owned(),
        by: job.actor.to_string(),
        at: app.now().0,
        ended_at: None,
        fresh: 0,
        changed: 0,
        unchanged: 0,
        rejected: 0,
        message: None,
        version: 1,
    };
    let import = tx.insert(import).await?;
    tx.commit().await?;
    Ok(import)
}

async fn ended(app: &App, job: &Job, import: &Import, (done, counts): (&Result<Done>, &Counts)) -> Result<()> {
    let now = app.now();
    let ended = match done {
        Ok(done) => import.ended(State::Done, now, &done.counts),
        Err(error) => {
            let state = if error.says.key == job::CANCELLED { State::Cancelled } else { State::Failed };
            let message = serde_json::to_string(&error.says).map_err(Error::internal)?;
            // Nothing of it is in: only how many rows were refused is worth knowing.
            let counts = Counts { rejected: counts.rejected, ..Counts::default() };
            Import { message: Some(message), ..import.ended(state, now, &counts) }
        }
    };
    let tx = app.db.write(app.by(job.actor.clone())).await?;
    if done.is_ok() {
        let says = Says::new("audit-imported").with("file", import.file.as_str());
        let says = says.with("count", ended.fresh + ended.changed);
        team::audit::note(&tx, "import.run", &format!("import:{}", import.id), says).await?;
    }
    tx.update(import, ended).await?;
    tx.commit().await?;
    app.touched();
    Ok(())
}

/// The result of work that blocks, done where blocking is allowed.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

/// A program that is handed to work in another thread.
fn shared(app: &Shared) -> Shared {
    Arc::clone(app)
}
