use kernel::Instant;
use tenure_eventlog::{Appended, Event, EventLog, Pushed, Scan, VALUE_LIMIT};

use crate::{act, fresh, key, message};

fn added(new: u64, duplicate: u64) -> Appended {
    Appended { new, duplicate }
}

#[test]
fn every_part_comes_back_as_it_was() {
    let (dir, log) = fresh();
    let full = Event {
        source: "مبدأ".into(),
        message_id: Some("id-1".to_owned()),
        group_key: Some("深圳微课".into()),
        person_key: Some("p\u{0}1".into()),
        name: "课程打开".into(),
        at: Instant(-1),
        known_at: Instant(1_700_000_000_123_456),
        value: Some(-VALUE_LIMIT + 1),
        properties: Some(r#"{"page":"/"}"#.to_owned()),
        batch: Some("imp_1".into()),
    };
    let bare = Event::new("s", "n", Instant(7));
    assert_eq!(log.append(std::slice::from_ref(&full), Some("imp_1")).unwrap(), added(1, 0));
    assert_eq!(log.append(std::slice::from_ref(&bare), None).unwrap(), added(1, 0));
    let page = EventLog::open(dir.path()).unwrap().events(&Scan::default(), 0, 10).unwrap();
    assert_eq!(page.events, [bare, full]);
    assert_eq!(page.total, 2);
}

#[test]
fn a_message_counts_once() {
    let (_dir, log) = fresh();
    let mut appender = log.appender(Some("a")).unwrap();
    assert_eq!(appender.push(&message("1", 1)).unwrap(), Pushed::New);
    assert_eq!(appender.push(&message("1", 2)).unwrap(), Pushed::Duplicate);
    let other_source = Event { source: "other".into(), ..message("1", 1) };
    assert_eq!(appender.push(&other_source).unwrap(), Pushed::New);
    assert_eq!(appender.commit().unwrap(), added(2, 1));
    assert_eq!(log.append(&[message("1", 9), message("2", 9)], Some("b")).unwrap(), added(1, 1));
    assert_eq!(log.count(), 3);
}

#[test]
fn a_file_twice_adds_nothing_and_a_longer_one_only_the_rest() {
    let (_dir, log) = fresh();
    // Equal rows are different events: four at second 5, one each at 1..5.
    let mut rows: Vec<Event> = (1..=5).map(|at| act("g", "seen", at)).collect();
    rows.extend([5, 5, 5].map(|at| act("g", "seen", at)));
    assert_eq!(log.append(&rows, Some("first")).unwrap(), added(8, 0));
    let later: Vec<Event> = rows.iter().map(|row| Event { known_at: Instant(99), ..row.clone() }).collect();
    assert_eq!(log.append(&later, Some("again")).unwrap(), added(0, 8), "when we learn it makes no difference");
    rows.push(act("g", "seen", 5));
    rows.push(act("g", "seen", 6));
    assert_eq!(log.append(&rows, Some("longer")).unwrap(), added(2, 8));
    let at_five = Scan::default().between(Instant(5_000_000), Instant(5_000_001));
    assert_eq!(log.count_matching(&at_five).unwrap(), 5);
}

#[test]
fn nothing_is_visible_before_the_commit_and_nothing_is_left_after_an_abort() {
    let (dir, log) = fresh();
    let position = log.position();
    let mut appender = log.appender(None).unwrap();
    // Over 24 MB of text: several files are written on the way.
    for n in 0..40 {
        let mut event = message(&n.to_string(), n);
        event.properties = Some(format!("\"{}\"", "x".repeat(1_000_000)));
        appender.push(&event).unwrap();
    }
    assert_eq!(log.count(), 0);
    assert!(dir.path().join("staging").read_dir().unwrap().count() > 0, "files are written on the way");
    assert_eq!(key(log.appender(None)), "eventlog-busy");
    appender.abort();
    for folder in ["staging", "events"] {
        assert_eq!(dir.path().join(folder).read_dir().unwrap().count(), 0);
    }
    assert_eq!((log.count(), log.position()), (0, position));
    assert_eq!(log.append(&[message("0", 0)], None).unwrap(), added(1, 0), "the writer is free again");
}

#[test]
fn duplicates_are_found_across_the_files_of_one_import() {
    let (_dir, log) = fresh();
    let mut appender = log.appender(None).unwrap();
    let large = |n: i64| Event { properties: Some("y".repeat(1_000_000)), ..message(&n.to_string(), n) };
    for n in (0..30).chain(0..30) {
        appender.push(&large(n)).unwrap();
    }
    assert_eq!(appender.commit().unwrap(), added(30, 30));
    assert_eq!(log.append(&[large(0), large(29), large(30)], None).unwrap(), added(1, 2));
}

#[test]
fn a_trusted_import_is_known_to_later_ones() {
    let (_dir, log) = fresh();
    let mut appender = log.trusted_appender(Some("demo")).unwrap();
    for n in 0..100 {
        appender.push(&message(&n.to_string(), n)).unwrap();
    }
    assert_eq!(key(appender.push(&act("g", "seen", 1))), "eventlog-event-id");
    assert_eq!(appender.commit().unwrap(), added(100, 0));
    assert_eq!(log.append(&[message("99", 1), message("100", 1)], None).unwrap(), added(1, 1));
}

#[test]
fn a_wrong_event_is_refused_and_the_others_stay() {
    let (_dir, log) = fresh();
    let mut appender = log.appender(None).unwrap();
    appender.push(&message("1", 1)).unwrap();
    let cases = [
        (Event { name: "".into(), ..message("2", 1) }, "eventlog-event-empty"),
        (Event { source: "".into(), ..message("2", 1) }, "eventlog-event-empty"),
        (Event { group_key: Some("k".repeat(4_097).into()), ..message("2", 1) }, "eventlog-event-long"),
        (Event { properties: Some("p".repeat((1 << 20) + 1)), ..message("2", 1) }, "eventlog-event-long"),
        (Event { value: Some(VALUE_LIMIT), ..message("2", 1) }, "eventlog-event-value"),
        (Event { value: Some(-VALUE_LIMIT), ..message("2", 1) }, "eventlog-event-value"),
    ];
    for (event, expected) in cases {
        assert_eq!(key(appender.push(&event)), expected);
    }
    appender.push(&message("2", 1)).unwrap();
    assert_eq!(appender.commit().unwrap(), added(2, 0), "a refused event leaves its id free");
}

#[test]
fn an_empty_import_changes_nothing() {
    let (_dir, log) = fresh();
    let before = log.position();
    assert_eq!(log.append(&[], Some("empty")).unwrap(), added(0, 0));
    assert_eq!(log.position(), before);
    assert!(log.batches().is_empty());
    assert_eq!(log.total(), None);
}
