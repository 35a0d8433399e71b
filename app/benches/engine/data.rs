//! A log of invented usage: the same events on every machine, in the order in which they would have come.

use std::path::Path;
use std::sync::Arc;

use eventlog::{Event, EventLog};
use jiff::civil::date;
use jiff::tz::TimeZone;
use kernel::{Day, Instant, Result};

/// The last day of the events.
const LAST: Day = date(2026, 3, 31);
const DAYS: u64 = 400;
/// Events of an account; each has this many people, too.
const PER_ACCOUNT: u64 = 400;
const PEOPLE: u64 = 10;
const VERBS: [&str; 5] = ["created", "opened", "completed", "shared", "exported"];
const THINGS: [&str; 6] = ["Project", "Task", "Document", "Report", "Board", "Automation"];

/// Fills the log in `dir` unless it holds so many events already.
pub fn make(dir: &Path, events: u64) -> Result<()> {
    let log = EventLog::open(dir)?;
    if log.count() == events {
        return Ok(());
    }
    let names: Vec<Arc<str>> = THINGS.iter().flat_map(|t| VERBS.map(|v| format!("{t} {v}").into())).collect();
    let accounts: Vec<Arc<str>> =
        (0..(events / PER_ACCOUNT).max(1)).map(|n| format!("customer-{n:06}").into()).collect();
    let source: Arc<str> = "product".into();
    let end = Instant::start_of(LAST, &TimeZone::UTC).0;
    let step = DAYS * 86_400_000_000 / events.max(1);
    let mut appender = log.trusted_appender(Some("bench"))?;
    for n in 0..events {
        // A spread without a random source: a large odd factor, its upper bits.
        let mixed = n.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (n >> 7).wrapping_mul(0xd1b5_4a32_d192_ed03);
        let account = (mixed >> 24) % accounts.len() as u64;
        let person = (mixed >> 40) % PEOPLE;
        let thing = (mixed >> 52) as usize % names.len();
        let at = Instant(end - i64::try_from((events - n) * step).unwrap_or(0));
        appender.push(&Event {
            message_id: Some(format!("node-{n:08x}-{mixed:016x}")),
            group_key: Some(Arc::clone(&accounts[account as usize])),
            person_key: Some(format!("user-{account:06}-{person}").into()),
            known_at: at,
            value: mixed.is_multiple_of(4).then(|| i128::from(mixed % 90_000) * 10_000_000),
            properties: Some(format!(r#"{{"path":"/projects/{}","plan":"team","seats":{}}}"#, mixed % 997, mixed % 61)),
            ..Event { name: Arc::clone(&names[thing]), ..Event::new(&source, "-", at) }
        })?;
    }
    appender.commit().map(drop)
}
