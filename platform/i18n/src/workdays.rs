//! Working days: weekends, holidays by year, and weekends that are worked.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Weekday;
use kernel::Day;
use serde::{Deserialize, Serialize};

mod china;
mod iran;

/// No calendar rests longer; a table that does is a mistake, and the search for a working day ends here.
const LONGEST_REST_DAYS: usize = 60;

/// The first and the last day that the shipped tables know.
pub const SHIPPED: (Day, Day) = (jiff::civil::date(2022, 1, 1), jiff::civil::date(2027, 12, 31));

/// The days of the week on which nobody works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weekend {
    /// Friday; the Thursday before it, a half day in many houses, counts as a working day.
    Friday,
    /// Thursday and Friday.
    ThursdayFriday,
    /// Saturday and Sunday.
    SaturdaySunday,
}

impl Weekend {
    /// All weekends, in the order in which a form offers them.
    pub const ALL: [Self; 3] = [Self::Friday, Self::ThursdayFriday, Self::SaturdaySunday];

    /// The key used in files, in the API and as the end of the message key `weekend-…`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Friday => "friday",
            Self::ThursdayFriday => "thursday_friday",
            Self::SaturdaySunday => "saturday_sunday",
        }
    }

    /// Whether `weekday` belongs to it.
    pub const fn contains(self, weekday: Weekday) -> bool {
        match self {
            Self::Friday => matches!(weekday, Weekday::Friday),
            Self::ThursdayFriday => matches!(weekday, Weekday::Thursday | Weekday::Friday),
            Self::SaturdaySunday => matches!(weekday, Weekday::Saturday | Weekday::Sunday),
        }
    }

    /// The day on which the week starts: the one after the weekend.
    pub const fn week_start(self) -> Weekday {
        match self {
            Self::Friday | Self::ThursdayFriday => Weekday::Saturday,
            Self::SaturdaySunday => Weekday::Monday,
        }
    }
}

/// When people work: on a weekend day only if it is a working weekend, on any other day unless it is a holiday.
///
/// Outside the years of its tables only the weekend is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkCalendar {
    /// The weekly rest.
    pub weekend: Weekend,
    /// Days off, each with the message key of its name (`holiday-…`) or, for a day somebody added, the name itself.
    pub holidays: BTreeMap<Day, String>,
    /// Weekend days that are worked (Chinese 调休).
    pub working_weekends: BTreeSet<Day>,
}

impl WorkCalendar {
    /// A calendar with nothing but a weekend.
    pub const fn new(weekend: Weekend) -> Self {
        Self { weekend, holidays: BTreeMap::new(), working_weekends: BTreeSet::new() }
    }

    /// Whether people work on `day`.
    pub fn is_working(&self, day: Day) -> bool {
        self.working_weekends.contains(&day)
            || (!self.weekend.contains(day.weekday()) && !self.holidays.contains_key(&day))
    }

    /// The name of the holiday on `day` (see [`Self::holidays`]); nothing on a plain weekend or a worked day.
    pub fn holiday(&self, day: Day) -> Option<&str> {
        self.holidays.get(&day).filter(|_| !self.working_weekends.contains(&day)).map(String::as_str)
    }

    /// How many working days lie after `from`, up to and including `to`: 0 on the same day, 1 from one working day to
    /// the next. Negative when `to` is earlier.
    pub fn working_days_between(&self, from: Day, to: Day) -> i64 {
        let after = |day: Day| day.tomorrow().unwrap_or(Day::MAX);
        if from <= to { self.working_days_in(after(from), to) } else { -self.working_days_in(after(to), from) }
    }

    /// How many of the days from `first` to `last`, both included, are worked; 0 when `last` is earlier.
    pub fn working_days_in(&self, first: Day, last: Day) -> i64 {
        if first > last {
            return 0;
        }
        let days = first.series(jiff::Span::new().days(1)).take_while(|day| *day <= last);
        i64::try_from(days.filter(|day| self.is_working(*day)).count()).unwrap_or(i64::MAX)
    }

    /// The first working day after `day`. If none comes within two months (a broken table) the next day.
    pub fn next_working(&self, day: Day) -> Day {
        self.step(day, 1)
    }

    /// The last working day before `day`. If there is none within two months the day before.
    pub fn previous_working(&self, day: Day) -> Day {
        self.step(day, -1)
    }

    /// `day` if it is worked, else the next working day: when something that fell due can be done.
    pub fn this_or_next_working(&self, day: Day) -> Day {
        if self.is_working(day) { day } else { self.next_working(day) }
    }

    /// The day that is `count` working days after `day`, or before it if negative. Zero gives `day` itself.
    pub fn add_working_days(&self, day: Day, count: i32) -> Day {
        let way = i64::from(count.signum());
        (0..count.unsigned_abs()).fold(day, |day, _| self.step(day, way))
    }

    fn step(&self, day: Day, way: i64) -> Day {
        let by = jiff::Span::new().days(way);
        let mut days = day.series(by).skip(1).take(LONGEST_REST_DAYS);
        days.find(|d| self.is_working(*d)).unwrap_or_else(|| day.saturating_add(by))
    }
}

