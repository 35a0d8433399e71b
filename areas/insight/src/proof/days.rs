//! Which past days are looked at.

use jiff::ToSpan;
use jiff::civil::Weekday;
use kernel::{Day, Error, Result, Says};
use serde::{Deserialize, Serialize};
use storage::Tx;
use web::App;

/// The setting.
const KEY: &str = "proof";
/// Days from one look to the next.
const WEEK: u16 = 7;
/// The most weeks back.
pub(super) const MOST: u16 = 260;

/// The past days that are kept, for everybody: the ends of the last weeks, or of the weeks of stated times.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Days {
    /// So many weeks back, up to the last Sunday; none keeps nothing.
    pub weeks: u16,
    /// First and last day of each time that is looked at instead, every seventh day from the first one.
    #[serde(default)]
    pub during: Vec<(Day, Day)>,
}

impl Days {
    /// What was decided; nothing is kept before.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn of(app: &App) -> Result<Self> {
        Ok(team::settings::get(app, KEY).await?.unwrap_or_default())
    }

    /// Decides on these, for everybody.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn decide(&self, tx: &Tx) -> Result<()> {
        team::settings::set(tx, KEY, self).await
    }

    /// The days that are over, in order, each once.
    pub fn until(&self, today: Day) -> Vec<Day> {
        if !self.during.is_empty() {
            return every(&self.during, WEEK, today);
        }
        let mut day = today;
        let back = std::iter::from_fn(|| {
            day = day.nth_weekday(-1, Weekday::Sunday).ok()?;
            Some(day)
        });
        let mut days: Vec<Day> = back.take(usize::from(self.weeks)).collect();
        days.reverse();
        days
    }

    /// From what was typed: a number of weeks, and times such as `2026-01-05..2026-06-29`, one in each line.
    ///
    /// # Errors
    /// The field that is wrong, and the line.
    pub(super) fn parse(weeks: &str, during: &str) -> Result<Self> {
        let typed = text::latin_digits(weeks.trim());
        let count = if typed.is_empty() { Ok(0) } else { typed.parse::<u16>() };
        let says = || Says::new("proof-weeks-wrong").with("most", i64::from(MOST));
        let Some(weeks) = count.ok().filter(|weeks| *weeks <= MOST) else {
            return Err(Error::invalid("error-form").fault("weeks", says()));
        };
        let mut times = Vec::new();
        for (at, line) in text::latin_digits(during).lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let says = || Says::new("proof-during-wrong").with("line", i64::try_from(at + 1).unwrap_or(i64::MAX));
            times.push(time(line).ok_or_else(|| Error::invalid("error-form").fault("during", says()))?);
        }
        let most = usize::from(MOST) * 2;
        if every(&times, WEEK, Day::MAX).len() > most {
            let says = Says::new("proof-during-many").with("most", i64::try_from(most).unwrap_or(i64::MAX));
            return Err(Error::invalid("error-form").fault("during", says));
        }
        Ok(Self { weeks, during: times })
    }
}

/// A time that was written as `FROM..TO`.
pub(super) fn time(text: &str) -> Option<(Day, Day)> {
    let (from, to) = text.split_once("..")?;
    let (from, to) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
    (from <= to).then_some((from, to))
}

/// Every so many days of these times that end before `today`, in order, each once.
pub fn every(during: &[(Day, Day)], step: u16, today: Day) -> Vec<Day> {
    let mut days = Vec::new();
    for (first, last) in during {
        let mut day = *first;
        while day <= *last && day < today && step > 0 {
            days.push(day);
            day = day.saturating_add(i64::from(step).days());
        }
    }
    days.sort_unstable();
    days.dedup();
    days
}

/// Those of `days` whose outcomes within so many days are known by today.
pub fn known_by(days: Vec<Day>, within: u16, today: Day) -> Vec<Day> {
    let last = today.saturating_sub((i64::from(within) + 1).days());
    days.into_iter().filter(|day| *day <= last).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_come_once_in_order_and_are_over() {
        let during = vec![(date(2026, 3, 10), date(2026, 3, 24)), (date(2026, 3, 3), date(2026, 3, 11))];
        let days = Days { weeks: 3, during };
        let all = [date(2026, 3, 3), date(2026, 3, 10), date(2026, 3, 17), date(2026, 3, 24)];
        assert_eq!(days.until(date(2026, 6, 1)), all);
        assert_eq!(days.until(date(2026, 3, 24)), all[..3], "today is not over");
        assert_eq!(every(&days.during, 0, date(2026, 6, 1)), []);
    }

    #[test]
    fn weeks_end_on_sundays_that_are_over() {
        let days = Days { weeks: 2, during: Vec::new() };
        assert_eq!(days.until(date(2026, 11, 22)), [date(2026, 11, 8), date(2026, 11, 15)], "a Sunday that is today");
        assert_eq!(days.until(date(2026, 11, 23)), [date(2026, 11, 15), date(2026, 11, 22)]);
        assert_eq!(Days::default().until(date(2026, 11, 23)), []);
    }

    #[test]
    fn what_is_typed_is_read_or_the_line_is_named() {
        let days = Days::parse("۵۲", " 2026-01-05..2026-02-01\n\n2026-03-01 .. 2026-03-08 ").unwrap();
        assert_eq!((days.weeks, days.during.len()), (52, 2));
        assert_eq!(Days::parse("", "").unwrap(), Days::default());
        for weeks in ["-1", "many", "261"] {
            assert_eq!(Days::parse(weeks, "").unwrap_err().faults[0].field, "weeks", "{weeks}");
        }
        assert_eq!(Days::parse("", "1990-01-01..2026-01-01").unwrap_err().faults[0].says.key, "proof-during-many");
        for line in ["2026-02-01", "2026-02-01..2026-01-01", "2026-02-30..2026-03-01"] {
            let error = Days::parse("", &format!("2026-01-01..2026-01-08\n{line}")).unwrap_err();
            assert_eq!(error.faults[0].field, "during", "{line}");
        }
    }
}
