//! Newton's way to the top of a log-likelihood, with halved steps.

use crate::symmetric::{Symmetric, inner};
use crate::unfit::{Result, Unfit};

const STEPS: usize = 100;
const HALVINGS: usize = 30;
/// Done when a step reaches no further than `STILL`, or gains `NOTHING` in log-likelihood: a billionth of a standard error.
const STILL: f64 = 1e-9;
const NOTHING: f64 = 1e-18;
/// After so many steps rounding keeps them from getting smaller, and `LITTLE` is enough: a hundred thousandth of a standard
/// error.
const PATIENCE: usize = 25;
const LITTLE: f64 = 1e-10;
/// A gain below `FLAT` while a step still reaches further than `RUNNING` means that the coefficients have no end.
const FLAT: f64 = 1e-8;
const RUNNING: f64 = 0.05;

/// What is climbed: a log-likelihood, without the penalty.
pub(crate) trait Hill {
    /// How many coefficients there are.
    fn size(&self) -> usize;

    /// Value and derivatives at some coefficients.
    ///
    /// # Errors
    /// The coefficients are so large that nothing can be computed.
    fn at(&self, coefficients: &[f64]) -> Result<Point>;

    /// By how much a step moves what the coefficients add up to.
    fn reach(&self, step: &[f64]) -> f64;
}

/// A log-likelihood at some coefficients.
pub(crate) struct Point {
    pub value: f64,
    pub gradient: Vec<f64>,
    /// The second derivatives with the sign turned.
    pub information: Symmetric,
}

/// The penalty `½ λ Σ β²`.
#[derive(Clone, Copy)]
pub(crate) struct Ridge {
    pub lambda: f64,
    /// So many coefficients, the first ones, are free of it.
    pub free: usize,
}

/// Where the climb ended.
pub(crate) struct Top {
    pub coefficients: Vec<f64>,
    /// The inverse of the penalised information.
    pub covariance: Symmetric,
    /// Without the penalty.
    pub log_likelihood: f64,
}

/// The best coefficients.
///
/// # Errors
/// [`Unfit::Singular`], [`Unfit::Separated`] (both only without penalty), [`Unfit::NotConverged`].
pub(crate) fn climb(hill: &impl Hill, ridge: Ridge) -> Result<Top> {
    let mut coefficients = vec![0.0; hill.size()];
    let mut here = ridge.at(hill, &coefficients)?;
    for round in 0..STEPS {
        let little = if round < PATIENCE { NOTHING } else { LITTLE };
        let factor = here.information.factor()?;
        let step = factor.solve(&here.gradient);
        let (reach, gain) = (hill.reach(&step), inner(&here.gradient, &step));
        if reach < STILL || gain < little {
            // The last step is taken as well; what it changes in the likelihood is beyond rounding.
            coefficients.iter_mut().zip(step).for_each(|(own, step)| *own += step);
            return Ok(Top { coefficients, covariance: factor.inverse(), log_likelihood: here.value });
        }
        if ridge.lambda == 0.0 && gain < FLAT && reach > RUNNING {
            return Err(Unfit::Separated);
        }
        (coefficients, here) = better((hill, ridge), (&coefficients, &here), &step)?;
    }
    Err(Unfit::NotConverged { steps: STEPS })
}

/// The end of the step, or of the longest part of it that does not lead down.
fn better(
    (hill, ridge): (&impl Hill, Ridge),
    (start, here): (&[f64], &Point),
    step: &[f64],
) -> Result<(Vec<f64>, Point)> {
    let least = ridge.worth(start, here);
    // Near the top a rise is lost in rounding.
    let slack = 1e-12 * least.abs().max(1.0);
    let mut part = 1.0;
    for _ in 0..HALVINGS {
        let coefficients: Vec<f64> = start.iter().zip(step).map(|(own, step)| own + part * step).collect();
        match ridge.at(hill, &coefficients) {
            Ok(point) if ridge.worth(&coefficients, &point) >= least - slack => return Ok((coefficients, point)),
            _ => part /= 2.0,
        }
    }
    Err(Unfit::NotConverged { steps: HALVINGS })
}

impl Ridge {
    /// The hill with the penalty's part in the derivatives; not in the value.
    fn at(self, hill: &impl Hill, coefficients: &[f64]) -> Result<Point> {
        let mut point = hill.at(coefficients)?;
        let own = coefficients.iter().zip(&mut point.gradient).enumerate().skip(self.free);
        for (at, (own, up)) in own {
            point.information.add_diagonal(at, self.lambda);
            *up -= self.lambda * own;
        }
        Ok(point)
    }

    /// The value with the penalty.
    fn worth(self, coefficients: &[f64], point: &Point) -> f64 {
        let bound = &coefficients[self.free..];
        point.value - self.lambda / 2.0 * inner(bound, bound)
    }
}
