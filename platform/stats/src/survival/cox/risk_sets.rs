//! Who is at risk at each time of an end, and sums over them that are only ever added to: taking somebody off again who entered
//! late would leave the rounding errors of the largest risk behind.

use std::ops::Range;

use super::Observed;
use crate::symmetric::Symmetric;

/// The sets, from the last end to the first.
pub struct RiskSets {
    pub stops: Vec<Stop>,
    /// Positions of subjects, longest duration first.
    pub leaving: Vec<usize>,
    /// With entry times: a binary tree over the stops (root at 1, children of `i` at `2i` and `2i + 1`); each subject stands at
    /// the few nodes whose stops together are those at which it is at risk.
    tree: Vec<Vec<usize>>,
}

/// A time at which somebody ended.
pub struct Stop {
    pub time: f64,
    /// In `leaving`: whose durations end here or between here and the stop before.
    gained: Range<usize>,
    /// In `leaving`: who ended here.
    pub ends: Range<usize>,
}

/// `Σ r`, `Σ r x` and `Σ r x xᵀ` over some subjects.
#[derive(Clone)]
pub struct Sums {
    pub zero: f64,
    pub one: Vec<f64>,
    pub two: Symmetric,
}

/// The subjects' columns and their relative risks `r`.
pub struct Risks<'a> {
    /// Row after row.
    pub values: &'a [f64],
    pub width: usize,
    pub relative: &'a [f64],
}

impl RiskSets {
    pub fn new(observed: Observed<'_>) -> Self {
        let mut leaving = observed.by_duration();
        // Of one time the ends come first, so that they stand together.
        leaving.sort_by_key(|subject| !observed.ended[*subject]);
        leaving.sort_by(|left, right| observed.durations[*right].total_cmp(&observed.durations[*left]));
        let stops = stops(observed, &leaving);
        let tree = observed.entries.map_or_else(Vec::new, |entries| tree(observed.durations, entries, &stops));
        Self { stops, leaving, tree }
    }

    /// Calls `visit` with every stop, in order, and the sums over who is at risk there.
    pub fn each(&self, risks: &Risks<'_>, visit: &mut impl FnMut(&Stop, &Sums)) {
        let mut sums = Sums::none(risks.width);
        if self.tree.is_empty() {
            for stop in &self.stops {
                sums.add_all(&self.leaving[stop.gained.clone()], risks);
                visit(stop, &sums);
            }
        } else {
            self.descend(1, &sums, risks, visit);
        }
    }

    fn descend(&self, node: usize, above: &Sums, risks: &Risks<'_>, visit: &mut impl FnMut(&Stop, &Sums)) {
        let leaves = self.tree.len() / 2;
        let first = node << (leaves.ilog2() - node.ilog2());
        if first - leaves >= self.stops.len() {
            return;
        }
        let mut sums = above.clone();
        sums.add_all(&self.tree[node], risks);
        if node >= leaves {
            visit(&self.stops[node - leaves], &sums);
        } else {
            self.descend(2 * node, &sums, risks, visit);
            self.descend(2 * node + 1, &sums, risks, visit);
        }
    }
}

impl Sums {
    pub fn none(width: usize) -> Self {
        Self { zero: 0.0, one: vec![0.0; width], two: Symmetric::zero(width) }
    }

    pub fn add_all(&mut self, subjects: &[usize], risks: &Risks<'_>) {
        for subject in subjects {
            let (x, r) = (risks.row(*subject), risks.relative[*subject]);
            self.zero += r;
            self.one.iter_mut().zip(x).for_each(|(sum, value)| *sum += r * value);
            self.two.add_square(x, r);
        }
    }
}

impl Risks<'_> {
    pub fn row(&self, subject: usize) -> &[f64] {
        &self.values[subject * self.width..(subject + 1) * self.width]
    }
}

fn stops(observed: Observed<'_>, leaving: &[usize]) -> Vec<Stop> {
    let (mut stops, mut from, mut gained): (Vec<Stop>, usize, usize) = (Vec::new(), 0, 0);
    while let Some(first) = leaving.get(from) {
        let time = observed.durations[*first];
        let here = &leaving[from..];
        let here = &here[..here.iter().take_while(|subject| observed.durations[**subject] == time).count()];
        let ends = here.iter().take_while(|subject| observed.ended[**subject]).count();
        let to = from + here.len();
        if ends > 0 {
            stops.push(Stop { time, gained: gained..to, ends: from..from + ends });
            gained = to;
        }
        from = to;
    }
    stops
}

fn tree(durations: &[f64], entries: &[f64], stops: &[Stop]) -> Vec<Vec<usize>> {
    let leaves = stops.len().next_power_of_two();
    let mut tree = vec![Vec::new(); 2 * leaves];
    for (subject, (duration, entry)) in durations.iter().zip(entries).enumerate() {
        // At risk from the first stop that is not after the duration to the last one that is after the entry.
        let mut from = leaves + stops.partition_point(|stop| stop.time > *duration);
        let mut to = leaves + stops.partition_point(|stop| stop.time > *entry);
        while from < to {
            if from % 2 == 1 {
                tree[from].push(subject);
                from += 1;
            }
            if to % 2 == 1 {
                to -= 1;
                tree[to].push(subject);
            }
            (from, to) = (from / 2, to / 2);
        }
    }
    tree
}
