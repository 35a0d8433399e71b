use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, OpenOptions};
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use kernel::Instant;
use tenure_eventlog::{Act, Disk, Event, EventLog, Problem, ProblemKind, Pushed, Scan};
use testkit::recorder::{Crash, Recorder, Step, rebuild};

use crate::{fresh, ids, key, message};

fn numbered(numbers: std::ops::Range<i64>) -> Vec<Event> {
    numbers.map(|n| message(&n.to_string(), n)).collect()
}

/// The only segment.
fn segment(dir: &Path) -> PathBuf {
    let mut files = fs::read_dir(dir.join("hot")).unwrap();
    let path = files.next().unwrap().unwrap().path();
    assert!(files.next().is_none());
    path
}

/// A log with twelve accepted events, closed; and its only segment.
fn twelve() -> (tempfile::TempDir, PathBuf, Vec<u8>) {
    let (dir, log) = fresh();
    for n in 0..4 {
        log.accept(numbered(n * 3..n * 3 + 3)).unwrap();
    }
    let path = segment(dir.path());
    let content = fs::read(&path).unwrap();
    (dir, path, content)
}

/// Imports, groups of accepted events, rolling, merging, retention of another name: with notes of what was asked and done.
fn busy_life(recorder: &Recorder, log: &EventLog) {
    let accept = |numbers: std::ops::Range<i64>| {
        numbers.clone().for_each(|n| recorder.note(format!("ask {n}")));
        log.accept(numbered(numbers.clone())).unwrap();
        numbers.for_each(|n| recorder.note(format!("done {n}")));
    };
    accept(0..1);
    accept(1..4);
    log.roll().unwrap();
    recorder.note("ask 100");
    log.append(&numbered(100..101), Some("import")).unwrap();
    recorder.note("done 100");
    accept(4..8);
    log.roll().unwrap();
    accept(8..10);
    let mut import = log.appender(Some("second")).unwrap();
    import.push(&message("101", 101)).unwrap();
    import.push(&message("11", 11)).unwrap();
    accept(10..12);
    recorder.note("ask 101");
    import.commit().unwrap();
    recorder.note("done 101");
    assert_eq!(log.compact().unwrap(), 1);
    accept(12..14);
    log.roll().unwrap();
    accept(14..15);
}

fn noted(steps: &[Step], word: &str) -> BTreeSet<String> {
    let notes = steps.iter().filter_map(|step| if let Step::Note(text) = step { Some(text) } else { None });
    notes.filter_map(|text| text.strip_prefix(word)).map(|n| n.trim().to_owned()).collect()
}

#[test]
fn whenever_it_crashes_nothing_acknowledged_is_lost_and_nothing_counts_twice() {
    let dir = tempfile::tempdir().unwrap();
    let recorder = Recorder::default();
    let log = EventLog::open_on(dir.path(), recorder.disk()).unwrap();
    busy_life(&recorder, &log);
    let steps = recorder.steps();
    assert!(steps.len() > 150, "{}", steps.len());
    for end in 0..=steps.len() {
        // Notes change nothing on the disk.
        if end < steps.len() && matches!(steps[end], Step::Note(_)) {
            continue;
        }
        let chance = end as u64 * 3;
        for crash in [Crash::Kill, Crash::PowerLoss, Crash::Chance(chance), Crash::Chance(chance + 1)] {
            let after = tempfile::tempdir().unwrap();
            rebuild(&steps[..end], dir.path(), after.path(), crash);
            let log = EventLog::open(after.path()).unwrap();
            let found = ids(&log);
            let when = format!("{crash:?} before step {end}: {:?}", steps.get(end));
            let once: BTreeSet<String> = found.iter().cloned().collect();
            assert_eq!(once.len(), found.len(), "twice: {when}");
            assert!(noted(&steps[..end], "done").is_subset(&once), "lost: {when}");
            assert!(once.is_subset(&noted(&steps[..end], "ask")), "from nowhere: {when}");
            assert_eq!(log.check().unwrap(), [], "{when}");
            assert_eq!(log.damage(), [], "{when}");
            assert_eq!(log.count() as usize, found.len());
            if end % 20 == 0 {
                let all: Vec<Event> = (0..15).map(|n| message(&n.to_string(), n)).collect();
                log.accept(all).unwrap();
                log.append(&numbered(100..102), Some("again")).unwrap();
                log.roll().unwrap();
                assert_eq!(ids(&EventLog::open(after.path()).unwrap()).len(), 17, "{when}");
            }
        }
    }
}

