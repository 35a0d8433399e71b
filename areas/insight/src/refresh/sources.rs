//! The senders of events: when each spoke, which accounts each feeds, and whether one has fallen silent against its own habit.

use std::sync::Arc;

use kernel::{Class, Day, Result, Value, ValueType};
use query::{ColumnSpec, Evaluated, Frame};

use super::calendars::Calendars;
use super::fold::Fold;
use super::roll::Roll;
use crate::definitions::Compiled;

/// How many days back the days of a source are kept.
const KEPT: i64 = 448;
/// A source's habit is what it did on so many days before it last spoke.
const HABIT: usize = 120;
/// An account is fed by the sources that sent something of it within so many days.
const LATELY: i64 = 120;
/// Sources that are told apart for each account; further ones share the last place.
const TOLD_APART: u32 = 63;

/// On which days a source spoke.
#[derive(Debug, Clone, Default)]
pub struct SourceDays {
    bits: [u64; 7],
    /// Days between the last one and today; nothing before the first event.
    last: Option<i64>,
}

impl SourceDays {
    pub(super) fn add(&mut self, ago: i64) {
        if (0..KEPT).contains(&ago) {
            let at = usize::try_from(ago).unwrap_or(0);
            self.bits[at / 64] |= 1 << (at % 64);
        }
        if ago >= 0 {
            self.last = Some(self.last.map_or(ago, |last| last.min(ago)));
        }
    }

    fn spoke(&self, ago: usize) -> bool {
        self.bits.get(ago / 64).is_some_and(|bits| bits & (1 << (ago % 64)) != 0)
    }

    /// The days of its habit on which it spoke, as days before today, the nearest first.
    fn habit(&self) -> Vec<usize> {
        let Some(last) = self.last.and_then(|last| usize::try_from(last).ok()) else { return Vec::new() };
        (last..last + HABIT).filter(|&ago| self.spoke(ago)).collect()
    }
}

/// Which sources fed which account lately, one bit for each source.
#[derive(Debug, Clone, Default)]
pub struct AccountSources(Vec<u64>);

impl AccountSources {
    pub(super) fn add(&mut self, account: u32, source: u32, ago: i64) {
        if !(0..LATELY).contains(&ago) {
            return;
        }
        let at = account as usize;
        if self.0.len() <= at {
            self.0.resize(at + 1, 0);
        }
        self.0[at] |= 1 << source.min(TOLD_APART);
    }

    fn of(&self, account: u32) -> u64 {
        self.0.get(account as usize).copied().unwrap_or(0)
    }
}

/// The habit of one source in working days of those whom it feeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Habit {
    /// Days on which it spoke.
    active: usize,
    /// Working days since it last spoke, today not included: the day is not over.
    silent: i64,
    /// The longest stretch of working days between two days on which it spoke.
    usual: i64,
}

/// `working(a, b)` counts the working days that lie between so many days ago and so many days ago, both not included.
fn habit(days: &SourceDays, working: impl Fn(usize, usize) -> i64) -> Habit {
    let active = days.habit();
    let usual = active.windows(2).map(|two| working(two[1], two[0])).max().unwrap_or(0);
    let silent = active.first().map_or(0, |&last| working(last, 0));
    Habit { active: active.len(), silent, usual }
}

/// The columns of sources.
pub fn specs() -> Vec<ColumnSpec> {
    let spec = |key, ty| ColumnSpec::new(key, ty, Class::General).grouped("sources");
    vec![
        spec("source", ValueType::Text),
        spec("last_on", ValueType::Date),
        spec("active_days", ValueType::Number),
        spec("silent_days", ValueType::Number),
        spec("silent_working_days", ValueType::Number),
        spec("usual_gap", ValueType::Number),
        spec("accounts", ValueType::Number),
        spec("accounts_only", ValueType::Number),
    ]
}

/// The frame of sources, and which accounts are fed by silent ones only.
pub(super) struct Judged {
    pub(super) frame: Frame,
    /// By row of the accounts.
    pub(super) silent: Vec<bool>,
}

