//! The metrics taken apart once, so that an event touches only what it changes.

use std::collections::BTreeMap;

use crate::spec::{Aggregate, MetricSpec, OPEN_DAYS, Window};
use crate::steps::Chain;

/// What an event does to one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Act {
    /// One more.
    Count,
    /// Adds the value, if there is one.
    Sum,
    /// Adds the value and counts it, if there is one.
    Average,
    /// The smaller value.
    Min,
    /// The greater value.
    Max,
    /// The earlier time.
    First,
    /// The later time.
    Last,
    /// The earlier value.
    FirstValue,
    /// The later value.
    LastValue,
    /// A day of the subject.
    Day,
    /// A day of the person.
    Person,
    /// A day of the name.
    Name,
}

/// One act on one place, for the members of one filter of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Op {
    pub act: Act,
    /// A cell of the subject's row, or a bitmap's number for days, people and names.
    pub place: usize,
    pub people: Option<usize>,
}

/// The acts of the events of one name.
#[derive(Debug, Default)]
pub(crate) struct Acts {
    /// On any day.
    pub ever: Vec<Op>,
    /// By days before today.
    pub recent: Vec<Vec<Op>>,
}

/// Where a metric's result lies.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Slot {
    /// First cell.
    pub cell: usize,
    /// Number of the bitmap it is counted from when all events are in.
    pub bitmap: Option<(Act, usize)>,
}

/// What a bitmap holds: the names and the people that count.
type Filter = (Vec<String>, Option<usize>);

/// The number of each bitmap by what it holds.
type Bitmaps = BTreeMap<(Act, Filter), usize>;

/// All metrics, taken apart.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub slots: Vec<Slot>,
    /// Metrics of steps.
    pub chains: Vec<Chain>,
    /// A subject's row before its first event.
    pub blank: Vec<i128>,
    /// Number of bitmaps of days, people, names.
    pub bitmaps: [usize; 3],
    /// Ids of the filters of people.
    pub people: Vec<String>,
    /// Place in `acts` by name; other names: the first.
    pub classes: BTreeMap<String, usize>,
    pub acts: Vec<Acts>,
}

impl Plan {
    pub(crate) fn new(specs: &[MetricSpec]) -> Self {
        let mut plan = Self::default();
        for name in specs.iter().flat_map(|spec| &spec.names) {
            let next = plan.classes.len() + 1;
            plan.classes.entry(name.clone()).or_insert(next);
        }
        plan.acts = (0..=plan.classes.len()).map(|_| Acts::blank()).collect();
        let mut bitmaps = Bitmaps::new();
        for spec in specs {
            plan.add(spec, &mut bitmaps);
        }
        plan
    }

    fn add(&mut self, spec: &MetricSpec, bitmaps: &mut Bitmaps) {
        let people = spec.people.as_ref().map(|id| self.filter(id));
        let cell = self.blank.len();
        let (act, blank): (Act, &[i128]) = match spec.aggregate {
            Aggregate::Count => (Act::Count, &[0]),
            Aggregate::Sum => (Act::Sum, &[0]),
            Aggregate::Average => (Act::Average, &[0, 0]),
            Aggregate::Min => (Act::Min, &[i128::MAX]),
            Aggregate::Max => (Act::Max, &[i128::MIN]),
            Aggregate::First => (Act::First, &[i128::MAX]),
            Aggregate::Last => (Act::Last, &[i128::MIN]),
            Aggregate::FirstValue => (Act::FirstValue, &[i128::MAX, i128::MAX]),
            Aggregate::LastValue => (Act::LastValue, &[i128::MIN, i128::MIN]),
            Aggregate::ActiveDays | Aggregate::Steps => (Act::Day, &[0]),
            Aggregate::DistinctPeople => (Act::Person, &[0]),
            Aggregate::DistinctNames => (Act::Name, &[0]),
        };
        self.blank.extend(blank);
        if spec.aggregate == Aggregate::Steps {
            self.slots.push(Slot { cell, bitmap: None });
            self.chain(spec, (cell, people), bitmaps);
            return;
        }
        let bitmap = self.bitmap(act, (&spec.names, people), bitmaps);
        self.slots.push(Slot { cell, bitmap: bitmap.map(|number| (act, number)) });
        self.enter((&spec.names, spec.window), Op { act, place: bitmap.unwrap_or(cell), people });
    }

    /// The number of the bitmap of these names and people, for acts that have one.
    fn bitmap(&mut self, act: Act, (names, people): (&[String], Option<usize>), all: &mut Bitmaps) -> Option<usize> {
        let kind = match act {
            Act::Day => 0,
            Act::Person => 1,
            Act::Name => 2,
            _ => return None,
        };
        let mut names = names.to_vec();
        names.sort();
        names.dedup();
        let number = all.entry((act, (names, people))).or_insert_with(|| {
            self.bitmaps[kind] += 1;
            self.bitmaps[kind] - 1
        });
        Some(*number)
    }

    /// A metric of steps: the days of each of them.
    fn chain(&mut self, spec: &MetricSpec, (cell, people): (usize, Option<usize>), bitmaps: &mut Bitmaps) {
        let mut days = Vec::new();
        for step in spec.names.chunks(1) {
            let Some(place) = self.bitmap(Act::Day, (step, people), bitmaps) else { continue };
            days.push(place);
            self.enter((step, spec.window), Op { act: Act::Day, place, people });
        }
        self.chains.push(Chain::new(spec, cell, days));
    }

    /// Enters an act for the names and days of a metric; a bitmap that another metric filled already is left as it is.
    fn enter(&mut self, (names, window): (&[String], Window), op: Op) {
        let classes: Vec<usize> = if names.is_empty() {
            (0..self.acts.len()).collect()
        } else {
            names.iter().filter_map(|name| self.classes.get(name).copied()).collect()
        };
        for class in classes {
            let acts = &mut self.acts[class];
            let Some((near, far)) = window.reach() else {
                enter_once(&mut acts.ever, op);
                continue;
            };
            for day in near..far.min(OPEN_DAYS) {
                enter_once(&mut acts.recent[usize::from(day)], op);
            }
        }
    }

    fn filter(&mut self, id: &str) -> usize {
        self.people.iter().position(|known| known == id).unwrap_or_else(|| {
            self.people.push(id.to_owned());
            self.people.len() - 1
        })
    }
}

impl Acts {
    fn blank() -> Self {
        Self { ever: Vec::new(), recent: vec![Vec::new(); usize::from(OPEN_DAYS)] }
    }
}

fn enter_once(ops: &mut Vec<Op>, op: Op) {
    if !ops.contains(&op) {
        ops.push(op);
    }
}
