//! The metrics equal SQL over the same Parquet files: SQLite computes, the files are read by the format's own library, days come
//! from jiff and windows from SQLite's own calendar. Nothing of ours stands between the files and SQL.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;

use arrow::array::{Array, AsArray, RecordBatch};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Decimal128Type, TimestampMicrosecondType};
use eventlog::{Dictionaries, Event, EventLog, Scan};
use jiff::civil::date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use kernel::{Day, Instant};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use tenure_metrics::{Aggregate, Folded, Folder, MetricSpec, MetricValue, Window};

/// A small generator of numbers (Knuth's MMIX constants): the test is the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).unwrap() % n
    }
}

/// Two overlapping imports out of order, with equal rows, repeated messages, late ones, and some after today.
fn fill(log: &EventLog, zone: &TimeZone, today: Day, chance: &mut Chance) {
    let mut events: Vec<Event> = (0..900)
        .map(|n| {
            let back = [10, 100, 400][usize::try_from(chance.below(3)).unwrap()];
            let day = today.saturating_sub((chance.below(back) - 2).days());
            let into_day = [0, -1, 1, 1_800_000_000, chance.below(90_000_000_000)];
            let at = Instant::start_of(day, zone).0 + into_day[usize::try_from(chance.below(5)).unwrap()];
            Event {
                message_id: (chance.below(2) == 0).then(|| format!("id{n}")),
                group_key: (chance.below(10) > 0).then(|| format!("group {}", chance.below(6)).into()),
                person_key: (chance.below(5) > 0).then(|| format!("person {}", chance.below(12)).into()),
                known_at: Instant(at + chance.below(90) * 86_400_000_000),
                value: (chance.below(3) > 0).then(|| i128::from(chance.below(2_000_000_000_000) - 900_000_000_000)),
                ..Event::new("file", ["open", "save", "pay"][usize::try_from(chance.below(3)).unwrap()], Instant(at))
            }
        })
        .collect();
    let again: Vec<Event> = (0..200).map(|_| events[usize::try_from(chance.below(900)).unwrap()].clone()).collect();
    log.append(&events[..600], Some("first")).unwrap();
    events.extend(again);
    log.append(&events, Some("second")).unwrap();
    log.append(&[Event { group_key: Some("group 0".into()), ..Event::new("x", "open", events[0].at) }], Some("undone"))
        .unwrap();
    log.tombstone("undone").unwrap();
}

fn specs() -> Vec<MetricSpec> {
    let windows = [
        Window::Days(1),
        Window::Days(28),
        Window::Days(92),
        Window::Previous(28),
        Window::Previous(92),
        Window::PreviousBy { days: 14, shift: 60 },
        Window::Lifetime,
    ];
    let mut specs = Vec::new();
    for (aggregate, window) in Aggregate::ALL.iter().flat_map(|a| windows.iter().map(move |w| (*a, *w))) {
        let spec = MetricSpec::new(&format!("m{}", specs.len()), "account", aggregate, window);
        if aggregate == Aggregate::Steps && window != Window::Lifetime {
            let steps = spec.named(["open", "save", "pay"]);
            let twice = steps.clone().named(["pay", "open", "pay"]);
            specs.extend([steps.clone(), steps.clone().within(1), twice, steps.of("champions")]);
        } else if spec.validate().is_ok() {
            specs.extend([spec.clone(), spec.clone().named(["save", "pay"]), spec.of("champions")]);
        }
    }
    specs
}

/// Folds the log as the program does. Gives the subjects' keys too.
fn fold(log: &EventLog, specs: &[MetricSpec], zone: &TimeZone, today: Day) -> (Folded, Vec<String>) {
    let mut texts = Dictionaries::default();
    let mut folder = Folder::new(specs, zone, today, &mut |name| texts.names.intern(name)).unwrap();
    let champions = (0..12).map(|n| texts.persons.intern(&format!("person {n}")) % 3 == 0).collect();
    folder.set_members("champions", champions);
    log.scan_columns(&Scan::default(), &mut texts, &mut |_, c| {
        for row in 0..c.len() {
            folder.add(c.group[row], c.person[row], c.name[row], Instant(c.at[row]), c.value[row]);
        }
    })
    .unwrap();
    let groups = texts.groups.texts().iter().map(ToString::to_string).collect::<Vec<_>>();
    (folder.folded(groups.len()), groups)
}

