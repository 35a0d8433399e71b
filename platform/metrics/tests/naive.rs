//! The folder equals a plain recomputation: every aggregate, every window, late events, any order, zones that change their offset.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::date;
use jiff::tz::TimeZone;
use kernel::{Day, Instant};
use proptest::prelude::*;
use tenure_metrics::{Aggregate, Folded, Folder, MetricColumn, MetricSpec, MetricValue, NONE, Window};

const NAMES: [&str; 4] = ["open", "save", "share", "pay"];
const SUBJECTS: u32 = 4;
const PEOPLE: u32 = 5;

#[derive(Debug, Clone)]
struct Act {
    subject: u32,
    person: u32,
    name: u32,
    at: Instant,
    /// Its calendar day, found the slow way.
    day: Day,
    value: Option<i128>,
}

/// Zones with days of 23 and 25 hours, each with a `today` shortly after such a change.
fn place() -> impl Strategy<Value = (TimeZone, Day)> {
    let places = [
        ("America/New_York", date(2026, 3, 9)),
        ("America/New_York", date(2025, 11, 2)),
        ("Asia/Tehran", date(2022, 3, 22)),
        ("Asia/Tehran", date(2022, 9, 25)),
        ("Asia/Shanghai", date(1991, 4, 20)),
        ("Asia/Shanghai", date(1991, 11, 1)),
        ("Asia/Shanghai", date(2026, 3, 1)),
    ];
    (prop::sample::select(places.to_vec()), 0..60_i64)
        .prop_map(|((zone, today), later)| (TimeZone::get(zone).unwrap(), today.saturating_add(later.days())))
}

/// A moment near a midnight, up to 420 days before today and 3 after.
fn moment() -> impl Strategy<Value = (i64, i64)> {
    let into_day = prop_oneof![
        3 => prop::sample::select(vec![-1, 0, 1, 3_599_999_999, 3_600_000_000]),
        2 => 0..86_400_000_000_i64,
    ];
    (prop_oneof![3 => -3..30_i64, 2 => 20..190_i64, 1 => 180..420_i64], into_day)
}

/// Subject, person, name, days before today with microseconds into the day, value.
type Raw = (u32, u32, u32, (i64, i64), Option<i128>);

fn acts() -> impl Strategy<Value = Vec<Raw>> {
    let person = prop_oneof![4 => 0..PEOPLE, 1 => Just(NONE)];
    let subject = prop_oneof![9 => 0..SUBJECTS, 1 => Just(NONE)];
    let value = prop::option::of(-3_000_000_000..3_000_000_000_i128);
    prop::collection::vec((subject, person, 0..4_u32, moment(), value), 0..120)
}

/// Every aggregate with every kind of window that it allows, over all and over some names, of all and of some people.
fn specs(days: u16, shift: u16) -> Vec<MetricSpec> {
    let windows = [
        Window::Days(1),
        Window::Days(days),
        Window::Days(92),
        Window::Previous(days),
        Window::Previous(92),
        Window::PreviousBy { days, shift },
        Window::Lifetime,
    ];
    let mut specs = Vec::new();
    for aggregate in Aggregate::ALL {
        for window in windows {
            let allowed = if window == Window::Lifetime { aggregate.lasts() } else { aggregate.slides() };
            if !allowed {
                continue;
            }
            let spec = MetricSpec::new(&format!("m{}", specs.len()), "account", aggregate, window);
            if aggregate == Aggregate::Steps {
                specs.extend(chains(&spec, shift));
                continue;
            }
            let specials = [
                spec.clone(),
                spec.clone().named(["save"]),
                spec.clone().named(["pay", "open", "pay"]),
                spec.clone().of("even"),
                spec.named(["save", "share"]).of("few"),
            ];
            specs.extend(specials);
        }
    }
    specs
}

/// Steps of every length, of one name twice, in limited time, of some people.
fn chains(spec: &MetricSpec, within: u16) -> [MetricSpec; 6] {
    let within = (within % 12).min(spec.window.days().unwrap());
    [
        spec.clone().named(["save", "pay"]),
        spec.clone().named(["open", "save", "share", "pay"]),
        spec.clone().named(["open", "pay", "open"]).within(within),
        spec.clone().named(["save", "save", "save"]),
        spec.clone().named(["pay", "save", "open"]).within(within).of("even"),
        spec.clone().named(["share", "open"]).within(0),
    ]
}

