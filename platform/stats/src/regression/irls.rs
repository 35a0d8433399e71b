//! The best coefficients of a logistic model, by iteratively reweighted least squares (McCullagh and Nelder 1989), which is
//! Newton's method.

use libm::{exp, log1p};

use crate::estimate::chance_of_logit;
use crate::symmetric::Symmetric;
use crate::unfit::{Result, Unfit};

const STEPS: usize = 100;
const HALVINGS: usize = 30;
/// Done when a step moves no logit by more than `STILL`, or gains `NOTHING`: a billionth of a standard error.
const STILL: f64 = 1e-9;
const NOTHING: f64 = 1e-18;
/// After so many steps rounding keeps them from getting smaller, and `LITTLE` is enough: a hundred thousandth of a standard
/// error.
const PATIENCE: usize = 25;
const LITTLE: f64 = 1e-10;
/// A gain below `FLAT` while a logit still moves by more than `RUNNING` means that the coefficients have no end.
const FLAT: f64 = 1e-8;
const RUNNING: f64 = 0.05;

/// What to fit. All slices have one entry per row; nothing is checked here.
pub struct Problem<'a> {
    /// The columns, row after row, without the intercept.
    pub values: &'a [f64],
    /// How many columns; may be 0.
    pub width: usize,
    /// What the chance should be, 0 to 1.
    pub targets: &'a [f64],
    /// How often a row counts.
    pub weights: Option<&'a [f64]>,
    /// A known part of the logit.
    pub offsets: Option<&'a [f64]>,
    /// `λ` of the penalty `½ λ Σ β²`; the intercept is free.
    pub ridge: f64,
}

/// Where the climb ended; the intercept comes first.
pub struct Top {
    pub coefficients: Vec<f64>,
    /// The inverse of the penalised information.
    pub covariance: Symmetric,
    /// Without the penalty.
    pub log_likelihood: f64,
}

struct Point {
    log_likelihood: f64,
    gradient: Vec<f64>,
    information: Symmetric,
}

impl Problem<'_> {
    /// Calls `each` with the row behind a leading 1, its target, weight and offset.
    fn rows(&self, mut each: impl FnMut(&[f64], f64, f64, f64)) {
        let mut row = vec![1.0; self.width + 1];
        for (at, target) in self.targets.iter().enumerate() {
            row[1..].copy_from_slice(&self.values[at * self.width..(at + 1) * self.width]);
            let of = |values: Option<&[f64]>, otherwise| values.map_or(otherwise, |values: &[f64]| values[at]);
            each(&row, *target, of(self.weights, 1.0), of(self.offsets, 0.0));
        }
    }

    fn at(&self, coefficients: &[f64]) -> Point {
        let size = coefficients.len();
        let mut point = Point { log_likelihood: 0.0, gradient: vec![0.0; size], information: Symmetric::zero(size) };
        self.rows(|row, target, weight, offset| {
            let logit = offset + inner(row, coefficients);
            let chance = chance_of_logit(logit);
            point.log_likelihood += weight * (target * logit - logit.max(0.0) - log1p(exp(-logit.abs())));
            let miss = weight * (target - chance);
            point.gradient.iter_mut().zip(row).for_each(|(sum, value)| *sum += miss * value);
            point.information.add_square(row, weight * chance * (1.0 - chance));
        });
        (1..size).for_each(|at| point.information.add_diagonal(at, self.ridge));
        point.gradient.iter_mut().zip(coefficients).skip(1).for_each(|(up, own)| *up -= self.ridge * own);
        point
    }

    fn worth(&self, coefficients: &[f64], point: &Point) -> f64 {
        point.log_likelihood - self.ridge / 2.0 * coefficients.iter().skip(1).map(|own| own * own).sum::<f64>()
    }

    /// By how much a step moves the logit that it moves most.
    fn reach(&self, step: &[f64]) -> f64 {
        let mut reach = 0.0_f64;
        self.rows(|row, _, _, _| reach = reach.max(inner(row, step).abs()));
        reach
    }
}

/// Fits the problem.
///
/// # Errors
/// [`Unfit::Singular`], [`Unfit::Separated`] (both only without penalty), [`Unfit::NotConverged`].
pub fn climb(problem: &Problem<'_>) -> Result<Top> {
    let mut coefficients = vec![0.0; problem.width + 1];
    let mut here = problem.at(&coefficients);
    for round in 0..STEPS {
        let little = if round < PATIENCE { NOTHING } else { LITTLE };
        let factor = here.information.factor()?;
        let step = factor.solve(&here.gradient);
        let (reach, gain) = (problem.reach(&step), inner(&here.gradient, &step));
        if reach < STILL || gain < little {
            // The last step is taken as well; what it changes in the likelihood is beyond rounding.
            coefficients.iter_mut().zip(step).for_each(|(own, step)| *own += step);
            return Ok(Top { coefficients, covariance: factor.inverse(), log_likelihood: here.log_likelihood });
        }
        if problem.ridge == 0.0 && gain < FLAT && reach > RUNNING {
            return Err(Unfit::Separated);
        }
        (coefficients, here) = better(problem, (&coefficients, &here), &step)?;
    }
    Err(Unfit::NotConverged { steps: STEPS })
}

/// The end of the step, or of the longest part of it that does not lead down.
fn better(problem: &Problem<'_>, from: (&[f64], &Point), step: &[f64]) -> Result<(Vec<f64>, Point)> {
    let (start, here) = from;
    let least = problem.worth(start, here);
    // Near the top a rise is lost in rounding.
    let slack = 1e-12 * least.abs().max(1.0);
    let mut part = 1.0;
    for _ in 0..HALVINGS {
        let coefficients: Vec<f64> = start.iter().zip(step).map(|(own, step)| own + part * step).collect();
        let point = problem.at(&coefficients);
        if problem.worth(&coefficients, &point) >= least - slack {
            return Ok((coefficients, point));
        }
        part /= 2.0;
    }
    Err(Unfit::NotConverged { steps: HALVINGS })
}

pub fn inner(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(left, right)| left * right).sum()
}