async fn load(dir: &Path, zone: &TimeZone) -> DatabaseConnection {
    let mut options = ConnectOptions::new("sqlite::memory:");
    options.max_connections(1).min_connections(1).sqlx_logging(false);
    let db = Database::connect(options).await.unwrap();
    let create = "CREATE TABLE events (grp TEXT, person TEXT, name TEXT, at INTEGER, day TEXT, value INTEGER)";
    db.execute_unprepared(create).await.unwrap();
    for entry in std::fs::read_dir(dir.join("events")).unwrap() {
        let file = File::open(entry.unwrap().path()).unwrap();
        for batch in ParquetRecordBatchReaderBuilder::try_new(file).unwrap().build().unwrap() {
            let rows = rows(&batch.unwrap(), zone).join(",");
            db.execute_unprepared(&format!("INSERT INTO events VALUES {rows}")).await.unwrap();
        }
    }
    db
}

fn rows(batch: &RecordBatch, zone: &TimeZone) -> Vec<String> {
    let text = |name: &str| cast(batch.column_by_name(name).unwrap(), &DataType::Utf8).unwrap();
    let (groups, persons, names) = (text("group_key"), text("person_key"), text("name"));
    let at = batch.column_by_name("at").unwrap().as_primitive::<TimestampMicrosecondType>();
    let value = batch.column_by_name("value").unwrap().as_primitive::<Decimal128Type>();
    assert_eq!(value.scale(), 9);
    let quoted = |column: &dyn Array, row: usize| {
        let column = column.as_string::<i32>();
        if column.is_null(row) { "NULL".to_owned() } else { format!("'{}'", column.value(row)) }
    };
    (0..batch.num_rows())
        .map(|row| {
            let day = Timestamp::from_microsecond(at.value(row)).unwrap().to_zoned(zone.clone()).date();
            let value = if value.is_null(row) { "NULL".to_owned() } else { value.value(row).to_string() };
            let (group, person, name) = (quoted(&groups, row), quoted(&persons, row), quoted(&names, row));
            format!("({group},{person},{name},{},'{day}',{value})", at.value(row))
        })
        .collect()
}

/// The metric as SQL: group key and up to two whole numbers.
fn query(spec: &MetricSpec, today: Day) -> String {
    let days = match spec.window {
        Window::Days(n) => format!("day > date('{today}', '-{n} days') AND day <= '{today}'"),
        Window::Previous(n) => {
            format!("day > date('{today}', '-{n} days', '-{n} days') AND day <= date('{today}', '-{n} days')")
        }
        Window::PreviousBy { days, shift } => format!(
            "day > date('{today}', '-{shift} days', '-{days} days') AND day <= date('{today}', '-{shift} days')"
        ),
        Window::Lifetime => format!("day <= '{today}'"),
    };
    let names = if spec.names.is_empty() { "1".to_owned() } else { format!("name IN ('{}')", spec.names.join("','")) };
    let people = if spec.people.is_some() { "person IN ('person 0','person 3','person 6','person 9')" } else { "1" };
    let rows = format!("FROM events WHERE grp IS NOT NULL AND {days} AND {names} AND {people}");
    let one = |what: &str| format!("SELECT grp, {what} AS a, NULL AS b {rows} GROUP BY grp");
    let nth = |order: &str| {
        let numbered = format!(
            "SELECT grp, value AS a, NULL AS b, row_number() OVER (PARTITION BY grp ORDER BY {order}) AS n {rows} AND value IS NOT NULL"
        );
        format!("SELECT grp, a, b FROM ({numbered}) WHERE n = 1")
    };
    match spec.aggregate {
        Aggregate::Count => one("count(*)"),
        Aggregate::Sum => one("coalesce(sum(value), 0)"),
        Aggregate::DistinctPeople => one("count(DISTINCT person)"),
        Aggregate::DistinctNames => one("count(DISTINCT name)"),
        Aggregate::ActiveDays => one("count(DISTINCT day)"),
        Aggregate::Steps => steps(spec, &rows),
        Aggregate::Min => one("min(value)"),
        Aggregate::Max => one("max(value)"),
        Aggregate::Average => format!("SELECT grp, sum(value) AS a, count(value) AS b {rows} GROUP BY grp"),
        Aggregate::First => one("min(at)"),
        Aggregate::Last => one("max(at)"),
        Aggregate::FirstValue => nth("at, value"),
        Aggregate::LastValue => nth("at DESC, value DESC"),
    }
}

