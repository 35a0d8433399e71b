//! How good a model is: customers are foretold by a model that saw nothing of them, and compared with what came.

use std::collections::HashMap;

use jiff::ToSpan;
use kernel::{Day, Result};
use stats::Estimate;
use stats::calibration::{Bin, Calibration, brier_skill, calibration, reliability};
use stats::discrimination::auc_within_groups;
use stats::resampling::grouped_folds;

use super::aims::Aim;
use super::learn::{Fit, fitted, table};
use crate::proof::Looks;

/// The chances that are compared reach so many days ahead.
pub(super) const AHEAD: u16 = 90;
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

/// The quality of models that are learned as `fit` was, from its looks; `seen` looks 90 days ahead. Nothing where too little came to say.
///
/// # Errors
/// A kept week cannot be read.
pub(super) fn quality(
    (fit, aim): (&Fit, &Aim),
    weekly: &Looks,
    (days, today): (&[Day], Day),
    seen: impl Fn(&[Day]) -> Result<Looks>,
) -> Result<Option<Quality>> {
    let last = today.saturating_sub((i64::from(AHEAD) + 1).days());
    let mut compared: Vec<Day> = days.iter().rev().copied().filter(|day| *day <= last).step_by(aim.apart).collect();
    compared.reverse();
    if compared.is_empty() {
        return Ok(None);
    }
    Ok(told((fit, aim), weekly, &seen(&compared)?).ok())
}

fn told((fit, aim): (&Fit, &Aim), weekly: &Looks, ahead: &Looks) -> stats::Result<Quality> {
    let (learned_from, asked) = (table(&fit.factors, weekly)?, table(&fit.factors, ahead)?);
    let who: Vec<usize> = fit.rows.iter().map(|&at| weekly.who[at]).collect();
    let folds = grouped_folds(&who, FOLDS, 1)?;
    let fold_of: HashMap<&str, usize> =
        who.iter().zip(&folds).map(|(who, fold)| (weekly.accounts[*who].as_str(), *fold)).collect();
    let fold = |look: usize| fold_of.get(ahead.accounts[ahead.who[look]].as_str()).copied();
    let mut chances = vec![f64::NAN; ahead.len()];
    for part in 0..FOLDS {
        let others: Vec<usize> =
            fit.rows.iter().zip(&folds).filter(|(_, fold)| **fold != part).map(|(&at, _)| at).collect();
        let hazard = fitted(&learned_from, &weekly.lost, &others)?;
        // Who was never seen in a week is foretold by the first part's model, which did not see it either.
        for look in (0..ahead.len()).filter(|&look| fold(look).unwrap_or(0) == part) {
            let periods = f64::from(AHEAD) / f64::from(aim.period);
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
