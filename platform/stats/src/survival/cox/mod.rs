//! What makes the hazard higher or lower: the proportional hazards model of Cox (1972), ties as Efron (1977) treats them.

mod likelihood;
mod risk_sets;

use libm::exp;

use super::Observed;
use crate::estimate::{Estimate, Test, chi_squared_above, z_of};
use crate::newton::{Hill, Ridge, Top, climb};
use crate::rows::Rows;
use crate::symmetric::{Symmetric, inner};
use crate::unfit::{Result, Unfit, finite, same_length, setting};
use likelihood::Likelihood;

/// How to fit.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct CoxSpec {
    /// `λ` of the penalty `½ λ Σ β²` that is taken off the log-likelihood (on the columns as given: standardise them first); 0
    /// for none.
    pub ridge: f64,
}

/// The cumulative hazard of a subject whose columns are all at their mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BaselineStep {
    /// In the unit of the durations.
    pub time: f64,
    /// The natural logarithm of `Σ d / Σ exp(β·(x - mean))` up to here (Breslow 1974); where risks differ very much the hazard
    /// itself is beyond all numbers.
    pub log_hazard: f64,
}

/// A fitted model: the hazard of a subject is `h₀(t) · exp(β·(x - mean))`.
#[derive(Debug, Clone, PartialEq)]
pub struct Cox {
    /// `β`, one per column: the log of the hazard ratio of one unit more.
    pub coefficients: Vec<f64>,
    /// The inverse of the (penalised) observed information.
    pub covariance: Symmetric,
    /// The partial log-likelihood at `β`, without the penalty.
    pub log_likelihood: f64,
    /// The same with all coefficients 0.
    pub null_log_likelihood: f64,
    /// The mean of each column.
    pub means: Vec<f64>,
    /// At each time of an end, in order.
    pub baseline: Vec<BaselineStep>,
}

impl Cox {
    /// Fits the model by Newton's method with halved steps; entry times of `observed` are honoured.
    ///
    /// As `coxph(ties = "efron")` in R and `CoxPHFitter` of lifelines give it.
    ///
    /// # Errors
    /// [`LengthsDiffer`](Unfit::LengthsDiffer); [`NoEvents`](Unfit::NoEvents); without a penalty [`Singular`](Unfit::Singular)
    /// when columns determine each other or one is constant, and [`Separated`](Unfit::Separated) when a coefficient would run
    /// away; [`Setting`](Unfit::Setting) for a negative `ridge`.
    ///
    /// # Examples
    /// ```
    /// use tenure_stats::{Rows, survival::{Cox, CoxSpec, Observed}};
    /// let observed = Observed::new(&[4.0, 3.0, 1.0, 1.0, 2.0, 2.0, 3.0], &[true, true, true, false, true, true, false])?;
    /// let columns = [0.0, 2.0, 1.0, 1.0, 1.0, 0.0, 0.0];
    /// let model = Cox::fit(observed, Rows::new(&columns, 1)?, CoxSpec::default())?;
    /// assert!(model.coefficients[0] > 0.0);
    /// # Ok::<(), tenure_stats::Unfit>(())
    /// ```
    pub fn fit(observed: Observed<'_>, rows: Rows<'_>, spec: CoxSpec) -> Result<Self> {
        same_length(observed.len(), rows.len())?;
        setting("ridge", spec.ridge >= 0.0 && spec.ridge.is_finite())?;
        if observed.events() == 0 {
            return Err(Unfit::NoEvents);
        }
        let likelihood = Likelihood::new(observed, rows);
        if spec.ridge == 0.0 && likelihood.spreads.contains(&0.0) {
            return Err(Unfit::Singular);
        }
        let null_log_likelihood = likelihood.at(&vec![0.0; rows.width()])?.value;
        let Top { coefficients, covariance, log_likelihood } =
            climb(&likelihood, Ridge { lambda: spec.ridge, free: 0 })?;
        let baseline = likelihood.baseline(&coefficients);
        let means = likelihood.means;
        Ok(Self { coefficients, covariance, log_likelihood, null_log_likelihood, means, baseline })
    }

    /// Each coefficient with its standard error and Wald's interval of `level`.
    ///
    /// # Errors
    /// [`Setting`](Unfit::Setting) for a level outside of 0 to 1.
    pub fn estimates(&self, level: f64) -> Result<Vec<Estimate>> {
        let z = z_of(level)?;
        let pairs = self.coefficients.iter().zip(self.covariance.errors());
        Ok(pairs.map(|(value, error)| Estimate::wald(*value, error, z)).collect())
    }

    /// Does the model tell more than nothing? Twice the gain in log-likelihood, chi-squared with one degree per column
    /// (for a fit without penalty).
    #[must_use]
    pub fn likelihood_ratio(&self) -> Test {
        let statistic = 2.0 * (self.log_likelihood - self.null_log_likelihood);
        Test { statistic, p: chi_squared_above(statistic, self.coefficients.len()) }
    }

    /// `β·(x - mean)`: the log of the hazard relative to a subject with all columns at their mean.
    ///
    /// # Errors
    /// [`LengthsDiffer`](Unfit::LengthsDiffer), [`NotFinite`](Unfit::NotFinite).
    pub fn log_relative_hazard(&self, row: &[f64]) -> Result<f64> {
        same_length(self.coefficients.len(), row.len())?;
        finite(row)?;
        let centred: Vec<f64> = row.iter().zip(&self.means).map(|(value, mean)| value - mean).collect();
        Ok(inner(&self.coefficients, &centred))
    }

    /// The chance that a subject with these columns is still there after `time`; level after the last end that was seen.
    ///
    /// # Errors
    /// As [`log_relative_hazard`](Self::log_relative_hazard); [`Setting`](Unfit::Setting) for a time that is no number.
    pub fn survival(&self, row: &[f64], time: f64) -> Result<f64> {
        setting("time", !time.is_nan())?;
        let relative = self.log_relative_hazard(row)?;
        let next = self.baseline.partition_point(|step| step.time <= time);
        let step = next.checked_sub(1).and_then(|at| self.baseline.get(at));
        Ok(step.map_or(1.0, |step| exp(-exp(step.log_hazard + relative))))
    }
}
