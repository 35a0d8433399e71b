//! Public holidays of Iran, 1400 (from January 2022) to 1406 (until December 2027).
//!
//! Solar days: the fixed days of the official calendar, 30 Esfand of leap years included. Lunar days until the end of
//! 2026: as kept in Iran by the yearly calendar of the Institute of Geophysics of the University of Tehran, taken from the
//! Python package `holidays` 0.109, not from the calendar itself. They follow the sighting of the moon in Iran, mostly a
//! day after Umm al-Qura; days in the future can still move. For 2027, which that calendar does not cover: ICU4X's tabular
//! calendar, which may be off by a day. Days off that the government adds at short notice are in no table.

use icu_calendar::Date;
use icu_calendar::cal::Hijri;
use icu_calendar::cal::hijri::{TabularAlgorithmEpoch, TabularAlgorithmLeapYears};
use jiff::civil::date;
use kernel::Day;

use super::{SHIPPED, Weekend, WorkCalendar};
use crate::jalali;

/// Month and day of the Jalali year, message key of the name.
const SOLAR: &[(i8, i8, &str)] = &[
    (1, 1, "holiday-nowruz"),
    (1, 2, "holiday-nowruz"),
    (1, 3, "holiday-nowruz"),
    (1, 4, "holiday-nowruz"),
    (1, 12, "holiday-republic-day"),
    (1, 13, "holiday-nature-day"),
    (3, 14, "holiday-khordad-14"),
    (3, 15, "holiday-khordad-15"),
    (11, 22, "holiday-revolution-day"),
    (12, 29, "holiday-oil-day"),
    (12, 30, "holiday-year-end"),
];

/// A day of the lunar year with the days on which it was kept.
struct Lunar {
    name: &'static str,
    /// Month and day by the tabular calendar; day 0 is the last of the month before.
    at: (u8, u8),
    /// Observed, 2022 to 2026.
    observed: &'static [(i16, i8, i8)],
}

const LUNAR: &[Lunar] = &[
    Lunar {
        name: "holiday-tasua",
        at: (1, 9),
        observed: &[(2022, 8, 7), (2023, 7, 27), (2024, 7, 15), (2025, 7, 5), (2026, 6, 24)],
    },
    Lunar {
        name: "holiday-ashura",
        at: (1, 10),
        observed: &[(2022, 8, 8), (2023, 7, 28), (2024, 7, 16), (2025, 7, 6), (2026, 6, 25)],
    },
    Lunar {
        name: "holiday-arbaeen",
        at: (2, 20),
        observed: &[(2022, 9, 17), (2023, 9, 6), (2024, 8, 25), (2025, 8, 14), (2026, 8, 4)],
    },
    Lunar {
        name: "holiday-safar-28",
        at: (2, 28),
        observed: &[(2022, 9, 25), (2023, 9, 14), (2024, 9, 2), (2025, 8, 22), (2026, 8, 12)],
    },
    Lunar {
        name: "holiday-imam-reza",
        at: (3, 0),
        observed: &[(2022, 9, 27), (2023, 9, 16), (2024, 9, 4), (2025, 8, 24), (2026, 8, 13)],
    },
    Lunar {
        name: "holiday-imam-askari",
        at: (3, 8),
        observed: &[(2022, 10, 5), (2023, 9, 24), (2024, 9, 12), (2025, 9, 1), (2026, 8, 21)],
    },
    Lunar {
        name: "holiday-prophet-birthday",
        at: (3, 17),
        observed: &[(2022, 10, 14), (2023, 10, 3), (2024, 9, 21), (2025, 9, 10), (2026, 8, 30)],
    },
    Lunar {
        name: "holiday-fatima",
        at: (6, 3),
        observed: &[(2022, 1, 6), (2022, 12, 27), (2023, 12, 17), (2024, 12, 5), (2025, 11, 24), (2026, 11, 13)],
    },
    Lunar {
        name: "holiday-imam-ali-birthday",
        at: (7, 13),
        observed: &[(2022, 2, 15), (2023, 2, 4), (2024, 1, 25), (2025, 1, 14), (2026, 1, 3), (2026, 12, 23)],
    },
    Lunar {
        name: "holiday-mabath",
        at: (7, 27),
        observed: &[(2022, 3, 1), (2023, 2, 18), (2024, 2, 8), (2025, 1, 28), (2026, 1, 17)],
    },
    Lunar {
        name: "holiday-mahdi-birthday",
        at: (8, 15),
        observed: &[(2022, 3, 18), (2023, 3, 8), (2024, 2, 25), (2025, 2, 14), (2026, 2, 4)],
    },
    Lunar {
        name: "holiday-imam-ali",
        at: (9, 21),
        observed: &[(2022, 4, 23), (2023, 4, 12), (2024, 4, 1), (2025, 3, 22), (2026, 3, 11)],
    },
    Lunar {
        name: "holiday-fitr",
        at: (10, 1),
        observed: &[(2022, 5, 3), (2023, 4, 22), (2024, 4, 10), (2025, 3, 31), (2026, 3, 21)],
    },
    Lunar {
        name: "holiday-fitr",
        at: (10, 2),
        observed: &[(2022, 5, 4), (2023, 4, 23), (2024, 4, 11), (2025, 4, 1), (2026, 3, 22)],
    },
    Lunar {
        name: "holiday-imam-sadiq",
        at: (10, 25),
        observed: &[(2022, 5, 27), (2023, 5, 16), (2024, 5, 4), (2025, 4, 24), (2026, 4, 14)],
    },
    Lunar {
        name: "holiday-adha",
        at: (12, 10),
        observed: &[(2022, 7, 10), (2023, 6, 29), (2024, 6, 17), (2025, 6, 6), (2026, 5, 27)],
    },
    Lunar {
        name: "holiday-ghadir",
        at: (12, 18),
        observed: &[(2022, 7, 18), (2023, 7, 7), (2024, 6, 25), (2025, 6, 14), (2026, 6, 4)],
    },
];