#[test]
fn whenever_it_crashes_what_is_hidden_or_shown_again_is_not_lost() {
    let dir = tempfile::tempdir().unwrap();
    let recorder = Recorder::default();
    let log = EventLog::open_on(dir.path(), recorder.disk()).unwrap();
    log.append(&numbered(0..3), Some("first")).unwrap();
    log.append(&numbered(3..5), Some("second")).unwrap();
    let begun = recorder.steps().len();
    log.tombstone("first").unwrap();
    log.tombstone("second").unwrap();
    log.restore("first").unwrap();
    log.append(&numbered(5..6), Some("third")).unwrap();
    let steps = recorder.steps();
    for end in begun..=steps.len() {
        for crash in [Crash::Kill, Crash::PowerLoss].into_iter().chain((0..16).map(Crash::Chance)) {
            let after = tempfile::tempdir().unwrap();
            rebuild(&steps[..end], dir.path(), after.path(), crash);
            let log = EventLog::open(after.path()).unwrap();
            assert_eq!(log.check().unwrap(), [], "{crash:?} before step {end}: {:?}", steps.get(end));
            for batch in ["first", "second"] {
                log.restore(batch).unwrap();
            }
            assert!(ids(&log).len() >= 5, "{crash:?} before step {end}");
        }
    }
}

#[test]
fn a_tail_torn_at_any_byte_is_cut_and_what_is_before_stays() {
    let (dir, log) = fresh();
    log.accept(numbered(0..2)).unwrap();
    log.accept(numbered(2..3)).unwrap();
    drop(log);
    let path = segment(dir.path());
    let content = fs::read(&path).unwrap();
    let mut seen = BTreeSet::new();
    for length in 0..=content.len() {
        fs::write(&path, &content[..length]).unwrap();
        let log = EventLog::open(dir.path()).unwrap();
        let found = ids(&log);
        assert_eq!(found, (0..found.len()).map(|n| n.to_string()).collect::<Vec<_>>(), "a beginning: {length}");
        assert_eq!((log.check().unwrap(), log.damage()), (Vec::new(), [].as_slice()), "{length}");
        seen.insert(found.len());
        if length % 50 == 0 {
            log.accept(numbered(0..5)).unwrap();
            assert_eq!(ids(&EventLog::open(dir.path()).unwrap()).len(), 5);
            fs::read_dir(dir.path().join("hot"))
                .unwrap()
                .for_each(|file| fs::remove_file(file.unwrap().path()).unwrap());
        }
    }
    assert_eq!(seen, (0..=3).collect());
}

#[test]
fn any_flipped_bit_in_the_newest_segment_is_named_and_repaired() {
    let (dir, path, content) = twelve();
    for bit in (0..content.len() * 8).step_by(37) {
        let running = EventLog::open(dir.path()).unwrap();
        let mut flipped = content.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        fs::write(&path, &flipped).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let changed = Problem { file: name.clone(), kind: ProblemKind::Changed };
        assert_eq!(running.check().unwrap(), [changed], "bit {bit}");
        drop(running);
        let log = EventLog::open(dir.path()).unwrap();
        assert_eq!(log.damage(), [Problem { file: name, kind: ProblemKind::Repaired }], "bit {bit}");
        assert_eq!(log.damage()[0].says().key, "eventlog-check-repaired");
        assert_eq!(ids(&log).len(), 12, "bit {bit}");
        assert_eq!(log.check().unwrap(), [], "bit {bit}");
        assert!(fs::read(&path).unwrap() == content);
    }
}

