//! Events accepted durably: `cargo xtask bench intake-log [seconds]` (2 for each line without a number).
//!
//! Each caller sends its next batch when the last was acknowledged, so that more threads mean larger groups. The disk's own
//! sync times stand beside it: 4 kB appended and synced, one after the other, in the same folder.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant as Stopwatch};

use kernel::{Error, Instant, Result};
use tenure_eventlog::{Event, EventLog};

fn main() -> Result<()> {
    let seconds = std::env::args().filter_map(|arg| arg.parse().ok()).next().unwrap_or(2);
    let cores = thread::available_parallelism().map_or(0, |cores| cores.get());
    println!("accepting events of about 250 bytes, {cores} cores, {seconds} s each");
    println!(
        "{:>7} {:>6} {:>12} {:>12} {:>12} {:>12}",
        "threads", "batch", "events/s", "call p50", "call p99", "call max"
    );
    for (threads, batch) in [(1, 1), (8, 1), (32, 1), (1, 100), (8, 100), (32, 100)] {
        measure(threads, batch, Duration::from_secs(seconds))?;
    }
    let dir = tempfile::tempdir().map_err(Error::internal)?;
    let mut syncs = syncs(dir.path()).map_err(Error::internal)?;
    let [half, most, max] = quantiles(&mut syncs);
    println!("the disk's own sync: p50 {half:?}, p99 {most:?}, max {max:?}");
    start_again()
}

fn measure(threads: u64, batch: u64, time: Duration) -> Result<()> {
    let dir = tempfile::tempdir().map_err(Error::internal)?;
    let log = EventLog::open(dir.path())?;
    let stop = AtomicBool::new(false);
    let sent = AtomicU64::new(0);
    let begin = Stopwatch::now();
    let calls: Vec<Result<Vec<Duration>>> = thread::scope(|scope| {
        let sender = |thread: u64| {
            let (log, stop, sent) = (&log, &stop, &sent);
            move || {
                let mut calls = Vec::new();
                let source: Arc<str> = "sdk".into();
                for call in 0.. {
                    if stop.load(Ordering::Relaxed) {
                        break;
                    }
                    let first = (thread << 40) + call * batch;
                    let events = (first..first + batch).map(|n| event(&source, n)).collect();
                    let start = Stopwatch::now();
                    log.accept(events)?;
                    calls.push(start.elapsed());
                    sent.fetch_add(batch, Ordering::Relaxed);
                }
                Ok(calls)
            }
        };
        let senders: Vec<_> = (0..threads).map(|thread| scope.spawn(sender(thread))).collect();
        thread::sleep(time);
        stop.store(true, Ordering::Relaxed);
        senders.into_iter().filter_map(|sender| sender.join().ok()).collect()
    });
    let rate = sent.load(Ordering::Relaxed) as f64 / begin.elapsed().as_secs_f64();
    let mut all = Vec::new();
    for calls in calls {
        all.extend(calls?);
    }
    let [half, most, max] = quantiles(&mut all);
    println!("{threads:>7} {batch:>6} {rate:>12.0} {half:>12.2?} {most:>12.2?} {max:>12.2?}");
    // A rolling that has begun by itself ends before the folder goes.
    log.roll().map(drop)
}

/// How long it takes to open the log with 100,000 events in segments, as after a crash.
fn start_again() -> Result<()> {
    let dir = tempfile::tempdir().map_err(Error::internal)?;
    let log = EventLog::open(dir.path())?;
    let source: Arc<str> = "sdk".into();
    for group in 0..10 {
        log.accept((group * 10_000..(group + 1) * 10_000).map(|n| event(&source, n)).collect())?;
    }
    drop(log);
    let start = Stopwatch::now();
    let log = EventLog::open(dir.path())?;
    println!("open with {} events in segments: {:.2?}", log.count(), start.elapsed());
    let start = Stopwatch::now();
    let rows = log.roll()?;
    println!("roll {rows} events: {:.2?}", start.elapsed());
    Ok(())
}

fn event(source: &Arc<str>, n: u64) -> Event {
    let at = Instant(1_700_000_000_000_000 + i64::try_from(n % 1_000_000_000).unwrap_or(0));
    Event {
        source: Arc::clone(source),
        message_id: Some(format!("ajs-next-{n:032x}")),
        group_key: Some(format!("group-{:06}", n % 50_000).into()),
        person_key: Some(format!("person-{:07}", n % 500_000).into()),
        properties: Some(r#"{"path":"/projects/42","title":"Projects","plan":"team","seats":25}"#.to_owned()),
        ..Event::new("sdk", "Project Opened", at)
    }
}

fn syncs(dir: &Path) -> std::io::Result<Vec<Duration>> {
    let mut file = File::create(dir.join("sync"))?;
    let mut times = Vec::new();
    for _ in 0..300 {
        let start = Stopwatch::now();
        file.write_all(&[7; 4_096])?;
        file.sync_data()?;
        times.push(start.elapsed());
    }
    Ok(times)
}

/// The 50th and 99th of a hundred, and the largest.
fn quantiles(times: &mut [Duration]) -> [Duration; 3] {
    times.sort_unstable();
    let at = |part: f64| {
        let place = (times.len() as f64 * part) as usize;
        times.get(place.min(times.len().saturating_sub(1))).copied().unwrap_or_default()
    };
    [at(0.5), at(0.99), at(1.0)]
}
