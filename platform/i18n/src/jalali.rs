//! The Jalali (solar Hijri) calendar of Iran, on ICU4X's tables.

use icu_calendar::Date;
use icu_calendar::cal::{Iso, Persian};
use icu_calendar::types::RataDie;
use kernel::Day;

/// 1970-01-01 as a *rata die*, the day count that ICU4X converts through.
const UNIX_EPOCH: i64 = 719_163;

/// A day of the Jalali calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Jalali {
    /// The year, such as 1405.
    pub year: i16,
    /// 1 (Farvardin) to 12 (Esfand).
    pub month: i8,
    /// 1 to 31.
    pub day: i8,
}

/// The Jalali date of a day.
pub fn from_gregorian(day: Day) -> Jalali {
    let date = Date::from_rata_die(rata_die(day), Persian);
    Jalali {
        year: i16::try_from(date.year().extended_year()).unwrap_or(i16::MAX),
        month: i8::try_from(date.month().ordinal).unwrap_or(1),
        day: i8::try_from(date.day_of_month().0).unwrap_or(1),
    }
}

/// The day of a Jalali date; nothing for a date that does not exist, such as 30 Esfand of a common year.
pub fn to_gregorian(year: i16, month: i8, day: i8) -> Option<Day> {
    let date =
        Date::try_new_persian(year.into(), u8::try_from(month).ok()?, u8::try_from(day).ok()?).ok()?.to_calendar(Iso);
    let year = i16::try_from(date.year().extended_year()).ok()?;
    Day::new(year, i8::try_from(date.month().ordinal).ok()?, i8::try_from(date.day_of_month().0).ok()?).ok()
}

/// The number of days of a Jalali month: 29, 30 or 31; nothing for a month that does not exist.
pub fn days_in_month(year: i16, month: i8) -> Option<i8> {
    let first = Date::try_new_persian(year.into(), u8::try_from(month).ok()?, 1).ok()?;
    i8::try_from(first.days_in_month()).ok()
}

/// `day` moved by whole Jalali months; a day that the month lacks becomes its last one. Out of range it stays.
pub fn add_months(day: Day, months: i32) -> Day {
    let date = from_gregorian(day);
    let count = i32::from(date.year) * 12 + i32::from(date.month) - 1;
    let target = count.saturating_add(months);
    let (Ok(year), Ok(month)) = (i16::try_from(target.div_euclid(12)), i8::try_from(target.rem_euclid(12) + 1)) else {
        return day;
    };
    let last = days_in_month(year, month).unwrap_or(date.day);
    to_gregorian(year, month, date.day.min(last)).unwrap_or(day)
}

pub(crate) fn rata_die(day: Day) -> RataDie {
    let since_epoch = jiff::civil::date(1970, 1, 1).duration_until(day).as_hours() / 24;
    RataDie::new(UNIX_EPOCH + since_epoch)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn jalali(year: i16, month: i8, day: i8) -> Jalali {
        Jalali { year, month, day }
    }

    /// Nowruz and year ends as printed in the official calendars of Iran (Institute of Geophysics, Tehran).
    #[test]
    fn known_days() {
        let known = [
            (date(1979, 2, 11), jalali(1357, 11, 22)),
            (date(2021, 3, 20), jalali(1399, 12, 30)),
            (date(2021, 3, 21), jalali(1400, 1, 1)),
            (date(2024, 3, 20), jalali(1403, 1, 1)),
            (date(2025, 3, 20), jalali(1403, 12, 30)),
            (date(2025, 3, 21), jalali(1404, 1, 1)),
            (date(2026, 3, 21), jalali(1405, 1, 1)),
            (date(2026, 11, 21), jalali(1405, 8, 30)),
            (date(2027, 3, 21), jalali(1406, 1, 1)),
        ];
        for (day, expected) in known {
            assert_eq!(from_gregorian(day), expected);
            assert_eq!(to_gregorian(expected.year, expected.month, expected.day), Some(day));
        }
    }

    #[test]
    fn leap_years_have_a_thirtieth_of_esfand() {
        let leap: Vec<i16> = (1390..=1412).filter(|&y| days_in_month(y, 12) == Some(30)).collect();
        assert_eq!(leap, [1391, 1395, 1399, 1403, 1408, 1412]);
        assert_eq!(to_gregorian(1404, 12, 30), None);
        assert_eq!(to_gregorian(1404, 7, 31), None);
        assert_eq!(to_gregorian(1404, 13, 1), None);
        assert_eq!(to_gregorian(1404, 0, 1), None);
        assert_eq!(to_gregorian(1404, -1, 1), None);
        assert_eq!(days_in_month(1404, 13), None);
    }

    #[test]
    fn months_are_clamped_to_their_end() {
        let end_of_leap = date(2025, 3, 20);
        assert_eq!(from_gregorian(add_months(end_of_leap, 12)), jalali(1404, 12, 29));
        assert_eq!(from_gregorian(add_months(date(2026, 4, 20), 6)), jalali(1405, 7, 30), "31 Farvardin, Mehr has 30");
        assert_eq!(from_gregorian(add_months(date(2026, 4, 20), -1)), jalali(1404, 12, 29));
        assert_eq!(add_months(end_of_leap, i32::MAX), end_of_leap);
    }

    proptest! {
        #[test]
        fn days_come_back(offset in -40_000_i64..80_000) {
            let day = date(1970, 1, 1).saturating_add(jiff::Span::new().days(offset));
            let there = from_gregorian(day);
            prop_assert_eq!(to_gregorian(there.year, there.month, there.day), Some(day));
        }

        #[test]
        fn twelve_months_are_a_year(offset in 0_i64..30_000, months in -600_i32..600) {
            let day = date(1970, 1, 1).saturating_add(jiff::Span::new().days(offset));
            let there = from_gregorian(add_months(day, months * 12));
            prop_assert_eq!(i32::from(there.year), i32::from(from_gregorian(day).year) + months);
        }
    }
}
