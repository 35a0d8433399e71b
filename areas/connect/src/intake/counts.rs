//! What arrived from each source since the program started: rates, outcomes of today and yesterday, samples of refusals, new names, keys of
//! nobody, lag. Kept in memory alone, so that counting never costs a write.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use eventlog::{Event, Pushed};
use kernel::{Error, Instant, Result};
use web::App;

use super::reject::Rejection;

/// Refusals that are kept as samples, the newest first.
const SAMPLES: usize = 20;
/// New names and keys of nobody that are kept.
const LISTED: usize = 50;
/// Events whose lag is known.
const LAGS: usize = 1_000;
/// Minutes that rates are counted over: a day.
const MINUTES: i64 = 24 * 60;
const MINUTE: i64 = 60_000_000;

/// Outcomes of a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Day {
    /// Events that were new.
    pub(crate) new: u64,
    /// Events that were there already.
    pub(crate) duplicate: u64,
    /// Messages about users and accounts.
    pub(crate) facts: u64,
    /// Messages that were not taken.
    pub(crate) rejected: u64,
    /// New events that belong to no account.
    pub(crate) unattached: u64,
    /// Requests that were sent away: too many, or the log could not take them.
    pub(crate) refused: u64,
}

/// A refusal and when it happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sample {
    pub(crate) rejection: Rejection,
    pub(crate) at: Instant,
}

/// What is known of a source at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seen {
    /// Since when it is counted.
    pub(crate) since: Instant,
    /// When it last spoke.
    pub(crate) last_at: Option<Instant>,
    pub(crate) last_minute: u64,
    pub(crate) last_hour: u64,
    pub(crate) last_day: u64,
    pub(crate) today: Day,
    pub(crate) yesterday: Day,
    /// The newest first.
    pub(crate) samples: Vec<Sample>,
    /// Names that no event had before, the newest first.
    pub(crate) names: Vec<(String, Instant)>,
    /// Keys that lead to no account, with their events, most first; a blank one for events without key and person.
    pub(crate) unattached: Vec<(String, u64)>,
    /// `known_at - at` in microseconds.
    pub(crate) lag_median: Option<i64>,
    pub(crate) lag_worst: Option<i64>,
}

/// What is to be counted of an event once it is durable.
#[derive(Debug)]
pub(super) struct Noted {
    name: Arc<str>,
    lag: i64,
    /// Its account key, where that leads nowhere.
    nowhere: Option<String>,
}

impl Noted {
    /// Of events and, for each, the account key that leads nowhere.
    pub(super) fn of(events: &[Event], nowhere: Vec<Option<String>>) -> Vec<Self> {
        let lag = |event: &Event| event.known_at.0.saturating_sub(event.at.0);
        let each = events.iter().zip(nowhere);
        each.map(|(event, nowhere)| Self { name: Arc::clone(&event.name), lag: lag(event), nowhere }).collect()
    }
}

#[derive(Debug)]
struct Inner {
    since: Instant,
    last_at: Option<Instant>,
    day: kernel::Day,
    today: Day,
    yesterday: Day,
    minutes: VecDeque<(i64, u64)>,
    samples: VecDeque<Sample>,
    names: VecDeque<(String, Instant)>,
    unattached: BTreeMap<String, u64>,
    lags: VecDeque<i64>,
}

/// The counters of one source.
#[derive(Debug)]
pub(crate) struct Counted(Mutex<Inner>);

/// The counters of all sources.
#[derive(Default)]
struct All(Mutex<HashMap<String, Arc<Counted>>>);

/// Every name of an event that was ever seen, once it was asked for.
#[derive(Default)]
struct Names(Mutex<Option<HashSet<String>>>);

/// The counters of the source that stands in the log under `key`.
pub(crate) fn of(app: &App, key: &str) -> Arc<Counted> {
    let all = app.kept.of::<All>();
    let mut all = all.0.lock().unwrap_or_else(PoisonError::into_inner);
    Arc::clone(all.entry(key.to_owned()).or_insert_with(|| Arc::new(Counted::since(app.now(), app.today()))))
}

