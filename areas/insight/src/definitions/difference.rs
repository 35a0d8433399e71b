//! What a saved set changed against the one before it, by definition.

use std::collections::BTreeMap;

use kernel::Says;
use serde::Serialize;
use serde_json::Value;

use super::model::Definitions;
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

/// The definitions that differ, each with its name, in the order of their kinds.
pub(crate) fn between(old: &Definitions, new: &Definitions) -> Vec<(Turn, Says)> {
    let (old, new) = (entries(old), entries(new));
    let mut turns = Vec::new();
    for (key, (name, value)) in &new {
        match old.get(key) {
            None => turns.push((Turn::Added, name.clone())),
            Some((_, before)) if before != value => turns.push((Turn::Changed, name.clone())),
            Some(_) => {}
        }
    }
    turns.extend(
        old.iter().filter(|(key, _)| !new.contains_key(*key)).map(|(_, (name, _))| (Turn::Removed, name.clone())),
    );
    turns
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
        let of = |turn: Turn| turns.iter().filter(|(t, _)| *t == turn).map(|(_, n)| n.key.clone()).collect::<Vec<_>>();
        assert_eq!(of(Turn::Changed), ["scorecard-business"]);
        assert_eq!(of(Turn::Added).len(), 1);
        assert_eq!(of(Turn::Removed).len(), 2);
        assert!(of(Turn::Removed).contains(&label(gone.name.as_ref(), "").key));
        assert!(between(&old, &old).is_empty());
    }
}
