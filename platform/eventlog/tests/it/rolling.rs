use std::collections::BTreeSet;
use std::fs;

use kernel::Instant;
use proptest::prelude::*;
use tenure_eventlog::{Event, EventLog, Scan};

use crate::reading::{event, folded, scan, tuple, wanted};
use crate::{act, fresh, ids, key, message};

fn files(dir: &tempfile::TempDir, folder: &str) -> usize {
    fs::read_dir(dir.path().join(folder)).unwrap().count()
}

#[test]
fn accepted_events_become_one_sorted_file() {
    let (dir, log) = fresh();
    for n in 0..20_i64 {
        log.accept(vec![act(&format!("g{}", n * 7 % 10), "seen", n * 13 % 50)]).unwrap();
    }
    assert_eq!((files(&dir, "events"), files(&dir, "hot")), (0, 1));
    assert_eq!(log.roll().unwrap(), 20);
    assert_eq!((files(&dir, "events"), files(&dir, "hot")), (1, 0));
    assert_eq!(log.roll().unwrap(), 0, "nothing to do");
    let mut order = Vec::new();
    let mut fold = |texts: &tenure_eventlog::Dictionaries, columns: &tenure_eventlog::Columns| {
        let groups = columns.group.iter().map(|group| texts.groups.text(*group).unwrap().to_string());
        order.extend(groups.zip(columns.at.iter().copied()));
    };
    log.scan_columns(&Scan::default(), &mut tenure_eventlog::Dictionaries::default(), &mut fold).unwrap();
    assert_eq!(order.len(), 20);
    assert!(order.is_sorted());
    assert_eq!(log.check().unwrap(), []);
}

#[test]
fn large_amounts_are_rolled_without_being_asked() {
    let (dir, log) = fresh();
    for n in 0..50_i64 {
        let events = (0..5_000).map(|m| message(&format!("{n}-{m}"), m)).collect();
        assert_eq!(log.accept(events).unwrap().outcomes.len(), 5_000);
    }
    // The rolling that has begun by itself is waited for by this one.
    log.roll().unwrap();
    assert!(files(&dir, "events") >= 2, "one before it was asked");
    assert_eq!((log.count(), log.count_matching(&Scan::default()).unwrap()), (250_000, 250_000));
    assert_eq!(log.check().unwrap(), []);
}

#[test]
fn small_files_become_larger_ones_and_readers_in_flight_go_on() {
    let (dir, log) = fresh();
    let mut sent = Vec::new();
    for n in 0..8_i64 {
        let events: Vec<Event> = (0..10).map(|m| message(&format!("{n}-{m}"), n * 10 + m)).collect();
        sent.extend(events.iter().map(|event| event.message_id.clone().unwrap()));
        log.accept(events).unwrap();
        log.roll().unwrap();
    }
    log.append(&[message("import", 1_000)], Some("import")).unwrap();
    sent.push("import".to_owned());
    let position = log.position();
    let reader = log.scan(&Scan::default()).unwrap();
    assert_eq!(log.compact().unwrap(), 7);
    assert_eq!(files(&dir, "events"), 10, "the old ones are still being read");
    assert_eq!(log.check().unwrap(), []);
    assert_eq!(reader.map(|batch| batch.unwrap().num_rows()).sum::<usize>(), 81);
    assert_eq!(log.compact().unwrap(), 0);
    assert_eq!(files(&dir, "events"), 2, "now they are gone");
    assert_eq!(log.position(), position, "no news");
    assert_eq!(ids(&log), sent);
    assert!(log.accept(vec![message("3-3", 1)]).unwrap().outcomes == [tenure_eventlog::Pushed::Duplicate]);
    let import = log.appender(None).unwrap();
    assert_eq!(key(log.compact()), "eventlog-busy");
    drop(import);
    let log = EventLog::open(dir.path()).unwrap();
    assert_eq!((ids(&log), log.check().unwrap()), (sent, Vec::new()));
    assert_eq!(log.batches().len(), 1, "imports stay by themselves");
}

#[test]
fn a_large_file_is_not_written_again_for_a_small_one() {
    let (_dir, log) = fresh();
    for (round, rows) in [100_i64, 10, 10, 10].into_iter().enumerate() {
        log.accept((0..rows).map(|n| message(&format!("{round}-{n}"), n)).collect()).unwrap();
        log.roll().unwrap();
    }
    assert_eq!(log.compact().unwrap(), 2, "the three small ones only");
    assert_eq!(log.compact().unwrap(), 0);
}

#[test]
fn what_retention_forgets_is_gone_for_every_reader() {
    let (dir, log) = fresh();
    let second = |at: i64| Instant(at * 1_000_000);
    log.append(&[act("g", "page", 1), act("g", "page", 5), act("g", "paid", 1)], Some("import")).unwrap();
    log.append(&[act("h", "page", 2)], Some("hidden")).unwrap();
    log.tombstone("hidden").unwrap();
    log.accept(vec![act("h", "page", 3), act("h", "page", 9), act("h", "paid", 3)]).unwrap();
    let position = log.position();
    assert_eq!(log.forget("page", second(5)).unwrap(), 3);
    assert!(log.position() > position && log.since(position).is_none());
    assert_eq!(log.forget("page", second(5)).unwrap(), 0);
    for log in [log.clone(), EventLog::open(dir.path()).unwrap()] {
        assert_eq!(log.count(), 4);
        assert_eq!(log.names().unwrap()["page"].first_at, second(5));
        assert_eq!(log.names().unwrap()["paid"].rows, 2);
        let events = log.events(&Scan::default(), 0, 9).unwrap().events;
        assert_eq!(events.iter().map(|event| event.at.0 / 1_000_000).collect::<Vec<_>>(), [9, 5, 3, 1]);
        assert_eq!(events[1].batch.as_deref(), Some("import"));
        assert!(!log.batches().contains_key("hidden"), "nothing of it is left");
        assert_eq!(log.check().unwrap(), []);
    }
}

