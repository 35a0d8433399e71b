//! Logistic regression (Cox 1958): the logit of a chance as a sum over columns.

use super::irls::{Problem, climb};
use crate::estimate::{Estimate, Interval, chance_of_logit, z_of};
use crate::rows::Rows;
use crate::symmetric::{Symmetric, inner};
use crate::unfit::{Result, all, both_classes, finite, same_length, setting};

/// How to fit.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct LogisticSpec<'a> {
    /// scikit-learn's `C`: `C · log-likelihood - ½ Σ β²` is made as large as possible, the intercept being free; none for no
    /// penalty.
    pub c: Option<f64>,
    /// How often each row counts; none for once.
    pub weights: Option<&'a [f64]>,
}

/// A fitted model.
#[derive(Debug, Clone, PartialEq)]
pub struct Logistic {
    /// The logit where all columns are 0.
    pub intercept: f64,
    /// The change of the logit per unit of each column.
    pub coefficients: Vec<f64>,
    /// Of the intercept (first) and the coefficients: the inverse of the information. With a penalty, of the penalised one: the
    /// coefficients' spread if the penalty is read as a normal prior (Laplace's approximation).
    pub covariance: Symmetric,
    /// Without the penalty.
    pub log_likelihood: f64,
}

/// A predicted chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chance {
    /// 0 to 1.
    pub value: f64,
    /// Standard error of its logit.
    pub logit_error: f64,
    /// Wald's interval of the logit, turned into chances: of the expected share, not of a single outcome.
    pub interval: Interval,
}

impl Logistic {
    /// Fits the model to whether each row's outcome happened.
    ///
    /// Columns of very different size should be put on one scale first ([`Scaler`](super::Scaler)).
    ///
    /// # Errors
    /// [`LengthsDiffer`](crate::Unfit::LengthsDiffer); [`OneClass`](crate::Unfit::OneClass);
    /// [`OutOfRange`](crate::Unfit::OutOfRange) for a negative weight; [`Setting`](crate::Unfit::Setting) for a `c` that is not
    /// positive; without a penalty [`Singular`](crate::Unfit::Singular) when columns determine each other and
    /// [`Separated`](crate::Unfit::Separated) when they tell the outcomes apart.
    ///
    /// # Examples
    /// ```
    /// use tenure_stats::{Rows, regression::{Logistic, LogisticSpec}};
    /// let hours = [0.5, 1.0, 1.5, 2.0, 2.5, 3.0];
    /// let passed = [false, false, true, false, true, true];
    /// let model = Logistic::fit(Rows::new(&hours, 1)?, &passed, LogisticSpec { c: Some(1.0), weights: None })?;
    /// assert!(model.chance(&[3.0])? > model.chance(&[0.5])?);
    /// let chance = model.chance_within(&[3.0], 0.95)?;
    /// assert!(chance.interval.covers(chance.value));
    /// # Ok::<(), tenure_stats::Unfit>(())
    /// ```
    pub fn fit(rows: Rows<'_>, outcomes: &[bool], spec: LogisticSpec<'_>) -> Result<Self> {
        same_length(rows.len(), outcomes.len())?;
        both_classes(outcomes)?;
        setting("c", spec.c.is_none_or(|c| c > 0.0))?;
        if let Some(weights) = spec.weights {
            same_length(rows.len(), weights.len())?;
            all(weights, |weight| weight >= 0.0)?;
            let counted = outcomes.iter().zip(weights).filter(|(_, weight)| **weight > 0.0);
            both_classes(&counted.map(|(outcome, _)| *outcome).collect::<Vec<_>>())?;
        }
        let targets: Vec<f64> = outcomes.iter().map(|outcome| f64::from(u8::from(*outcome))).collect();
        let top = climb(&Problem {
            values: rows.values(),
            width: rows.width(),
            targets: &targets,
            weights: spec.weights,
            offsets: None,
            ridge: spec.c.map_or(0.0, |c| 1.0 / c),
        })?;
        let (intercept, coefficients) =
            top.coefficients.split_first().map_or((0.0, Vec::new()), |(a, b)| (*a, b.to_vec()));
        Ok(Self { intercept, coefficients, covariance: top.covariance, log_likelihood: top.log_likelihood })
    }

    /// The intercept (first) and the coefficients with their standard errors and Wald's intervals of `level`.
    ///
    /// # Errors
    /// [`Setting`](crate::Unfit::Setting) for a level outside of 0 to 1.
    pub fn estimates(&self, level: f64) -> Result<Vec<Estimate>> {
        let z = z_of(level)?;
        let values = std::iter::once(&self.intercept).chain(&self.coefficients);
        Ok(values.zip(self.covariance.errors()).map(|(value, error)| Estimate::wald(*value, error, z)).collect())
    }

    /// The logit of the chance of a row: the intercept, and coefficient times value for each column.
    ///
    /// # Errors
    /// [`LengthsDiffer`](crate::Unfit::LengthsDiffer), [`NotFinite`](crate::Unfit::NotFinite).
    pub fn logit(&self, row: &[f64]) -> Result<f64> {
        same_length(self.coefficients.len(), row.len())?;
        finite(row)?;
        Ok(self.intercept + inner(&self.coefficients, row))
    }

    /// The chance of a row, 0 to 1.
    ///
    /// # Errors
    /// As [`logit`](Self::logit).
    pub fn chance(&self, row: &[f64]) -> Result<f64> {
        Ok(chance_of_logit(self.logit(row)?))
    }

    /// The chance of every row.
    ///
    /// # Errors
    /// As [`logit`](Self::logit).
    pub fn chances(&self, rows: Rows<'_>) -> Result<Vec<f64>> {
        rows.iter().map(|row| self.chance(row)).collect()
    }

    /// The chance of a row with its interval of `level`.
    ///
    /// # Errors
    /// As [`logit`](Self::logit); [`Setting`](crate::Unfit::Setting) for a level outside of 0 to 1.
    pub fn chance_within(&self, row: &[f64], level: f64) -> Result<Chance> {
        let (logit, z) = (self.logit(row)?, z_of(level)?);
        let with_one: Vec<f64> = std::iter::once(1.0).chain(row.iter().copied()).collect();
        let logit_error = self.covariance.quadratic(&with_one).max(0.0).sqrt();
        let end = |side: f64| chance_of_logit(logit + side * z * logit_error);
        Ok(Chance { value: chance_of_logit(logit), logit_error, interval: Interval { low: end(-1.0), high: end(1.0) } })
    }
}