/// How many steps there are events for, tried with every event for every step that follows the `taken` ones.
fn farthest(acts: &[&Act], spec: &MetricSpec, taken: &[&Act]) -> usize {
    let Some(name) = spec.names.get(taken.len()) else { return taken.len() };
    let may_follow = |act: &&&Act| {
        let other_day = taken.iter().all(|before| before.name != act.name || before.day != act.day);
        let in_order = taken.last().is_none_or(|last| last.day <= act.day);
        let in_time = taken
            .first()
            .zip(spec.within)
            .is_none_or(|(first, within)| act.day <= first.day.saturating_add(i64::from(within).days()));
        NAMES[act.name as usize] == name && other_day && in_order && in_time
    };
    let farther = acts.iter().filter(may_follow).map(|act| farthest(acts, spec, &[taken, &[*act]].concat()));
    farther.max().unwrap_or(taken.len())
}

fn members(filter: &str) -> Vec<bool> {
    match filter {
        "even" => (0..PEOPLE).map(|person| person % 2 == 0).collect(),
        _ => vec![false, true],
    }
}

/// The meaning of a metric, said once more: take the subject's events, keep those that count, look at them.
fn plain(acts: &[Act], spec: &MetricSpec, subject: u32, today: Day) -> Option<MetricValue> {
    let span = match spec.window {
        Window::Days(n) => Some((i64::from(n) - 1, 0)),
        Window::Previous(n) => Some((2 * i64::from(n) - 1, i64::from(n))),
        Window::PreviousBy { days, shift } => Some((i64::from(shift) + i64::from(days) - 1, i64::from(shift))),
        Window::Lifetime => None,
    };
    let counts = |act: &&Act| {
        let in_window = match span {
            None => act.day <= today,
            Some((first, last)) => {
                act.day >= today.saturating_sub(first.days()) && act.day <= today.saturating_sub(last.days())
            }
        };
        let named = spec.names.is_empty() || spec.names.iter().any(|name| name == NAMES[act.name as usize]);
        let who = spec.people.as_deref().is_none_or(|filter| members(filter).get(act.person as usize) == Some(&true));
        act.subject == subject && in_window && named && who
    };
    let acts: Vec<&Act> = acts.iter().filter(counts).collect();
    let values: Vec<i128> = acts.iter().filter_map(|act| act.value).collect();
    let dated: Vec<(Instant, i128)> = acts.iter().filter_map(|act| Some((act.at, act.value?))).collect();
    let count = |n: usize| Some(MetricValue::Count(n as u64));
    match spec.aggregate {
        Aggregate::Count => count(acts.len()),
        Aggregate::Sum => Some(MetricValue::Amount(values.iter().sum())),
        Aggregate::DistinctPeople => {
            count(acts.iter().map(|act| act.person).filter(|&p| p != NONE).collect::<BTreeSet<_>>().len())
        }
        Aggregate::DistinctNames => count(acts.iter().map(|act| act.name).collect::<BTreeSet<_>>().len()),
        Aggregate::ActiveDays => count(acts.iter().map(|act| act.day).collect::<BTreeSet<_>>().len()),
        Aggregate::Steps => count(farthest(&acts, spec, &[])),
        Aggregate::Min => values.iter().min().copied().map(MetricValue::Amount),
        Aggregate::Max => values.iter().max().copied().map(MetricValue::Amount),
        Aggregate::Average if values.is_empty() => None,
        Aggregate::Average => Some(MetricValue::Average { sum: values.iter().sum(), count: values.len() as u64 }),
        Aggregate::First => acts.iter().map(|act| act.at).min().map(MetricValue::At),
        Aggregate::Last => acts.iter().map(|act| act.at).max().map(MetricValue::At),
        Aggregate::FirstValue => dated.iter().min().map(|(_, value)| MetricValue::Amount(*value)),
        Aggregate::LastValue => dated.iter().max().map(|(_, value)| MetricValue::Amount(*value)),
    }
}

