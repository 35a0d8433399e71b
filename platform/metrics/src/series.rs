//! Counts per day or week, for charts.

use std::collections::HashSet;

use jiff::ToSpan;
use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use kernel::{Day, Instant};

use crate::NONE;
use crate::days::{DayFinder, day_number};

/// One point of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The day, or the first day of the week.
    pub day: Day,
    /// How many events.
    pub count: u64,
    /// How many different people.
    pub people: u64,
    /// Sum of the values, in units of 10^-9.
    pub sum: i128,
}

/// Events of one subject, by calendar day or week; days without events are there with zeros.
#[derive(Debug, Clone)]
pub struct Series {
    days: DayFinder,
    /// Day number of the first point's first day.
    first: i64,
    /// Day numbers that count.
    range: std::ops::RangeInclusive<i64>,
    /// Days of a point.
    step: i64,
    points: Vec<Point>,
    seen: HashSet<(usize, u32), ahash::RandomState>,
}

impl Series {
    /// One point for each day from `from` to `to`, both included, in `zone`.
    pub fn daily(zone: &TimeZone, from: Day, to: Day) -> Self {
        Self::new(zone, (from, from, to), 1)
    }

    /// One point for each week that starts on `weekday` and touches `from` to `to`; only events of these days count, so that the
    /// outer weeks may be short.
    pub fn weekly(zone: &TimeZone, from: Day, to: Day, weekday: Weekday) -> Self {
        let into_week = i64::from(from.weekday().since(weekday));
        Self::new(zone, (from.saturating_sub(into_week.days()), from, to), 7)
    }

    fn new(zone: &TimeZone, (start, from, to): (Day, Day, Day), step: i64) -> Self {
        let first = day_number(start);
        let range = day_number(from)..=day_number(to);
        let mut points = Vec::new();
        let mut day = start;
        while day <= to && points.len() <= 40_000 {
            points.push(Point { day, count: 0, people: 0, sum: 0 });
            day = day.saturating_add(step.days());
        }
        Self { days: DayFinder::new(zone), first, range, step, points, seen: HashSet::default() }
    }

    /// Counts one event; outside the days it counts nowhere. `person` may be [`NONE`].
    pub fn add(&mut self, person: u32, at: Instant, value: Option<i128>) {
        let day = self.days.number(at);
        let place = usize::try_from((day - self.first).div_euclid(self.step)).ok();
        let Some(place) = place.filter(|_| self.range.contains(&day)) else { return };
        let Some(point) = self.points.get_mut(place) else { return };
        point.count += 1;
        point.sum = point.sum.saturating_add(value.unwrap_or(0));
        if person != NONE && self.seen.insert((place, person)) {
            point.people += 1;
        }
    }

    /// The points, earliest first.
    pub fn points(&self) -> &[Point] {
        &self.points
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_and_weeks_of_a_zone_with_daylight_saving() {
        let zone = TimeZone::get("America/New_York").unwrap();
        // Sunday 2026-03-08 has 23 hours there.
        let (from, to) = (date(2026, 3, 6), date(2026, 3, 10));
        let mut daily = Series::daily(&zone, from, to);
        let mut weekly = Series::weekly(&zone, from, to, Weekday::Monday);
        let events = [
            ("2026-03-06T04:59:59Z", 1), // still the 5th
            ("2026-03-06T05:00:00Z", 1),
            ("2026-03-09T03:59:59Z", 1), // still Sunday
            ("2026-03-09T03:59:59Z", 2),
            ("2026-03-09T04:00:00Z", 1),
            ("2026-03-11T04:00:00Z", 1), // already the 11th
            ("2026-03-10T12:00:00Z", NONE),
        ];
        for (at, person) in events {
            let at = Instant(at.parse::<jiff::Timestamp>().unwrap().as_microsecond());
            daily.add(person, at, Some(5));
            weekly.add(person, at, None);
        }
        let counts = |s: &Series| s.points().iter().map(|p| (p.day, p.count, p.people, p.sum)).collect::<Vec<_>>();
        let expected = [
            (date(2026, 3, 6), 1, 1, 5),
            (date(2026, 3, 7), 0, 0, 0),
            (date(2026, 3, 8), 2, 2, 10),
            (date(2026, 3, 9), 1, 1, 5),
            (date(2026, 3, 10), 1, 0, 5),
        ];
        assert_eq!(counts(&daily), expected);
        assert_eq!(counts(&weekly), [(date(2026, 3, 2), 3, 2, 0), (date(2026, 3, 9), 2, 1, 0)]);
    }
}
