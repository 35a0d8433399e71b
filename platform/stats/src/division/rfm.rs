//! Recency, frequency and monetary value as classes (Hughes 1994; Bult and Wansbeek 1995).

use super::tiers::{classes_by_quantile, classes_by_rank};
use crate::unfit::{Result, same_length};

/// The classes of one subject, each from 1 to the number of classes; the highest is always the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rfm {
    /// The highest for the most recent, so for the *fewest* units since.
    pub recency: usize,
    /// The highest for the most often.
    pub frequency: usize,
    /// The highest for the most.
    pub monetary: usize,
}

impl Rfm {
    /// The sum of the three.
    #[must_use]
    pub fn sum(self) -> usize {
        self.recency + self.frequency + self.monetary
    }
}

/// How classes are cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RfmMethod {
    /// By the quantiles of the values ([`classes_by_quantile`]).
    #[default]
    Quantile,
    /// By their places ([`classes_by_rank`]).
    Rank,
}

/// The classes of each subject: `since` (units since the last time), `times` (how often), `amounts` (how much, in total or on
/// average), cut into `classes` each by itself (often 5).
///
/// Equal values share a class. Recency is cut on `since` turned round, so that its ties are treated as those of the others.
///
/// # Errors
/// [`LengthsDiffer`](crate::Unfit::LengthsDiffer); [`TooFew`](crate::Unfit::TooFew) without subjects;
/// [`NotFinite`](crate::Unfit::NotFinite); [`Setting`](crate::Unfit::Setting) for no classes.
///
/// # Examples
/// ```
/// use tenure_stats::division::{RfmMethod, rfm};
/// let found = rfm(&[5.0, 90.0], &[8.0, 1.0], &[70.0, 900.0], 2, RfmMethod::Rank)?;
/// assert_eq!((found[0].recency, found[0].frequency, found[0].monetary), (2, 2, 1));
/// # Ok::<(), tenure_stats::Unfit>(())
/// ```
pub fn rfm(since: &[f64], times: &[f64], amounts: &[f64], classes: usize, method: RfmMethod) -> Result<Vec<Rfm>> {
    same_length(since.len(), times.len())?;
    same_length(since.len(), amounts.len())?;
    let classes_of = |values: &[f64]| match method {
        RfmMethod::Quantile => classes_by_quantile(values, classes),
        RfmMethod::Rank => classes_by_rank(values, classes),
    };
    let recent: Vec<f64> = since.iter().map(|units| -units).collect();
    let (recency, frequency, monetary) = (classes_of(&recent)?, classes_of(times)?, classes_of(amounts)?);
    let both = recency.into_iter().zip(frequency).zip(monetary);
    Ok(both.map(|((recency, frequency), monetary)| Rfm { recency, frequency, monetary }).collect())
}