#[test]
fn what_is_beyond_repair_is_counted_kept_and_named_until_somebody_looks() {
    let (dir, path, mut content) = twelve();
    let at = content.len() / 2;
    content[at..at + 300].fill(0x55);
    fs::write(&path, &content).unwrap();
    let log = EventLog::open(dir.path()).unwrap();
    let found = ids(&log);
    assert!(found.contains(&"0".to_owned()) && found.contains(&"11".to_owned()), "before and behind: {found:?}");
    let lost = Problem {
        file: format!("00000001-lost-{}.log", 12 - found.len()),
        kind: ProblemKind::Lost { events: 12 - found.len() as u64 },
    };
    assert!(found.len() >= 8 && found.len() < 12);
    assert_eq!(log.damage(), std::slice::from_ref(&lost));
    assert_eq!(log.check().unwrap(), std::slice::from_ref(&lost));
    log.accept(numbered(0..12)).unwrap();
    assert_eq!(ids(&log).len(), 12, "sent again, they are there again");
    log.roll().unwrap();
    let log = EventLog::open(dir.path()).unwrap();
    assert_eq!(log.check().unwrap(), std::slice::from_ref(&lost), "also after the segment is gone");
    let copy = dir.path().join("damaged").join(&lost.file);
    assert!(fs::read(&copy).unwrap() == content);
    fs::remove_file(copy).unwrap();
    assert_eq!(log.check().unwrap(), []);
}

#[test]
fn a_lost_segment_is_named() {
    let (dir, log) = fresh();
    log.accept(numbered(0..3)).unwrap();
    drop(log);
    let log = EventLog::open(dir.path()).unwrap();
    log.accept(numbered(3..5)).unwrap();
    fs::remove_file(dir.path().join("hot/00000001.log")).unwrap();
    let missing = Problem { file: "00000001.log".to_owned(), kind: ProblemKind::Missing };
    assert_eq!(log.check().unwrap(), [missing]);
    drop(log);
    let log = EventLog::open(dir.path()).unwrap();
    assert_eq!(ids(&log), ["3", "4"]);
    let lost = Problem { file: "00000002-lost-3.log".to_owned(), kind: ProblemKind::Lost { events: 3 } };
    assert_eq!(log.damage(), std::slice::from_ref(&lost));
    assert_eq!(log.check().unwrap(), [lost]);
}

/// A disk on which the n-th change fails once, with a part of a write done all the same.
fn failing(at: usize, kind: io::ErrorKind) -> (Disk, Arc<AtomicUsize>) {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let disk = Disk::watched(Arc::new(move |act| {
        if counted.fetch_add(1, Ordering::SeqCst) != at {
            return Ok(());
        }
        if let Act::Write(path, bytes) = act {
            let mut file = OpenOptions::new().append(true).open(path).unwrap();
            file.write_all(&bytes[..bytes.len() / 2]).unwrap();
        }
        Err(io::Error::from(kind))
    }));
    (disk, count)
}

