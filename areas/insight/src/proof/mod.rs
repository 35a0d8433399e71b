//! Whether scores told who would leave: the past is looked at again, week by week, as we knew it, and compared with what came.
//!
//! Words: a *look* is one customer on one day; those *at risk* then are the *risk set*; the *outcome* is a date that a customer has
//! today (a cancellation); a look is *lost* when its outcome came within the given days after it. Nothing of a look was learned later:
//! each day is the workspace of that past day (decision 0009). Learned chances are made out of fold, with all looks of one
//! customer in one fold.
mod learned;
mod looks;
mod measures;
mod report;
mod warning;

use jiff::ToSpan;
use kernel::{Day, Error, Result};

pub use looks::{Look, Outcomes, look, outcomes};
pub use measures::Measures;
pub use report::{InBand, Report, Sign};

/// What is tried on the past.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// First and last day of each time that is looked at.
    pub during: Vec<(Day, Day)>,
    /// Days from one look to the next.
    pub every: u16,
    /// Days after a look in which the outcome makes it lost.
    pub within: u16,
    /// Who is at risk: a condition over the columns of that day.
    pub risk: String,
    /// The column of today with the day of the outcome.
    pub outcome: String,
    /// One number to compare with, the higher the worse.
    pub baseline: Option<String>,
    /// Numbers to learn from.
    pub features: Vec<String>,
}

impl Asked {
    /// The days that are looked at, in order, each once.
    ///
    /// # Errors
    /// `proof-days` when there is none: a time that ends before it begins, or no step.
    pub fn days(&self) -> Result<Vec<Day>> {
        let mut days = Vec::new();
        for (first, last) in &self.during {
            let mut day = *first;
            while day <= *last && self.every > 0 {
                days.push(day);
                day = day.saturating_add(i64::from(self.every).days());
            }
        }
        days.sort_unstable();
        days.dedup();
        if days.is_empty() { Err(Error::field("during", "proof-days")) } else { Ok(days) }
    }
}

/// What cannot be estimated from these looks, with the reason.
fn unfit(why: stats::Unfit) -> Error {
    Error { detail: why.to_string(), ..Error::invalid("proof-too-little") }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_come_once_and_in_order() {
        let during = vec![(date(2026, 3, 10), date(2026, 3, 24)), (date(2026, 3, 3), date(2026, 3, 11))];
        let asked = Asked { during, every: 7, ..Asked::default() };
        let days = asked.days().unwrap();
        assert_eq!(days, [date(2026, 3, 3), date(2026, 3, 10), date(2026, 3, 17), date(2026, 3, 24)]);
        let none = Asked { during: vec![(date(2026, 3, 2), date(2026, 3, 1))], every: 7, ..Asked::default() };
        assert!(none.days().is_err() && Asked { every: 0, ..asked }.days().is_err());
    }
}
