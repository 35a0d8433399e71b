//! Events that come one by one: durable before they are acknowledged, visible at once, each counted once.

use std::collections::HashSet;
use std::sync::Arc;
use std::thread;

use kernel::{Instant, Result};

use crate::hot::Stored;
use crate::identity::Hasher;
use crate::index::{self, Index, Moment};
use crate::log::Change;
use crate::manifest::Manifest;
use crate::queue::Weigh;
use crate::segments::Segments;
use crate::{Event, EventLog, Pushed, frame};

/// Accepted events in memory after which they are rolled into a file.
pub(crate) const HOT_ROWS: u64 = 200_000;
/// The same in bytes.
pub(crate) const HOT_BYTES: usize = 64 << 20;

/// What became of the events handed to [`EventLog::accept`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// One for each event, in their order. A duplicate is as durable as a new event.
    pub outcomes: Vec<Pushed>,
    /// The position of the log with these events in it.
    pub position: u64,
}

/// What happened after a position, when only accepted events did.
#[derive(Debug, Clone, PartialEq)]
pub struct News {
    /// The events in the order in which they were accepted.
    pub events: Vec<Arc<Event>>,
    /// The position with them.
    pub position: u64,
}

/// What the one who writes has to know.
#[derive(Debug)]
pub(crate) struct Writer {
    pub segments: Segments,
    /// Identities of the events that no file holds.
    pub ids: HashSet<u128, ahash::RandomState>,
    pub index: Index,
    /// When we learned of the last accepted event: never goes back, though the clock may.
    pub known_at: Instant,
    /// Goes up with each manifest.
    pub revision: u64,
}

/// One event, ready to be written.
#[derive(Debug)]
struct Ready {
    event: Event,
    identity: u128,
    payload: Vec<u8>,
}

/// The events of one caller.
#[derive(Debug)]
pub(crate) struct Request {
    events: Vec<Ready>,
}

impl Weigh for Request {
    fn weight(&self) -> usize {
        self.events.len()
    }
}

impl EventLog {
    /// Adds events as they come from senders: returns when they are durable. Blocks; callers of many threads share one write
    /// and one sync. Works while an import is open.
    ///
    /// A message id counts once, also against all files that were learned of since [`horizon`](Self::horizon). An event without
    /// id is the same event when its content is the same; equal ones in one call are told apart by counting them, so that a
    /// call that is sent again adds nothing. `known_at` becomes the last accepted event's when it is earlier; `batch` is
    /// ignored.
    ///
    /// # Errors
    /// `eventlog-event-…` when an event is not valid, see [`Event::validate`]; `error-disk-full` and other faults of the disk.
    /// Then none of these events is acknowledged; the same call may be made again.
    pub fn accept(&self, events: Vec<Event>) -> Result<Accepted> {
        let request = prepare(events)?;
        if request.events.is_empty() {
            return Ok(Accepted { outcomes: Vec::new(), position: self.position() });
        }
        self.queue().pass(request, &|group| self.accept_group(group))
    }

    /// The events accepted after `position`, from memory; nothing when anything else happened since (an import, an undo, a
    /// retention), or when it is too long ago, or still to come: then read the log again.
    pub fn since(&self, position: u64) -> Option<News> {
        self.seeing(|manifest, hot| {
            let now = manifest.position + hot.last();
            if position < manifest.changed_at() || position > now {
                return None;
            }
            let events = hot.since(position - manifest.position)?;
            Some(News { events, position: now })
        })
    }

    /// Since when the log knows message ids again, for events that come one by one: seven days before the last accepted event,
    /// or later when there were more than 100 million. Imports know all of them.
    pub fn horizon(&self) -> Instant {
        let known_at = self.writer().known_at;
        index::young(&self.manifest(), known_at).1
    }

    /// Writes the events of several callers together.
    fn accept_group(&self, group: Vec<Request>) -> Vec<Result<Accepted>> {
        let callers = group.len();
        match self.make_room().and_then(|()| self.write_group(group)) {
            Ok(accepted) => {
                self.roll_when_large();
                accepted.into_iter().map(Ok).collect()
            }
            Err(e) => (0..callers).map(|_| Err(e.clone())).collect(),
        }
    }

