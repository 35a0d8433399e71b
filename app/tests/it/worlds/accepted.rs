//! Everything that a world was told, in a plain list: what the log must hold, each once.

use std::collections::{BTreeMap, BTreeSet};

use eventlog::Event;
use kernel::{Instant, MICROS_PER_DAY};

/// The log knows ids for seven days; nearer to that border a repetition may count or not.
const HORIZON: i64 = 6 * MICROS_PER_DAY;

/// An event that was taken.
#[derive(Debug, Clone)]
pub struct Kept {
    identity: String,
    pub event: Event,
    batch: Option<String>,
}

#[derive(Debug, Default)]
pub struct Accepted {
    all: Vec<Kept>,
    undone: BTreeSet<String>,
    /// When the last event was accepted; a clock that is set back does not count.
    newest: Option<Instant>,
}

/// What an event says, without when we learned it and from which file.
pub fn content(event: &Event) -> String {
    match &event.message_id {
        Some(id) => format!("{}#{id}", event.source),
        None => {
            let Event { source, group_key, person_key, name, at, value, properties, .. } = event;
            format!("{source}|{group_key:?}|{person_key:?}|{name}|{at:?}|{value:?}|{properties:?}")
        }
    }
}

impl Accepted {
    fn visible(&self) -> impl Iterator<Item = &Kept> {
        self.all.iter().filter(|kept| kept.batch.as_ref().is_none_or(|batch| !self.undone.contains(batch)))
    }

    /// The events that count.
    pub fn events(&self) -> impl Iterator<Item = &Event> {
        self.visible().map(|kept| &kept.event)
    }

    /// What of these events would be new, of one call or one file; nothing where one is sent again.
    pub fn fresh(&self, events: &[Event], batch: Option<&str>) -> Vec<Option<Kept>> {
        let mut known: BTreeSet<String> = self.visible().map(|kept| kept.identity.clone()).collect();
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        let mut fresh = |event: &Event| {
            let content = content(event);
            let time = times.entry(content.clone()).and_modify(|times| *times += 1).or_insert(0);
            let identity = if event.message_id.is_some() { content } else { format!("{content}#{time}") };
            let event = Event { batch: batch.map(Into::into), ..event.clone() };
            known.insert(identity.clone()).then(|| Kept { identity, event, batch: batch.map(str::to_owned) })
        };
        events.iter().map(&mut fresh).collect()
    }

    pub fn take(&mut self, fresh: Vec<Option<Kept>>, accepted_at: Option<Instant>) {
        self.newest = self.newest.max(accepted_at);
        self.all.extend(fresh.into_iter().flatten());
    }

    pub fn undo(&mut self, batch: &str) {
        self.undone.insert(batch.to_owned());
    }

    /// After a crash: what was asked and not answered is in or not; the found events decide. An import is in as a whole.
    pub fn adopt(&mut self, asked: Vec<Option<Kept>>, undoing: Option<&str>, found: &[Event]) -> Result<(), String> {
        if let Some(batch) = undoing.filter(|batch| found.iter().all(|e| e.batch.as_deref() != Some(batch))) {
            self.undo(batch);
        }
        let asked: Vec<Kept> = asked.into_iter().flatten().collect();
        let (wanted, before) = (asked.len(), self.all.len());
        let mut left = counted(found.iter());
        self.events().for_each(|event| *left.entry(content(event)).or_insert(0) -= 1);
        for kept in asked {
            let left = left.entry(content(&kept.event)).or_insert(0);
            if *left > 0 {
                *left -= 1;
                self.all.push(kept);
            }
        }
        let taken = self.all.len() - before;
        let imported = self.all.get(before).is_some_and(|kept| kept.batch.is_some());
        if imported && taken != wanted {
            return Err(format!("{taken} of {wanted} events of an import are in"));
        }
        Ok(())
    }

    /// One that was sent lately.
    pub fn again(&self, at: usize, now: Instant) -> Option<&Event> {
        let border = self.newest.unwrap_or(now).max(now).0 - HORIZON;
        let young: Vec<&Kept> = self.all.iter().filter(|kept| kept.event.known_at.0 > border).collect();
        young.get(at % young.len().max(1)).map(|kept| &kept.event)
    }

    /// That the log holds these events, each as often as it counts.
    pub fn same_as(&self, found: &[Event]) -> Result<(), String> {
        let (wanted, found) = (counted(self.events()), counted(found.iter()));
        let keys: BTreeSet<&String> = wanted.keys().chain(found.keys()).collect();
        let times = |counts: &BTreeMap<String, i64>, key: &String| counts.get(key).copied().unwrap_or(0);
        let wrong = keys.into_iter().find(|key| times(&wanted, key) != times(&found, key));
        wrong.map_or(Ok(()), |key| {
            Err(format!("the log holds {} times instead of {}: {key}", times(&found, key), times(&wanted, key)))
        })
    }
}

fn counted<'a>(events: impl Iterator<Item = &'a Event>) -> BTreeMap<String, i64> {
    let mut counts = BTreeMap::new();
    events.for_each(|event| *counts.entry(content(event)).or_insert(0) += 1);
    counts
}