fn fold<'a>(acts: impl Iterator<Item = &'a Act>, specs: &[MetricSpec], zone: &TimeZone, today: Day) -> Folded {
    let number = |name: &str| NAMES.iter().position(|n| *n == name).unwrap();
    let mut folder = Folder::new(specs, zone, today, &mut |name| u32::try_from(number(name)).unwrap()).unwrap();
    for filter in folder.filters().to_vec() {
        folder.set_members(&filter, members(&filter));
    }
    for act in acts {
        folder.add(act.subject, act.person, act.name, act.at, act.value);
    }
    folder.folded(SUBJECTS as usize)
}

/// What is known after each of the acts, while more follow.
fn live(acts: &[Act], specs: &[MetricSpec], zone: &TimeZone, today: Day) -> Vec<Folded> {
    let number = |name: &str| NAMES.iter().position(|n| *n == name).unwrap();
    let mut folder = Folder::new(specs, zone, today, &mut |name| u32::try_from(number(name)).unwrap()).unwrap();
    for filter in folder.filters().to_vec() {
        folder.set_members(&filter, members(&filter));
    }
    let mut after = |act: &Act| {
        folder.add(act.subject, act.person, act.name, act.at, act.value);
        folder.folded(SUBJECTS as usize)
    };
    acts.iter().map(&mut after).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn the_folder_equals_a_plain_recomputation(
        (zone, today) in place(),
        raw in acts(),
        (days, shift) in (1..=92_u16, 1..=92_u16),
    ) {
        let acts: Vec<Act> = raw.into_iter().map(|(subject, person, name, (ago, into_day), value)| {
            let start = Instant::start_of(today.saturating_sub(ago.days()), &zone);
            let at = Instant(start.0 + into_day);
            Act { subject, person, name, at, day: zone.to_datetime(at.timestamp()).date(), value }
        }).collect();
        let specs = specs(days, shift);
        let folded = fold(acts.iter(), &specs, &zone, today);
        let backwards = fold(acts.iter().rev(), &specs, &zone, today);
        for subject in 0..SUBJECTS {
            for (metric, spec) in specs.iter().enumerate() {
                let expected = plain(&acts, spec, subject, today);
                prop_assert_eq!(folded.value(subject, metric), expected, "{:?} of {}", spec, subject);
                prop_assert_eq!(backwards.value(subject, metric), expected, "backwards: {:?}", spec);
            }
        }
        for (after, folded) in live(&acts, &specs, &zone, today).iter().enumerate().step_by(17) {
            for (metric, spec) in specs.iter().enumerate() {
                let subject = acts[after].subject.min(SUBJECTS - 1);
                let expected = plain(&acts[..=after], spec, subject, today);
                prop_assert_eq!(folded.value(subject, metric), expected, "after {} acts: {:?}", after + 1, spec);
            }
        }
    }
}

#[test]
fn without_events_counts_are_zero_and_the_rest_unknown() {
    let specs = specs(7, 7);
    let folded = fold([].iter(), &specs, &TimeZone::UTC, date(2026, 1, 1));
    assert_eq!(folded.subjects(), SUBJECTS as usize);
    for (metric, spec) in specs.iter().enumerate() {
        let zero = match spec.aggregate {
            Aggregate::Sum => Some(MetricValue::Amount(0)),
            Aggregate::Count
            | Aggregate::DistinctPeople
            | Aggregate::DistinctNames
            | Aggregate::ActiveDays
            | Aggregate::Steps => Some(MetricValue::Count(0)),
            _ => None,
        };
        assert_eq!(folded.value(3, metric), zero, "{spec:?}");
        assert_eq!(folded.value(4, metric), None, "there is no fifth subject");
    }
}

#[test]
fn columns_hold_numbers_days_and_what_falls_on_a_working_day() {
    let today = date(2026, 3, 31);
    let zone = TimeZone::get("Asia/Tehran").unwrap();
    let at = |hours: i64| Instant::start_of(today, &zone).plus_seconds(hours * 3_600);
    let mut volume = MetricSpec::new("volume", "account", Aggregate::Sum, Window::Days(7));
    volume.per_working_day = true;
    let specs = [
        volume,
        MetricSpec::new("mean", "account", Aggregate::Average, Window::Days(7)),
        MetricSpec::new("last", "account", Aggregate::Last, Window::Lifetime),
    ];
    let half = 500_000_000;
    let act = |subject, hours, value| {
        let at = at(hours);
        Act { subject, person: 0, name: 0, at, day: at.day(&zone), value: Some(value) }
    };
    let acts = [act(0, 1, half), act(0, -30, 4 * half), act(1, 2, 0), act(2, 30, half)];
    let folded = fold(acts.iter(), &specs, &zone, today);
    let working = |subject: usize, from: Day, to: Day| {
        assert_eq!((from, to), (date(2026, 3, 25), today));
        if subject == 1 { 0 } else { 5 }
    };
    let numbers = |metric| match folded.column(metric, &[0, 1, 2, 3], &working) {
        MetricColumn::Numbers(numbers) => numbers,
        MetricColumn::Days(_) => panic!("numbers expected"),
    };
    assert_eq!(numbers(0), [Some(0.5), None, Some(0.0), Some(0.0)], "without working days it is unknown");
    assert_eq!(numbers(1), [Some(1.25), Some(0.0), None, None]);
    let days = vec![Some(today), Some(today), None, None];
    assert_eq!(folded.column(2, &[0, 1, 2, 3], &working), MetricColumn::Days(days), "what happens tomorrow is not yet");
}