    fn write_group(&self, group: Vec<Request>) -> Result<Vec<Accepted>> {
        let mut writer = self.writer();
        self.begin(&mut writer)?;
        let (manifest, last) = self.seeing(|manifest, hot| (Arc::clone(manifest), hot.last()));
        let mut fresh: Vec<Ready> = Vec::new();
        let mut ids: HashSet<u128, ahash::RandomState> = HashSet::default();
        let mut outcomes = Vec::with_capacity(group.len());
        for request in group {
            let mut each = Vec::with_capacity(request.events.len());
            for mut ready in request.events {
                let known = ids.contains(&ready.identity) || writer.knows(self, &manifest, &ready)?;
                each.push(if known { Pushed::Duplicate } else { Pushed::New });
                if !known {
                    ids.insert(ready.identity);
                    ready.event.known_at = ready.event.known_at.max(writer.known_at);
                    ready.payload[..8].copy_from_slice(&ready.event.known_at.0.to_le_bytes());
                    // If the write fails, the next events are a little younger than they had to be; no harm.
                    writer.known_at = ready.event.known_at;
                    fresh.push(ready);
                }
            }
            outcomes.push(each);
        }
        if !fresh.is_empty() {
            let payloads: Vec<&[u8]> = fresh.iter().map(|ready| &*ready.payload).collect();
            writer.segments.append(last + 1, &payloads)?;
            writer.ids.extend(ids);
        }
        let numbered = (last + 1..).zip(fresh);
        let stored = numbered
            .map(|(seq, ready)| Stored { seq, identity: ready.identity, event: Arc::new(ready.event) })
            .collect();
        let position = self.show(stored);
        Ok(outcomes.into_iter().map(|outcomes| Accepted { outcomes, position }).collect())
    }

    /// From the first accepted event on, the manifest says how far the files go: an older program must not overlook the rest.
    fn begin(&self, writer: &mut Writer) -> Result<()> {
        let manifest = self.manifest();
        if manifest.hot.is_some() {
            return Ok(());
        }
        let mut next = manifest.as_ref().clone();
        next.begin_hot(writer.known_at);
        self.publish(writer, next, Change::Nothing)
    }

    /// Rolling normally happens on the side; whoever comes when it cannot keep up waits for it, and hears why it fails.
    fn make_room(&self) -> Result<()> {
        let (rows, bytes) = self.seeing(|_, hot| (hot.tallies.rows(), hot.tallies.bytes));
        if rows >= 2 * HOT_ROWS || bytes >= 2 * HOT_BYTES { self.roll().map(drop) } else { Ok(()) }
    }

    fn roll_when_large(&self) {
        let (rows, bytes) = self.seeing(|_, hot| (hot.tallies.rows(), hot.tallies.bytes));
        if (rows >= HOT_ROWS || bytes >= HOT_BYTES) && !self.is_rolling() {
            let log = self.clone();
            // What fails here is tried again with the next event, and told by `make_room` in the end.
            let rolling = move || drop(log.roll());
            drop(thread::Builder::new().name("eventlog-roll".to_owned()).spawn(rolling));
        }
    }
}

impl Writer {
    fn knows(&mut self, log: &EventLog, manifest: &Manifest, ready: &Ready) -> Result<bool> {
        if self.ids.contains(&ready.identity) {
            return Ok(true);
        }
        let known_at = self.known_at.max(ready.event.known_at);
        let moment = Moment { log, manifest, revision: self.revision, known_at };
        self.index.holds(&moment, &ready.event.source, ready.identity)
    }
}

fn prepare(events: Vec<Event>) -> Result<Request> {
    let mut hasher = Hasher::default();
    let mut rows: std::collections::HashMap<u128, u32, ahash::RandomState> = std::collections::HashMap::default();
    let mut request = Request { events: Vec::with_capacity(events.len()) };
    for mut event in events {
        event.validate()?;
        event.batch = None;
        let identity = match &event.message_id {
            Some(id) => hasher.message(&event.source, id),
            None => {
                let first = hasher.row(&event);
                let times = rows.entry(first).and_modify(|times| *times += 1).or_insert(0);
                if *times == 0 { first } else { hasher.repeat(first, *times) }
            }
        };
        let payload = frame::encode(&event, identity);
        request.events.push(Ready { event, identity, payload });
    }
    Ok(request)
}
