//! What a metric counts, and over which days.

use jiff::ToSpan;
use kernel::{Day, Error, Result, Says, ValueType};
use serde::{Deserialize, Serialize};

use crate::steps;

/// The longest window in days.
pub const DAYS_LIMIT: u16 = 92;
/// Days that windows can reach back to: the longest window and the same before.
pub const OPEN_DAYS: u16 = 2 * DAYS_LIMIT;
/// Fewest steps of a chain.
pub const STEPS_LEAST: usize = 2;
/// Most steps of a chain.
pub const STEPS_LIMIT: usize = 8;

/// How the events of a window become one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aggregate {
    /// How many events; 0 without any.
    Count,
    /// Sum of the values; 0 without any.
    Sum,
    /// How many different people; events without a person count for nobody.
    DistinctPeople,
    /// How many different event names.
    DistinctNames,
    /// On how many calendar days there was an event.
    ActiveDays,
    /// How many steps of a chain were taken in their order: the names are the steps, and each follows the one before on the same or a
    /// later calendar day (what happened on one day counts as in order; a name that is two steps counts on two days). Of all begins
    /// in the window the one that comes farthest; 0 where nobody took the first step. Any of the subject's people may take a step.
    Steps,
    /// The smallest value; unknown without any.
    Min,
    /// The greatest value; unknown without any.
    Max,
    /// Sum ÷ number of the events that have a value; unknown without any.
    Average,
    /// The day of the first event; unknown without any.
    First,
    /// The day of the last event; unknown without any.
    Last,
    /// The value of the first event that has one; among events of one instant the smallest.
    FirstValue,
    /// The value of the last event that has one; among events of one instant the greatest.
    LastValue,
}

impl Aggregate {
    /// All of them, in the order in which a form offers them.
    pub const ALL: [Self; 13] = [
        Self::Count,
        Self::Sum,
        Self::DistinctPeople,
        Self::DistinctNames,
        Self::ActiveDays,
        Self::Steps,
        Self::Min,
        Self::Max,
        Self::Average,
        Self::First,
        Self::Last,
        Self::FirstValue,
        Self::LastValue,
    ];

    /// The key in files and the end of a message key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Sum => "sum",
            Self::DistinctPeople => "distinct_people",
            Self::DistinctNames => "distinct_names",
            Self::ActiveDays => "active_days",
            Self::Steps => "steps",
            Self::Min => "min",
            Self::Max => "max",
            Self::Average => "average",
            Self::First => "first",
            Self::Last => "last",
            Self::FirstValue => "first_value",
            Self::LastValue => "last_value",
        }
    }

    /// What a formula gets: a day for `first` and `last`, otherwise a number.
    pub const fn value_type(self) -> ValueType {
        match self {
            Self::First | Self::Last => ValueType::Date,
            _ => ValueType::Number,
        }
    }

    /// Whether it can be counted over a window of days.
    pub const fn slides(self) -> bool {
        !matches!(self, Self::First | Self::Last | Self::FirstValue | Self::LastValue)
    }

    /// Whether it can be counted over the whole life.
    pub const fn lasts(self) -> bool {
        matches!(self, Self::Count | Self::Sum) || !self.slides()
    }
}

/// Which days count, backwards from today, today included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Window {
    /// The last `n` calendar days: `today - (n - 1)` to `today`.
    Days(u16),
    /// The `n` calendar days before the last `n`.
    Previous(u16),
    /// `days` calendar days that end `shift` days before today.
    PreviousBy {
        /// Length.
        days: u16,
        /// Days between its last day and today.
        shift: u16,
    },
    /// All events up to today.
    Lifetime,
}

impl Window {
    /// Days before today: from the first (0 is today) up to but not including the second; nothing for the whole life.
    pub const fn reach(self) -> Option<(u16, u16)> {
        match self {
            Self::Days(n) => Some((0, n)),
            Self::Previous(n) => Some((n, n.saturating_mul(2))),
            Self::PreviousBy { days, shift } => Some((shift, shift.saturating_add(days))),
            Self::Lifetime => None,
        }
    }

    /// The first and last calendar day of the window; nothing for the whole life.
    pub fn span(self, today: Day) -> Option<(Day, Day)> {
        let (near, far) = self.reach()?;
        let back = |days: u16| today.saturating_sub(i64::from(days).days());
        Some((back(far.saturating_sub(1)), back(near)))
    }

    /// Length in days; nothing for the whole life.
    pub const fn days(self) -> Option<u16> {
        match self {
            Self::Days(n) | Self::Previous(n) | Self::PreviousBy { days: n, .. } => Some(n),
            Self::Lifetime => None,
        }
    }
}

