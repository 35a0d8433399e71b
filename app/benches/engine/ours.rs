//! The twelve metrics in our own engine, each measurement in a process of its own.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant as Stopwatch};

use eventlog::{Columns, Dictionaries, Event, EventLog, Scan};
use jiff::tz::TimeZone;
use kernel::{Day, Instant, Result};
use metrics::{Aggregate, Folded, Folder, MetricSpec, MetricValue, Window};

use crate::question::Question;

/// Events that come one after the other, to be counted at once.
const NEWS: u32 = 300;

/// The metrics, in the order of an answer's columns.
fn specs(names: &[String; 3]) -> Vec<MetricSpec> {
    use Aggregate::{Count, DistinctNames, DistinctPeople, First, Last, Sum};
    let kinds = [
        (Count, Window::Days(7)),
        (Count, Window::Days(28)),
        (Count, Window::Previous(28)),
        (DistinctPeople, Window::Days(7)),
        (DistinctPeople, Window::Days(28)),
        (Count, Window::Days(28)),
        (Count, Window::Days(28)),
        (Count, Window::Days(28)),
        (DistinctNames, Window::Days(28)),
        (Sum, Window::Lifetime),
        (First, Window::Lifetime),
        (Last, Window::Lifetime),
    ];
    let spec = |(place, (aggregate, window)): (usize, (Aggregate, Window))| {
        MetricSpec::new(&format!("m{place}"), "account", aggregate, window)
    };
    let mut specs: Vec<MetricSpec> = kinds.into_iter().enumerate().map(spec).collect();
    for (spec, name) in specs[5..8].iter_mut().zip(names) {
        *spec = spec.clone().named([name.as_str()]);
    }
    specs
}

/// Everything from the files: seconds; the answer is written when the clock has stopped.
pub fn cold(asked: &Question, answer: &Path) -> std::result::Result<f64, Box<dyn Error>> {
    let begun = Stopwatch::now();
    let (mut folder, dictionaries) = folded(asked, &specs(&asked.names), &Scan::default())?;
    let folded = folder.folded(dictionaries.groups.len());
    let took = begun.elapsed().as_secs_f64();
    fs::write(answer, lines(&folded, &dictionaries))?;
    Ok(took)
}

/// The same files read and nothing counted: the bound.
pub fn decoded(asked: &Question) -> Result<f64> {
    let begun = Stopwatch::now();
    let log = EventLog::open(&asked.log)?;
    log.scan_columns(&Scan::default(), &mut Dictionaries::default(), &mut |_, _| {})?;
    Ok(begun.elapsed().as_secs_f64())
}

/// One new metric: lifetime from all files, a window from those that can hold its days.
pub fn added(asked: &Question) -> Result<[f64; 2]> {
    let one = |aggregate, window, scan: Scan| -> Result<f64> {
        let begun = Stopwatch::now();
        let (mut folder, dictionaries) = folded(asked, &[MetricSpec::new("new", "account", aggregate, window)], &scan)?;
        folder.folded(dictionaries.groups.len());
        Ok(begun.elapsed().as_secs_f64())
    };
    let recent = Scan { from: Some(Instant(asked.d28)), ..Scan::default() };
    Ok([
        one(Aggregate::Sum, Window::Lifetime, Scan::default())?,
        one(Aggregate::DistinctPeople, Window::Days(28), recent)?,
    ])
}

/// All twelve after each of some more events: from the acknowledged event to the numbers, and the durable acknowledgement itself.
pub fn warm(asked: &Question, fresh: &Path) -> Result<[Vec<Duration>; 2]> {
    let (mut folder, mut texts) = folded(asked, &specs(&asked.names), &Scan::default())?;
    // A log of its own, so that the measured files stay as the others read them.
    let log = EventLog::open(fresh)?;
    let (mut position, mut times) = (log.position(), [Vec::new(), Vec::new()]);
    for n in 0..NEWS {
        let account = n.wrapping_mul(7_919) % u32::try_from(texts.groups.len()).unwrap_or(u32::MAX).max(1);
        let key = texts.groups.text(account).cloned();
        let event = Event {
            group_key: key,
            person_key: Some("new".into()),
            ..Event::new("bench", &asked.names[0], Instant(asked.end - 1))
        };
        let event = Event { message_id: Some(format!("{n}")), ..event };
        let sent = Stopwatch::now();
        log.accept(vec![event])?;
        let accepted = Stopwatch::now();
        let news = log.since(position).ok_or_else(|| kernel::Error::internal("the log cannot be followed"))?;
        position = news.position;
        for event in &news.events {
            let person = event.person_key.as_deref().map_or(eventlog::NONE, |key| texts.persons.intern(key));
            folder.add(account, person, texts.names.intern(&event.name), event.at, event.value);
        }
        let folded = folder.folded(texts.groups.len());
        let twelve: Vec<_> = (0..12).map(|metric| folded.value(account, metric)).collect();
        assert_ne!(twelve[0], Some(MetricValue::Count(0)), "the event was counted");
        times[0].push(accepted.elapsed());
        times[1].push(accepted - sent);
    }
    Ok(times)
}

fn folded(asked: &Question, specs: &[MetricSpec], scan: &Scan) -> Result<(Folder, Dictionaries)> {
    let log = EventLog::open(&asked.log)?;
    let mut texts = Dictionaries::default();
    let zone = TimeZone::get(&asked.zone).map_err(kernel::Error::internal)?;
    let today: Day = asked.today.parse().map_err(kernel::Error::internal)?;
    let mut folder = Folder::new(specs, &zone, today, &mut |name| texts.names.intern(name))?;
    log.scan_columns(scan, &mut texts, &mut |_, c: &Columns| {
        for row in 0..c.len() {
            folder.add(c.group[row], c.person[row], c.name[row], Instant(c.at[row]), c.value[row]);
        }
    })?;
    Ok((folder, texts))
}

/// The answer as every engine writes it; accounts whose events are all after today are in none.
fn lines(folded: &Folded, texts: &Dictionaries) -> String {
    let mut keys: Vec<(&str, u32)> = texts.groups.texts().iter().map(|text| &**text).zip(0..).collect();
    keys.sort_unstable();
    let mut lines = String::new();
    for (key, subject) in keys.into_iter().filter(|(_, subject)| folded.value(*subject, 11).is_some()) {
        lines.push_str(key);
        for metric in 0..12 {
            let number: i128 = match folded.value(subject, metric) {
                Some(MetricValue::Count(n)) => n.into(),
                Some(MetricValue::Amount(n)) => n,
                Some(MetricValue::At(at)) => at.0.into(),
                Some(MetricValue::Average { .. }) | None => 0,
            };
            let _ = write!(lines, "\t{number}");
        }
        lines.push('\n');
    }
    lines
}
