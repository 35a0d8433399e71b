use std::collections::BTreeSet;
use std::sync::Barrier;

use kernel::Instant;
use tenure_eventlog::{Columns, Dictionaries, Event, EventLog, Pushed, Scan};

use crate::{act, fresh, ids, key, message};

const NEW: Pushed = Pushed::New;
const DUPLICATE: Pushed = Pushed::Duplicate;

fn outcomes(log: &EventLog, events: Vec<Event>) -> Vec<Pushed> {
    log.accept(events).unwrap().outcomes
}

#[test]
fn accepted_events_are_seen_by_every_reader_at_once_and_stay() {
    let (dir, log) = fresh();
    log.append(&[act("old", "seen", 1)], Some("import")).unwrap();
    let full = Event {
        source: "مبدأ".into(),
        message_id: Some("id-1".to_owned()),
        group_key: Some("深圳微课".into()),
        person_key: Some("p\u{0}1".into()),
        name: "课程打开".into(),
        at: Instant(-1),
        known_at: Instant(1_700_000_000_123_456),
        value: Some(-5),
        properties: Some(r#"{"page":"/"}"#.to_owned()),
        batch: Some("not kept".into()),
    };
    assert_eq!(outcomes(&log, vec![full.clone(), act("old", "seen", 2)]), [NEW, NEW]);
    let stored = Event { batch: None, ..full };
    for log in [log.clone(), EventLog::open(dir.path()).unwrap()] {
        assert_eq!(log.count(), 3);
        assert_eq!(log.total().unwrap().rows, 3);
        assert_eq!(log.sources()["مبدأ"].last_known_at, stored.known_at);
        assert_eq!(log.names().unwrap()["seen"].rows, 2);
        assert_eq!(log.batches().len(), 1, "accepted events belong to no batch");
        assert_eq!(log.events(&Scan::groups(["深圳微课"]), 0, 9).unwrap().events, std::slice::from_ref(&stored));
        assert_eq!(log.count_matching(&Scan::groups(["old"])).unwrap(), 2);
        assert_eq!(log.count_matching(&Scan { batch: Some("import".to_owned()), ..Scan::default() }).unwrap(), 1);
        let mut dictionaries = Dictionaries::default();
        let mut values = Vec::new();
        let mut fold = |_: &Dictionaries, columns: &Columns| values.extend(columns.value.clone());
        assert_eq!(log.scan_columns(&Scan::default(), &mut dictionaries, &mut fold).unwrap(), 3);
        assert_eq!(values, [None, None, Some(-5)], "sorted by group key and time behind the files");
    }
}

#[test]
fn a_message_counts_once_however_it_comes() {
    let (dir, log) = fresh();
    log.append(&[message("imported", 1)], Some("import")).unwrap();
    assert_eq!(outcomes(&log, vec![message("1", 1), message("2", 1), message("1", 9)]), [NEW, NEW, DUPLICATE]);
    assert_eq!(outcomes(&log, vec![message("2", 1), message("imported", 1)]), [DUPLICATE, DUPLICATE]);
    let other_source = Event { source: "other".into(), ..message("1", 1) };
    assert_eq!(outcomes(&log, vec![other_source]), [NEW]);
    let log = EventLog::open(dir.path()).unwrap();
    assert_eq!(outcomes(&log, vec![message("1", 1), message("3", 1)]), [DUPLICATE, NEW], "after a restart");
    log.roll().unwrap();
    assert_eq!(outcomes(&log, vec![message("3", 1), message("4", 1)]), [DUPLICATE, NEW], "in a file");
    let log = EventLog::open(dir.path()).unwrap();
    assert_eq!(outcomes(&log, vec![message("2", 1), message("5", 1)]), [DUPLICATE, NEW], "in a file after a restart");
    assert_eq!(log.append(&[message("4", 1), message("5", 1), message("6", 1)], Some("late")).unwrap().new, 1);
    log.tombstone("import").unwrap();
    assert_eq!(outcomes(&log, vec![message("imported", 1)]), [NEW], "what is hidden is not in the way");
    assert_eq!(key(log.restore("import")), "eventlog-restore-duplicate");
    assert_eq!(log.count(), 8);
}

#[test]
fn rows_without_id_are_the_same_when_their_content_is() {
    let (_dir, log) = fresh();
    let twice = vec![act("g", "seen", 1), act("g", "seen", 1)];
    assert_eq!(outcomes(&log, twice.clone()), [NEW, NEW], "equal rows of one call all count");
    assert_eq!(outcomes(&log, twice), [DUPLICATE, DUPLICATE], "the call sent again adds nothing");
    assert_eq!(log.append(&[act("g", "seen", 1)], None).unwrap().new, 0, "the same rule as in imports");
}

#[test]
fn one_wrong_event_refuses_the_call_and_nothing_of_it_is_kept() {
    let (_dir, log) = fresh();
    let wrong = Event { name: "".into(), ..message("2", 1) };
    assert_eq!(key(log.accept(vec![message("1", 1), wrong.clone()])), "eventlog-event-empty");
    assert_eq!(key(wrong.validate()), "eventlog-event-empty");
    assert_eq!((log.count(), log.position()), (0, 0));
    assert_eq!(outcomes(&log, vec![message("1", 1)]), [NEW]);
}

#[test]
fn many_senders_share_writes_and_each_event_counts_once() {
    let (dir, log) = fresh();
    let start = Barrier::new(8);
    let new: usize = std::thread::scope(|scope| {
        let sender = |thread: i64| {
            let (log, start) = (&log, &start);
            move || {
                start.wait();
                // Neighbours send the same half of the events.
                let events =
                    (0..50).flat_map(|n| log.accept(vec![message(&format!("{}-{n}", (thread + n % 2) / 2), n)]));
                events.flat_map(|accepted| accepted.outcomes).filter(|outcome| *outcome == NEW).count()
            }
        };
        let threads: Vec<_> = (0..8).map(|thread| scope.spawn(sender(thread))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    let found = ids(&log);
    assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), found.len());
    assert_eq!((found.len(), log.count() as usize), (new, new));
    assert_eq!(log.position(), new as u64);
    assert_eq!(EventLog::open(dir.path()).unwrap().count() as usize, new);
    assert_eq!(log.check().unwrap(), []);
}

#[test]
fn an_import_that_is_open_is_not_in_the_way_and_gives_way_to_what_came_first() {
    let (dir, log) = fresh();
    let mut import = log.appender(Some("import")).unwrap();
    for n in 0..6 {
        import.push(&message(&n.to_string(), n)).unwrap();
    }
    import.push(&act("g", "seen", 1)).unwrap();
    import.push(&act("g", "seen", 1)).unwrap();
    assert_eq!(outcomes(&log, vec![message("1", 1), message("x", 1)]), [NEW, NEW], "nothing of the import counts yet");
    log.roll().unwrap();
    assert_eq!(outcomes(&log, vec![message("4", 4), act("g", "seen", 1)]), [NEW, NEW]);
    let appended = import.commit().unwrap();
    assert_eq!((appended.new, appended.duplicate), (5, 3));
    assert_eq!((log.count(), ids(&log).len()), (9, 7));
    assert_eq!(log.batches()["import"].tally.rows, 5);
    assert_eq!(outcomes(&log, vec![message("5", 5)]), [DUPLICATE]);
    assert_eq!(log.check().unwrap(), []);
    let log = EventLog::open(dir.path()).unwrap();
    assert_eq!((log.count(), log.count_matching(&Scan::default()).unwrap(), log.check().unwrap()), (9, 9, Vec::new()));
}

#[test]
fn a_follower_hears_what_was_accepted_and_is_told_when_that_is_not_all() {
    let (dir, log) = fresh();
    let heard = |log: &EventLog, position| {
        let news = log.since(position)?;
        let ids: Vec<String> = news.events.iter().map(|event| event.message_id.clone().unwrap()).collect();
        Some((ids.join(" "), news.position))
    };
    log.append(&[message("import", 0)], Some("import")).unwrap();
    let start = log.position();
    assert_eq!(heard(&log, start), Some((String::new(), start)));
    let first = log.accept(vec![message("b", 2), message("a", 1)]).unwrap().position;
    assert!(first > start);
    let second = log.accept(vec![message("a", 1), message("c", 3)]).unwrap().position;
    assert_eq!(heard(&log, start), Some(("b a c".to_owned(), second)), "in the order they came");
    assert_eq!(heard(&log, first), Some(("c".to_owned(), second)));
    log.roll().unwrap();
    assert_eq!(log.position(), second, "rolling is no news");
    assert_eq!(heard(&log, start), Some(("b a c".to_owned(), second)), "and takes none away");
    assert_eq!(heard(&log, second + 1), None, "still to come");
    log.tombstone("import").unwrap();
    assert_eq!(heard(&log, second), None, "an undo");
    let undone = log.position();
    assert!(undone > second);
    let third = log.accept(vec![message("d", 4)]).unwrap().position;
    assert_eq!(heard(&log, undone), Some(("d".to_owned(), third)));
    let log = EventLog::open(dir.path()).unwrap();
    assert_eq!(log.position(), third, "the position survives a restart");
    assert_eq!(heard(&log, undone), Some(("d".to_owned(), third)));
    assert_eq!(heard(&log, second), None);
    log.roll().unwrap();
    log.accept((0..40_000).map(|n| message(&n.to_string(), n)).collect()).unwrap();
    log.roll().unwrap();
    assert_eq!(heard(&log, undone), None, "too long ago");
}

#[test]
fn ids_are_known_for_seven_days() {
    const DAY: i64 = 86_400_000_000;
    let (dir, log) = fresh();
    let on = |id: &str, day: i64| Event { known_at: Instant(day * DAY), ..message(id, 1) };
    for day in 100..106 {
        outcomes(&log, vec![on(&format!("day {day}"), day)]);
        log.roll().unwrap();
    }
    assert_eq!(log.horizon(), Instant(98 * DAY));
    outcomes(&log, vec![on("now", 110)]);
    assert_eq!(log.horizon(), Instant(103 * DAY));
    for log in [log, EventLog::open(dir.path()).unwrap()] {
        assert_eq!(log.horizon(), Instant(103 * DAY));
        for day in 103..106 {
            assert_eq!(outcomes(&log, vec![on(&format!("day {day}"), 110)]), [DUPLICATE], "day {day}");
        }
    }
    let log = EventLog::open(dir.path()).unwrap();
    assert_eq!(outcomes(&log, vec![on("day 100", 110)]), [NEW], "beyond the horizon it counts again");
    std::fs::remove_dir_all(dir.path().join("identities")).unwrap();
    let log = EventLog::open(dir.path()).unwrap();
    assert_eq!(outcomes(&log, vec![on("day 105", 110)]), [DUPLICATE], "lists of identities are made again");
}