/// A count for a person.
pub(crate) fn shown(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Reads the names of all events once, so that a new one is noticed.
pub(super) async fn learn_names(app: &App) -> Result<()> {
    let names = app.kept.of::<Names>();
    if names.0.lock().unwrap_or_else(PoisonError::into_inner).is_some() {
        return Ok(());
    }
    let log = Arc::clone(&app.log);
    let known = tokio::task::spawn_blocking(move || log.names()).await.map_err(Error::internal)??;
    names.0.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(|| known.into_keys().collect());
    Ok(())
}

/// The names among these that no event had before; from now on they are known.
fn unheard(app: &App, noted: &[Noted]) -> Vec<String> {
    let names = app.kept.of::<Names>();
    let mut names = names.0.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(known) = names.as_mut() else { return Vec::new() };
    let fresh = noted.iter().filter(|n| !known.contains(&*n.name)).map(|n| n.name.to_string());
    let mut fresh: Vec<String> = fresh.collect();
    fresh.sort_unstable();
    fresh.dedup();
    known.extend(fresh.iter().cloned());
    fresh
}

impl Counted {
    const fn since(now: Instant, today: kernel::Day) -> Self {
        let none = Day { new: 0, duplicate: 0, facts: 0, rejected: 0, unattached: 0, refused: 0 };
        Self(Mutex::new(Inner {
            since: now,
            last_at: None,
            day: today,
            today: none,
            yesterday: none,
            minutes: VecDeque::new(),
            samples: VecDeque::new(),
            names: VecDeque::new(),
            unattached: BTreeMap::new(),
            lags: VecDeque::new(),
        }))
    }

    fn turned(&self, today: kernel::Day) -> MutexGuard<'_, Inner> {
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if inner.day != today {
            let follows = inner.day.tomorrow().is_ok_and(|next| next == today);
            inner.yesterday = if follows { inner.today } else { Day::default() };
            (inner.today, inner.day) = (Day::default(), today);
        }
        inner
    }

    /// A request that was sent away as a whole.
    pub(super) fn refused(&self, app: &App) {
        self.turned(app.today()).today.refused += 1;
    }

    /// Counts what became of a request.
    pub(super) fn took(
        &self,
        app: &App,
        (noted, pushed): (Vec<Noted>, &[Pushed]),
        facts: u64,
        rejections: Vec<Rejection>,
    ) {
        let fresh: Vec<Noted> =
            noted.into_iter().zip(pushed).filter(|(_, p)| **p == Pushed::New).map(|(n, _)| n).collect();
        let duplicate = (pushed.len() - fresh.len()) as u64;
        let names = unheard(app, &fresh);
        let now = app.now();
        let mut inner = self.turned(app.today());
        inner.last_at = Some(now);
        inner.speed(now, fresh.len() as u64);
        inner.today.new += fresh.len() as u64;
        inner.today.duplicate += duplicate;
        inner.today.facts += facts;
        inner.today.rejected += rejections.len() as u64;
        for event in fresh {
            inner.lags.push_back(event.lag);
            if let Some(key) = event.nowhere {
                inner.today.unattached += 1;
                if inner.unattached.len() < LISTED || inner.unattached.contains_key(&key) {
                    *inner.unattached.entry(key).or_default() += 1;
                }
            }
        }
        let surplus = inner.lags.len().saturating_sub(LAGS);
        inner.lags.drain(..surplus);
        names.into_iter().for_each(|name| inner.names.push_front((name, now)));
        inner.names.truncate(LISTED);
        rejections.into_iter().for_each(|rejection| inner.samples.push_front(Sample { rejection, at: now }));
        inner.samples.truncate(SAMPLES);
    }

    /// What is known now.
    pub(crate) fn seen(&self, app: &App) -> Seen {
        let inner = self.turned(app.today());
        let minute = app.now().0.div_euclid(MINUTE);
        let within = |minutes: i64| {
            inner.minutes.iter().filter(|(at, _)| (0..minutes).contains(&(minute - at))).map(|(_, n)| n).sum()
        };
        let mut lags: Vec<i64> = inner.lags.iter().copied().collect();
        lags.sort_unstable();
        let mut unattached: Vec<(String, u64)> = inner.unattached.iter().map(|(k, n)| (k.clone(), *n)).collect();
        unattached.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Seen {
            since: inner.since,
            last_at: inner.last_at,
            last_minute: within(1),
            last_hour: within(60),
            last_day: within(MINUTES),
            today: inner.today,
            yesterday: inner.yesterday,
            samples: inner.samples.iter().cloned().collect(),
            names: inner.names.iter().cloned().collect(),
            unattached,
            lag_median: lags.get(lags.len() / 2).copied(),
            lag_worst: lags.last().copied(),
        }
    }
}

impl Inner {
    fn speed(&mut self, now: Instant, count: u64) {
        let minute = now.0.div_euclid(MINUTE);
        match self.minutes.back_mut() {
            Some((at, n)) if *at == minute => *n += count,
            _ => self.minutes.push_back((minute, count)),
        }
        while self.minutes.front().is_some_and(|(at, _)| minute - at >= MINUTES) {
            self.minutes.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_ends_becomes_yesterday_and_an_older_one_is_forgotten() {
        let day = |d: i8| jiff::civil::date(2026, 11, d);
        let counted = Counted::since(Instant(0), day(20));
        counted.turned(day(20)).today.new = 5;
        assert_eq!(counted.turned(day(21)).yesterday.new, 5);
        assert_eq!(counted.turned(day(21)).today.new, 0);
        assert_eq!(counted.turned(day(23)).yesterday.new, 0);
    }

    #[test]
    fn rates_forget_after_a_day() {
        let counted = Counted::since(Instant(0), jiff::civil::date(2026, 11, 20));
        let mut inner = counted.0.lock().unwrap();
        inner.speed(Instant(0), 3);
        inner.speed(Instant(1), 4);
        assert_eq!(inner.minutes, [(0, 7)]);
        inner.speed(Instant(MINUTES * MINUTE), 1);
        assert_eq!(inner.minutes, [(MINUTES, 1)]);
    }
}
