//! Scores into chances by a logistic curve (Platt 1999, targets as there; Lin, Lin and Weng 2007).

use libm::log;

use crate::estimate::chance_of_logit;
use crate::regression::{Problem, climb};
use crate::unfit::{Result, Unfit, both_classes, chances as are_chances, finite, same_length};

/// No chance is told as certain: its logit would have no end.
const CERTAIN: f64 = 1e-9;

/// `1 / (1 + exp(-(slope · score + intercept)))`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Platt {
    /// Change of the logit per unit of score; Platt's `-A`.
    pub slope: f64,
    /// The logit at score 0; Platt's `-B`.
    pub intercept: f64,
}

impl Platt {
    /// Fits the curve on scores that the model did not learn from. Targets are `(N₊ + 1) / (N₊ + 2)` and `1 / (N₋ + 2)`, so that
    /// it has an end even where scores tell the outcomes apart.
    ///
    /// # Errors
    /// [`LengthsDiffer`](Unfit::LengthsDiffer); [`NotFinite`](Unfit::NotFinite); [`OneClass`](Unfit::OneClass);
    /// [`NoSpread`](Unfit::NoSpread) when all scores are equal.
    ///
    /// # Examples
    /// ```
    /// use tenure_stats::calibration::Platt;
    /// let curve = Platt::fit(&[-2.0, -1.0, 0.5, 2.0], &[false, false, true, true])?;
    /// assert!(curve.chance(-2.0) < 0.3 && curve.chance(2.0) > 0.7);
    /// # Ok::<(), tenure_stats::Unfit>(())
    /// ```
    pub fn fit(scores: &[f64], outcomes: &[bool]) -> Result<Self> {
        same_length(scores.len(), outcomes.len())?;
        finite(scores)?;
        let (happened, others) = both_classes(outcomes)?;
        if scores.iter().all(|score| Some(score) == scores.first()) {
            return Err(Unfit::NoSpread);
        }
        let high = (happened as f64 + 1.0) / (happened as f64 + 2.0);
        let low = 1.0 / (others as f64 + 2.0);
        let targets: Vec<f64> = outcomes.iter().map(|outcome| if *outcome { high } else { low }).collect();
        let top =
            climb(&Problem { values: scores, width: 1, targets: &targets, weights: None, offsets: None, ridge: 0.0 })?;
        Ok(Self { intercept: top.coefficients[0], slope: top.coefficients[1] })
    }

    /// Fits the curve on the logits of chances that a model gave to what it did not learn from: then [`Platt::again`] makes chances of
    /// that model mean what they say (logistic recalibration, Cox 1958). A slope below 1 takes boldness away.
    ///
    /// # Errors
    /// As [`Platt::fit`]; [`OutOfRange`](Unfit::OutOfRange) for what is no chance.
    ///
    /// # Examples
    /// ```
    /// use tenure_stats::calibration::Platt;
    /// // Told as 1 in 10 and 9 in 10, and it came in 3 and in 7 of 10.
    /// let chances: Vec<f64> = (0..20).map(|n| if n < 10 { 0.1 } else { 0.9 }).collect();
    /// let came: Vec<bool> = (0..20).map(|n| n % 10 < if n < 10 { 3 } else { 7 }).collect();
    /// let curve = Platt::of_chances(&chances, &came)?;
    /// assert!((0.3..0.4).contains(&curve.again(0.1)) && curve.slope < 0.5);
    /// # Ok::<(), tenure_stats::Unfit>(())
    /// ```
    pub fn of_chances(chances: &[f64], outcomes: &[bool]) -> Result<Self> {
        are_chances(chances)?;
        Self::fit(&chances.iter().map(|chance| logit(*chance)).collect::<Vec<_>>(), outcomes)
    }

    /// The chance in the place of a chance of the model.
    #[must_use]
    pub fn again(&self, chance: f64) -> f64 {
        self.chance(logit(chance))
    }

    /// The chance at `score`, 0 to 1.
    #[must_use]
    pub fn chance(&self, score: f64) -> f64 {
        chance_of_logit(self.slope * score + self.intercept)
    }
}

fn logit(chance: f64) -> f64 {
    let chance = chance.clamp(CERTAIN, 1.0 - CERTAIN);
    log(chance / (1.0 - chance))
}