/// The definition of one metric.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MetricSpec {
    /// Its name in formulas: `[a-z][a-z0-9_]*`.
    pub id: String,
    /// The kind of subject that it is about.
    pub subject: String,
    /// How events become one number.
    pub aggregate: Aggregate,
    /// Which days count.
    pub window: Window,
    /// Event names that count; all when empty. Of steps the chain, in its order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// Id of a filter of people: only their events count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<String>,
    /// Of steps: most calendar days from the first step to the last; 0 is the same day, and nothing is the whole window.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<u16>,
    /// Whether it is read per working day of the subject's own calendar.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub per_working_day: bool,
}

impl MetricSpec {
    /// A metric over all names and people; the other parts are set on the fields.
    pub fn new(id: &str, subject: &str, aggregate: Aggregate, window: Window) -> Self {
        Self {
            id: id.to_owned(),
            subject: subject.to_owned(),
            aggregate,
            window,
            names: Vec::new(),
            people: None,
            within: None,
            per_working_day: false,
        }
    }

    /// The same metric over these event names only.
    #[must_use]
    pub fn named<T: Into<String>>(mut self, names: impl IntoIterator<Item = T>) -> Self {
        self.names = names.into_iter().map(Into::into).collect();
        self
    }

    /// The same metric of steps, the last of them at most so many days after the first.
    #[must_use]
    pub const fn within(mut self, days: u16) -> Self {
        self.within = Some(days);
        self
    }

    /// The same metric over the events of these people only.
    #[must_use]
    pub fn of(mut self, people: &str) -> Self {
        self.people = Some(people.to_owned());
        self
    }

    /// Whether the parts fit together.
    ///
    /// # Errors
    /// One fault for each wrong part, named by its field: `metric-id`, `metric-days` (with `limit`), `metric-not-sliding`,
    /// `metric-not-lifetime`, `metric-per-working-day`, `metric-steps` (with `least` and `limit`), `metric-within` (with `limit`),
    /// `metric-within-alone`.
    pub fn validate(&self) -> Result<()> {
        let mut error = Error::invalid("metric-invalid").with("id", self.id.as_str());
        let mut letters = self.id.bytes();
        let starts_well = letters.next().is_some_and(|b| b.is_ascii_lowercase());
        if !starts_well || !letters.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_') {
            error = error.fault("id", "metric-id");
        }
        let allowed = 1..=DAYS_LIMIT;
        let lengths = match self.window {
            Window::Days(n) | Window::Previous(n) => [n, n],
            Window::PreviousBy { days, shift } => [days, shift],
            Window::Lifetime => [1, 1],
        };
        if !lengths.iter().all(|n| allowed.contains(n)) {
            error = error.fault("window", Says::new("metric-days").with("limit", i64::from(DAYS_LIMIT)));
        }
        if self.window == Window::Lifetime {
            if !self.aggregate.lasts() {
                error = error.fault("window", "metric-not-lifetime");
            }
        } else if !self.aggregate.slides() {
            error = error.fault("window", "metric-not-sliding");
        }
        let volume = matches!(self.aggregate, Aggregate::Count | Aggregate::Sum) && self.window != Window::Lifetime;
        if self.per_working_day && !volume {
            error = error.fault("per_working_day", "metric-per-working-day");
        }
        for (field, says) in steps::faults(self) {
            error = error.fault(field, says);
        }
        if error.faults.is_empty() { Ok(()) } else { Err(error) }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn windows_end_today_and_do_not_overlap() {
        let today = date(2026, 3, 31);
        assert_eq!(Window::Days(1).span(today), Some((today, today)));
        assert_eq!(Window::Days(28).span(today), Some((date(2026, 3, 4), today)));
        assert_eq!(Window::Previous(28).span(today), Some((date(2026, 2, 4), date(2026, 3, 3))));
        let shifted = Window::PreviousBy { days: 7, shift: 56 };
        assert_eq!(shifted.span(today), Some((date(2026, 1, 28), date(2026, 2, 3))));
        assert_eq!(Window::Lifetime.span(today), None);
    }

    #[test]
    fn every_wrong_part_is_named() {
        let mut spec = MetricSpec::new("9 lives", "account", Aggregate::Last, Window::Days(93));
        spec.per_working_day = true;
        let error = spec.validate().unwrap_err();
        let named: Vec<(&str, &str)> = error.faults.iter().map(|f| (&*f.field, &*f.says.key)).collect();
        let expected = [
            ("id", "metric-id"),
            ("window", "metric-days"),
            ("window", "metric-not-sliding"),
            ("per_working_day", "metric-per-working-day"),
        ];
        assert_eq!(named, expected);
        let median = MetricSpec::new("m", "account", Aggregate::Average, Window::Lifetime);
        assert_eq!(median.validate().unwrap_err().faults[0].says.key, "metric-not-lifetime");
        for bad in [Window::Days(0), Window::Previous(93), Window::PreviousBy { days: 1, shift: 0 }] {
            assert!(MetricSpec::new("m", "account", Aggregate::Count, bad).validate().is_err(), "{bad:?}");
        }
        let widest = Window::PreviousBy { days: 92, shift: 92 };
        assert!(MetricSpec::new("m", "account", Aggregate::Count, widest).validate().is_ok());
    }
}