/// The calendars that ship, by key: `CN`, `IR` and `INTL` (Saturday and Sunday, no holidays). The tables cover
/// [`SHIPPED`]; their sources stand in `workdays/china.rs` and `workdays/iran.rs`.
pub fn shipped(key: &str) -> Option<WorkCalendar> {
    match key {
        "CN" => Some(china::calendar()),
        "IR" => Some(iran::calendar()),
        "INTL" => Some(WorkCalendar::new(Weekend::SaturdaySunday)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::{Catalogues, Language, testing::PLATFORM};

    fn cn() -> WorkCalendar {
        shipped("CN").unwrap()
    }

    fn ir() -> WorkCalendar {
        shipped("IR").unwrap()
    }

    #[test]
    fn plain_weeks() {
        let intl = shipped("INTL").unwrap();
        let friday = date(2026, 11, 20);
        assert_eq!(intl.next_working(friday), date(2026, 11, 23));
        assert_eq!(intl.previous_working(date(2026, 11, 23)), friday);
        assert_eq!(intl.this_or_next_working(friday), friday);
        assert_eq!(intl.this_or_next_working(date(2026, 11, 21)), date(2026, 11, 23));
        assert_eq!(intl.add_working_days(friday, 2), date(2026, 11, 24));
        assert_eq!(intl.add_working_days(date(2026, 11, 24), -2), friday);
        assert_eq!(intl.add_working_days(date(2026, 11, 21), 0), date(2026, 11, 21));
        assert_eq!(intl.working_days_between(friday, date(2026, 11, 23)), 1);
        assert_eq!(intl.working_days_between(date(2026, 11, 23), friday), -1);
        assert_eq!(intl.working_days_between(friday, friday), 0);
        assert_eq!(intl.working_days_in(date(2026, 11, 16), date(2026, 11, 22)), 5);
        assert_eq!(intl.working_days_in(date(2026, 11, 22), date(2026, 11, 16)), 0);
        assert!(shipped("XX").is_none());
    }

    #[test]
    fn spring_festival_with_its_worked_weekends() {
        let cn = cn();
        assert!(cn.is_working(date(2026, 2, 14)), "a Saturday that is worked");
        assert_eq!(cn.next_working(date(2026, 2, 14)), date(2026, 2, 24));
        assert!(cn.is_working(date(2026, 2, 28)));
        assert_eq!(cn.holiday(date(2026, 2, 17)), Some("holiday-spring-festival"));
        assert_eq!(cn.holiday(date(2026, 2, 14)), None);
        assert_eq!(cn.working_days_in(date(2026, 2, 15), date(2026, 2, 23)), 0);
    }

    #[test]
    fn nowruz_and_fridays() {
        let ir = ir();
        assert!(!ir.is_working(date(2025, 3, 20)), "30 Esfand of a leap year");
        assert_eq!(ir.next_working(date(2025, 3, 18)), date(2025, 3, 25), "5 Farvardin");
        assert!(ir.is_working(date(2026, 11, 19)), "Thursday is a half day");
        assert!(!ir.is_working(date(2026, 11, 20)));
        let both = WorkCalendar { weekend: Weekend::ThursdayFriday, ..ir };
        assert!(!both.is_working(date(2026, 11, 19)));
    }

    #[test]
    fn every_holiday_has_a_name_and_lies_in_the_range() {
        let catalogues = Catalogues::new(&PLATFORM).unwrap();
        for calendar in [cn(), ir()] {
            for (day, name) in &calendar.holidays {
                assert!((SHIPPED.0..=SHIPPED.1).contains(day), "{day}");
                for language in Language::ALL {
                    assert!(catalogues.has(language, name), "{language} {name}");
                }
            }
        }
    }

    #[test]
    fn a_calendar_survives_json() {
        let text = serde_json::to_string(&cn()).unwrap();
        assert_eq!(serde_json::from_str::<WorkCalendar>(&text).unwrap(), cn());
    }

    #[test]
    fn a_table_without_working_days_does_not_hang() {
        let holidays = (0..400).map(|n| (date(2026, 1, 1).saturating_add(jiff::Span::new().days(n)), "x".to_owned()));
        let broken = WorkCalendar { holidays: holidays.collect(), ..WorkCalendar::new(Weekend::Friday) };
        assert_eq!(broken.next_working(date(2026, 1, 1)), date(2026, 1, 2));
        assert_eq!(broken.previous_working(Day::MIN), Day::MIN);
        assert_eq!(broken.next_working(Day::MAX), Day::MAX);
    }

    proptest! {
        #[test]
        fn counting_and_stepping_agree(offset in 0_i64..2000, count in -40_i32..40) {
            for key in ["CN", "IR", "INTL"] {
                let calendar = shipped(key).unwrap();
                let day = date(2022, 4, 1).saturating_add(jiff::Span::new().days(offset));
                let there = calendar.add_working_days(day, count);
                let counted = calendar.working_days_between(day, there);
                // Going back from a day off, the day off itself is not counted and the one arrived at is left.
                let expected = if count < 0 && !calendar.is_working(day) { i64::from(count) + 1 } else { i64::from(count) };
                prop_assert_eq!(counted, expected, "{} {} {} {}", key, day, count, there);
            }
        }
    }
}
