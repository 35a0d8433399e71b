//! What comes of calling every row whose score reaches a threshold.

use crate::unfit::{Result, finite, same_length, setting};

/// Rows by whether they were called and whether they happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Confusion {
    /// Called and happened.
    pub hits: usize,
    /// Called, and did not happen.
    pub false_alarms: usize,
    /// Not called, and happened.
    pub misses: usize,
    /// Neither.
    pub quiet: usize,
}

impl Confusion {
    /// Calls the rows with `score ≥ threshold`.
    ///
    /// # Errors
    /// [`LengthsDiffer`](crate::Unfit::LengthsDiffer); [`NotFinite`](crate::Unfit::NotFinite) for a score;
    /// [`Setting`](crate::Unfit::Setting) for a threshold that is no number.
    ///
    /// # Examples
    /// ```
    /// use tenure_stats::discrimination::Confusion;
    /// let called = Confusion::at(&[0.2, 0.6, 0.7, 0.9], &[false, true, false, true], 0.6)?;
    /// assert_eq!((called.precision(), called.recall()), (Some(2.0 / 3.0), Some(1.0)));
    /// # Ok::<(), tenure_stats::Unfit>(())
    /// ```
    pub fn at(scores: &[f64], outcomes: &[bool], threshold: f64) -> Result<Self> {
        same_length(scores.len(), outcomes.len())?;
        finite(scores)?;
        setting("threshold", !threshold.is_nan())?;
        let count = |called: bool, happened: bool| {
            let rows = scores.iter().zip(outcomes);
            rows.filter(|(score, outcome)| (**score >= threshold) == called && **outcome == happened).count()
        };
        Ok(Self {
            hits: count(true, true),
            false_alarms: count(true, false),
            misses: count(false, true),
            quiet: count(false, false),
        })
    }

    /// The share of the called that happened; none when nothing was called.
    #[must_use]
    pub fn precision(&self) -> Option<f64> {
        share(self.hits, self.false_alarms)
    }

    /// The share of what happened that was called (sensitivity); none when nothing happened.
    #[must_use]
    pub fn recall(&self) -> Option<f64> {
        share(self.hits, self.misses)
    }

    /// The share of what did not happen that was left alone; none when everything happened.
    #[must_use]
    pub fn specificity(&self) -> Option<f64> {
        share(self.quiet, self.false_alarms)
    }

    /// Van Rijsbergen's (1979) F: recall counts `beta` times as much as precision; 1 for both alike. None when nothing was called
    /// and nothing happened.
    #[must_use]
    pub fn f(&self, beta: f64) -> Option<f64> {
        let square = beta * beta;
        let whole = (1.0 + square) * self.hits as f64 + square * self.misses as f64 + self.false_alarms as f64;
        (whole > 0.0).then(|| (1.0 + square) * self.hits as f64 / whole)
    }
}

fn share(part: usize, rest: usize) -> Option<f64> {
    (part + rest > 0).then(|| part as f64 / (part + rest) as f64)
}