#[test]
fn a_full_disk_acknowledges_nothing_and_the_next_try_works() {
    let mut failed = 0;
    for at in 0..40 {
        let dir = tempfile::tempdir().unwrap();
        drop(EventLog::open(dir.path()).unwrap());
        let (disk, count) = failing(usize::MAX - 1, io::ErrorKind::StorageFull);
        let log = EventLog::open_on(dir.path(), disk).unwrap();
        // Counted from here: the failure comes at the `at`-th change after opening.
        count.store((usize::MAX - 1).wrapping_sub(at), Ordering::SeqCst);
        let mut sent = 0;
        for n in 0..3 {
            let events = numbered(n * 4..n * 4 + 4);
            let before = (log.count(), log.position());
            match log.accept(events.clone()) {
                Ok(accepted) => assert!(accepted.outcomes.iter().all(|outcome| *outcome == Pushed::New)),
                Err(e) => {
                    failed += 1;
                    assert!(["error-disk-full", "eventlog-disk-full"].contains(&&*e.says.key), "{e}");
                    assert_eq!((log.count(), log.position()), before, "nothing of it is visible");
                    let again = log.accept(events).unwrap();
                    assert!(again.outcomes.iter().all(|outcome| *outcome == Pushed::New), "change {at}");
                }
            }
            sent += 4;
            assert_eq!(log.count(), sent);
        }
        assert_eq!(log.check().unwrap(), [], "change {at}");
        assert_eq!(ids(&EventLog::open(dir.path()).unwrap()).len(), 12, "change {at}");
    }
    assert!(failed >= 10, "{failed}");
}

#[test]
fn an_import_that_was_refused_is_not_there_after_a_restart_either() {
    let mut refused = 0;
    for at in 0..20 {
        let dir = tempfile::tempdir().unwrap();
        let (disk, count) = failing(usize::MAX - 1, io::ErrorKind::Other);
        let log = EventLog::open_on(dir.path(), disk).unwrap();
        log.append(&numbered(0..1), Some("first")).unwrap();
        count.store((usize::MAX - 1).wrapping_sub(at), Ordering::SeqCst);
        let taken = log.append(&numbered(1..3), Some("second")).is_ok();
        refused += usize::from(!taken);
        drop(log);
        let log = EventLog::open(dir.path()).unwrap();
        assert_eq!(ids(&log).len(), if taken { 3 } else { 1 }, "change {at}");
        assert_eq!(log.check().unwrap(), [], "change {at}");
    }
    assert!(refused >= 8, "{refused}");
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            fs::create_dir_all(&target).unwrap();
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

#[test]
fn when_rolling_or_merging_fails_all_events_stay_where_they_were() {
    for at in 0..60 {
        let dir = tempfile::tempdir().unwrap();
        let log = EventLog::open(dir.path()).unwrap();
        log.accept(numbered(0..3)).unwrap();
        log.roll().unwrap();
        log.accept(numbered(3..6)).unwrap();
        drop(log);
        let (disk, count) = failing(usize::MAX - 1, io::ErrorKind::Other);
        let log = EventLog::open_on(dir.path(), disk).unwrap();
        count.store((usize::MAX - 1).wrapping_sub(at), Ordering::SeqCst);
        let failed = log.roll().is_err() || log.compact().is_err();
        assert_eq!(ids(&log).len(), 6, "change {at}");
        let crashed = tempfile::tempdir().unwrap();
        copy(dir.path(), crashed.path());
        assert_eq!(ids(&EventLog::open(crashed.path()).unwrap()).len(), 6, "a crash right then: change {at}");
        if failed {
            log.roll().unwrap();
            log.compact().unwrap();
        }
        // The fault may also hit the list of identities that this makes.
        if log.accept(numbered(0..7)).is_err() {
            log.accept(numbered(0..7)).unwrap();
        }
        assert_eq!(ids(&log).len(), 7, "change {at}");
        drop(log);
        let log = EventLog::open(dir.path()).unwrap();
        assert_eq!((ids(&log).len(), log.check().unwrap()), (7, Vec::new()), "change {at}");
    }
}

#[test]
fn a_clock_set_back_does_not_set_the_log_back() {
    let (dir, log) = fresh();
    let at = |id: &str, known_at| Event { known_at: Instant(known_at), ..message(id, 1) };
    let known = |log: &EventLog| -> BTreeMap<String, i64> {
        let events = log.events(&Scan::default(), 0, 100).unwrap().events;
        events.into_iter().map(|event| (event.message_id.unwrap(), event.known_at.0)).collect()
    };
    log.accept(vec![at("a", 50), at("b", 40), at("c", 60)]).unwrap();
    log.accept(vec![at("d", 10)]).unwrap();
    drop(log);
    let log = EventLog::open(dir.path()).unwrap();
    log.accept(vec![at("e", 20)]).unwrap();
    log.roll().unwrap();
    drop(log);
    let log = EventLog::open(dir.path()).unwrap();
    log.accept(vec![at("f", 30), at("g", 70)]).unwrap();
    let expected = [("a", 50), ("b", 50), ("c", 60), ("d", 60), ("e", 60), ("f", 60), ("g", 70)];
    assert_eq!(known(&log), expected.map(|(id, at)| (id.to_owned(), at)).into());
}

/// The folder for the child of the test below.
const CHILD: &str = "TENURE_EVENTLOG_CHILD";

/// Accepts events from four threads and says which were acknowledged, until it is killed. Does nothing in a normal run.
#[test]
fn the_child_that_is_killed() {
    let Ok(dir) = std::env::var(CHILD) else { return };
    let log = EventLog::open(Path::new(&dir)).unwrap();
    let begin = i64::try_from(log.count()).unwrap() * 1_000;
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let log = &log;
            scope.spawn(move || {
                for n in 0.. {
                    let first = begin + thread * 1_000_000 + n * 3;
                    log.accept(numbered(first..first + 3)).unwrap();
                    println!("\nack {first}");
                    if n % 40 == 39 {
                        log.roll().unwrap();
                    }
                }
            });
        }
    });
}

