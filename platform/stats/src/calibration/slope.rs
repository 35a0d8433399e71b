//! Are chances too high, too low, too bold or too shy? Cox's (1958) regression of outcomes on the logits of their chances.

use libm::log;

use super::numbers;
use crate::estimate::{Estimate, z_of};
use crate::regression::{Problem, climb};
use crate::unfit::{Result, Unfit, all, both_classes, same_length};

/// The line `logit(outcome) = intercept + slope · logit(chance)`, as van Calster et al. 2019 recommend it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Calibration {
    /// 1 when right; below 1 the chances are too bold (too near 0 and 1), above 1 too shy.
    pub slope: Estimate,
    /// Of that line; judge it together with the slope.
    pub intercept: Estimate,
    /// The intercept when the slope is held at 1 (*calibration in the large*): 0 when right, below 0 the chances are too high on
    /// average.
    pub in_the_large: Estimate,
}

/// Slope and intercept of calibration with Wald's intervals of `level`.
///
/// # Errors
/// [`LengthsDiffer`](Unfit::LengthsDiffer); [`OutOfRange`](Unfit::OutOfRange) for a chance that is not between 0 and 1 or is one
/// of them, as its logit is infinite; [`OneClass`](Unfit::OneClass); [`NoSpread`](Unfit::NoSpread) when all chances are equal;
/// [`Separated`](Unfit::Separated) when they tell the outcomes apart without error.
///
/// # Examples
/// ```
/// use tenure_stats::calibration::calibration;
/// let chances = [0.02, 0.9, 0.05, 0.97, 0.1, 0.95, 0.03, 0.96];
/// let outcomes = [false, true, false, true, true, true, false, false];
/// assert!(calibration(&chances, &outcomes, 0.95)?.slope.value < 1.0);
/// # Ok::<(), tenure_stats::Unfit>(())
/// ```
pub fn calibration(chances: &[f64], outcomes: &[bool], level: f64) -> Result<Calibration> {
    let z = z_of(level)?;
    same_length(chances.len(), outcomes.len())?;
    all(chances, |chance| chance > 0.0 && chance < 1.0)?;
    both_classes(outcomes)?;
    if chances.iter().all(|chance| Some(chance) == chances.first()) {
        return Err(Unfit::NoSpread);
    }
    let logits: Vec<f64> = chances.iter().map(|chance| log(chance / (1.0 - chance))).collect();
    let targets = numbers(outcomes);
    let line = Problem { values: &logits, width: 1, targets: &targets, weights: None, offsets: None, ridge: 0.0 };
    let free = climb(&line)?;
    let held = climb(&Problem { values: &[], width: 0, offsets: Some(&logits), ..line })?;
    let errors = free.covariance.errors();
    Ok(Calibration {
        slope: Estimate::wald(free.coefficients[1], errors[1], z),
        intercept: Estimate::wald(free.coefficients[0], errors[0], z),
        in_the_large: Estimate::wald(held.coefficients[0], held.covariance.at(0, 0).sqrt(), z),
    })
}
