use std::collections::{BTreeMap, BTreeSet};

use arrow::array::AsArray;
use arrow::datatypes::{Int32Type, TimestampMicrosecondType};
use kernel::Instant;
use proptest::prelude::*;
use tenure_eventlog::{Column, Columns, Dictionaries, Event, EventLog, NONE, Scan};

use crate::{act, fresh};

pub fn event() -> impl Strategy<Value = Event> {
    let key = |prefix: &'static str| prop::option::weighted(0.8, (0..4).prop_map(move |n| format!("{prefix}{n}")));
    (0..2_u8, key("g"), key("p"), 0..3_u8, -20..20_i64, 0..40_i64, prop::option::of(-5..5_i128)).prop_map(
        |(source, group, person, name, at, known_at, value)| Event {
            group_key: group.map(Into::into),
            person_key: person.map(Into::into),
            known_at: Instant(known_at),
            value: value.map(|v| v * 1_000_000_000 / 3),
            ..Event::new(&format!("s{source}"), &format!("n{name}"), Instant(at))
        },
    )
}

pub fn scan() -> impl Strategy<Value = Scan> {
    let keys = |prefix: &'static str, weight| {
        let some = prop::collection::btree_set((0..5).prop_map(move |n| format!("{prefix}{n}")), 0..3);
        prop::option::weighted(weight, some)
    };
    let at = || prop::option::weighted(0.3, (-22..22_i64).prop_map(Instant));
    let batch = prop::option::weighted(0.2, (0..3).prop_map(|n| format!("b{n}")));
    (keys("g", 0.5), keys("p", 0.4), keys("s", 0.2), keys("n", 0.4), at(), at(), at(), batch).prop_map(
        |(group_keys, person_keys, sources, names, from, to, known_before, batch)| Scan {
            group_keys,
            person_keys,
            sources,
            names,
            from,
            to,
            known_before,
            batch,
            ..Scan::default()
        },
    )
}

/// The meaning of a scan, said once more.
pub fn wanted(scan: &Scan, event: &Event) -> bool {
    let among =
        |keys: &BTreeSet<String>, key: &Option<std::sync::Arc<str>>| key.as_ref().is_some_and(|k| keys.contains(&**k));
    let owner = match (&scan.group_keys, &scan.person_keys) {
        (None, None) => true,
        (Some(groups), None) => among(groups, &event.group_key),
        (None, Some(persons)) => among(persons, &event.person_key),
        (Some(groups), Some(persons)) => {
            among(groups, &event.group_key) || (event.group_key.is_none() && among(persons, &event.person_key))
        }
    };
    owner
        && scan.sources.as_ref().is_none_or(|s| s.contains(&*event.source))
        && scan.names.as_ref().is_none_or(|n| n.contains(&*event.name))
        && scan.from.is_none_or(|from| event.at >= from)
        && scan.to.is_none_or(|to| event.at < to)
        && scan.known_before.is_none_or(|before| event.known_at < before)
        && scan.batch.as_ref().is_none_or(|b| event.batch.as_deref() == Some(b))
}

pub type Tuple = (Option<String>, Option<String>, String, String, i64, Option<i128>);

pub fn tuple(event: &Event) -> Tuple {
    let text = |t: &Option<std::sync::Arc<str>>| t.as_ref().map(ToString::to_string);
    (
        text(&event.group_key),
        text(&event.person_key),
        event.name.to_string(),
        event.source.to_string(),
        event.at.0,
        event.value,
    )
}

pub fn folded(log: &EventLog, scan: &Scan) -> Vec<Tuple> {
    let mut tuples = Vec::new();
    let mut fold = |d: &Dictionaries, c: &Columns| {
        for row in 0..c.len() {
            let text = |interner: &tenure_eventlog::Interner, id| interner.text(id).map(ToString::to_string);
            tuples.push((
                text(&d.groups, c.group[row]),
                text(&d.persons, c.person[row]),
                text(&d.names, c.name[row]).unwrap(),
                text(&d.sources, c.source[row]).unwrap(),
                c.at[row],
                c.value[row],
            ));
        }
    };
    let rows = log.scan_columns(scan, &mut Dictionaries::default(), &mut fold).unwrap();
    assert_eq!(rows as usize, tuples.len());
    tuples.sort();
    tuples
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn a_scan_gives_what_was_asked_for_and_nothing_else(
        imports in prop::collection::vec(prop::collection::vec(event(), 0..40), 1..4),
        scans in prop::collection::vec(scan(), 6),
    ) {
        let (_dir, log) = fresh();
        let mut all = Vec::new();
        for (n, events) in imports.iter().enumerate() {
            let batch = format!("b{n}");
            let mut appender = log.appender(Some(&batch)).unwrap();
            for event in events {
                if appender.push(event).unwrap() == tenure_eventlog::Pushed::New {
                    all.push(Event { batch: Some(batch.as_str().into()), ..event.clone() });
                }
            }
            appender.commit().unwrap();
        }
        for scan in scans {
            let mut expected: Vec<&Event> = all.iter().filter(|event| wanted(&scan, event)).collect();
            expected.sort_by_key(|event| std::cmp::Reverse(event.at));
            prop_assert_eq!(log.count_matching(&scan).unwrap() as usize, expected.len());
            let mut tuples: Vec<Tuple> = expected.iter().map(|event| tuple(event)).collect();
            let page = log.events(&scan, 2, 5).unwrap();
            prop_assert_eq!(page.total as usize, expected.len());
            let times: Vec<i64> = page.events.iter().map(|event| event.at.0).collect();
            prop_assert_eq!(times, expected.iter().skip(2).take(5).map(|e| e.at.0).collect::<Vec<_>>());
            prop_assert!(page.events.iter().all(|event| wanted(&scan, event)));
            tuples.sort();
            prop_assert_eq!(folded(&log, &scan), tuples);
        }
    }
}

