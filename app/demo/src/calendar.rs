//! How lively a day is: weekends, holidays and the days around them, in three calendars.

use i18n::workdays::{Weekend, WorkCalendar, shipped};
use jiff::civil::Weekday;
use jiff::{Span, civil::date};
use kernel::Day;

use crate::market::Market;

/// Days on which offices of the international market are closed, as month × 100 + day. The shipped calendar knows
/// weekends only, since countries differ; people stay at home all the same.
const CLOSED: [(i8, i8); 4] = [(1, 1), (5, 1), (12, 25), (12, 26)];

/// When people of a market are at work.
pub(crate) fn of(market: Market) -> WorkCalendar {
    let mut calendar = shipped(market.calendar()).unwrap_or_else(|| WorkCalendar::new(Weekend::SaturdaySunday));
    if market == Market::Intl {
        let days = (2020..2030).flat_map(|year| CLOSED.map(|(month, day)| date(year, month, day)));
        calendar.holidays.extend(days.map(|day| (day, String::new())));
    }
    calendar
}

/// The share of an ordinary working day's activity on `day`.
pub(crate) fn pace(market: Market, calendar: &WorkCalendar, day: Day) -> f32 {
    let weekday = day.weekday();
    if !calendar.is_working(day) {
        return if calendar.weekend.contains(weekday) { 0.05 } else { 0.03 };
    }
    let rhythm = match (market, weekday) {
        (Market::Ir, Weekday::Thursday) => 0.4,
        (Market::Ir, Weekday::Wednesday) | (Market::Intl | Market::Cn, Weekday::Friday) => 0.9,
        (Market::Cn, Weekday::Saturday | Weekday::Sunday) => 0.8,
        _ => 1.0,
    };
    let mood = match (market, i16::from(day.month()) * 100 + i16::from(day.day())) {
        (Market::Ir, 320..=402) => 0.75,
        (Market::Ir, 316..=319) => 0.9,
        (Market::Intl, 1223..=1231 | 102) => 0.6,
        (Market::Intl, 801..=825) => 0.9,
        (Market::Cn, _) if before_long_holiday(calendar, day) => 0.85,
        _ => 1.0,
    };
    let season = (f32::from(day.day_of_year()) / 365.25 * std::f32::consts::TAU).cos();
    rhythm * mood * (1.0 + 0.03 * season)
}

/// Whether a stretch of at least five days off begins within three days.
fn before_long_holiday(calendar: &WorkCalendar, day: Day) -> bool {
    let off = |after: i32| !calendar.is_working(day.saturating_add(Span::new().days(after)));
    (1..=3).any(|start| (start..start + 5).all(off))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_before_spring_festival_are_slower() {
        let china = of(Market::Cn);
        assert!(before_long_holiday(&china, date(2026, 2, 12)) && !before_long_holiday(&china, date(2026, 2, 11)));
    }

    #[test]
    fn weekends_differ() {
        let (friday, sunday) = (date(2026, 11, 20), date(2026, 11, 22));
        assert_eq!(Market::ALL.map(|m| of(m).is_working(friday)), [true, true, false]);
        assert_eq!(Market::ALL.map(|m| of(m).is_working(sunday)), [false, false, true]);
        assert!(!of(Market::Intl).is_working(date(2026, 12, 25)));
    }

    #[test]
    fn days_off_are_quiet_and_working_days_are_not() {
        for market in Market::ALL {
            let calendar = of(market);
            let mut day = date(2024, 1, 1);
            while day < date(2028, 1, 1) {
                let pace = pace(market, &calendar, day);
                assert_eq!(pace > 0.2, calendar.is_working(day), "{day} {market:?} {pace}");
                day = day.tomorrow().unwrap();
            }
        }
    }
}
