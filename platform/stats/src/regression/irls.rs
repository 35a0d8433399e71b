//! The best coefficients of a logistic model, by iteratively reweighted least squares (McCullagh and Nelder 1989), which is
//! Newton's method.

use libm::{exp, log1p};

use crate::estimate::chance_of_logit;
use crate::newton::{self, Hill, Point, Ridge, Top};
use crate::symmetric::{Symmetric, inner};
use crate::unfit::Result;

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
}

impl Hill for Problem<'_> {
    fn size(&self) -> usize {
        self.width + 1
    }

    fn at(&self, coefficients: &[f64]) -> Result<Point> {
        let size = coefficients.len();
        let mut point = Point { value: 0.0, gradient: vec![0.0; size], information: Symmetric::zero(size) };
        self.rows(|row, target, weight, offset| {
            let logit = offset + inner(row, coefficients);
            let chance = chance_of_logit(logit);
            point.value += weight * (target * logit - logit.max(0.0) - log1p(exp(-logit.abs())));
            let miss = weight * (target - chance);
            point.gradient.iter_mut().zip(row).for_each(|(sum, value)| *sum += miss * value);
            point.information.add_square(row, weight * chance * (1.0 - chance));
        });
        Ok(point)
    }

    /// The logit that the step moves most.
    fn reach(&self, step: &[f64]) -> f64 {
        let mut reach = 0.0_f64;
        self.rows(|row, _, _, _| reach = reach.max(inner(row, step).abs()));
        reach
    }
}

/// Fits the problem; the intercept comes first.
///
/// # Errors
/// Those of [`newton::climb`].
pub fn climb(problem: &Problem<'_>) -> Result<Top> {
    newton::climb(problem, Ridge { lambda: problem.ridge, free: 1 })
}
