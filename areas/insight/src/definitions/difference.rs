//! What a saved set changed against the one before it, by definition.

use std::collections::BTreeMap;

use kernel::Says;
use serde::Serialize;
use serde_json::Value;

use super::model::Definitions;
use super::wording;
use crate::words::{Name, label};

/// How a definition differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    /// It is new.
    Added,
    /// It is another one.
    Changed,
    /// It is gone.
    Removed,
}

impl Turn {
    /// The end of its key.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Removed => "removed",
        }
    }
}

/// A definition that differs.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Differs {
    /// How.
    pub(crate) turn: Turn,
    /// Its name.
    pub(crate) name: Says,
    /// What is another in it, for what changed.
    pub(crate) parts: Vec<Says>,
}

/// The definitions that differ, in the order of their kinds.
pub(crate) fn between(old: &Definitions, new: &Definitions) -> Vec<Differs> {
    let (before, after) = (entries(old), entries(new));
    let differs = |turn, name: &Says, parts| Differs { turn, name: name.clone(), parts };
    let mut all = Vec::new();
    for (key, (name, value)) in &after {
        match before.get(key) {
            None => all.push(differs(Turn::Added, name, Vec::new())),
            Some((_, was)) if was != value => {
                all.push(differs(Turn::Changed, name, wording::parts((old, new), &key.1)))
            }
            Some(_) => {}
        }
    }
    let gone = before.iter().filter(|(key, _)| !after.contains_key(*key));
    all.extend(gone.map(|(_, (name, _))| differs(Turn::Removed, name, Vec::new())));
    all
}

type Entries = BTreeMap<(u8, String), (Says, Value)>;

fn entries(all: &Definitions) -> Entries {
    let mut entries = Entries::new();
    let mut put = |kind: u8, key: &str, name: Option<&Name>, value: Value| {
        entries.insert((kind, key.to_owned()), (label(name, key), value));
    };
    all.metrics.iter().for_each(|d| put(0, &d.key, d.name.as_ref(), plain(d)));
    all.formulas.iter().for_each(|d| put(1, &d.key, d.name.as_ref(), plain(d)));
    all.ranks.iter().for_each(|d| put(2, &d.key, d.name.as_ref(), plain(d)));
    all.segments.iter().for_each(|d| put(3, &d.key, d.name.as_ref(), plain(d)));
    all.scorecards.iter().for_each(|d| put(4, &d.key, d.name.as_ref(), plain(d)));
    all.signals.iter().for_each(|d| put(5, &d.key, d.name.as_ref(), plain(d)));
    for (key, division) in [("tier", &all.tiers), ("stage", &all.stages)] {
        put(6, key, Some(&Name::Key(format!("column-{key}"))), plain(division));
    }
    entries
}

fn plain(definition: &impl Serialize) -> Value {
    serde_json::to_value(definition).unwrap_or(Value::Null)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definitions::sets::shipped;

    #[test]
    fn what_was_edited_added_and_removed_is_named() {
        let old = shipped().unwrap();
        let mut new = old.clone();
        new.scorecards[0].healthy_from = 71.0;
        let gone = new.segments.remove(0);
        new.metrics[0].key = "other".to_owned();
        let turns = between(&old, &new);
        let of = |turn: Turn| turns.iter().filter(|d| d.turn == turn).map(|d| d.name.key.clone()).collect::<Vec<_>>();
        assert_eq!(of(Turn::Changed), ["scorecard-business"]);
        assert_eq!(of(Turn::Added).len(), 1);
        assert_eq!(of(Turn::Removed).len(), 2);
        assert!(of(Turn::Removed).contains(&label(gone.name.as_ref(), "").key));
        assert!(between(&old, &old).is_empty());
    }
}
