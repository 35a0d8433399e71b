use std::fs;

use tenure_eventlog::{Dictionaries, Event, EventLog, Scan};

use crate::{act, fresh, key, message};

fn names(log: &EventLog) -> Vec<String> {
    log.events(&Scan::default(), 0, 100).unwrap().events.iter().map(|e| e.name.to_string()).collect()
}

#[test]
fn every_reader_honours_a_tombstone() {
    let (dir, log) = fresh();
    log.append(&[act("g", "kept", 1)], Some("one")).unwrap();
    log.append(&[act("g", "gone", 2), Event { source: "b".into(), ..act("h", "gone", 3) }], Some("two")).unwrap();
    let position = log.position();
    log.tombstone("two").unwrap();
    assert!(log.position() > position);

    for log in [log.clone(), EventLog::open(dir.path()).unwrap()] {
        assert_eq!(names(&log), ["kept"]);
        assert_eq!(log.count(), 1);
        assert_eq!(log.count_matching(&Scan::default()).unwrap(), 1);
        assert_eq!(log.count_matching(&Scan { batch: Some("two".to_owned()), ..Scan::default() }).unwrap(), 0);
        assert_eq!(log.sources().keys().collect::<Vec<_>>(), ["file"]);
        assert_eq!(log.names().unwrap().keys().collect::<Vec<_>>(), ["kept"]);
        assert_eq!(log.total().unwrap().last_at.0, 1_000_000);
        assert!(log.batches()["two"].undone);
        let mut rows = 0;
        let mut fold = |_: &Dictionaries, columns: &tenure_eventlog::Columns| rows += columns.len();
        assert_eq!(log.scan_columns(&Scan::default(), &mut Dictionaries::default(), &mut fold).unwrap(), 1);
        assert_eq!(rows, 1);
        let open_to_tools = fs::read_dir(dir.path().join("events")).unwrap().count();
        assert_eq!(open_to_tools, 1, "another program that opens the folder sees the same");
        assert_eq!(log.check().unwrap(), []);
    }
    assert_eq!(key(log.appender(Some("two"))), "eventlog-batch-undone");
    assert_eq!(key(log.tombstone("three")), "eventlog-batch-unknown");
    log.restore("two").unwrap();
    assert_eq!(names(&log), ["gone", "gone", "kept"]);
    assert_eq!(log.check().unwrap(), []);
}

#[test]
fn after_an_undo_the_same_file_can_come_again_but_not_twice() {
    let (_dir, log) = fresh();
    let rows = [message("1", 1), message("2", 2), act("g", "seen", 1), act("g", "seen", 1)];
    log.append(&rows, Some("one")).unwrap();
    log.tombstone("one").unwrap();
    assert_eq!(log.append(&rows[1..], Some("two")).unwrap().new, 3, "what is hidden is not in the way");
    let refused = log.restore("one").unwrap_err();
    assert_eq!(refused.says.key, "eventlog-restore-duplicate");
    assert_eq!(refused.says.args, [("count".to_owned(), 3_usize.into())]);
    assert_eq!(log.count(), 3);
    log.tombstone("two").unwrap();
    log.restore("one").unwrap();
    assert_eq!(log.count(), 4);
}

#[test]
fn an_undo_that_a_crash_cut_short_is_finished_at_the_next_start() {
    let (dir, log) = fresh();
    log.append(&[act("g", "seen", 1)], Some("one")).unwrap();
    let file = fs::read_dir(dir.path().join("events")).unwrap().next().unwrap().unwrap().file_name();
    let (events, undone) = (dir.path().join("events").join(&file), dir.path().join("undone").join(&file));
    log.tombstone("one").unwrap();
    fs::rename(&undone, &events).unwrap();
    let log = EventLog::open(dir.path()).unwrap();
    assert!(undone.exists() && !events.exists());
    log.restore("one").unwrap();
    fs::rename(&events, &undone).unwrap();
    assert_eq!(log.count_matching(&Scan::default()).unwrap(), 1, "a reader finds the file on either side");
    EventLog::open(dir.path()).unwrap();
    assert!(events.exists() && !undone.exists());
}

#[test]
fn a_reader_that_started_before_sees_what_it_started_with() {
    let (_dir, log) = fresh();
    log.append(&[act("g", "seen", 1)], Some("one")).unwrap();
    let before = log.scan(&Scan::default()).unwrap();
    log.tombstone("one").unwrap();
    log.append(&[act("g", "seen", 2)], Some("two")).unwrap();
    assert_eq!(before.map(|batch| batch.unwrap().num_rows()).sum::<usize>(), 1);
}