/// Judges all sources by the signals about them.
pub(super) fn judge(fold: &Arc<Fold>, roll: &Roll, compiled: &Compiled, today: Day) -> Result<Judged> {
    let names = fold.sources();
    let masks: Vec<u64> = roll.numbers.iter().map(|&number| fold.account_sources.of(number)).collect();
    let mut frame = Frame::new(names.clone()).with_today(today);
    let facts: Vec<[Value; 8]> =
        (0..names.len()).map(|at| facts(fold, (at, &names[at]), &masks, &roll.calendars, today)).collect();
    for (at, spec) in specs().into_iter().enumerate() {
        frame = frame.with(spec, facts.iter().map(|row| row[at].clone()).collect())?;
    }
    let mut silent_mask = 0_u64;
    for (column, expression) in &compiled.of_sources {
        let Evaluated { array, .. } = expression.evaluate(&frame);
        let spec = ColumnSpec::new(column, ValueType::Flag, Class::General);
        frame = frame.with_array(spec, array)?;
        let speaks = (0..names.len()).filter(|&at| frame.value(at, column).flag() == Some(true));
        silent_mask =
            speaks.fold(silent_mask, |mask, at| mask | 1 << u32::try_from(at).unwrap_or(TOLD_APART).min(TOLD_APART));
    }
    let silent = masks.iter().map(|&mask| mask != 0 && mask & !silent_mask == 0).collect();
    Ok(Judged { frame, silent })
}

#[expect(clippy::cast_precision_loss, reason = "counts of days and accounts")]
fn facts(fold: &Arc<Fold>, (at, name): (usize, &str), masks: &[u64], calendars: &Calendars, today: Day) -> [Value; 8] {
    let bit = 1_u64 << u32::try_from(at).unwrap_or(TOLD_APART).min(TOLD_APART);
    let fed: Vec<usize> = masks.iter().enumerate().filter(|(_, mask)| *mask & bit != 0).map(|(row, _)| row).collect();
    let calendar = calendars.most_common(&fed);
    let blank = SourceDays::default();
    let days = fold.source_days.get(at).unwrap_or(&blank);
    let habit = habit(days, |from, to| calendars.between(calendar, from, to));
    let number = |n: usize| Value::Number(n as f64);
    let last = days.last.map(|ago| metrics::day_of_number(metrics::day_number(today) - ago));
    [
        Value::Text(name.to_owned()),
        last.map_or(Value::Null, Value::Date),
        number(habit.active),
        days.last.map_or(Value::Null, |ago| Value::Number(ago as f64)),
        Value::Number(habit.silent as f64),
        Value::Number(habit.usual as f64),
        number(fed.len()),
        number(fed.iter().filter(|&&row| masks[row] == bit).count()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(spoke: impl IntoIterator<Item = i64>) -> SourceDays {
        let mut days = SourceDays::default();
        spoke.into_iter().for_each(|ago| days.add(ago));
        days
    }

    /// Every day is a working day.
    fn all(from: usize, to: usize) -> i64 {
        i64::try_from(from.saturating_sub(to)).unwrap() - 1
    }

    #[test]
    fn silence_is_measured_against_the_own_habit() {
        let daily = days(10..100);
        assert_eq!(habit(&daily, all), Habit { active: 90, silent: 9, usual: 0 });
        let weekly = days((3..100).step_by(7));
        assert_eq!(habit(&weekly, all), Habit { active: 14, silent: 2, usual: 6 });
        assert_eq!(habit(&SourceDays::default(), all), Habit { active: 0, silent: 0, usual: 0 });
    }

    #[test]
    fn an_outage_that_is_over_is_part_of_the_habit() {
        let back = days((1..9).chain(13..100));
        assert_eq!(habit(&back, all), Habit { active: 95, silent: 0, usual: 4 });
    }

    #[test]
    fn days_to_come_and_days_long_gone_do_not_count() {
        assert!(days([-3]).last.is_none());
        let old = days([1000]);
        assert_eq!((old.last, old.habit().len()), (Some(1000), 0));
    }

    #[test]
    fn accounts_know_their_sources_of_late() {
        let mut fed = AccountSources::default();
        fed.add(3, 0, 5);
        fed.add(3, 80, 5);
        fed.add(2, 1, 500);
        assert_eq!([fed.of(3), fed.of(2), fed.of(9)], [1 | 1 << 63, 0, 0]);
    }
}
