//! Isotonic regression: the rising step function closest to the targets, by pooling adjacent violators (Ayer et al. 1955, Barlow
//! et al. 1972); as a calibration, Zadrozny and Elkan 2002.

use super::numbers;
use crate::unfit::{Result, all, at_least, finite, same_length};

/// A rising function of a score. As scikit-learn's `IsotonicRegression(out_of_bounds="clip")`.
#[derive(Debug, Clone, PartialEq)]
pub struct Isotonic {
    /// Scores, rising, with the value at each. Between two of them the value lies on the line; outside it is that of the end.
    knots: Vec<(f64, f64)>,
}

/// Neighbouring scores that share a value.
struct Block {
    from: f64,
    to: f64,
    weight: f64,
    /// The weighted mean of the targets.
    value: f64,
}

impl Isotonic {
    /// The rising function from scores to chances that is closest to the outcomes.
    ///
    /// # Errors
    /// As [`fit_numbers`](Self::fit_numbers).
    ///
    /// # Examples
    /// ```
    /// use tenure_stats::calibration::Isotonic;
    /// let curve = Isotonic::fit(&[1.0, 2.0, 3.0, 4.0], &[false, true, false, true], None)?;
    /// assert_eq!([curve.at(0.0)?, curve.at(2.5)?, curve.at(3.5)?, curve.at(9.0)?], [0.0, 0.5, 0.75, 1.0]);
    /// # Ok::<(), tenure_stats::Unfit>(())
    /// ```
    pub fn fit(scores: &[f64], outcomes: &[bool], weights: Option<&[f64]>) -> Result<Self> {
        Self::fit_numbers(scores, &numbers(outcomes), weights)
    }

    /// The rising function with the least sum of weighted squares to any targets. Rows of one score count as one, with the mean
    /// of their targets; rows of weight 0 do not count.
    ///
    /// # Errors
    /// [`LengthsDiffer`](crate::Unfit::LengthsDiffer); [`NotFinite`](crate::Unfit::NotFinite);
    /// [`OutOfRange`](crate::Unfit::OutOfRange) for a negative weight; [`TooFew`](crate::Unfit::TooFew) without rows that count.
    pub fn fit_numbers(scores: &[f64], targets: &[f64], weights: Option<&[f64]>) -> Result<Self> {
        same_length(scores.len(), targets.len())?;
        finite(scores)?;
        finite(targets)?;
        let ones = vec![1.0; if weights.is_some() { 0 } else { scores.len() }];
        let weights = weights.unwrap_or(&ones);
        same_length(scores.len(), weights.len())?;
        all(weights, |weight| weight >= 0.0)?;
        let mut order: Vec<usize> = (0..scores.len()).filter(|at| weights[*at] > 0.0).collect();
        at_least(1, order.len())?;
        order.sort_by(|left, right| scores[*left].total_cmp(&scores[*right]));
        let mut tied: Vec<Block> = Vec::new();
        for at in order {
            let row = Block { from: scores[at], to: scores[at], weight: weights[at], value: targets[at] };
            match tied.last_mut().filter(|last| last.to == row.from) {
                Some(last) => last.take_in(&row),
                None => tied.push(row),
            }
        }
        let mut blocks: Vec<Block> = Vec::new();
        for mut block in tied {
            while let Some(before) = blocks.pop_if(|before| before.value >= block.value) {
                block.take_in(&before);
            }
            blocks.push(block);
        }
        let mut knots: Vec<(f64, f64)> =
            blocks.iter().flat_map(|block| [(block.from, block.value), (block.to, block.value)]).collect();
        knots.dedup();
        Ok(Self { knots })
    }

    /// The value at `score`.
    ///
    /// # Errors
    /// [`NotFinite`](crate::Unfit::NotFinite).
    pub fn at(&self, score: f64) -> Result<f64> {
        finite(&[score])?;
        let next = self.knots.partition_point(|(own, _)| *own <= score);
        let before = next.checked_sub(1).and_then(|at| self.knots.get(at));
        Ok(match (before, self.knots.get(next)) {
            (Some((from, low)), Some((to, high))) => low + (high - low) * ((score - from) / (to - from)),
            (Some((_, value)), None) | (None, Some((_, value))) => *value,
            (None, None) => 0.0,
        })
    }

    /// The scores where the function bends, rising, with the value at each.
    #[must_use]
    pub fn knots(&self) -> &[(f64, f64)] {
        &self.knots
    }
}

impl Block {
    fn take_in(&mut self, other: &Self) {
        let weight = self.weight + other.weight;
        self.value = (self.weight * self.value + other.weight * other.value) / weight;
        self.weight = weight;
        self.from = self.from.min(other.from);
        self.to = self.to.max(other.to);
    }
}
