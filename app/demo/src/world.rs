//! What all accounts of one company share: the days, how lively each is, the zones, the words.

use i18n::workdays::WorkCalendar;
use jiff::Span;
use jiff::tz::TimeZone;
use kernel::{Day, Instant};

use crate::Plan;
use crate::calendar;
use crate::market::{Market, PLACES};
use crate::pool::{Pool, pools};

/// Days are offsets from `today` everywhere inside this crate: −1 is yesterday, +20 in twenty days.
pub(crate) type Offset = i32;

/// Shared facts. Events cover the offsets from `first` to −1.
#[derive(Debug, Clone)]
pub(crate) struct World {
    pub(crate) seed: u64,
    pub(crate) today: Day,
    pub(crate) first: Offset,
    pub(crate) zone: TimeZone,
    pub(crate) pools: [Pool; 3],
    /// How much rarer talks are than in a small team, because each person looks after more customers.
    pub(crate) load: f32,
    calendars: [WorkCalendar; 3],
    paces: [Vec<f32>; 3],
    /// Sums of `paces`: entry n is that of the first n days.
    worked: [Vec<f32>; 3],
    midnights: Vec<Vec<Instant>>,
}

impl World {
    pub(crate) fn new(plan: &Plan, accounts_per_person: f32) -> Self {
        let first = -i32::from(plan.days);
        let day = |offset: Offset| plus(plan.today, offset);
        let calendars = Market::ALL.map(calendar::of);
        let pace = |market: Market, d: Offset| calendar::pace(market, &calendars[market as usize], day(d));
        let paces: [Vec<f32>; 3] = Market::ALL.map(|market| (first..0).map(|d| pace(market, d)).collect());
        let worked = paces.each_ref().map(|paces| {
            let sums = paces.iter().scan(0.0, |sum, pace| {
                *sum += pace;
                Some(*sum)
            });
            std::iter::once(0.0).chain(sums).collect()
        });
        let midnights = PLACES.iter().map(|place| {
            let zone = TimeZone::get(place.zone).unwrap_or(TimeZone::UTC);
            (first..0).map(|d| Instant::start_of(day(d), &zone)).collect()
        });
        Self {
            seed: plan.seed,
            today: plan.today,
            first,
            zone: plan.zone.clone(),
            pools: pools(),
            load: (accounts_per_person / 90.0).max(1.0),
            calendars,
            paces,
            worked,
            midnights: midnights.collect(),
        }
    }

    /// The calendar day at `offset`.
    pub(crate) fn day(&self, offset: Offset) -> Day {
        plus(self.today, offset)
    }

    /// The offset of the day so many months after the one at `offset`.
    pub(crate) fn months_after(&self, offset: Offset, months: i32) -> Offset {
        let later = self.day(offset).saturating_add(Span::new().months(months));
        offset_between(self.today, later)
    }

    /// The words of a market.
    pub(crate) const fn pool(&self, market: Market) -> &Pool {
        &self.pools[market as usize]
    }

    /// How lively the day at `offset` (from `first` to −1) is in `market`.
    pub(crate) fn pace(&self, market: Market, offset: Offset) -> f32 {
        self.index(offset).map_or(0.0, |i| self.paces[market as usize][i])
    }

    /// How many ordinary working weeks' activity lies between the beginnings of two days of the window.
    pub(crate) fn weeks(&self, market: Market, from: Offset, to: Offset) -> f32 {
        const WEEK: f32 = 4.9;
        let worked = &self.worked[market as usize];
        let until = |day: Offset| worked.get((day - self.first).max(0) as usize).copied().unwrap_or(0.0);
        (until(to.min(0)) - until(from)) / WEEK
    }

    /// The day of the window since which so many working weeks have passed.
    pub(crate) fn weeks_ago(&self, market: Market, weeks: f32) -> Offset {
        (self.first..0).rev().find(|day| self.weeks(market, *day, 0) >= weeks).unwrap_or(self.first)
    }

    /// The first instant of the day at `offset` (from `first` to −1) in the zone of a place.
    pub(crate) fn midnight(&self, place: usize, offset: Offset) -> Instant {
        self.index(offset).map_or(Instant(0), |i| self.midnights[place][i])
    }

    fn is_working(&self, market: Market, offset: Offset) -> bool {
        self.calendars[market as usize].is_working(self.day(offset))
    }

    /// The last working day of `market` at or before `offset`.
    pub(crate) fn working(&self, market: Market, offset: Offset) -> Offset {
        (offset - 14..=offset).rev().find(|d| self.is_working(market, *d)).unwrap_or(offset)
    }

    /// The latest stretch of at least five days off that reaches into the last `within` days.
    pub(crate) fn holiday(&self, market: Market, within: Offset) -> Option<(Offset, Offset)> {
        let off = |d: Offset| !self.is_working(market, d);
        let mut end = -1;
        while end >= -within {
            let length = (0..20).take_while(|n| off(end - n)).count() as Offset;
            if length >= 5 {
                return Some((end - length + 1, end));
            }
            end -= length.max(1);
        }
        None
    }

    fn index(&self, offset: Offset) -> Option<usize> {
        (self.first..0).contains(&offset).then_some((offset - self.first) as usize)
    }
}

fn plus(day: Day, offset: Offset) -> Day {
    day.saturating_add(Span::new().days(offset))
}

fn offset_between(from: Day, to: Day) -> Offset {
    (to.duration_since(from).as_hours() / 24) as Offset
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn world(today: Day) -> World {
        World::new(&Plan::usual(1, today, TimeZone::UTC), 80.0)
    }

    #[test]
    fn days_and_months_are_counted_from_today() {
        let world = world(date(2026, 3, 31));
        assert_eq!(world.day(-31), date(2026, 2, 28));
        assert_eq!(world.day(world.months_after(0, -1)), date(2026, 2, 28));
        assert_eq!(world.months_after(-31, 12), 334);
    }

    #[test]
    fn holidays_do_not_count_as_weeks_of_work() {
        let (plain, spring) = (world(date(2026, 6, 10)), world(date(2026, 2, 24)));
        assert!((26..=30).contains(&-plain.weeks_ago(Market::Cn, 4.0)));
        assert!((35..=41).contains(&-spring.weeks_ago(Market::Cn, 4.0)));
        assert!(plain.weeks(Market::Intl, -1, 0) <= 0.25 && plain.weeks(Market::Ir, -7, 0) > 0.9);
    }

    #[test]
    fn the_last_holiday_is_found() {
        assert_eq!(world(date(2026, 2, 24)).holiday(Market::Cn, 28), Some((-9, -1)));
        assert_eq!(world(date(2026, 4, 5)).holiday(Market::Ir, 28), Some((-16, -12)));
        assert_eq!(world(date(2026, 6, 20)).holiday(Market::Intl, 28), None);
    }
}
