//! The axis of days: weeks or months, in the reader's calendar.

use i18n::Reader;
use kernel::Day;

use super::scale::Linear;

/// A scale from days to units of the drawing.
#[derive(Debug, Clone, Copy)]
pub(super) struct DayScale {
    first: Day,
    last: Day,
    scale: Linear,
}

impl DayScale {
    /// Maps `first` to `start` and `last` to `end`.
    pub fn new(first: Day, last: Day, places: (f64, f64)) -> Self {
        Self { first, last, scale: Linear::new((0.0, f64::from(days_between(first, last))), places) }
    }

    /// The place of `day`.
    pub fn at(&self, day: Day) -> f64 {
        self.scale.at(f64::from(days_between(self.first, day)))
    }

    /// Whether `day` lies on the axis.
    pub fn holds(&self, day: Day) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// Labelled days: weeks up to ten weeks, else the first days of months, at most fourteen.
    pub fn ticks(&self, r: &Reader) -> Vec<(Day, String)> {
        if days_between(self.first, self.last) <= 70 { self.weeks(r) } else { self.months(r) }
    }

    fn weeks(&self, r: &Reader) -> Vec<(Day, String)> {
        let step = if days_between(self.first, self.last) <= 10 { 1 } else { 7 };
        let mut out = Vec::new();
        let mut day = self.first;
        while day <= self.last && out.len() < 14 {
            out.push((day, r.day_short(day)));
            let Ok(next) = day.checked_add(jiff::Span::new().days(step)) else { break };
            day = next;
        }
        out
    }

    fn months(&self, r: &Reader) -> Vec<(Day, String)> {
        let months = days_between(self.first, self.last) / 30 + 1;
        let step = [1, 2, 3, 6, 12].into_iter().find(|s| months / s <= 13).unwrap_or(24);
        let mut day = r.calendar.month_start(self.first);
        let mut out = Vec::new();
        for _ in 0..600 {
            if day > self.last {
                break;
            }
            let (year, month, _) = r.calendar.parts(day);
            if self.holds(day) && i32::from(month - 1) % step == 0 {
                let label =
                    if month == 1 || step == 12 { r.digits(&year.to_string()) } else { r.month_name(month, true) };
                out.push((day, label));
            }
            day = r.calendar.add_months(day, 1);
        }
        out
    }
}

/// Days from `from` to `to`, negative when `to` is earlier; beyond the calendar's ends 0.
pub(super) fn days_between(from: Day, to: Day) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}
