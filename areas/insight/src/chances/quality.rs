//! How good a model is: customers are foretold by a model that saw nothing of them, and compared with what came.

use std::collections::HashMap;

use jiff::ToSpan;
use kernel::{Day, Result};
use stats::Estimate;
use stats::calibration::{Bin, Calibration, brier_skill, calibration, reliability};
use stats::discrimination::auc_within_groups;
use stats::resampling::grouped_folds;

use super::Factor;
use super::learn::{WEEK, fitted, table};
use crate::proof::Looks;

/// The chances that are compared reach so many days ahead.
pub(super) const AHEAD: u16 = 90;
/// Weeks from one compared day to the next: what one look waits for is over when the next one comes.
const APART: usize = 13;
/// Parts of the customers.
const FOLDS: usize = 5;
/// Bins of the reliability diagram.
const BINS: usize = 8;
/// How sure intervals are.
const LEVEL: f64 = 0.95;

/// What came of chances within 90 days.
#[derive(Debug, Clone, PartialEq)]
pub struct Quality {
    /// Looks that were foretold.
    pub looks: usize,
    /// Those that were lost.
    pub lost: usize,
    /// The chance that a lost look was given a higher chance than another one.
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

/// The quality of models over `factors` that are learned from `weekly`; `seen` looks 90 days ahead. Nothing where too little came to say.
///
/// # Errors
/// A kept week cannot be read.
pub(super) fn quality(
    factors: &[Factor],
    weekly: &Looks,
    (days, today): (&[Day], Day),
    seen: impl Fn(&[Day]) -> Result<Looks>,
) -> Result<Option<Quality>> {
    let last = today.saturating_sub((i64::from(AHEAD) + 1).days());
    let mut compared: Vec<Day> = days.iter().rev().copied().filter(|day| *day <= last).step_by(APART).collect();
    compared.reverse();
    if compared.is_empty() {
        return Ok(None);
    }
    Ok(told(factors, weekly, &seen(&compared)?).ok())
}

fn told(factors: &[Factor], weekly: &Looks, ahead: &Looks) -> stats::Result<Quality> {
    let (learned_from, asked) = (table(factors, weekly)?, table(factors, ahead)?);
    let folds = grouped_folds(&weekly.who, FOLDS, 1)?;
    let fold_of: HashMap<&str, usize> =
        weekly.who.iter().zip(&folds).map(|(who, fold)| (weekly.accounts[*who].as_str(), *fold)).collect();
    let fold = |look: usize| fold_of.get(ahead.accounts[ahead.who[look]].as_str()).copied();
    let mut chances = vec![f64::NAN; ahead.len()];
    for part in 0..FOLDS {
        let others: Vec<usize> = (0..weekly.len()).filter(|&at| folds[at] != part).collect();
        let hazard = fitted(&learned_from, &weekly.lost, &others)?;
        // Who was never seen in a week is foretold by the first part's model, which did not see it either.
        for look in (0..ahead.len()).filter(|&look| fold(look).unwrap_or(0) == part) {
            let periods = f64::from(AHEAD) / f64::from(WEEK);
            chances[look] = hazard.within(asked.rows().row(look), periods, LEVEL)?.value;
        }
    }
    Ok(Quality {
        looks: ahead.len(),
        lost: ahead.lost.iter().filter(|lost| **lost).count(),
        auc: auc_within_groups(&chances, &ahead.lost, &ahead.who, LEVEL)?,
        calibration: calibration(&chances, &ahead.lost, LEVEL)?,
        skill: brier_skill(&chances, &ahead.lost)?,
        bins: reliability(&chances, &ahead.lost, BINS, LEVEL)?,
    })
}
