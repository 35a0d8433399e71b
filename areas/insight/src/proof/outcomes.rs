//! When an outcome came, by customer.

use std::collections::{BTreeSet, HashMap};

use kernel::{Day, Error, Result, ValueType};
use query::{ColumnSpec, Frame};
use web::App;

use super::kept::FOLDER;
use super::looks::each;

/// Kept days that are read at once.
const AT_ONCE: usize = 8;
/// Columns whose day comes again.
const AGAIN: [&str; 3] = ["renewed_on", "upgraded_on", "downgraded_on"];
/// Columns whose day is a loss; of any other one it is only said that it came.
const LOSSES: [&str; 1] = ["cancelled_on"];

/// Whether what a column tells usually comes more than once: it tells the last day only.
pub fn comes_again(column: &str) -> bool {
    AGAIN.contains(&column)
}

/// Whether a customer that comes to it is lost.
pub fn is_loss(column: &str) -> bool {
    LOSSES.contains(&column)
}

/// The days on which an outcome came, of each customer to whom it did, in order.
pub(super) struct Outcomes {
    days: HashMap<String, Vec<Day>>,
    /// Whether it may come again.
    again: bool,
}

impl Outcomes {
    /// Those of the column `key`: as it is known today. Of one that may come again also the days that it held on the kept days: a column
    /// tells the last one only, and of who has left since it may tell none.
    ///
    /// # Errors
    /// `proof-outcome` when it is no column of days; a kept day cannot be read.
    pub(super) fn of(app: &App, now: &Frame, (key, again): (&str, bool), kept: &[Day]) -> Result<Self> {
        let spec = now.spec(key).filter(|spec| spec.ty == ValueType::Date);
        let spec = spec.ok_or_else(|| Error::field("outcome", "proof-outcome"))?;
        let mut sets: HashMap<String, BTreeSet<Day>> = HashMap::new();
        for (account, day) in dates(now, spec) {
            sets.entry(account).or_default().insert(day);
        }
        if again {
            let read =
                |day: Day| FOLDER.read(&app.folder, day, std::slice::from_ref(spec)).map(|frame| dates(&frame, spec));
            // A few days at once: all of them together would fill the memory.
            for some in kept.chunks(AT_ONCE) {
                for (account, day) in each(some, read)?.into_iter().flatten() {
                    sets.entry(account).or_default().insert(day);
                }
            }
        }
        Ok(Self {
            days: sets.into_iter().map(|(account, days)| (account, days.into_iter().collect())).collect(),
            again,
        })
    }

    /// When it came to a customer after `day`, if it did; nothing is an answer too where it can come again, else it must not have come
    /// before.
    pub(super) fn after(&self, account: &str, day: Day) -> Option<Day> {
        let days = self.days.get(account)?;
        if self.again { days.iter().copied().find(|on| *on > day) } else { days.last().copied() }
    }

    /// Whether a customer could still come to it on `day`.
    pub(super) fn open(&self, account: &str, day: Day) -> bool {
        self.again || self.after(account, day).is_none_or(|on| on > day)
    }
}

fn dates(frame: &Frame, spec: &ColumnSpec) -> Vec<(String, Day)> {
    let date = |row: usize| Some((frame.id(row).to_owned(), frame.value(row, &spec.key).date()?));
    (0..frame.len()).filter_map(date).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn outcomes(again: bool) -> Outcomes {
        let days = [date(2025, 3, 1), date(2026, 3, 1)].to_vec();
        Outcomes { days: HashMap::from([("a".to_owned(), days)]), again }
    }

    #[test]
    fn what_comes_again_is_the_next_one_and_never_over() {
        let all = outcomes(true);
        assert_eq!(all.after("a", date(2025, 1, 1)), Some(date(2025, 3, 1)));
        assert_eq!(all.after("a", date(2025, 3, 1)), Some(date(2026, 3, 1)));
        assert_eq!(all.after("a", date(2026, 3, 1)), None);
        assert!(all.open("a", date(2027, 1, 1)) && all.open("b", date(2027, 1, 1)));
    }

    #[test]
    fn what_comes_once_is_the_last_one_known() {
        let all = outcomes(false);
        assert_eq!(all.after("a", date(2025, 1, 1)), Some(date(2026, 3, 1)));
        assert!(all.open("a", date(2026, 2, 28)) && !all.open("a", date(2026, 3, 1)));
    }
}