#[test]
fn a_filter_without_members_holds_nobody() {
    let today = date(2026, 3, 31);
    let specs = [MetricSpec::new("m", "account", Aggregate::Count, Window::Days(7)).of("champions")];
    let mut folder = Folder::new(&specs, &TimeZone::UTC, today, &mut |_| 0).unwrap();
    assert_eq!(folder.filters(), ["champions"]);
    folder.add(0, 0, 0, Instant::start_of(today, &TimeZone::UTC), None);
    assert_eq!(folder.folded(1).value(0, 0), Some(MetricValue::Count(0)));
}

#[test]
fn specs_are_read_from_toml_and_mixed_kinds_are_refused() {
    let text = "id = 'logins'\nsubject = 'account'\naggregate = 'distinct_people'\nwindow = { previous_by = { days = 7, shift = 28 } }\nnames = ['login']";
    let spec: MetricSpec = toml::from_str(text).unwrap();
    let expected =
        MetricSpec::new("logins", "account", Aggregate::DistinctPeople, Window::PreviousBy { days: 7, shift: 28 });
    assert_eq!(spec, expected.named(["login"]));
    let again: MetricSpec = toml::from_str(&toml::to_string(&spec).unwrap()).unwrap();
    assert_eq!(again, spec);
    assert!(toml::from_str::<MetricSpec>(&text.replace("names", "nmaes")).is_err());
    let text =
        "id = 'm'\nsubject = 'account'\naggregate = 'steps'\nwindow = { days = 28 }\nnames = ['a', 'b']\nwithin = 7";
    let steps: MetricSpec = toml::from_str(text).unwrap();
    let expected = MetricSpec::new("m", "account", Aggregate::Steps, Window::Days(28));
    assert_eq!(steps, expected.named(["a", "b"]).within(7));

    let other = MetricSpec { subject: "person".to_owned(), ..spec.clone() };
    let refused = Folder::new(&[spec, other], &TimeZone::UTC, date(2026, 1, 1), &mut |_| 0).unwrap_err();
    assert_eq!(refused.says.key, "metric-two-subjects");
}

#[test]
fn what_differs_is_found_and_the_rest_is_shared() {
    let today = date(2026, 3, 31);
    let zone = TimeZone::UTC;
    let specs = [MetricSpec::new("use", "account", Aggregate::Count, Window::Days(7))];
    let mut folder = Folder::new(&specs, &zone, today, &mut |_| 0).unwrap();
    let at = Instant::start_of(today, &zone);
    folder.add(70, 0, 0, at, None);
    let first = folder.folded(100);
    let same = folder.folded(100);
    assert_eq!(same.differing(&first), Some(vec![]));
    folder.add(3, 0, 0, at, None);
    folder.add(99, 0, 0, at.plus_seconds(-9 * 86_400), None);
    let second = folder.folded(101);
    assert_eq!(second.differing(&first), Some(vec![3, 100]), "an event outside the window changes nothing");
    assert_eq!([first.value(3, 0), second.value(3, 0)], [0, 1].map(|n| Some(MetricValue::Count(n))));
    assert_eq!((first.subjects(), second.subjects()), (100, 101));
    let other = [MetricSpec::new("use", "account", Aggregate::Count, Window::Days(8))];
    let other = Folder::new(&other, &zone, today, &mut |_| 0).unwrap().folded(101);
    assert_eq!(second.differing(&other), None);
}
