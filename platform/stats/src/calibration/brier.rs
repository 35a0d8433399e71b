//! The mean squared error of chances (Brier 1950), and how much better it is than saying the base rate each time.

use super::numbers;
use crate::resampling::{Bootstrap, Resampled, Units};
use crate::rows::pick;
use crate::unfit::{Result, Unfit, at_least, both_classes, chances as are_chances, same_length};

/// The Brier score: the mean of `(chance - outcome)²`. 0 is best; always saying the base rate `p` gives `p (1 - p)`.
///
/// # Errors
/// [`TooFew`](Unfit::TooFew) without rows; [`LengthsDiffer`](Unfit::LengthsDiffer); [`OutOfRange`](Unfit::OutOfRange) for what is
/// no chance.
///
/// # Examples
/// ```
/// use tenure_stats::calibration::{brier, brier_skill};
/// assert_eq!(brier(&[0.5, 1.0], &[false, true])?, 0.125);
/// assert_eq!(brier_skill(&[0.5, 1.0], &[false, true])?, 0.5);
/// # Ok::<(), tenure_stats::Unfit>(())
/// ```
pub fn brier(chances: &[f64], outcomes: &[bool]) -> Result<f64> {
    at_least(1, chances.len())?;
    same_length(chances.len(), outcomes.len())?;
    are_chances(chances)?;
    let errors = chances.iter().zip(numbers(outcomes)).map(|(chance, outcome)| (chance - outcome) * (chance - outcome));
    Ok(errors.sum::<f64>() / chances.len() as f64)
}

/// The Brier skill score, `1 - score / p (1 - p)`, against always saying the base rate `p` of these very outcomes: 1 is best, 0
/// no better, below 0 worse.
///
/// # Errors
/// As [`brier`]; [`OneClass`](Unfit::OneClass), where the base rate makes no error.
pub fn brier_skill(chances: &[f64], outcomes: &[bool]) -> Result<f64> {
    let score = brier(chances, outcomes)?;
    let (happened, others) = both_classes(outcomes)?;
    let rate = happened as f64 / (happened + others) as f64;
    Ok(1.0 - score / (rate * (1.0 - rate)))
}

/// The Brier skill score against other chances for the same outcomes, such as a rate that was known beforehand.
///
/// # Errors
/// As [`brier`]; [`NoSpread`](Unfit::NoSpread) when the reference makes no error.
pub fn brier_skill_over(chances: &[f64], reference: &[f64], outcomes: &[bool]) -> Result<f64> {
    let (score, other) = (brier(chances, outcomes)?, brier(reference, outcomes)?);
    if other > 0.0 { Ok(1.0 - score / other) } else { Err(Unfit::NoSpread) }
}

/// [`brier_skill`] with its bootstrap interval; the base rate is that of each draw.
///
/// `groups` has one label per row where rows belong together (several of one subject): then whole groups are drawn.
///
/// # Errors
/// As [`brier_skill`] and [`Bootstrap::interval`].
pub fn brier_skill_within(
    chances: &[f64],
    outcomes: &[bool],
    groups: Option<&[usize]>,
    bootstrap: &Bootstrap,
) -> Result<Resampled> {
    same_length(chances.len(), outcomes.len())?;
    groups.map_or(Ok(()), |groups| same_length(chances.len(), groups.len()))?;
    let units = groups.map_or(Units::Rows(chances.len()), Units::Groups);
    bootstrap.interval(units, |drawn| brier_skill(&pick(chances, drawn), &pick(outcomes, drawn)))
}
