//! The event log from outside.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod accepting;
mod adding;
mod crash;
mod damage;
mod memory;
mod reading;
mod rolling;
mod undo;

use std::sync::Arc;

use kernel::Instant;
use tempfile::TempDir;
use tenure_eventlog::{Event, EventLog, Scan};

/// A log in a fresh folder that lives as long as the first value.
fn fresh() -> (TempDir, EventLog) {
    let dir = tempfile::tempdir().unwrap();
    let log = EventLog::open(dir.path()).unwrap();
    (dir, log)
}

/// `group` did `name` at second `at`, without id.
fn act(group: &str, name: &str, at: i64) -> Event {
    Event { group_key: Some(group.into()), ..Event::new("file", name, Instant(at * 1_000_000)) }
}

/// The same with its sender's id.
fn message(id: &str, at: i64) -> Event {
    Event { message_id: Some(id.to_owned()), source: Arc::from("sdk"), ..act("g", "seen", at) }
}

/// Texts are compared whole: the message key of an error.
fn key<T: std::fmt::Debug>(result: kernel::Result<T>) -> String {
    result.unwrap_err().says.key
}

/// The message ids of all visible events, in the order of their time.
fn ids(log: &EventLog) -> Vec<String> {
    let mut events = log.events(&Scan::default(), 0, 1_000_000).unwrap().events;
    events.reverse();
    events.into_iter().filter_map(|event| event.message_id).collect()
}
