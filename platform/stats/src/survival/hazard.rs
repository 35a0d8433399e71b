//! Chances from a discrete-time hazard: in each period, the logit of the chance to end is a sum over columns (Cox 1972, section 6; Allison
//! 1982; Singer and Willett 1993).

use libm::{exp, log1p};

use crate::estimate::Interval;
use crate::regression::{Chance, Logistic, LogisticSpec, Problem, Scaler, climb};
use crate::rows::Rows;
use crate::symmetric::inner;
use crate::unfit::{Result, setting};

/// A fitted hazard for one period, such as a week.
#[derive(Debug, Clone, PartialEq)]
pub struct Hazard {
    /// Puts columns on the scale of the rows that it was fitted on.
    pub scaler: Scaler,
    /// The hazard of a period, over columns on that scale; its coefficients are shrunk.
    pub model: Logistic,
    /// By how much they are, 0 to 1: what a fit to few endings takes for a reason is partly chance.
    pub shrinkage: f64,
}

impl Hazard {
    /// Fits it to periods that were lived through: one row for each subject and period, with whether the subject ended in it. Rows of one
    /// subject are independent given their columns, so that they need no grouping.
    ///
    /// `c` is the penalty on standardised columns, as in [`LogisticSpec`]: 1 is a standard normal prior, which hardly moves
    /// what dozens of endings say and keeps a fit finite where few ended. Coefficients are then shrunk by van Houwelingen's and le
    /// Cessie's (1990) `(χ² - columns) / χ²`, χ² being the likelihood ratio against no column, and the intercept is fitted again: without
    /// it chances of new subjects come out too bold.
    ///
    /// # Errors
    /// As [`Logistic::fit`].
    ///
    /// # Examples
    /// ```
    /// use tenure_stats::{Rows, survival::Hazard};
    /// let visits = [9.0, 8.0, 7.0, 9.0, 1.0, 0.0, 2.0, 8.0];
    /// let ended = [false, false, false, false, true, true, false, false];
    /// let hazard = Hazard::fit(Rows::new(&visits, 1)?, &ended, 1.0)?;
    /// let (week, quarter) = (hazard.within(&[1.0], 1.0, 0.9)?, hazard.within(&[1.0], 13.0, 0.9)?);
    /// assert!(week.value < quarter.value && quarter.interval.high <= 1.0);
    /// assert!(hazard.reasons(&[1.0])?[0] > 0.0, "few visits speak for an end");
    /// # Ok::<(), tenure_stats::Unfit>(())
    /// ```
    pub fn fit(rows: Rows<'_>, ended: &[bool], c: f64) -> Result<Self> {
        let scaler = Scaler::fit(rows)?;
        let scaled = scaler.apply(rows)?;
        let model = Logistic::fit(scaled.rows(), ended, LogisticSpec { c: Some(c), weights: None })?;
        let targets: Vec<f64> = ended.iter().map(|end| f64::from(u8::from(*end))).collect();
        let level = |offsets: Option<&[f64]>| {
            climb(&Problem { values: &[], width: 0, targets: &targets, weights: None, offsets, ridge: 0.0 })
        };
        let gain = 2.0 * (model.log_likelihood - level(None)?.log_likelihood);
        let columns = model.coefficients.len() as f64;
        let shrinkage = if gain > columns { (gain - columns) / gain } else { 0.0 };
        let coefficients: Vec<f64> = model.coefficients.iter().map(|own| own * shrinkage).collect();
        let offsets: Vec<f64> = scaled.rows().iter().map(|row| inner(&coefficients, row)).collect();
        let intercept = level(Some(&offsets))?.coefficients.first().copied().unwrap_or(model.intercept);
        Ok(Self { scaler, model: Logistic { intercept, coefficients, ..model }, shrinkage })
    }

    /// The chance to end in one period.
    ///
    /// # Errors
    /// As [`Logistic::chance`].
    pub fn chance(&self, row: &[f64]) -> Result<f64> {
        self.model.chance(&self.scaler.apply_row(row)?)
    }

    /// The chance to end within so many periods, if the columns stay as they are: `1 - (1 - h)^periods`. The interval of `level` is that
    /// of the hazard's logit, carried over.
    ///
    /// # Errors
    /// As [`Logistic::chance_within`]; [`Setting`](crate::Unfit::Setting) for periods that are not above 0.
    pub fn within(&self, row: &[f64], periods: f64, level: f64) -> Result<Chance> {
        setting("periods", periods > 0.0 && periods.is_finite())?;
        let one = self.model.chance_within(&self.scaler.apply_row(row)?, level)?;
        let several = |hazard: f64| 1.0 - exp(periods * log1p(-hazard));
        let Interval { low, high } = one.interval;
        let interval = Interval { low: several(low), high: several(high) };
        Ok(Chance { value: several(one.value), logit_error: one.logit_error, interval })
    }

    /// What each column adds to the logit of the hazard, apart from a subject whose columns are all at their means. The sum over columns
    /// and the model's intercept is the logit.
    ///
    /// # Errors
    /// [`LengthsDiffer`](crate::Unfit::LengthsDiffer) for a row of another width.
    pub fn reasons(&self, row: &[f64]) -> Result<Vec<f64>> {
        let scaled = self.scaler.apply_row(row)?;
        Ok(scaled.iter().zip(&self.model.coefficients).map(|(value, own)| value * own).collect())
    }
}
