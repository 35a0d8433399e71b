//! Rows that become events: pushed to the log in one batch, deduplicated there; nobody's events are kept and wait.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use eventlog::{Appender, Event, Pushed};
use kernel::{Error, Instant, Result, Says};
use storage::By;
use tables::{MappedRow, Reject, RowIds, Typed};

use super::feed::Feed;
use super::session::Session;
use super::{blocking, shared, through};
use crate::accounts;
use crate::imports::store;

/// Events this much later than now are worth a question.
const AHEAD: i64 = 36 * 3600;
/// Accounts that are made in one go.
const MAKING: usize = 1_000;

/// Reads all rows into the log; a dry run forgets them.
pub(super) async fn run(session: &mut Session<'_>, mut feed: Feed) -> Result<()> {
    let app = session.app;
    let batch = (!session.job.dry).then(|| session.id.clone());
    let mut writer = Writer {
        appender: app.log.appender(batch.as_deref())?,
        source: session.job.mapping.source_name().into(),
        now: app.now(),
        accounts: store::account_keys(app.db.read()).await?,
        groups: HashMap::new(),
        ids: RowIds::new(),
        seen: Seen::default(),
    };
    while let Some(chunk) = feed.next().await? {
        let mut rows = session.sift(chunk)?;
        let waiting: HashSet<usize> =
            through::resolve(app, &session.job.mapping, &mut rows).await?.into_iter().collect();
        let (back, rejects) = blocking(move || writer.push(&rows, &waiting)).await?;
        writer = back;
        for reject in rejects {
            session.reject(&[reject])?;
        }
        let appended = writer.appender.appended();
        (session.counts.fresh, session.counts.unchanged) = (appended.new, appended.duplicate);
        session.tell();
    }
    close(session, writer).await
}

/// Keeps what was pushed, and then makes the accounts that the mapping wants made.
async fn close(session: &mut Session<'_>, writer: Writer) -> Result<()> {
    let Writer { appender, seen, .. } = writer;
    session.newest = seen.newest;
    let missing = if session.job.mapping.create_missing { seen.missing } else { BTreeSet::new() };
    session.created = missing.len() as u64;
    session.unattached = if session.job.mapping.create_missing { seen.waiting } else { seen.waiting + seen.unknown };
    if seen.future > 0 {
        session.warnings.push(Says::new("import-warning-future").with("count", seen.future));
    }
    if session.job.dry {
        return Ok(());
    }
    session.job.alive()?;
    // The log first: without its events an account would be there for nothing, and another run makes up for the other way.
    blocking(move || appender.commit()).await?;
    made(session, &missing).await?;
    session.app.touched();
    Ok(())
}

async fn made(session: &Session<'_>, missing: &BTreeSet<Arc<str>>) -> Result<()> {
    if missing.is_empty() {
        return Ok(());
    }
    let app = shared(session.app);
    let template = accounts::template(&app, &session.job.mapping)?;
    let keys: Vec<String> = missing.iter().map(|key| key.to_string()).collect();
    let by = By::new(session.job.actor.clone(), session.id.clone(), app.now());
    let tx = app.db.write(by).await?;
    for some in keys.chunks(MAKING) {
        accounts::create_missing(&app, &tx, some, &template).await?;
    }
    tx.commit().await
}

/// The log's appender with what is needed to turn rows into events.
struct Writer {
    appender: Appender,
    source: Arc<str>,
    now: Instant,
    accounts: HashSet<String>,
    /// Account keys of this file, and whether each is known.
    groups: HashMap<String, (Arc<str>, bool)>,
    ids: RowIds,
    seen: Seen,
}

/// What a person wants to know of the events besides their number.
#[derive(Default)]
struct Seen {
    newest: Option<Instant>,
    /// Events later than now.
    future: usize,
    /// Events whose account is not known.
    unknown: u64,
    /// Events without an account's key, or whose record in between is not known.
    waiting: u64,
    /// Keys of unknown accounts.
    missing: BTreeSet<Arc<str>>,
}

impl Writer {
    /// Pushes rows; gives itself back with the rows that the log does not take. Events never lack a reference: they wait.
    fn push(mut self, rows: &[MappedRow], waiting: &HashSet<usize>) -> Result<(Self, Vec<Reject>)> {
        let mut rejects = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let event = self.event(row, waiting.contains(&at));
            match self.appender.push(&event) {
                Ok(pushed) => self.note(&event, pushed),
                Err(error) if error.kind == kernel::Kind::Invalid => rejects.push(refused(row, &error)),
                Err(error) => return Err(error),
            }
        }
        Ok((self, rejects))
    }

    fn event(&mut self, row: &MappedRow, waits: bool) -> Event {
        let text = |field: &str| row.fields.get(field).and_then(Typed::text);
        let at = row.fields.get("at").and_then(Typed::instant).unwrap_or(self.now);
        // A row that finds its account through another record must be the same row before and after that record exists.
        let id = text("id").map(str::to_owned).or_else(|| row.resolve.is_some().then(|| self.ids.next(row)));
        let group = match (&row.resolve, waits) {
            (Some(reference), true) => Some(Arc::from(format!("{}:{}", reference.through, reference.key))),
            _ => text("account_key").map(|key| self.group(key)),
        };
        Event {
            source: Arc::clone(&self.source),
            message_id: id,
            group_key: group,
            person_key: text("person_key").map(Arc::from),
            name: text("name").unwrap_or_default().into(),
            at,
            known_at: row.known_at.unwrap_or(self.now),
            value: match row.fields.get("value") {
                Some(Typed::Number(nano)) => Some(*nano),
                _ => None,
            },
            properties: text("properties").map(str::to_owned),
            batch: None,
        }
    }

    /// One copy of each key.
    fn group(&mut self, key: &str) -> Arc<str> {
        if let Some((group, _)) = self.groups.get(key) {
            return Arc::clone(group);
        }
        let group: Arc<str> = key.into();
        self.groups.insert(key.to_owned(), (Arc::clone(&group), self.accounts.contains(key)));
        group
    }

    fn note(&mut self, event: &Event, pushed: Pushed) {
        self.seen.newest = self.seen.newest.max(Some(event.at));
        let known = event.group_key.as_ref().map(|key| self.groups.get(&**key).map(|(_, known)| *known));
        let fresh = u64::from(pushed == Pushed::New);
        match (known, &event.group_key) {
            (Some(Some(true)), _) => {}
            (Some(Some(false)), Some(key)) => {
                self.seen.unknown += fresh;
                if !self.seen.missing.contains(key) {
                    self.seen.missing.insert(Arc::clone(key));
                }
            }
            _ => self.seen.waiting += fresh,
        }
        if event.at > self.now.plus_seconds(AHEAD) {
            self.seen.future += 1;
        }
    }
}

/// The log does not take this event: which part of it is too large or missing.
fn refused(row: &MappedRow, error: &Error) -> Reject {
    let remedy = Says::new("import-remedy-correct");
    Reject { row: row.number, column: String::new(), value: String::new(), says: error.says.clone(), remedy }
}
