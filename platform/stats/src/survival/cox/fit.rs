//! Newton's way to the top of the partial likelihood.

use super::likelihood::{Likelihood, Point, inner};
use crate::symmetric::Symmetric;
use crate::unfit::{Result, Unfit};

const STEPS: usize = 100;
const HALVINGS: usize = 30;
/// Done when a step changes no `β·x` by more than `STILL`, or when what it gains in log-likelihood is `NOTHING`: then it is a
/// billionth of a standard error.
const STILL: f64 = 1e-9;
const NOTHING: f64 = 1e-18;
/// After so many steps rounding keeps them from getting smaller, and `LITTLE` is enough: a hundred thousandth of a standard
/// error.
const PATIENCE: usize = 25;
const LITTLE: f64 = 1e-10;
/// A gain in log-likelihood below `FLAT` while coefficients still move by more than `RUNNING` means that they have no end.
const FLAT: f64 = 1e-8;
const RUNNING: f64 = 0.05;

/// The information with the penalty's part.
pub fn penalised(information: &Symmetric, ridge: f64) -> Symmetric {
    let mut sum = information.clone();
    (0..sum.size()).for_each(|at| sum.add_diagonal(at, ridge));
    sum
}

/// The best coefficients, and the likelihood there.
///
/// # Errors
/// [`Unfit::Singular`], [`Unfit::Separated`], [`Unfit::NotConverged`].
pub fn climb(likelihood: &Likelihood, ridge: f64) -> Result<(Vec<f64>, Point)> {
    let mut coefficients = vec![0.0; likelihood.spreads.len()];
    let mut here = likelihood.at(&coefficients)?;
    for round in 0..STEPS {
        let little = if round < PATIENCE { NOTHING } else { LITTLE };
        let slope: Vec<f64> = here.gradient.iter().zip(&coefficients).map(|(up, own)| up - ridge * own).collect();
        let step = penalised(&here.information, ridge).factor()?.solve(&slope);
        let (reach, gain) = (likelihood.reach(&step), inner(&slope, &step));
        if reach < STILL || gain < little {
            // The last step is taken as well; what it changes in the likelihood is beyond rounding.
            coefficients.iter_mut().zip(step).for_each(|(own, step)| *own += step);
            return Ok((coefficients, here));
        }
        if ridge == 0.0 && gain < FLAT && reach > RUNNING {
            return Err(Unfit::Separated);
        }
        (coefficients, here) = better(likelihood, ridge, (&coefficients, &here), &step)?;
    }
    Err(Unfit::NotConverged { steps: STEPS })
}

/// The end of the step, or of the longest part of it that does not lead down.
fn better(likelihood: &Likelihood, ridge: f64, from: (&[f64], &Point), step: &[f64]) -> Result<(Vec<f64>, Point)> {
    let worth = |coefficients: &[f64], point: &Point| point.value - ridge / 2.0 * inner(coefficients, coefficients);
    let (start, here) = from;
    let least = worth(start, here);
    // Near the top a rise is lost in rounding.
    let slack = 1e-12 * least.abs().max(1.0);
    let mut part = 1.0;
    for _ in 0..HALVINGS {
        let coefficients: Vec<f64> = start.iter().zip(step).map(|(own, step)| own + part * step).collect();
        match likelihood.at(&coefficients) {
            Ok(point) if worth(&coefficients, &point) >= least - slack => return Ok((coefficients, point)),
            _ => part /= 2.0,
        }
    }
    Err(Unfit::NotConverged { steps: HALVINGS })
}
