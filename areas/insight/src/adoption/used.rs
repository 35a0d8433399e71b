//! Who used what in a period: days of each person and account, uses of each feature. Grows with people, days and features, not with events.

use std::collections::HashMap;
use std::sync::Arc;

use eventlog::{EventLog, NONE, Scan};
use jiff::ToSpan;
use jiff::tz::TimeZone;
use kernel::{Day, Instant, Result};
use metrics::day_number;

use super::reading::{Taken, each};
use crate::refresh::people::People;

/// Days before a period that are read too, so that its first day has a month behind it.
pub(crate) const BEFORE: u32 = 27;
/// The longest period; with the days before it, it fits the bits of a `u128`.
pub(crate) const LONGEST: u32 = 92;

/// The days of a period and before, that it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Period {
    /// Its last day.
    pub(crate) last: Day,
    /// How many days it has, at most [`LONGEST`].
    pub(crate) days: u32,
}

impl Period {
    /// The day so many days before the last one.
    pub(crate) fn back(self, days: u32) -> Day {
        self.last.saturating_sub(i64::from(days).days())
    }

    /// Its first day.
    pub(crate) fn first(self) -> Day {
        self.back(self.days.saturating_sub(1))
    }
}

/// On which days a person of an account did something; bit 0 is the first of the days before the period. The person may be `NONE`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Active {
    pub(crate) account: u32,
    pub(crate) person: u32,
    pub(crate) days: u128,
}

impl Active {
    /// Whether it was in the period itself.
    pub(crate) const fn within(&self) -> bool {
        self.days >> BEFORE != 0
    }
}

/// How often a person of an account used a feature in the period, and in which of its weeks, counted back from its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Use {
    pub(crate) name: u32,
    pub(crate) account: u32,
    pub(crate) person: u32,
    pub(crate) count: u32,
    pub(crate) weeks: u16,
}

/// Who used what.
#[derive(Debug)]
pub(crate) struct Used {
    pub(crate) period: Period,
    /// Whose numbers those of accounts are.
    pub(crate) people: Arc<People>,
    /// What the numbers of names mean.
    pub(crate) names: Vec<Arc<str>>,
    /// By account, then person.
    pub(crate) active: Vec<Active>,
    /// By name, then account, then person.
    pub(crate) uses: Vec<Use>,
    /// When it was counted.
    pub(crate) at: Instant,
}

impl Used {
    /// Counts the events of a period. Blocks: it reads files.
    ///
    /// # Errors
    /// The log cannot be read.
    pub(crate) fn of(
        log: &EventLog,
        people: &Arc<People>,
        (period, zone): (Period, &TimeZone),
        at: Instant,
    ) -> Result<Self> {
        let start = Instant::start_of(period.back(period.days + BEFORE - 1), zone);
        let end = Instant::start_of(period.last.tomorrow().unwrap_or(period.last), zone);
        let mut tally = Tally::new(period);
        let scan = Scan::default().between(start, end);
        let dictionaries = each(log, people, (&scan, zone), &mut |taken| tally.add(&taken))?;
        let (active, uses) = tally.sorted();
        let names = dictionaries.names.texts().to_vec();
        Ok(Self { period, people: Arc::clone(people), names, active, uses, at })
    }

    /// How many people each account had in the period, by its number; those without a key count as one.
    pub(crate) fn sizes(&self) -> Vec<u32> {
        let mut sizes = vec![0; self.people.accounts.len()];
        for own in self.active.chunk_by(|a, b| a.account == b.account) {
            let within = own.iter().filter(|active| active.within());
            let (known, others) =
                within.fold(
                    (0_u32, 0_u32),
                    |(known, others), active| {
                        if active.person == NONE { (known, 1) } else { (known + 1, others) }
                    },
                );
            if let Some(size) = own.first().and_then(|first| sizes.get_mut(first.account as usize)) {
                *size = known.max(others);
            }
        }
        sizes
    }

    /// The uses of each feature.
    pub(crate) fn features(&self) -> impl Iterator<Item = &[Use]> {
        self.uses.chunk_by(|a, b| a.name == b.name)
    }

    /// What the number of a name means.
    pub(crate) fn name(&self, number: u32) -> &str {
        self.names.get(number as usize).map_or("", |name| name)
    }
}

/// Counts while events come.
struct Tally {
    last: i64,
    days: i64,
    active: HashMap<(u32, u32), u128>,
    uses: HashMap<(u32, u32, u32), (u32, u16)>,
}

impl Tally {
    fn new(period: Period) -> Self {
        let days = period.days.min(LONGEST).into();
        Self { last: day_number(period.last), days, active: HashMap::new(), uses: HashMap::new() }
    }

    fn add(&mut self, taken: &Taken) {
        let ago = self.last - taken.day;
        let Ok(bit) = u32::try_from(self.days + i64::from(BEFORE) - 1 - ago) else { return };
        if ago < 0 {
            return;
        }
        *self.active.entry((taken.account, taken.person)).or_default() |= 1 << bit;
        if ago < self.days {
            let (count, weeks) = self.uses.entry((taken.name, taken.account, taken.person)).or_default();
            *count = count.saturating_add(1);
            *weeks |= 1 << (ago / 7);
        }
    }

    fn sorted(self) -> (Vec<Active>, Vec<Use>) {
        let active = self.active.into_iter().map(|((account, person), days)| Active { account, person, days });
        let mut active: Vec<Active> = active.collect();
        active.sort_unstable_by_key(|own| (own.account, own.person));
        let named = |((name, account, person), (count, weeks))| Use { name, account, person, count, weeks };
        let mut uses: Vec<Use> = self.uses.into_iter().map(named).collect();
        uses.sort_unstable_by_key(|own| (own.name, own.account, own.person));
        (active, uses)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_before_the_period_count_for_activity_and_not_for_uses() {
        let mut tally = Tally::new(Period { last: date(2026, 3, 31), days: 28 });
        let last = day_number(date(2026, 3, 31));
        let mut add = |person, ago: i64| {
            tally.add(&Taken { account: 1, person, name: 0, at: Instant(0), day: last - ago });
        };
        // Today, the first day of the period, the last one before it, the first of all, and two that are of no concern.
        for ago in [0, 27, 28, 54, 55, -1] {
            add(7, ago);
        }
        add(NONE, 6);
        add(NONE, 6);
        let (active, uses) = tally.sorted();
        let days = 1 | 1 << 26 | 1 << 27 | 1 << 54;
        assert_eq!(active[0], Active { account: 1, person: 7, days });
        assert_eq!(uses[0], Use { name: 0, account: 1, person: 7, count: 2, weeks: 0b1001 });
        assert_eq!(uses[1], Use { name: 0, account: 1, person: NONE, count: 2, weeks: 1 });
        assert!(active[0].within() && !Active { days: 1 << 26, ..active[0] }.within());
    }
}
