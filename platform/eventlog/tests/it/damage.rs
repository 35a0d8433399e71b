use std::fs;
use std::path::{Path, PathBuf};

use tenure_eventlog::{EventLog, Problem, ProblemKind, Scan};

use crate::{act, fresh, key};

/// Two files of some size.
fn two_files() -> (tempfile::TempDir, EventLog, Vec<PathBuf>) {
    let (dir, log) = fresh();
    for batch in ["one", "two"] {
        let events: Vec<_> = (0..500).map(|n| act(&format!("{batch}-{}", n % 7), "seen", n)).collect();
        log.append(&events, Some(batch)).unwrap();
    }
    let mut files: Vec<PathBuf> =
        fs::read_dir(dir.path().join("events")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert_eq!(log.check().unwrap(), []);
    (dir, log, files)
}

fn problem(path: &Path, kind: ProblemKind) -> Problem {
    Problem { file: path.file_name().unwrap().to_str().unwrap().to_owned(), kind }
}

#[test]
fn a_truncated_file_is_named() {
    let (dir, log, files) = two_files();
    let content = fs::read(&files[1]).unwrap();
    fs::write(&files[1], &content[..content.len() / 2]).unwrap();
    let expected = content.len() as u64;
    let size = ProblemKind::Size { expected, found: expected / 2 };
    assert_eq!(log.check().unwrap(), [problem(&files[1], size)]);
    assert_eq!(log.check().unwrap()[0].says().key, "eventlog-check-size");
    let log = EventLog::open(dir.path()).unwrap();
    assert_eq!(key(log.count_matching(&Scan::default())), "eventlog-file-damaged");
    assert_eq!(log.count_matching(&Scan::groups(["one-3"])).unwrap(), 71, "the other file can still be read");
}

#[test]
fn a_missing_file_is_named() {
    let (dir, log, files) = two_files();
    fs::remove_file(&files[0]).unwrap();
    assert_eq!(log.check().unwrap(), [problem(&files[0], ProblemKind::Missing)]);
    let log = EventLog::open(dir.path()).unwrap();
    assert_eq!(log.check().unwrap(), [problem(&files[0], ProblemKind::Missing)]);
    let missing = log.count_matching(&Scan::default()).unwrap_err();
    assert_eq!(missing.says.key, "eventlog-file-missing");
    assert_eq!(missing.says.args, [("file".to_owned(), problem(&files[0], ProblemKind::Missing).file.into())]);
}

#[test]
fn a_changed_byte_is_named_wherever_it_is() {
    let (_dir, log, files) = two_files();
    let content = fs::read(&files[0]).unwrap();
    for place in [0, 5, content.len() / 3, content.len() / 2, content.len() - 20, content.len() - 1] {
        let mut changed = content.clone();
        changed[place] ^= 1;
        fs::write(&files[0], &changed).unwrap();
        assert_eq!(log.check().unwrap(), [problem(&files[0], ProblemKind::Changed)], "byte {place}");
    }
    fs::write(&files[0], &content).unwrap();
    assert_eq!(log.check().unwrap(), []);
}

#[test]
fn a_file_that_nobody_named_is_named_and_removed_at_the_next_start() {
    let (dir, log, files) = two_files();
    let stray = files[0].with_file_name("99999999-0000.parquet");
    fs::copy(&files[0], &stray).unwrap();
    assert_eq!(log.check().unwrap(), [problem(&stray, ProblemKind::Stray)]);
    assert_eq!(EventLog::open(dir.path()).unwrap().check().unwrap(), []);
    assert!(!stray.exists());
}

#[test]
fn a_lost_or_changed_manifest_removes_nothing() {
    let (dir, log, files) = two_files();
    let manifest = dir.path().join("manifest.json");
    let text = fs::read_to_string(&manifest).unwrap();

    fs::write(&manifest, text.replacen("\"rows\": 500", "\"rows\": 501", 1)).unwrap();
    assert_eq!(key(EventLog::open(dir.path())), "eventlog-manifest-damaged");
    assert_eq!(log.check().unwrap(), [problem(&manifest, ProblemKind::Changed)]);
    fs::write(&manifest, &text[..text.len() / 2]).unwrap();
    assert_eq!(key(EventLog::open(dir.path())), "eventlog-manifest-damaged");
    fs::write(&manifest, text.replacen("\"format\": 1", "\"format\": 2", 1)).unwrap();
    assert_eq!(key(EventLog::open(dir.path())), "eventlog-newer");
    fs::remove_file(&manifest).unwrap();
    assert_eq!(key(EventLog::open(dir.path())), "eventlog-manifest-missing");
    assert_eq!(log.check().unwrap(), [problem(&manifest, ProblemKind::Missing)]);

    assert!(files.iter().all(|file| file.exists()));
    fs::write(&manifest, &text).unwrap();
    assert_eq!(EventLog::open(dir.path()).unwrap().count(), 1_000);
}
