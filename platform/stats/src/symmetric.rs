//! Symmetric matrices, built up row by row and solved by Cholesky's decomposition.

use nalgebra::{Cholesky, DMatrix, DVector, Dyn};

use crate::unfit::{Result, Unfit};

/// Below this share of its own diagonal a pivot is nothing but rounding: the columns determine each other.
const LEAST_PIVOT: f64 = 1e-12;

/// A symmetric matrix, such as a covariance.
#[derive(Debug, Clone, PartialEq)]
pub struct Symmetric {
    size: usize,
    /// The lower triangle row by row: row `i` begins at `i (i + 1) / 2`.
    lower: Vec<f64>,
}

impl Symmetric {
    pub(crate) fn zero(size: usize) -> Self {
        Self { size, lower: vec![0.0; size * (size + 1) / 2] }
    }

    /// How many rows and columns there are.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// The value in `row` and `column`; 0 outside.
    #[must_use]
    pub fn at(&self, row: usize, column: usize) -> f64 {
        let (low, high) = (row.min(column), row.max(column));
        if high >= self.size { 0.0 } else { self.lower[high * (high + 1) / 2 + low] }
    }

    /// The square roots of the diagonal: of a covariance, the standard errors.
    #[must_use]
    pub fn errors(&self) -> Vec<f64> {
        (0..self.size).map(|at| self.at(at, at).max(0.0).sqrt()).collect()
    }

    /// `xᵀ A x`: of a covariance, the variance of the combination `x` (as long as the matrix is wide).
    #[must_use]
    pub fn quadratic(&self, x: &[f64]) -> f64 {
        let rows = x.iter().enumerate();
        rows.map(|(i, left)| left * x.iter().enumerate().map(|(j, right)| self.at(i, j) * right).sum::<f64>()).sum()
    }

    /// Adds `value` in one place of the diagonal.
    pub(crate) fn add_diagonal(&mut self, at: usize, value: f64) {
        self.lower[at * (at + 1) / 2 + at] += value;
    }

    /// Adds `weight · x xᵀ`.
    pub(crate) fn add_square(&mut self, x: &[f64], weight: f64) {
        let mut place = self.lower.iter_mut();
        for (i, left) in x.iter().enumerate() {
            let scaled = weight * left;
            for (right, sum) in x[..=i].iter().zip(&mut place) {
                *sum += scaled * right;
            }
        }
    }

    /// Adds `weight · other`.
    pub(crate) fn add(&mut self, other: &Self, weight: f64) {
        for (sum, value) in self.lower.iter_mut().zip(&other.lower) {
            *sum += weight * value;
        }
    }

    /// Takes the matrix apart so that it can be solved.
    ///
    /// # Errors
    /// [`Unfit::Singular`] when it is not positive definite.
    pub(crate) fn factor(&self) -> Result<Factor> {
        let mut scale = Vec::with_capacity(self.size);
        for at in 0..self.size {
            let own = self.at(at, at);
            if !(own.is_finite() && own > 0.0) {
                return Err(Unfit::Singular);
            }
            scale.push(own.sqrt().recip());
        }
        // With ones on the diagonal a small pivot means dependence and not a small unit.
        let scaled = DMatrix::from_fn(self.size, self.size, |i, j| self.at(i, j) * scale[i] * scale[j]);
        let parts = Cholesky::new(scaled).ok_or(Unfit::Singular)?;
        let pivots = parts.l_dirty().diagonal();
        if pivots.iter().all(|pivot| pivot * pivot > LEAST_PIVOT) {
            Ok(Factor { parts, scale })
        } else {
            Err(Unfit::Singular)
        }
    }
}

/// A matrix taken apart.
pub(crate) struct Factor {
    parts: Cholesky<f64, Dyn>,
    scale: Vec<f64>,
}

impl Factor {
    /// The `x` with `A x = right`.
    pub(crate) fn solve(&self, right: &[f64]) -> Vec<f64> {
        let scaled = right.iter().zip(&self.scale).map(|(value, scale)| value * scale);
        let mut vector = DVector::from_iterator(right.len(), scaled);
        self.parts.solve_mut(&mut vector);
        vector.iter().zip(&self.scale).map(|(value, scale)| value * scale).collect()
    }

    /// `A⁻¹`.
    pub(crate) fn inverse(&self) -> Symmetric {
        let inverse = self.parts.inverse();
        let mut lower = Vec::new();
        for (i, left) in self.scale.iter().enumerate() {
            lower.extend(self.scale[..=i].iter().enumerate().map(|(j, right)| inverse[(i, j)] * left * right));
        }
        Symmetric { size: self.scale.len(), lower }
    }
}

/// The sum of products.
pub(crate) fn inner(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(left, right)| left * right).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: &[&[f64]]) -> Symmetric {
        let mut matrix = Symmetric::zero(2);
        rows.iter().for_each(|row| matrix.add_square(row, 1.0));
        matrix
    }

    #[test]
    fn solves_whatever_the_units() {
        // [[2, 1], [1, 2]] with the first unit 1e-4 and the other 1e4
        let matrix = of(&[&[1e-4, 1e4], &[1e-4, 0.0], &[0.0, 1e4]]);
        let factor = matrix.factor().unwrap();
        let x = factor.solve(&[7e-4, 8e4]);
        assert!((x[0] / 2e4 - 1.0).abs() < 1e-14 && (x[1] / 3e-4 - 1.0).abs() < 1e-14, "{x:?}");
        let inverse = factor.inverse();
        assert!((inverse.at(0, 0) * 1.5e-8 - 1.0).abs() < 1e-14 && (inverse.at(1, 0) * -3.0 - 1.0).abs() < 1e-14);
        assert!((matrix.quadratic(&[1e4, -1e-4]) / 2.0 - 1.0).abs() < 1e-14);
    }

    #[test]
    fn columns_that_determine_each_other_are_refused() {
        assert_eq!(of(&[&[1.0, 3.0], &[2.0, 6.0], &[0.1, 0.3]]).factor().err(), Some(Unfit::Singular));
        assert_eq!(of(&[&[1.0, 0.0]]).factor().err(), Some(Unfit::Singular));
    }
}
