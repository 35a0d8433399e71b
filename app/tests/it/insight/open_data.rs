//! Real usage, opened at a day in its past: whoever was active has a usage contribution, scores tell accounts apart, and the events that
//! are listed behind a contribution give its metrics again. The data stands in the folder that `TENURE_DATA` names.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use customers::imports::{self, Job};
use eventlog::{Dictionaries, Event, NONE, Scan, VALUE_UNIT};
use insight::definitions::compiled::names;
use insight::definitions::model::{Component, Metric};
use insight::definitions::{Definitions, text};
use insight::health::{Explanation, explain};
use insight::usage::events::OfAccount;
use jiff::ToSpan;
use kernel::{Actor, Day, Instant};
use metrics::Aggregate;
use team::people::Role;

use crate::place::Place;

/// Days in which an event makes an account active.
const ACTIVE: i64 = 56;
/// Accounts whose events are counted again by hand.
const RECOUNTED: usize = 50;

/// What was measured of a workspace.
#[derive(Debug)]
struct Measured {
    /// Accounts with an event in the last 56 days.
    active: usize,
    /// Those of them whose usage components gave them points.
    counted: usize,
    /// Different exact scores, and different ones as they are shown.
    scores: (usize, usize),
    /// Metrics that were counted again.
    recounted: usize,
}

fn data() -> PathBuf {
    PathBuf::from(std::env::var_os("TENURE_DATA").expect("TENURE_DATA names the folder of the data"))
}

fn guide() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/how-to")
}

/// Imports files by the example mappings and opens the workspace at a day with the example definitions.
async fn opened(files: &[(&str, &str)], definitions: &str, day: &str) -> Place {
    let place = Place::empty().await;
    for (mapping, file) in files {
        let job = Job::from_files(&guide().join("import").join(mapping), &data().join(file)).unwrap();
        let done = imports::run(Arc::clone(place.app()), job.by(Actor::system("test")), |_| ()).await.unwrap();
        assert_eq!(done.counts.rejected, 0, "{file}: {:?}", done.reasons);
        println!("{file} by {mapping}: {} rows, {} new", done.counts.rows, done.counts.fresh);
    }
    let place = place.opened_at(day.parse().unwrap()).await;
    let toml = std::fs::read_to_string(guide().join("definitions").join(definitions)).unwrap();
    text::apply(place.app(), &toml, "example", Actor::system("test")).await.unwrap();
    place.app().refresh().await.unwrap();
    place
}

/// Keys of the accounts with an event in the last 56 days, read from the log itself.
fn active(place: &Place) -> BTreeSet<String> {
    let app = place.app();
    let today = app.today();
    let first = today.checked_sub((ACTIVE - 1).days()).unwrap();
    let start = |day: Day| Some(Instant::start_of(day, &app.zone()));
    let scan = Scan { from: start(first), to: start(today.tomorrow().unwrap()), ..Scan::default() };
    let mut found = BTreeSet::new();
    let mut note = |dictionaries: &Dictionaries, columns: &eventlog::Columns| {
        let groups: BTreeSet<u32> = columns.group.iter().copied().filter(|group| *group != NONE).collect();
        found.extend(groups.into_iter().filter_map(|group| dictionaries.groups.text(group).map(ToString::to_string)));
    };
    app.log.scan_columns(&scan, &mut Dictionaries::default(), &mut note).unwrap();
    found
}

/// The metrics that a component counts, through formulas.
fn counted<'a>(definitions: &'a Definitions, component: &Component) -> Vec<&'a Metric> {
    let mut open: Vec<String> = names(&component.input).into_iter().collect();
    let mut seen = BTreeSet::new();
    while let Some(name) = open.pop() {
        let formula = definitions.formulas.iter().find(|f| f.key == name);
        if seen.insert(name) {
            open.extend(formula.into_iter().flat_map(|f| names(&f.expression)));
        }
    }
    definitions.metrics.iter().filter(|m| seen.contains(&m.key)).collect()
}

async fn measured(place: &Place) -> Measured {
    let app = place.app();
    let (id, _) = place.person("reader", Role::Admin).await;
    let via = web::Via::Session("ses_test".to_owned());
    let viewer = team::sessions::viewer_of(app, &id, via, String::new()).await.unwrap().unwrap();
    let set = insight::engine(app).unwrap().set.definitions.clone();
    let usage: BTreeSet<&str> = set
        .scorecards
        .iter()
        .flat_map(|card| &card.components)
        .filter(|component| !counted(&set, component).is_empty())
        .map(|component| component.key.as_str())
        .collect();
    let board = app.board.load();
    let frame = board.frame("account").unwrap();
    let active = active(place);
    let mut found = Measured { active: 0, counted: 0, scores: (0, 0), recounted: 0 };
    let (mut exact, mut shown) = (BTreeSet::new(), BTreeSet::new());
    let mut contributing = Vec::new();
    for row in 0..frame.len() {
        if let Some(score) = frame.value(row, "health").number() {
            exact.insert((score * 1e6).round() as i64);
            shown.insert(score.round() as i64);
        }
        if !frame.value(row, "key").text().is_some_and(|key| active.contains(key)) {
            continue;
        }
        found.active += 1;
        let account = frame.id(row);
        let Some(Explanation::Score(explained)) = explain(app, &viewer, account) else { continue };
        let points: u32 =
            explained.parts.iter().filter(|p| usage.contains(p.key.as_str())).filter_map(|p| p.points).sum();
        if points > 0 {
            found.counted += 1;
            contributing.push(row);
        }
    }
    found.scores = (exact.len(), shown.len());
    let every = (contributing.len() / RECOUNTED).max(1);
    for &row in contributing.iter().step_by(every).take(RECOUNTED) {
        found.recounted += recounted(place, &set, (frame.id(row), row)).await;
    }
    found
}

