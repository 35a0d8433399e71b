//! Public holidays of mainland China.
//!
//! Source for 2022 to 2026: the yearly notices of the General Office of the State Council on the arrangement of holidays
//! (国务院办公厅关于部分节假日安排的通知), with their worked weekends (调休), compared day by day with the Python package
//! `holidays` 0.109 rather than with the notices themselves. The notice for 2027 is published in autumn
//! 2026 and is not in this table: for 2027 the statutory days of the regulation on national festivals (全国年节及纪念日放假办法,
//! as amended for 2025) stand here, each day that falls on a weekend made up on the next working day, without worked weekends.

use jiff::civil::date;
use kernel::Day;

use super::{Weekend, WorkCalendar};

/// Year, first and last day as (month, day), message key of the name.
type Rest = (i16, (i8, i8), (i8, i8), &'static str);

const NEW_YEAR: &str = "holiday-new-year";
const SPRING: &str = "holiday-spring-festival";
const TOMBS: &str = "holiday-qingming";
const LABOUR: &str = "holiday-labour-day";
const BOATS: &str = "holiday-dragon-boat";
const MOON: &str = "holiday-mid-autumn";
const NATION: &str = "holiday-national-day";

const RESTS: &[Rest] = &[
    (2022, (1, 1), (1, 3), NEW_YEAR),
    (2022, (1, 31), (2, 6), SPRING),
    (2022, (4, 3), (4, 5), TOMBS),
    (2022, (4, 30), (5, 4), LABOUR),
    (2022, (6, 3), (6, 5), BOATS),
    (2022, (9, 10), (9, 12), MOON),
    (2022, (10, 1), (10, 7), NATION),
    (2022, (12, 31), (12, 31), NEW_YEAR),
    (2023, (1, 1), (1, 2), NEW_YEAR),
    (2023, (1, 21), (1, 27), SPRING),
    (2023, (4, 5), (4, 5), TOMBS),
    (2023, (4, 29), (5, 3), LABOUR),
    (2023, (6, 22), (6, 24), BOATS),
    (2023, (9, 29), (9, 29), MOON),
    (2023, (9, 30), (10, 6), NATION),
    (2023, (12, 30), (12, 31), NEW_YEAR),
    (2024, (1, 1), (1, 1), NEW_YEAR),
    (2024, (2, 10), (2, 17), SPRING),
    (2024, (4, 4), (4, 6), TOMBS),
    (2024, (5, 1), (5, 5), LABOUR),
    (2024, (6, 8), (6, 10), BOATS),
    (2024, (9, 15), (9, 17), MOON),
    (2024, (10, 1), (10, 7), NATION),
    (2025, (1, 1), (1, 1), NEW_YEAR),
    (2025, (1, 28), (2, 4), SPRING),
    (2025, (4, 4), (4, 6), TOMBS),
    (2025, (5, 1), (5, 5), LABOUR),
    (2025, (5, 31), (6, 2), BOATS),
    (2025, (10, 1), (10, 8), NATION),
    (2026, (1, 1), (1, 3), NEW_YEAR),
    (2026, (2, 15), (2, 23), SPRING),
    (2026, (4, 4), (4, 6), TOMBS),
    (2026, (5, 1), (5, 5), LABOUR),
    (2026, (6, 19), (6, 21), BOATS),
    (2026, (9, 25), (9, 27), MOON),
    (2026, (10, 1), (10, 7), NATION),
    (2027, (1, 1), (1, 1), NEW_YEAR),
    (2027, (2, 5), (2, 10), SPRING),
    (2027, (4, 5), (4, 5), TOMBS),
    (2027, (5, 1), (5, 4), LABOUR),
    (2027, (6, 9), (6, 9), BOATS),
    (2027, (9, 15), (9, 15), MOON),
    (2027, (10, 1), (10, 5), NATION),
];

const WORKED: &[(i16, i8, i8)] = &[
    (2022, 1, 29),
    (2022, 1, 30),
    (2022, 4, 2),
    (2022, 4, 24),
    (2022, 5, 7),
    (2022, 10, 8),
    (2022, 10, 9),
    (2023, 1, 28),
    (2023, 1, 29),
    (2023, 4, 23),
    (2023, 5, 6),
    (2023, 6, 25),
    (2023, 10, 7),
    (2023, 10, 8),
    (2024, 2, 4),
    (2024, 2, 18),
    (2024, 4, 7),
    (2024, 4, 28),
    (2024, 5, 11),
    (2024, 9, 14),
    (2024, 9, 29),
    (2024, 10, 12),
    (2025, 1, 26),
    (2025, 2, 8),
    (2025, 4, 27),
    (2025, 9, 28),
    (2025, 10, 11),
    (2026, 1, 4),
    (2026, 2, 14),
    (2026, 2, 28),
    (2026, 5, 9),
    (2026, 9, 20),
    (2026, 10, 10),
];

pub(super) fn calendar() -> WorkCalendar {
    let mut calendar = WorkCalendar::new(Weekend::SaturdaySunday);
    for &(year, (month, day), last, name) in RESTS {
        let last = date(year, last.0, last.1);
        let days = date(year, month, day).series(jiff::Span::new().days(1)).take_while(|d| *d <= last);
        calendar.holidays.extend(days.map(|d: Day| (d, name.to_owned())));
    }
    calendar.working_weekends = WORKED.iter().map(|&(year, month, day)| date(year, month, day)).collect();
    calendar
}

#[cfg(test)]
mod tests {
    use icu_calendar::Date;
    use icu_calendar::cal::ChineseTraditional;

    use super::*;

    /// Month and day of the Chinese calendar by ICU4X, which knows nothing of our table; no leap months here.
    fn lunar(day: Day) -> (u8, u8) {
        let date = Date::from_rata_die(crate::jalali::rata_die(day), ChineseTraditional::new());
        (date.month().number(), date.day_of_month().0)
    }

    #[test]
    fn the_moving_festivals_lie_in_their_rests() {
        let calendar = calendar();
        let mut found = 0;
        for day in date(2022, 1, 1).series(jiff::Span::new().days(1)).take_while(|d| d.year() < 2028) {
            let name = calendar.holidays.get(&day).map(String::as_str);
            let expected: &[&str] = match lunar(day) {
                (1, 1..=3) => &[SPRING],
                (5, 5) => &[BOATS],
                // In 2025 the feast fell into the national holidays.
                (8, 15) => &[MOON, NATION],
                _ => continue,
            };
            // The leap month of 2023 and 2025 repeats a number but no festival.
            if name.is_none() && matches!(day.year(), 2023 | 2025) {
                continue;
            }
            assert!(name.is_some_and(|n| expected.contains(&n)), "{day}: {name:?}");
            found += 1;
        }
        assert_eq!(found, 6 * 5);
    }

    #[test]
    fn what_is_worked_is_a_weekend_and_no_rest() {
        let calendar = calendar();
        for day in &calendar.working_weekends {
            assert!(Weekend::SaturdaySunday.contains(day.weekday()), "{day}");
            assert!(!calendar.holidays.contains_key(day), "{day}");
        }
    }

    /// The law gives eleven days, thirteen from 2025 on: weekdays off less weekends worked must come to that in each year.
    #[test]
    fn each_year_gives_what_the_law_gives() {
        let calendar = calendar();
        for (year, expected) in [(2022, 11), (2023, 11), (2024, 11), (2025, 13), (2026, 13), (2027, 13)] {
            let off =
                calendar.holidays.keys().filter(|d| d.year() == year && !Weekend::SaturdaySunday.contains(d.weekday()));
            let worked = calendar.working_weekends.iter().filter(|d| d.year() == year).count();
            assert_eq!(off.count() - worked, expected, "{year}");
        }
    }
}
