//! A year of an account's usage by weeks, with the year before, and what was used lately.

use std::sync::Arc;

use eventlog::NONE;
use jiff::ToSpan;
use kernel::{Day, Instant, Result};
use metrics::{Series, day_number};
use web::App;

use super::events::OfAccount;

/// Weeks of a year.
const WEEKS: i64 = 52;
/// Days that are "lately", with today.
const LATELY: i64 = 28;

/// Distinct people by week: this year, and the year before moved onto the same days; and events by name of the last four weeks.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Year {
    /// First day of the first week and today.
    pub(super) days: (Day, Day),
    /// Week's first day and people.
    pub(super) weeks: Vec<(Day, u64)>,
    /// Last year's people on this year's days; empty when nothing was known then.
    pub(super) last: Vec<(Day, u64)>,
    /// Names of the last four weeks with their events, the most first.
    pub(super) used: Vec<(String, u64)>,
}

/// All in one reading of the log, which is what an account's page waits for. Blocks: it reads files.
pub(super) fn year(app: &App, of: &OfAccount, today: Day) -> Result<Year> {
    let zone = app.zone();
    let from = today.saturating_sub((7 * WEEKS - 1).days());
    let last_from = from.saturating_sub((7 * WEEKS).days());
    let weekday = from.weekday();
    let mut now = Series::weekly(&zone, from, today, weekday);
    let mut then = Series::weekly(&zone, last_from, from.yesterday().unwrap_or(from), weekday);
    let of = of.clone().within(&[], Some((last_from, today)), &zone);
    let lately = Instant::start_of(today.saturating_sub((LATELY - 1).days()), &zone);
    let mut used: Vec<(Option<Arc<str>>, u64)> = Vec::new();
    of.each(app, &mut |dictionaries, (person, name), at, value| {
        now.add(person, at, value);
        then.add(person, at, value);
        if at >= lately && name != NONE {
            let place = name as usize;
            used.resize(used.len().max(place + 1), (None, 0));
            let entry = &mut used[place];
            entry.0 = entry.0.take().or_else(|| dictionaries.names.text(name).cloned());
            entry.1 += 1;
        }
    })?;
    let mut used: Vec<(String, u64)> = used.into_iter().filter_map(|(name, n)| Some((name?.to_string(), n))).collect();
    used.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let weeks = now.points().iter().map(|p| (p.day, p.people)).collect();
    let shifted = |day: Day| metrics::day_of_number(day_number(day) + 7 * WEEKS);
    let last: Vec<(Day, u64)> = then.points().iter().map(|p| (shifted(p.day), p.people)).collect();
    let known = last.iter().position(|(_, people)| *people > 0);
    let last = known.map_or_else(Vec::new, |first| last[first..].to_vec());
    Ok(Year { days: (from, today), weeks, last, used })
}

/// Stretches of at least three days off that hold a holiday: what shades a chart.
pub(super) fn holidays(calendar: &i18n::workdays::WorkCalendar, (from, to): (Day, Day)) -> Vec<(Day, Day, String)> {
    let mut found = Vec::new();
    let mut day = from;
    while day <= to {
        let start = day;
        let mut name: Option<&str> = None;
        while day <= to && !calendar.is_working(day) {
            name = name.or_else(|| calendar.holiday(day));
            day = day.tomorrow().unwrap_or(Day::MAX);
        }
        let length = day_number(day) - day_number(start);
        if let Some(name) = name.filter(|_| length >= 3) {
            found.push((start, day.yesterday().unwrap_or(day), name.to_owned()));
        }
        day = day.tomorrow().unwrap_or(Day::MAX);
        if day == Day::MAX {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use i18n::workdays::shipped;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn long_holidays_are_shaded_and_weekends_are_not() {
        let china = shipped("CN").unwrap();
        let found = holidays(&china, (date(2026, 1, 10), date(2026, 3, 10)));
        assert_eq!(found.len(), 1);
        assert!(found[0].0 <= date(2026, 2, 16) && found[0].1 >= date(2026, 2, 20), "{found:?}");
        assert!(holidays(&shipped("INTL").unwrap(), (date(2026, 1, 1), date(2026, 12, 31))).is_empty());
    }
}