/// For each number of steps, who has days for them: joined as many times as there are steps.
fn steps(spec: &MetricSpec, rows: &str) -> String {
    let taken = |count: usize| {
        let days = |step: usize| format!("(SELECT DISTINCT grp, day {rows} AND name = '{}') s{step}", spec.names[step]);
        let follows = |step: usize| {
            let before = step - 1;
            let mut holds = format!(" AND s{step}.grp = s0.grp AND s{step}.day >= s{before}.day");
            for same in (0..step).filter(|other| spec.names[*other] == spec.names[step]) {
                holds += &format!(" AND s{step}.day > s{same}.day");
            }
            spec.within.map_or(holds.clone(), |n| format!("{holds} AND s{step}.day <= date(s0.day, '+{n} days')"))
        };
        let tables = (0..count).map(days).collect::<Vec<_>>().join(", ");
        let conditions = (1..count).map(follows).collect::<String>();
        format!("SELECT s0.grp AS grp, {count} AS n FROM {tables} WHERE 1{conditions}")
    };
    let all = (1..=spec.names.len()).map(taken).collect::<Vec<_>>().join(" UNION ALL ");
    format!("SELECT grp, max(n) AS a, NULL AS b FROM ({all}) GROUP BY grp")
}

/// What our value looks like in the answer of that query.
fn answer(value: Option<MetricValue>) -> (Option<i64>, Option<i64>) {
    let whole = |n: i128| Some(i64::try_from(n).unwrap());
    match value {
        None => (None, None),
        Some(MetricValue::Count(n)) => (whole(n.into()), None),
        Some(MetricValue::Amount(n)) => (whole(n), None),
        Some(MetricValue::Average { sum, count }) => (whole(sum), whole(count.into())),
        Some(MetricValue::At(at)) => (Some(at.0), None),
    }
}

#[tokio::test]
async fn metrics_equal_sql_over_the_same_files() {
    let places = [
        ("America/New_York", date(2026, 3, 20)),
        ("Asia/Tehran", date(2022, 10, 3)),
        ("Asia/Shanghai", date(1991, 5, 1)),
        ("UTC", date(2026, 1, 1)),
    ];
    let mut chance = Chance(20_260_308);
    let mut compared = 0;
    for (name, today) in places {
        let zone = TimeZone::get(name).unwrap();
        let dir = tempfile::tempdir().unwrap();
        let log = EventLog::open(dir.path()).unwrap();
        fill(&log, &zone, today, &mut chance);
        let specs = specs();
        let (folded, groups) = fold(&log, &specs, &zone, today);
        assert_eq!(groups.len(), 6);
        let db = load(dir.path(), &zone).await;
        for (metric, spec) in specs.iter().enumerate() {
            let sql = query(spec, today);
            let mut answers = BTreeMap::new();
            for row in db.query_all_raw(Statement::from_string(DbBackend::Sqlite, &sql)).await.unwrap() {
                let numbers = (row.try_get("", "a").unwrap(), row.try_get("", "b").unwrap());
                answers.insert(row.try_get::<String>("", "grp").unwrap(), numbers);
            }
            for (subject, group) in groups.iter().enumerate() {
                let ours = answer(folded.value(u32::try_from(subject).unwrap(), metric));
                // SQL has no row for a group without events, and no sum of nothing.
                let theirs: (Option<i64>, Option<i64>) = match answers.get(group) {
                    Some((None, Some(0))) => (None, None),
                    Some(numbers) => *numbers,
                    None if ours == (Some(0), None) => (Some(0), None),
                    None => (None, None),
                };
                assert_eq!(ours, theirs, "{spec:?} of {group} in {name}\n{sql}");
                compared += usize::from(answers.contains_key(group));
            }
        }
    }
    assert!(compared > 2_500, "only {compared} numbers were compared");
}