/// What may be done to a log.
#[derive(Debug, Clone)]
enum Deed {
    Accept(Vec<Event>),
    Import(Vec<Event>),
    Undo(usize),
    Restore(usize),
    Roll,
    Compact,
    Reopen,
}

fn deed() -> impl Strategy<Value = Deed> {
    let events = || prop::collection::vec(event(), 0..12);
    prop_oneof![
        6 => events().prop_map(Deed::Accept),
        3 => events().prop_map(Deed::Import),
        1 => (0..3_usize).prop_map(Deed::Undo),
        1 => (0..3_usize).prop_map(Deed::Restore),
        3 => Just(Deed::Roll),
        1 => Just(Deed::Compact),
        2 => Just(Deed::Reopen),
    ]
}

/// The log said once more: a list of events with what hides them.
#[derive(Default)]
struct Model {
    events: Vec<Event>,
    undone: BTreeSet<String>,
    imports: usize,
    /// The newest `known_at` of an accepted event.
    known_at: i64,
}

impl Model {
    fn visible(&self) -> Vec<Event> {
        let hidden = |event: &&Event| event.batch.as_ref().is_some_and(|batch| self.undone.contains(&**batch));
        self.events.iter().filter(|event| !hidden(event)).cloned().collect()
    }

    /// Ids are given by content here, so that equal events are duplicates.
    fn fresh(&self, events: &[Event]) -> Vec<Event> {
        let mut known: BTreeSet<_> = self.visible().iter().map(|event| event.message_id.clone()).collect();
        events.iter().filter(|event| known.insert(event.message_id.clone())).cloned().collect()
    }
}

fn with_id(event: Event) -> Event {
    let id = format!("{} {:?} {:?} {}", event.name, event.group_key, event.person_key, event.at.0);
    Event { message_id: Some(id), source: "s".into(), ..event }
}

fn perform(log: &mut EventLog, dir: &tempfile::TempDir, model: &mut Model, deed: Deed) {
    match deed {
        Deed::Accept(events) => {
            let events: Vec<Event> = events.into_iter().map(with_id).collect();
            let fresh = model.fresh(&events);
            let position = log.position();
            let accepted = log.accept(events).unwrap();
            let new = accepted.outcomes.iter().filter(|outcome| **outcome == tenure_eventlog::Pushed::New).count();
            assert_eq!(new, fresh.len());
            let news = log.since(position).unwrap();
            assert_eq!(news.position, log.position());
            assert_eq!(news.events.len(), fresh.len());
            for event in fresh {
                model.known_at = model.known_at.max(event.known_at.0);
                model.events.push(Event { known_at: Instant(model.known_at), ..event });
            }
        }
        Deed::Import(events) => {
            let batch = format!("b{}", model.imports);
            model.imports += 1;
            let events: Vec<Event> = events.into_iter().map(with_id).collect();
            let fresh = model.fresh(&events);
            assert_eq!(log.append(&events, Some(&batch)).unwrap().new as usize, fresh.len());
            let with_batch = |event| Event { batch: Some(batch.as_str().into()), ..event };
            model.events.extend(fresh.into_iter().map(with_batch));
        }
        Deed::Undo(n) => {
            let batch = format!("b{n}");
            if log.tombstone(&batch).is_ok() {
                model.undone.insert(batch);
            }
        }
        Deed::Restore(n) => {
            let batch = format!("b{n}");
            if model.undone.contains(&batch) && log.restore(&batch).is_ok() {
                model.undone.remove(&batch);
            }
        }
        Deed::Roll => drop(log.roll().unwrap()),
        Deed::Compact => drop(log.compact().unwrap()),
        Deed::Reopen => *log = EventLog::open(dir.path()).unwrap(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn however_events_come_and_lie_a_scan_gives_the_same(
        deeds in prop::collection::vec(deed(), 1..14),
        scans in prop::collection::vec(scan(), 3),
    ) {
        let (dir, mut log) = fresh();
        let mut model = Model { known_at: i64::MIN, ..Model::default() };
        let mut position = 0;
        for deed in deeds {
            perform(&mut log, &dir, &mut model, deed);
            prop_assert!(log.position() >= position);
            position = log.position();
            let all = model.visible();
            prop_assert_eq!(log.count() as usize, all.len());
            prop_assert_eq!(log.total().map_or(0, |total| total.rows) as usize, all.len());
            for scan in scans.iter().chain([&Scan::default()]) {
                let mut expected: Vec<_> = all.iter().filter(|event| wanted(scan, event)).map(tuple).collect();
                expected.sort();
                prop_assert_eq!(log.count_matching(scan).unwrap() as usize, expected.len());
                prop_assert_eq!(folded(&log, scan), expected);
            }
        }
        prop_assert_eq!(log.check().unwrap(), []);
    }
}