#[test]
fn pages_follow_each_other_without_gap_or_repetition() {
    let (_dir, log) = fresh();
    let events: Vec<Event> = (0..60).map(|n| act("g", &format!("n{n}"), n % 3)).collect();
    log.append(&events[..30], None).unwrap();
    log.append(&events[30..], None).unwrap();
    let mut seen = BTreeSet::new();
    for page in 0..7 {
        let page = log.events(&Scan::default(), page * 10, 10).unwrap();
        assert_eq!(page.total, 60);
        seen.extend(page.events.iter().map(|event| event.name.to_string()));
    }
    assert_eq!(seen.len(), 60);
    assert_eq!(log.events(&Scan::default(), 60, 10).unwrap().events, []);
    assert_eq!(log.events(&Scan::default(), 0, 0).unwrap().total, 60);
}

#[test]
fn files_are_sorted_by_group_and_time_and_keep_to_the_columns_asked_for() {
    let (_dir, log) = fresh();
    let mut events: Vec<Event> = (0..200).map(|n| act(&format!("g{}", n * 7 % 10), "seen", n * 13 % 50)).collect();
    events.push(Event::new("file", "seen", Instant(3)));
    log.append(&events, None).unwrap();
    let scan = Scan { columns: Some(vec![Column::At, Column::GroupKey]), ..Scan::default() };
    let batches: Vec<_> = log.scan(&scan).unwrap().map(|batch| batch.unwrap()).collect();
    assert_eq!(batches.len(), 1);
    assert_eq!(batches[0].num_columns(), 2);
    let groups = batches[0].column(0).as_dictionary::<Int32Type>();
    let texts = groups.values().as_string::<i32>();
    let at = batches[0].column(1).as_primitive::<TimestampMicrosecondType>();
    let rows: Vec<_> = (0..201).map(|row| (groups.key(row).map(|key| texts.value(key)), at.value(row))).collect();
    assert!(rows.is_sorted(), "events without group come first");
    assert_eq!(rows[0], (None, 3));
}

#[test]
fn keys_longer_than_the_files_statistics_are_found() {
    let (_dir, log) = fresh();
    let key = |end: &str| format!("{}{end}", "客户".repeat(60));
    let events: Vec<Event> = ["a", "m", "z"].iter().map(|end| act(&key(end), "seen", 1)).collect();
    log.append(&events, None).unwrap();
    for end in ["a", "m", "z"] {
        assert_eq!(log.count_matching(&Scan::groups([key(end)])).unwrap(), 1);
    }
    assert_eq!(log.count_matching(&Scan::groups([key("b")])).unwrap(), 0);
}

#[test]
fn sources_and_names_are_tallied_over_all_files() {
    let (_dir, log) = fresh();
    let sent = |source: &str, name: &str, at, known_at| Event {
        known_at: Instant(known_at),
        ..Event::new(source, name, Instant(at))
    };
    log.append(&[sent("a", "x", 5, 50), sent("a", "y", 3, 60), sent("b", "x", 9, 10)], None).unwrap();
    log.append(&[sent("a", "x", 4, 20)], None).unwrap();
    let a = log.sources()["a"];
    assert_eq!((a.rows, a.first_at.0, a.last_at.0, a.last_known_at.0), (3, 3, 5, 60));
    let counts: BTreeMap<String, u64> = log.names().unwrap().into_iter().map(|(name, t)| (name, t.rows)).collect();
    assert_eq!(counts, BTreeMap::from([("x".to_owned(), 3), ("y".to_owned(), 1)]));
}

#[test]
fn very_many_names_are_counted_from_the_files() {
    let (_dir, log) = fresh();
    let events: Vec<Event> = (0..1_500).map(|n| act("g", &format!("n{}", n % 1_200), n)).collect();
    log.append(&events, None).unwrap();
    let names = log.names().unwrap();
    assert_eq!(names.len(), 1_200);
    assert_eq!((names["n0"].rows, names["n1199"].rows), (2, 1));
    assert_eq!(log.count_matching(&Scan::default().named(["n7", "n1199"])).unwrap(), 3);
}

#[test]
fn numbers_stay_the_same_over_several_scans() {
    let (_dir, log) = fresh();
    let person = |person: &str, at| Event { person_key: Some(person.into()), ..act("g", "seen", at) };
    log.append(&[person("ann", 1), person("bob", 2), act("g", "other", 3)], None).unwrap();
    let mut dictionaries = Dictionaries::default();
    let other = dictionaries.names.intern("other");
    let mut first = Vec::new();
    let mut fold = |_: &Dictionaries, columns: &Columns| first.push(columns.clone());
    log.scan_columns(&Scan::default(), &mut dictionaries, &mut fold).unwrap();
    assert_eq!(first[0].name[2], other);
    assert_eq!(first[0].person[2], NONE);
    log.append(&[person("bob", 4), person("cid", 5)], None).unwrap();
    let mut second = Vec::new();
    let mut fold = |_: &Dictionaries, columns: &Columns| second.push(columns.clone());
    log.scan_columns(&Scan::default(), &mut dictionaries, &mut fold).unwrap();
    assert_eq!(second[0], first[0]);
    assert_eq!(second[1].person[0], first[0].person[1]);
    assert_eq!(&**dictionaries.persons.text(second[1].person[1]).unwrap(), "cid");
}
