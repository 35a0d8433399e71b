//! The metrics of all subjects on one day.

use jiff::tz::TimeZone;
use kernel::{Day, Instant};

use crate::plan::Slot;
use crate::spec::{Aggregate, MetricSpec};

/// How many working days a subject's calendar has from the first to the last day, both included.
pub type WorkingDays<'a> = &'a dyn Fn(u32, Day, Day) -> u32;

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

/// One metric of all subjects; the index is the subject.
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
    cells: Vec<i128>,
    width: usize,
    today: Day,
    zone: TimeZone,
}

impl Folded {
    pub(crate) fn new(
        specs: Vec<MetricSpec>,
        slots: Vec<Slot>,
        (cells, width): (Vec<i128>, usize),
        (today, zone): (Day, TimeZone),
    ) -> Self {
        Self { specs, slots, cells, width, today, zone }
    }

    /// The metrics, in the order in which they were given.
    pub fn specs(&self) -> &[MetricSpec] {
        &self.specs
    }

    /// How many subjects there are.
    pub fn subjects(&self) -> usize {
        self.cells.len().checked_div(self.width).unwrap_or(0)
    }

    /// The exact value of the metric with this index, before it is read per working day; nothing where it is unknown.
    pub fn value(&self, subject: u32, metric: usize) -> Option<MetricValue> {
        let (spec, slot) = self.specs.get(metric).zip(self.slots.get(metric))?;
        let cells = self.cells.get(subject as usize * self.width + slot.cell..)?;
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
            Aggregate::Count | Aggregate::DistinctPeople | Aggregate::DistinctNames | Aggregate::ActiveDays => {
                count(first).map(MetricValue::Count)
            }
        }
    }

    /// The column of the metric with this index. A metric per working day is divided by the working days of its window; without
    /// any it is unknown.
    pub fn column(&self, metric: usize, working_days: WorkingDays<'_>) -> MetricColumn {
        let subjects = 0..u32::try_from(self.subjects()).unwrap_or(u32::MAX);
        let Some(spec) = self.specs.get(metric) else { return MetricColumn::Numbers(vec![None; subjects.len()]) };
        if matches!(spec.aggregate, Aggregate::First | Aggregate::Last) {
            let day = |subject| match self.value(subject, metric)? {
                MetricValue::At(at) => Some(at.day(&self.zone)),
                _ => None,
            };
            return MetricColumn::Days(subjects.map(day).collect());
        }
        let span = spec.window.span(self.today).filter(|_| spec.per_working_day);
        let number = |subject| {
            let number = self.value(subject, metric)?.number()?;
            match span.map(|(from, to)| working_days(subject, from, to)) {
                None => Some(number),
                Some(0) => None,
                Some(days) => Some(number / f64::from(days)),
            }
        };
        MetricColumn::Numbers(subjects.map(number).collect())
    }
}
