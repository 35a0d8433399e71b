//! Appends, reads, folds: `cargo bench -p tenure-eventlog -- 20000000` (events; 1,000,000 without a number).
//!
//! Events are spread over 400 days and over accounts of 400 events each with ten people, as the demo company has them.

use std::sync::Arc;
use std::time::Instant as Stopwatch;

use jiff::civil::date;
use jiff::tz::TimeZone;
use kernel::{Day, Instant, Result};
use metrics::{Aggregate, Folder, MetricSpec, Window};
use tenure_eventlog::{Dictionaries, Event, EventLog, Scan};

const TODAY: Day = date(2026, 3, 31);
const DAYS: u64 = 400;
const PER_GROUP: u64 = 400;

fn main() -> Result<()> {
    let events = std::env::args().filter_map(|arg| arg.parse().ok()).next().unwrap_or(1_000_000);
    let dir = tempfile::tempdir().map_err(kernel::Error::internal)?;
    let log = EventLog::open(dir.path())?;
    timed("trusted append", || append(&log, events))?;
    drop(log);
    let log = timed("open", || EventLog::open(dir.path()))?;
    timed("scan_columns", || log.scan_columns(&Scan::default(), &mut Dictionaries::default(), &mut |_, _| {}))?;
    timed("scan_columns and fold 32 metrics", || fold(&log))?;
    let key = format!("group-{:06}", events / PER_GROUP / 2);
    for _ in 0..2 {
        timed("the newest 50 events of one group", || log.events(&Scan::groups([key.as_str()]), 0, 50))?;
    }
    timed("check", || log.check())?;
    println!("files {} MB, peak memory {} MB", folder_size(&dir.path().join("events")) >> 20, peak());
    Ok(())
}

fn timed<T>(what: &str, run: impl FnOnce() -> Result<T>) -> Result<T> {
    let start = Stopwatch::now();
    let result = run();
    println!("{what}: {:.3} s", start.elapsed().as_secs_f64());
    result
}

fn append(log: &EventLog, events: u64) -> Result<()> {
    let names: Vec<Arc<str>> = (0..12).map(|n| format!("action {n}").into()).collect();
    let source: Arc<str> = "product".into();
    let end = Instant::start_of(TODAY, &TimeZone::UTC).0;
    let mut appender = log.trusted_appender(Some("bench"))?;
    for group in 0..events / PER_GROUP {
        let group_key: Arc<str> = format!("group-{group:06}").into();
        let persons: Vec<Arc<str>> = (0..10).map(|p| format!("person-{group:06}-{p}").into()).collect();
        for n in 0..PER_GROUP {
            // A spread without a random source: a large odd factor.
            let mixed = (group * PER_GROUP + n).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20;
            let ago = i64::try_from(mixed % (DAYS * 86_400)).unwrap_or(0);
            let at = Instant(end - ago * 1_000_000);
            appender.push(&Event {
                source: Arc::clone(&source),
                message_id: Some(format!("{group:x}-{n:x}")),
                group_key: Some(Arc::clone(&group_key)),
                person_key: Some(Arc::clone(&persons[(mixed >> 30) as usize % 10])),
                name: Arc::clone(&names[(mixed >> 36) as usize % 12]),
                at,
                known_at: at,
                value: mixed.is_multiple_of(4).then(|| i128::from(mixed % 1_000) * 1_000_000),
                properties: None,
                batch: None,
            })?;
        }
    }
    appender.commit()?;
    Ok(())
}

fn specs() -> Vec<MetricSpec> {
    let mut specs = Vec::new();
    let sliding =
        [Aggregate::Count, Aggregate::Sum, Aggregate::DistinctPeople, Aggregate::ActiveDays, Aggregate::Average];
    for (window, aggregate) in [Window::Days(28), Window::Previous(28), Window::Days(7), Window::Days(92)]
        .into_iter()
        .flat_map(|window| sliding.map(|aggregate| (window, aggregate)))
    {
        specs.push(MetricSpec::new(&format!("m{}", specs.len()), "account", aggregate, window));
    }
    for name in 0..10 {
        let window = if name < 5 { Window::Days(28) } else { Window::Previous(28) };
        let spec = MetricSpec::new(&format!("m{}", specs.len()), "account", Aggregate::Count, window);
        specs.push(spec.named([format!("action {}", name % 5)]));
    }
    for aggregate in [Aggregate::Count, Aggregate::Last] {
        specs.push(MetricSpec::new(&format!("m{}", specs.len()), "account", aggregate, Window::Lifetime));
    }
    specs
}

fn fold(log: &EventLog) -> Result<f64> {
    let zone = TimeZone::get("America/New_York").map_err(kernel::Error::internal)?;
    let mut texts = Dictionaries::default();
    let mut folder = Folder::new(&specs(), &zone, TODAY, &mut |name| texts.names.intern(name))?;
    log.scan_columns(&Scan::default(), &mut texts, &mut |_, c| {
        for row in 0..c.len() {
            folder.add(c.group[row], c.person[row], c.name[row], Instant(c.at[row]), c.value[row]);
        }
    })?;
    let folded = folder.folded(texts.groups.len());
    Ok((0..32).filter_map(|metric| folded.value(0, metric)?.number()).sum())
}

fn folder_size(dir: &std::path::Path) -> u64 {
    let files = std::fs::read_dir(dir).into_iter().flatten().flatten();
    files.filter_map(|file| Some(file.metadata().ok()?.len())).sum()
}

/// Most resident memory so far, in MB; 0 where the system does not tell.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) / 1_024
}