/// The first day for which the lunar days are computed.
const COMPUTED_FROM: Day = date(2027, 1, 1);
/// The lunar years that 2027 lies in.
const COMPUTED_YEARS: [i32; 2] = [1448, 1449];

pub(super) fn calendar() -> WorkCalendar {
    let mut calendar = WorkCalendar::new(Weekend::Friday);
    let lunar = LUNAR.iter().flat_map(|lunar| lunar.days().into_iter().map(|day| (day, lunar.name)));
    // Where both fall on one day the solar name is the one that people use.
    for (day, name) in lunar.chain(solar()) {
        if (SHIPPED.0..=SHIPPED.1).contains(&day) {
            calendar.holidays.insert(day, name.to_owned());
        }
    }
    calendar
}

fn solar() -> impl Iterator<Item = (Day, &'static str)> {
    (1400..=1406).flat_map(|year| {
        SOLAR.iter().filter_map(move |&(month, day, name)| Some((jalali::to_gregorian(year, month, day)?, name)))
    })
}

impl Lunar {
    fn days(&self) -> Vec<Day> {
        let mut days: Vec<Day> = self.observed.iter().map(|&(year, month, day)| date(year, month, day)).collect();
        days.extend(
            COMPUTED_YEARS.into_iter().filter_map(|year| self.tabular(year)).filter(|day| *day >= COMPUTED_FROM),
        );
        days
    }

    /// The day in a lunar year by the tabular calendar: civil epoch, leap years of the usual (second) kind.
    fn tabular(&self, year: i32) -> Option<Day> {
        let rules = Hijri::new_tabular(TabularAlgorithmLeapYears::TypeII, TabularAlgorithmEpoch::Friday);
        let (month, of_month) = self.at;
        let first = Date::try_new_hijri_with_calendar(year, month, 1, rules).ok()?;
        let from_epoch = first.to_rata_die() - jalali::rata_die(date(1970, 1, 1)) + i64::from(of_month) - 1;
        date(1970, 1, 1).checked_add(jiff::Span::new().days(from_epoch)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::days_between;

    #[test]
    fn the_tabular_calendar_is_never_off_by_more_than_a_day() {
        for lunar in LUNAR {
            for &(year, month, day) in lunar.observed {
                let observed = date(year, month, day);
                let computed = (1443..=1448).filter_map(|y| lunar.tabular(y));
                let off = computed.map(|c| days_between(observed, c).abs()).min();
                assert!(off.is_some_and(|days| days <= 1), "{} {observed}: {off:?}", lunar.name);
            }
        }
    }

    #[test]
    fn each_lunar_day_comes_about_every_354_days() {
        for lunar in LUNAR {
            let days = lunar.days();
            for pair in days.windows(2) {
                let apart = days_between(pair[0], pair[1]);
                assert!((353..=356).contains(&apart), "{} {} {}", lunar.name, pair[0], pair[1]);
            }
            assert!(days.iter().any(|d| d.year() == 2027), "{}", lunar.name);
        }
    }

    #[test]
    fn fixed_days_of_1405() {
        let calendar = calendar();
        let name = |y, m, d| calendar.holidays.get(&date(y, m, d)).map(String::as_str);
        assert_eq!(name(2026, 3, 21), Some("holiday-nowruz"), "and Fitr, in the same year");
        assert_eq!(name(2026, 3, 24), Some("holiday-nowruz"));
        assert_eq!(name(2026, 3, 25), None);
        assert_eq!(name(2026, 4, 2), Some("holiday-nature-day"));
        assert_eq!(name(2026, 6, 25), Some("holiday-ashura"));
        assert_eq!(name(2027, 2, 11), Some("holiday-revolution-day"));
        assert_eq!(name(2027, 3, 20), Some("holiday-oil-day"));
        assert_eq!(name(2025, 3, 20), Some("holiday-year-end"));
    }
}
