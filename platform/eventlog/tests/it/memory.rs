use std::sync::Arc;

use kernel::Instant;
use tenure_eventlog::{Event, EventLog};

const ROWS: usize = 1_000_000;

/// Most resident memory of this process so far, in MB; nothing where the system does not tell.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kb| kb / 1_024)
}

/// Like `oulad`: rows without id, about one in five equal to another, from 30,000 people.
fn rows() -> impl Iterator<Item = Event> {
    let courses: Vec<Arc<str>> = (0..22).map(|n| format!("course-{n}").into()).collect();
    let students: Vec<Arc<str>> = (0..30_000).map(|n| format!("student-{n}").into()).collect();
    let names: Vec<Arc<str>> = ["forum", "quiz", "home"].map(Into::into).to_vec();
    let source: Arc<str> = "oulad".into();
    (0..ROWS).map(|n| if n % 5 == 4 { n - 1 } else { n }).map(move |n| {
        let at = Instant(i64::try_from(n % 270).unwrap() * 86_400_000_000);
        Event {
            source: Arc::clone(&source),
            message_id: None,
            group_key: Some(Arc::clone(&courses[n % 22])),
            person_key: Some(Arc::clone(&students[n * 7 % 30_000])),
            name: Arc::clone(&names[n % 3]),
            at,
            known_at: at,
            value: Some((n % 9) as i128 * 1_000_000_000),
            properties: None,
            batch: None,
        }
    })
}

/// Runs in a process of its own under nextest, so that the peak is its own.
#[test]
fn a_million_rows_twice_stay_under_200_megabytes() {
    let dir = tempfile::tempdir().unwrap();
    let log = EventLog::open(dir.path()).unwrap();
    for (batch, new) in [("first", ROWS as u64), ("again", 0)] {
        let mut appender = log.appender(Some(batch)).unwrap();
        for row in rows() {
            appender.push(&row).unwrap();
        }
        assert_eq!(appender.commit().unwrap().new, new);
        println!("{batch}: peak {:?} MB", peak());
    }
    assert_eq!(log.count(), ROWS as u64);
    if let Some(peak) = peak() {
        assert!(peak < 200, "{peak} MB");
    }
}
