//! Columns on one scale: mean 0 and standard deviation 1 on the rows that a model learns from.

use crate::rows::{Rows, Table};
use crate::unfit::{Result, at_least, same_length};

/// A column whose spread is below this share of its size is constant but for rounding.
const LEAST_SPREAD: f64 = 1e-12;

/// What to take off each column and what to divide it by.
#[derive(Debug, Clone, PartialEq)]
pub struct Scaler {
    /// Of the rows that it was fitted on.
    pub means: Vec<f64>,
    /// Standard deviations (dividing by the number of rows, as scikit-learn's `StandardScaler`); 1 for a constant column.
    pub deviations: Vec<f64>,
}

impl Scaler {
    /// Learns from the rows at `positions` alone, so that nothing of the others leaks into a model that is judged on them.
    ///
    /// # Errors
    /// [`TooFew`](crate::Unfit::TooFew) without rows.
    ///
    /// # Examples
    /// ```
    /// use tenure_stats::{Rows, regression::Scaler};
    /// let values = [1.0, 3.0, 100.0];
    /// let rows = Rows::new(&values, 1)?;
    /// let scaler = Scaler::fit_on(rows, &[0, 1])?;
    /// assert_eq!(scaler.apply(rows)?.rows().column(0), [-1.0, 1.0, 98.0]);
    /// # Ok::<(), tenure_stats::Unfit>(())
    /// ```
    pub fn fit_on(rows: Rows<'_>, positions: &[usize]) -> Result<Self> {
        Self::fit(rows.pick(positions).rows())
    }

    /// Learns from all rows.
    ///
    /// # Errors
    /// [`TooFew`](crate::Unfit::TooFew) without rows.
    pub fn fit(rows: Rows<'_>) -> Result<Self> {
        at_least(1, rows.len())?;
        let n = rows.len() as f64;
        let mut means = vec![0.0; rows.width()];
        for row in rows.iter() {
            means.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        }
        means.iter_mut().for_each(|mean| *mean /= n);
        let mut deviations = vec![0.0; rows.width()];
        for row in rows.iter() {
            let apart = row.iter().zip(&means).map(|(value, mean)| value - mean);
            deviations.iter_mut().zip(apart).for_each(|(sum, apart)| *sum += apart * apart);
        }
        for (own, mean) in deviations.iter_mut().zip(&means) {
            let deviation = (*own / n).sqrt();
            *own = if deviation <= LEAST_SPREAD * mean.abs() { 1.0 } else { deviation };
        }
        Ok(Self { means, deviations })
    }

    /// The rows on the scale.
    ///
    /// # Errors
    /// [`LengthsDiffer`](crate::Unfit::LengthsDiffer) for rows of another width.
    pub fn apply(&self, rows: Rows<'_>) -> Result<Table> {
        same_length(self.means.len(), rows.width())?;
        let values = rows.iter().flat_map(|row| self.scaled(row)).collect();
        Ok(Table { values, width: rows.width() })
    }

    /// One row on the scale.
    ///
    /// # Errors
    /// [`LengthsDiffer`](crate::Unfit::LengthsDiffer).
    pub fn apply_row(&self, row: &[f64]) -> Result<Vec<f64>> {
        same_length(self.means.len(), row.len())?;
        Ok(self.scaled(row).collect())
    }

    fn scaled<'a>(&'a self, row: &'a [f64]) -> impl Iterator<Item = f64> + 'a {
        row.iter().zip(&self.means).zip(&self.deviations).map(|((value, mean), deviation)| (value - mean) / deviation)
    }
}
