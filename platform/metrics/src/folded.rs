//! The metrics of all subjects on one day.

use std::sync::Arc;

use jiff::tz::TimeZone;
use kernel::{Day, Instant};

use crate::plan::Slot;
use crate::spec::{Aggregate, MetricSpec};

/// How many working days the calendar of the subject at a place of the asked ones has from the first to the last day, both included.
pub type WorkingDays<'a> = &'a dyn Fn(usize, Day, Day) -> u32;

/// Subjects of one block: what is copied when one of them has an event.
pub(crate) const BLOCK: usize = 32;

/// The cells of some subjects that follow each other.
pub(crate) type Block = Arc<[i128]>;

/// One metric of one subject, exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MetricValue {
    /// So many.
    Count(u64),
    /// A value or a sum of values, in units of 10^-9.
    Amount(i128),
    /// An average that is not yet divided.
    Average {
        /// Sum of the values, in units of 10^-9.
        sum: i128,
        /// Number of the values; at least 1.
        count: u64,
    },
    /// An instant; its day in the workspace's zone is what a formula gets.
    At(Instant),
}

impl MetricValue {
    /// The number nearest to it; nothing for an instant.
    #[expect(clippy::cast_precision_loss, reason = "formulas work on Float64; the exact value is kept beside it")]
    pub fn number(self) -> Option<f64> {
        match self {
            Self::Count(n) => Some(n as f64),
            Self::Amount(nanos) => Some(nanos as f64 / 1e9),
            Self::Average { sum, count } => Some(sum as f64 / 1e9 / count as f64),
            Self::At(_) => None,
        }
    }
}

/// One metric of the subjects that were asked for, in their order.
#[derive(Debug, Clone, PartialEq)]
pub enum MetricColumn {
    /// Numbers; nothing where unknown.
    Numbers(Vec<Option<f64>>),
    /// Days; nothing where unknown.
    Days(Vec<Option<Day>>),
}

/// All metrics of all subjects on one day.
#[derive(Debug)]
pub struct Folded {
    specs: Vec<MetricSpec>,
    slots: Vec<Slot>,
    /// Shared with what was folded before and after, where nothing happened in between.
    blocks: Vec<Block>,
    width: usize,
    today: Day,
    zone: TimeZone,
}

impl Folded {
    pub(crate) fn new(
        specs: Vec<MetricSpec>,
        slots: Vec<Slot>,
        (blocks, width): (Vec<Block>, usize),
        (today, zone): (Day, TimeZone),
    ) -> Self {
        Self { specs, slots, blocks, width, today, zone }
    }

    /// The metrics, in the order in which they were given.
    pub fn specs(&self) -> &[MetricSpec] {
        &self.specs
    }

    /// How many subjects there are.
    pub fn subjects(&self) -> usize {
        let cells = self.blocks.iter().map(|block| block.len()).sum::<usize>();
        cells.checked_div(self.width).unwrap_or(0)
    }

    /// The subjects whose metrics differ from those in `before`; nothing when that is about other metrics or another day.
    pub fn differing(&self, before: &Self) -> Option<Vec<u32>> {
        if self.specs != before.specs || self.today != before.today || self.zone != before.zone {
            return None;
        }
        let mut subjects = Vec::new();
        for (at, block) in self.blocks.iter().enumerate() {
            let old = before.blocks.get(at);
            if old.is_some_and(|old| Arc::ptr_eq(old, block)) {
                continue;
            }
            let mut old = old.map(|old| old.chunks(self.width)).into_iter().flatten();
            for (place, cells) in block.chunks(self.width.max(1)).enumerate() {
                if old.next() != Some(cells) {
                    subjects.extend(u32::try_from(at * BLOCK + place).ok());
                }
            }
        }
        Some(subjects)
    }

    fn cells(&self, subject: u32) -> Option<&[i128]> {
        let subject = subject as usize;
        self.blocks.get(subject / BLOCK)?.get(subject % BLOCK * self.width..)
    }

    /// The exact value of the metric with this index, before it is read per working day; nothing where it is unknown.
    pub fn value(&self, subject: u32, metric: usize) -> Option<MetricValue> {
        let (spec, slot) = self.specs.get(metric).zip(self.slots.get(metric))?;
        let cells = self.cells(subject)?.get(slot.cell..)?;
        let first = *cells.first()?;
        let second = || cells.get(1).copied();
        let count = |cell: i128| u64::try_from(cell).ok();
        let amount = |blank: i128| (first != blank).then_some(MetricValue::Amount(first));
        let at =
            |blank: i128| (first != blank).then(|| i64::try_from(first).ok().map(|at| MetricValue::At(Instant(at))));
        match spec.aggregate {
            Aggregate::Sum => Some(MetricValue::Amount(first)),
            Aggregate::Min => amount(i128::MAX),
            Aggregate::Max => amount(i128::MIN),
            Aggregate::Average => {
                let count = second().and_then(count).filter(|&n| n > 0)?;
                Some(MetricValue::Average { sum: first, count })
            }
            Aggregate::First => at(i128::MAX)?,
            Aggregate::Last => at(i128::MIN)?,
            Aggregate::FirstValue => second().filter(|_| first != i128::MAX).map(MetricValue::Amount),
            Aggregate::LastValue => second().filter(|_| first != i128::MIN).map(MetricValue::Amount),
            Aggregate::Count
            | Aggregate::DistinctPeople
            | Aggregate::DistinctNames
            | Aggregate::ActiveDays
            | Aggregate::Steps => count(first).map(MetricValue::Count),
        }
    }

    /// The metric with this index of these subjects. A metric per working day is divided by the working days of its window; without
    /// any it is unknown.
    pub fn column(&self, metric: usize, subjects: &[u32], working_days: WorkingDays<'_>) -> MetricColumn {
        let Some(spec) = self.specs.get(metric) else { return MetricColumn::Numbers(vec![None; subjects.len()]) };
        if matches!(spec.aggregate, Aggregate::First | Aggregate::Last) {
            let day = |&subject: &u32| match self.value(subject, metric)? {
                MetricValue::At(at) => Some(at.day(&self.zone)),
                _ => None,
            };
            return MetricColumn::Days(subjects.iter().map(day).collect());
        }
        let span = spec.window.span(self.today).filter(|_| spec.per_working_day);
        let number = |(place, &subject): (usize, &u32)| {
            let number = self.value(subject, metric)?.number()?;
            match span.map(|(from, to)| working_days(place, from, to)) {
                None => Some(number),
                Some(0) => None,
                Some(days) => Some(number / f64::from(days)),
            }
        };
        MetricColumn::Numbers(subjects.iter().enumerate().map(number).collect())
    }
}