#[test]
fn kill_9_at_any_moment_loses_nothing_acknowledged() {
    let dir = tempfile::tempdir().unwrap();
    let kills = std::env::var("TENURE_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(12_u64);
    let mut acknowledged = BTreeSet::new();
    for kill in 0..kills {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "crash::the_child_that_is_killed", "--nocapture"])
            .env(CHILD, dir.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let wanted = 3 + kill * 7 % 31;
        let mut take = |line: io::Result<String>| {
            let first: Option<i64> = line.unwrap().strip_prefix("ack ").and_then(|n| n.parse().ok());
            first.map(|first| acknowledged.extend((first..first + 3).map(|n| n.to_string()))).is_some()
        };
        let mut heard = 0;
        while heard < wanted {
            heard += u64::from(take(lines.next().unwrap()));
        }
        child.kill().unwrap();
        // What was still in the pipe was acknowledged as well; the last line may be torn.
        for line in lines.map_while(Result::ok) {
            take(Ok(line));
        }
        child.wait().unwrap();
        let log = EventLog::open(dir.path()).unwrap();
        let found = ids(&log);
        let once: BTreeSet<String> = found.iter().cloned().collect();
        assert_eq!(once.len(), found.len(), "nothing twice");
        let lost: Vec<_> = acknowledged.difference(&once).collect();
        assert!(lost.is_empty(), "lost: {lost:?}");
        assert_eq!((log.check().unwrap(), log.damage()), (Vec::new(), [].as_slice()));
    }
    println!("{} events acknowledged over {kills} kills", acknowledged.len());
}

#[test]
fn an_older_program_does_not_overlook_accepted_events() {
    let (dir, log) = fresh();
    let format = |dir: &Path| {
        let text = fs::read_to_string(dir.join("manifest.json")).unwrap();
        serde_json::from_str::<serde_json::Value>(&text).unwrap()["format"].as_u64()
    };
    log.append(&numbered(0..1), None).unwrap();
    assert_eq!(format(dir.path()), Some(1), "imports alone are written as before");
    log.accept(numbered(1..2)).unwrap();
    assert_eq!(format(dir.path()), Some(2));
    fs::remove_file(dir.path().join("manifest.json")).unwrap();
    assert_eq!(key(EventLog::open(dir.path())), "eventlog-manifest-missing");
}
