//! DuckDB reads the event files and the links, and counts what the board counts. `cargo xtask test` installs it outside of the project.

use std::collections::HashMap;
use std::process::Command;

use customers::{links, users};
use eventlog::Event;
use insight::definitions::text;
use insight::outside;
use jiff::ToSpan;
use kernel::{Actor, Day, Instant, Value};
use sea_orm::EntityTrait;

use crate::installed;
use crate::place::Place;

const METRICS: &str = "
[[metric]]
key = 'all_events_28'
aggregate = 'count'
window = { days = 28 }

[[metric]]
key = 'all_values_28'
aggregate = 'sum'
window = { days = 28 }
";
const COLUMNS: [&str; 4] = ["all_events_28", "active_people_28", "all_values_28", "last_event_on"];

fn day_ago(place: &Place, days: i64) -> Day {
    place.app().today().saturating_sub(days.days())
}

/// An event so many days ago, shortly before or after midnight where the workspace is.
fn event(place: &Place, (id, ago): (&str, i64), group: Option<&str>, person: &str) -> Event {
    let midnight = Instant::start_of(day_ago(place, ago), &place.app().zone());
    let at = midnight.plus_seconds(if id.len().is_multiple_of(2) { 60 } else { 86_340 });
    Event {
        message_id: Some(id.to_owned()),
        group_key: group.map(Into::into),
        person_key: Some(person.into()),
        value: Some(i128::from(ago) * 1_250_000_000),
        ..Event::new("test", "report.opened", at)
    }
}

async fn link(place: &Place, kind: &str, (key, subject): (&str, &str), from: Option<Day>) {
    let app = place.app();
    let (kind, key, subject_id) = (kind.to_owned(), key.to_owned(), subject.to_owned());
    let from_day = from.map(|day| day.to_string());
    let link = links::Model { id: app.id("lnk"), kind, key, subject_id, from_day, to_day: None, version: 1 };
    let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
    tx.insert(link).await.unwrap();
    tx.commit().await.unwrap();
}

/// A key goes to another account, a user without group follows it, an import is undone, some events belong to nobody, and the newest
/// are in no file.
async fn fill(place: &Place) {
    let app = place.app();
    let all = links::Entity::find().all(app.db.read()).await.unwrap();
    let of_accounts: Vec<&links::Model> = all.iter().filter(|l| l.kind == "account").take(2).collect();
    let [first, second] = of_accounts.as_slice() else { panic!("the demo has accounts") };
    let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
    let until = links::Model { to_day: Some(day_ago(place, 12).to_string()), ..(*first).clone() };
    tx.update(*first, until).await.unwrap();
    tx.commit().await.unwrap();
    link(place, "account", (&first.key, &second.subject_id), Some(day_ago(place, 11))).await;
    link(place, users::MEMBER, ("lone", &first.key), Some(day_ago(place, 20))).await;
    let some = |prefix: &str, group: Option<&str>, person: &str| -> Vec<Event> {
        (0..40).map(|n| event(place, (&format!("{prefix}{n}"), n % 33), group, person)).collect()
    };
    app.log.append(&some("wrong", Some(&first.key), "somebody"), Some("wrong")).unwrap();
    app.log.tombstone("wrong").unwrap();
    app.log.append(&some("strange", Some("nobody's key"), "lone"), None).unwrap();
    app.log.accept(some("moved", Some(&first.key), "mover")).unwrap();
    app.log.accept(some("lone", None, "lone")).unwrap();
    app.touched();
}

/// What DuckDB counts of each account.
fn counted(place: &Place, shown: &outside::Shown) -> HashMap<String, Vec<Value>> {
    let mut command = Command::new(installed::python());
    command.arg(installed::script("metrics.py")).arg(&shown.views).arg(place.app().today().to_string());
    let output = command.output().expect("DuckDB is installed: `cargo xtask test` installs it");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let number = |text: &str| Value::Number(text.parse().unwrap());
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let values = [number(cells[1]), number(cells[2]), number(cells[3]), Value::Date(cells[4].parse().unwrap())];
        (cells[0].to_owned(), values.to_vec())
    };
    String::from_utf8(output.stdout).unwrap().lines().map(row).collect()
}

/// The accounts that the board counts otherwise.
fn differing(place: &Place, counted: &HashMap<String, Vec<Value>>) -> Vec<String> {
    let board = place.app().board.load();
    let frame = board.frame("account").unwrap();
    let silent = || vec![Value::Number(0.0), Value::Number(0.0), Value::Number(0.0), Value::Null];
    let other = |row: usize| {
        let ours: Vec<Value> = COLUMNS.iter().map(|column| frame.value(row, column)).collect();
        let theirs = counted.get(frame.id(row)).cloned().unwrap_or_else(silent);
        (ours != theirs).then(|| format!("{}: {ours:?} here, {theirs:?} in DuckDB", frame.id(row)))
    };
    (0..frame.len()).filter_map(other).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn duckdb_counts_what_the_board_counts() {
    let place = Place::demo().await;
    let app = place.app();
    let toml = text::export(app).await.unwrap() + METRICS;
    text::apply(app, &toml, "test", Actor::system("test")).await.unwrap();
    fill(&place).await;
    app.refresh().await.unwrap();
    let partly = outside::write(app, None).await.unwrap();
    assert_eq!(partly.missing, 80);
    assert_eq!(differing(&place, &counted(&place, &partly)).len(), 2, "what no file holds is missing");
    let whole = outside::write_all(app).await.unwrap();
    assert_eq!((whole.missing, whole.files.len()), (0, partly.files.len() + 1));
    let counted = counted(&place, &whole);
    assert!(counted.len() > 40, "{} accounts have events", counted.len());
    assert_eq!(differing(&place, &counted), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_views_are_written_again_when_something_changed() {
    let place = Place::empty().await;
    let app = place.app();
    app.refresh().await.unwrap();
    let empty = outside::write(app, None).await.unwrap();
    assert_eq!(counted(&place, &empty), HashMap::new(), "a log without files can be asked too");
    std::fs::remove_file(&empty.views).unwrap();
    assert_eq!(outside::write(app, Some(&empty)).await.unwrap(), empty);
    assert!(!empty.views.exists(), "nothing changed, so nothing was written");
    let acme = crate::connect::account(&place, "acme").await;
    app.log.append(&[event(&place, ("e1", 3), Some("acme"), "u-1")], None).unwrap();
    app.refresh().await.unwrap();
    let shown = outside::write(app, Some(&empty)).await.unwrap();
    assert_eq!(counted(&place, &shown).into_keys().collect::<Vec<_>>(), [acme]);
}
