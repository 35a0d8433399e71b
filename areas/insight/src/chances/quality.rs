//! How good a model is: customers are foretold by a model that saw nothing of them, and compared with what came; by what was known when the model
//! was learned, and since.

use jiff::ToSpan;
use kernel::{Day, Result};
use stats::Estimate;
use stats::calibration::{Bin, Calibration, Platt, brier_skill, calibration, reliability};
use stats::discrimination::auc_within_groups;

use super::aims::Aim;
use super::foretold::Foretold;
use super::holding::Held;
use crate::proof::Looks;

/// The chances that are compared reach so many days ahead.
pub(super) const AHEAD: u16 = 90;
/// Fewer who came to it, or did not, say nothing of chances.
pub(super) const ENOUGH: usize = 10;
/// Bins of the reliability diagram.
const BINS: usize = 8;
/// How sure intervals are.
const LEVEL: f64 = 0.95;

/// What came of chances within 90 days.
#[derive(Debug, Clone, PartialEq)]
pub struct Quality {
    /// Looks that were foretold.
    pub looks: usize,
    /// Those whose customer came to it.
    pub lost: usize,
    /// The chance that a look whose customer came to it was given a higher chance than another one.
    pub auc: Estimate,
    /// Whether chances were too high, too low, too bold or too shy.
    pub calibration: Calibration,
    /// How much better than the base rate.
    pub skill: f64,
    /// By rising chance.
    pub bins: Vec<Bin>,
}

impl Quality {
    /// Whether chances differ from what came by more than chance explains.
    pub fn is_off(&self) -> bool {
        !self.calibration.slope.interval.covers(1.0) || !self.calibration.in_the_large.interval.covers(0.0)
    }
}

/// How good a model was, and how good it is; nothing where too few came to it to say.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ThenAndNow {
    /// By what had come when it was learned: as its chances were told then.
    pub then: Option<Quality>,
    /// By what came of the looks since: as its chances are told now.
    pub now: Option<Quality>,
}

impl ThenAndNow {
    /// The newest that there is.
    pub fn newest(&self) -> Option<&Quality> {
        self.now.as_ref().or(self.then.as_ref())
    }

    /// Whether chances differ from what came by more than chance explains, by the newest that there is.
    pub fn is_off(&self) -> bool {
        self.newest().is_some_and(Quality::is_off)
    }
}

/// What it takes to tell chances that mean what they say, and how good those were and are: of the model that holds, learned from the looks of
/// weeks; `seen` looks 90 days ahead. Nothing where too little came to say.
///
/// # Errors
/// A kept week cannot be read.
pub(super) fn quality(
    (held, aim): (&Held, &Aim),
    weekly: &Looks,
    (days, today): (&[Day], Day),
    seen: impl Fn(&[Day]) -> Result<Looks>,
) -> Result<(Option<Platt>, ThenAndNow)> {
    let (then, now) = compared(days, (held.day, today), aim.apart);
    let all = [then.as_slice(), now.as_slice()].concat();
    if all.is_empty() {
        return Ok((None, ThenAndNow::default()));
    }
    let ahead = seen(&all)?;
    let Ok(foretold) = Foretold::of((held, aim), weekly, &ahead) else { return Ok((None, ThenAndNow::default())) };
    let on = |days: &[Day]| (0..ahead.len()).filter(|&look| days.contains(&ahead.day[look])).collect::<Vec<_>>();
    let (then, now, all) = (on(&then), on(&now), on(&all));
    let told = |looks: &[usize], known: &[usize]| told(&foretold.told(&ahead, looks, known), &ahead, looks);
    let quality = ThenAndNow { then: told(&then, &then), now: told(&now, &all) };
    Ok((foretold.curve(&ahead, &all), quality))
}

/// The days whose looks are compared with what came within 90 days, so far apart that what one look waits for is over when the next one comes: those
/// of which that was known when the model was learned, and those since.
fn compared(days: &[Day], (learned, today): (Day, Day), apart: usize) -> (Vec<Day>, Vec<Day>) {
    let known = |on: Day| {
        let last = on.saturating_sub((i64::from(AHEAD) + 1).days());
        days.partition_point(|day| *day <= last)
    };
    let (then, now) = (known(learned), known(today));
    let back = |places: std::ops::Range<usize>| {
        let mut chosen: Vec<Day> = days[places].iter().rev().step_by(apart).copied().collect();
        chosen.reverse();
        chosen
    };
    // The first day since is not before the last one of then is over.
    let since = if then == 0 { 0 } else { then + apart - 1 };
    (back(0..then), back(since.min(now)..now))
}