/// Counts every metric of the usage components of an account again, from the very events that are listed behind it.
async fn recounted(place: &Place, set: &Definitions, (account, row): (&str, usize)) -> usize {
    let app = place.app();
    let board = app.board.load();
    let frame = board.frame("account").unwrap();
    let card = frame.value(row, "scorecard").text().map(str::to_owned).unwrap_or_default();
    let of = OfAccount::load(app, account).await.unwrap().expect("the account has events");
    let mut again = 0;
    for metric in set.scorecard(&card).unwrap().components.iter().flat_map(|c| counted(set, c)) {
        let behind = of.clone().behind(metric, app.today(), &app.zone());
        let listed = behind.list(app, (0, usize::MAX / 2), None).unwrap();
        assert_eq!(listed.total as usize, listed.events.len());
        let by_hand = by_hand(place, metric, &listed.events);
        let value = frame.value(row, &metric.key);
        let value = value.number().map(|n| n.to_string()).or_else(|| value.date().map(|day| day.to_string()));
        assert_eq!(by_hand, value, "{} of {account} from {} events", metric.key, listed.total);
        again += 1;
    }
    again
}

/// A metric by its definition in words, over events one by one.
fn by_hand(place: &Place, metric: &Metric, events: &[Event]) -> Option<String> {
    let zone = place.app().zone();
    let days = || events.iter().map(|event| event.at.day(&zone));
    let number = |n: usize| Some((n as f64).to_string());
    match metric.aggregate {
        Aggregate::Count => number(events.len()),
        Aggregate::Sum => {
            let sum: i128 = events.iter().filter_map(|event| event.value).sum();
            Some((sum as f64 / VALUE_UNIT as f64).to_string())
        }
        Aggregate::DistinctPeople => {
            number(events.iter().filter_map(|e| e.person_key.as_ref()).collect::<BTreeSet<_>>().len())
        }
        Aggregate::DistinctNames => number(events.iter().map(|e| &e.name).collect::<BTreeSet<_>>().len()),
        Aggregate::ActiveDays => number(days().collect::<BTreeSet<_>>().len()),
        Aggregate::First => days().min().map(|day| day.to_string()),
        Aggregate::Last => days().max().map(|day| day.to_string()),
        other => panic!("the examples do not count {other:?}: say here in words what it is"),
    }
}

#[tokio::test(flavor = "multi_thread")]
#[cfg_attr(not(tenure_data), ignore = "TENURE_DATA does not name the folder of real data")]
async fn students_of_2014_are_told_apart_by_their_clicks() {
    let files = [
        ("oulad-enrolments.toml", "oulad/enrolments.csv"),
        ("oulad-withdrawals.toml", "oulad/enrolments.csv"),
        ("oulad-events.toml", "oulad/events.csv.gz"),
    ];
    let found = measured(&opened(&files, "oulad.toml", "2014-03-01").await).await;
    println!("oulad on 2014-03-01: {found:?}");
    assert!(found.active > 500, "{found:?}");
    assert!(found.counted * 10 >= found.active * 9, "{found:?}");
    assert!(found.scores.0 >= 100, "{found:?}");
    assert!(found.recounted >= RECOUNTED, "{found:?}");
}

#[tokio::test(flavor = "multi_thread")]
#[cfg_attr(not(tenure_data), ignore = "TENURE_DATA does not name the folder of real data")]
async fn users_of_a_crm_in_2022_contribute_to_its_health() {
    let files = [
        ("fightchurn-accounts.toml", "fightchurn/accounts.csv"),
        ("fightchurn-subscriptions.toml", "fightchurn/subscriptions.csv"),
        ("fightchurn-addons.toml", "fightchurn/subscriptions.csv"),
        ("fightchurn-events.toml", "fightchurn/events.csv.gz"),
    ];
    let found = measured(&opened(&files, "fightchurn.toml", "2022-05-01").await).await;
    println!("fightchurn on 2022-05-01: {found:?}");
    assert!(found.active >= 10, "{found:?}");
    assert!(found.counted * 10 >= found.active * 9, "{found:?}");
    assert!(found.recounted >= found.counted.min(RECOUNTED), "{found:?}");
}
