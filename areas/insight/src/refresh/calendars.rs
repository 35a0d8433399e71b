//! Working days of every account's own calendar, counted once for each calendar.

use std::collections::BTreeMap;

use kernel::{Day, Result, Value};
use metrics::day_number;
use query::Frame;
use web::App;

/// How far back working days are counted: two windows, twice, and the habit of sources.
const BACK: i64 = 620;

/// How many working days each calendar has up to each day, and which account has which calendar.
#[derive(Debug)]
pub struct Calendars {
    first: i64,
    today: i64,
    /// For each calendar the number of working days before each day.
    sums: Vec<Vec<u32>>,
    /// The calendar of each row.
    of_row: Vec<usize>,
}

impl Calendars {
    /// The calendars of the accounts in `frame`, for the days before `today`.
    ///
    /// # Errors
    /// The settings cannot be read.
    pub async fn load(app: &App, frame: &Frame, today: Day) -> Result<Self> {
        let own = app.workspace.load().calendar.clone();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let mut of_row = Vec::with_capacity(frame.len());
        for row in 0..frame.len() {
            let key = match frame.value(row, "calendar") {
                Value::Text(key) => key,
                _ => own.clone(),
            };
            let next = places.len();
            of_row.push(*places.entry(key).or_insert(next));
        }
        let mut sums = vec![Vec::new(); places.len()];
        let first = day_number(today) - BACK;
        for (key, place) in places {
            let calendar = team::settings::calendar_or_own(app, &key).await?;
            let mut sum = 0;
            let mut day = metrics::day_of_number(first);
            for _ in 0..=BACK + 1 {
                sums[place].push(sum);
                sum += u32::from(calendar.is_working(day));
                day = day.tomorrow().unwrap_or(day);
            }
            sums[place].push(sum);
        }
        Ok(Self { first, today: day_number(today), sums, of_row })
    }

    /// Working days of a row's calendar from the first to the last day, both included.
    pub fn working(&self, row: usize, from: Day, to: Day) -> u32 {
        self.of_row.get(row).map_or(0, |&calendar| self.count(calendar, day_number(from), day_number(to) + 1))
    }

    /// Working days of a calendar between so many days ago and so many days ago, both not included.
    pub fn between(&self, calendar: usize, from_ago: usize, to_ago: usize) -> i64 {
        let ago = |days: usize| self.today - i64::try_from(days).unwrap_or(i64::MAX);
        self.count(calendar, ago(from_ago) + 1, ago(to_ago)).into()
    }

    /// The calendar that most of these rows have.
    pub fn most_common(&self, rows: &[usize]) -> usize {
        let mut counts = vec![0_usize; self.sums.len()];
        rows.iter().filter_map(|&row| self.of_row.get(row)).for_each(|&calendar| counts[calendar] += 1);
        (0..counts.len()).max_by_key(|&at| (counts[at], std::cmp::Reverse(at))).unwrap_or(0)
    }

    /// Working days from day `from` up to but not including day `to`.
    fn count(&self, calendar: usize, from: i64, to: i64) -> u32 {
        let Some(sums) = self.sums.get(calendar) else { return 0 };
        let at = |day: i64| usize::try_from(day - self.first).unwrap_or(0).min(sums.len().saturating_sub(1));
        let value = |day: i64| sums.get(at(day)).copied().unwrap_or(0);
        value(to).saturating_sub(value(from))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// Monday to Friday, from Thursday 1970-01-01 on.
    fn week() -> Calendars {
        let mut sums = vec![0];
        for day in 0..40_u32 {
            let works = !matches!((day + 3) % 7, 5 | 6);
            sums.push(sums[day as usize] + u32::from(works));
        }
        Calendars { first: 0, today: 20, sums: vec![sums], of_row: vec![0, 0] }
    }

    #[test]
    fn windows_count_their_working_days() {
        let calendars = week();
        // Thursday and Friday, then a weekend.
        assert_eq!(calendars.working(0, date(1970, 1, 1), date(1970, 1, 4)), 2);
        assert_eq!(calendars.working(1, date(1970, 1, 5), date(1970, 1, 11)), 5);
        assert_eq!(calendars.working(7, date(1970, 1, 5), date(1970, 1, 11)), 0);
    }

    #[test]
    fn between_two_days_neither_counts() {
        let calendars = week();
        // Today is Wednesday the 21st; 5 days ago is Friday the 16th: Monday and Tuesday lie between.
        assert_eq!(calendars.between(0, 5, 0), 2);
        assert_eq!(calendars.between(0, 1, 0), 0);
    }
}