/// How good the chances of some looks were; nothing where too few came to it, or did not.
fn told(chances: &[f64], ahead: &Looks, looks: &[usize]) -> Option<Quality> {
    let (came, who) = (stats::pick(&ahead.lost, looks), stats::pick(&ahead.who, looks));
    let lost = came.iter().filter(|came| **came).count();
    if lost.min(looks.len() - lost) < ENOUGH {
        return None;
    }
    let quality = || -> stats::Result<Quality> {
        Ok(Quality {
            looks: looks.len(),
            lost,
            auc: auc_within_groups(chances, &came, &who, LEVEL)?,
            calibration: calibration(chances, &came, LEVEL)?,
            skill: brier_skill(chances, &came)?,
            bins: reliability(chances, &came, BINS, LEVEL)?,
        })
    };
    quality().ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kernel::Says;

    use super::*;
    use crate::chances::aims::CANCEL;
    use crate::chances::learn::Fit;

    /// The day by whose end the model was learned.
    const LEARNED: Day = date(2026, 1, 5);

    fn weeks() -> Vec<Day> {
        (0..104_i64).map(|week| date(2025, 1, 6).saturating_add((7 * week).days())).collect()
    }

    /// A company of 400, where a high number makes one leave; in the second year, where it `turns`, a low one.
    fn looks(days: &[Day], within: u16, turns: bool) -> Looks {
        let mut looks = Looks { features: vec![Vec::new()], ..Looks::default() };
        looks.accounts = (0..400).map(|n| format!("a{n}")).collect();
        let leaves = |n: i64| {
            // Of 200 each: how many leave in the first year, and in the second one.
            let (first, second) = match (n % 2 == 0, turns) {
                (true, false) => (60, 42),
                (false, false) => (8, 8),
                (true, true) => (60, 5),
                (false, true) => (8, 56),
            };
            let year = [first, first + second].iter().position(|end| n / 2 < *end)?;
            Some(date(2025, 1, 6).saturating_add((364 * i64::try_from(year).unwrap() + n / 2 * 61 % 364).days()))
        };
        for &day in days {
            for n in 0..400_i64 {
                let leaves = leaves(n);
                if leaves.is_some_and(|on| on <= day) {
                    continue;
                }
                let last = day.saturating_add(i64::from(within).days());
                looks.who.push(usize::try_from(n).unwrap());
                looks.day.push(day);
                looks.lost.push(leaves.is_some_and(|on| on <= last));
                looks.features[0].push(if n % 2 == 0 { 3.0 } else { 1.0 } + (n % 7) as f64 / 10.0);
            }
        }
        looks
    }

    fn found((learned, today): (Day, Day), turns: bool) -> ThenAndNow {
        let weekly = looks(&weeks(), 7, turns);
        let known = (0..weekly.len()).filter(|&at| weekly.day[at] <= learned.saturating_sub(7.days())).collect();
        let fit = Fit::to(&[(Says::new("x"), "x".to_owned())], &weekly, known).unwrap();
        let held = Held { fit, day: learned, tried: Vec::new() };
        let ahead = |days: &[Day]| Ok(looks(days, AHEAD, turns));
        quality((&held, &CANCEL), &weekly, (&weeks(), today), ahead).unwrap().1
    }

    #[test]
    fn what_was_known_then_stays_and_what_came_since_is_now() {
        let (half, full) = (found((LEARNED, date(2026, 7, 20)), false), found((LEARNED, date(2026, 12, 28)), false));
        assert_eq!(half.then, full.then, "what was known then does not change");
        let (then, now) = (full.then.as_ref().unwrap(), full.now.as_ref().unwrap());
        assert!(then.auc.value > 0.6 && now.auc.value > 0.6, "{then:?} {now:?}");
        assert!(half.now.unwrap().looks < now.looks);
        assert!(!full.is_off() && full.newest() == Some(now));
    }

    #[test]
    fn a_world_that_has_turned_is_told_of_now_and_not_of_then() {
        let found = found((LEARNED, date(2026, 12, 28)), true);
        let (then, now) = (found.then.as_ref().unwrap(), found.now.as_ref().unwrap());
        assert!(then.auc.value > 0.6 && !then.is_off(), "{then:?}");
        assert!(now.auc.value < 0.4 && now.is_off() && found.is_off(), "{now:?}");
    }

    #[test]
    fn nothing_is_said_of_now_before_enough_came() {
        let found = found((LEARNED, date(2026, 2, 2)), false);
        assert!(found.then.is_some() && found.now.is_none() && found.newest() == found.then.as_ref());
        assert!(!ThenAndNow::default().is_off());
    }

    #[test]
    fn days_since_begin_when_the_last_one_of_then_is_over() {
        let (then, now) = compared(&weeks(), (LEARNED, date(2026, 12, 28)), 13);
        assert_eq!(then, [date(2025, 1, 6), date(2025, 4, 7), date(2025, 7, 7), date(2025, 10, 6)]);
        assert_eq!(now, [date(2026, 3, 30), date(2026, 6, 29), date(2026, 9, 28)]);
        assert!(compared(&weeks(), (LEARNED, date(2026, 2, 2)), 13).1.is_empty());
        let (then, now) = compared(&weeks(), (LEARNED, LEARNED), 1);
        assert_eq!((then.len(), now.len()), (40, 0));
        let (then, now) = compared(&weeks(), (date(2025, 2, 1), date(2025, 6, 1)), 13);
        assert_eq!((then, now), (Vec::new(), vec![date(2025, 2, 24)]));
    }
}
