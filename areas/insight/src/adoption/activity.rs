//! How many people and accounts are active by day, week and month, and how much of a month's people come on a day.

use eventlog::NONE;
use kernel::Day;

use super::used::{BEFORE, Used};
use super::who::Who;

/// Days of a day, a week and a month.
pub(crate) const SPANS: [u32; 3] = [1, 7, 28];

/// Active people, or accounts, of the days of a period.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Activity {
    /// Those of the [`SPANS`] that end on each day, earliest first.
    pub(crate) active: [Vec<usize>; 3],
    /// Those of the whole period.
    pub(crate) all: usize,
}

/// How often those of a month come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stickiness {
    /// Mean of those who were active on a working day.
    pub(crate) daily: f64,
    /// Those who were active in the 28 days.
    pub(crate) monthly: usize,
    /// The one by the other.
    pub(crate) share: f64,
    /// The same, of all days.
    pub(crate) of_all_days: f64,
}

impl Activity {
    /// Of people, and of accounts.
    pub(crate) fn of(used: &Used, who: &Who) -> [Self; 2] {
        let (mut people, mut accounts) = (Vec::new(), vec![0_u128; used.people.accounts.len()]);
        for active in used.active.iter().filter(|active| who.counts(active.account)) {
            accounts[active.account as usize] |= active.days;
            if active.person != NONE {
                let place = active.person as usize;
                people.resize(people.len().max(place + 1), 0_u128);
                people[place] |= active.days;
            }
        }
        [people, accounts].map(|all| Self::counted(&all, used.period.days))
    }

    fn counted(all: &[u128], days: u32) -> Self {
        let mut counts = [0; 3].map(|_: u8| vec![0_usize; days as usize]);
        for own in all.iter().filter(|own| **own != 0) {
            for (counts, span) in counts.iter_mut().zip(SPANS) {
                let mut left = spread(*own, span) >> BEFORE;
                while left != 0 {
                    if let Some(count) = counts.get_mut(left.trailing_zeros() as usize) {
                        *count += 1;
                    }
                    left &= left - 1;
                }
            }
        }
        Self { active: counts, all: all.iter().filter(|own| **own >> BEFORE != 0).count() }
    }

    /// Daily by monthly active (DAU ÷ MAU) as Facebook's prospectus tells it (Form S-1, 2012: daily active on average, as a share of the
    /// month's active), of the last 28 days of the period that are over; its last day is not. The mean is that of working days, for a weekend says nothing
    /// of software that is used at work; that of all days stands beside it. Nothing where nobody was active or no day was a working day.
    pub(crate) fn stickiness(&self, first: Day, works: impl Fn(Day) -> bool) -> Option<Stickiness> {
        let [daily, _, monthly] = &self.active;
        let over = daily.len().checked_sub(1)?;
        let monthly = *monthly.get(over.checked_sub(1)?).filter(|active| **active > 0)?;
        let days = std::iter::successors(Some(first), |day| day.tomorrow().ok());
        let of_days: Vec<(Day, usize)> = days.zip(daily.iter().copied()).take(over).collect();
        let month = &of_days[over.saturating_sub(SPANS[2] as usize)..];
        let mean = |counts: Vec<usize>| {
            let days = counts.len();
            (days > 0).then(|| counts.into_iter().sum::<usize>() as f64 / days as f64)
        };
        let daily = mean(month.iter().filter(|(day, _)| works(*day)).map(|(_, active)| *active).collect())?;
        let of_all_days = mean(month.iter().map(|(_, active)| *active).collect())? / monthly as f64;
        Some(Stickiness { daily, monthly, share: daily / monthly as f64, of_all_days })
    }
}

/// Each day with the days after it within a span that ends there: whoever did something then is active on them.
fn spread(mut days: u128, span: u32) -> u128 {
    let mut reach = 1;
    while reach < span {
        let step = reach.min(span - reach);
        days |= days << step;
        reach += step;
    }
    days
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Weekday, date};

    use super::*;

    #[test]
    fn a_day_reaches_to_the_end_of_its_span() {
        for span in SPANS {
            let slowly = (0..span).fold(0_u128, |all, step| all | 0b1001 << step);
            assert_eq!(spread(0b1001, span), slowly, "{span}");
        }
    }

    #[test]
    fn who_was_active_before_the_period_counts_for_its_first_weeks() {
        // Somebody on the last day before a period of 28 days, somebody on its first and last day.
        let all = [1 << (BEFORE - 1), 1 << BEFORE | 1 << (BEFORE + 27), 0];
        let activity = Activity::counted(&all, 28);
        let [daily, weekly, monthly] = &activity.active;
        assert_eq!((daily[0], daily[1], daily[27]), (1, 0, 1));
        assert_eq!((weekly[0], weekly[5], weekly[6], weekly[7]), (2, 2, 1, 0));
        assert_eq!((monthly[0], monthly[26], monthly[27]), (2, 2, 1));
        assert_eq!(activity.all, 1);
    }

    #[test]
    fn stickiness_is_the_mean_of_working_days_by_the_month() {
        // Thursday 2026-01-01 is the first of 29 days; two come on every weekday until yesterday, a third one once on a Saturday.
        let first = date(2026, 1, 1);
        let works = |day: Day| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        let days = std::iter::successors(Some(first), |day| day.tomorrow().ok()).take(28).enumerate();
        let weekdays = days.filter(|(_, day)| works(*day)).fold(0_u128, |all, (at, _)| all | 1 << at);
        let activity = Activity::counted(&[weekdays << BEFORE, weekdays << BEFORE, 1 << (BEFORE + 2)], 29);
        let found = activity.stickiness(first, works).unwrap();
        assert_eq!((found.daily, found.monthly), (2.0, 3));
        assert!((found.share - 2.0 / 3.0).abs() < 1e-12 && (found.of_all_days - 41.0 / 28.0 / 3.0).abs() < 1e-12);
        assert_eq!(activity.stickiness(first, |_| false), None);
        assert_eq!(Activity::counted(&[0], 29).stickiness(first, works), None);
    }
}
