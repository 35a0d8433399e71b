//! How surprised chances are by what came (Good 1952).

use libm::{log, log1p};

use crate::unfit::{Result, at_least, chances as are_chances, same_length};

/// The logarithmic score: the mean of `-ln(chance of what came)`. 0 is best; one outcome that was told as impossible makes it infinite.
///
/// # Errors
/// [`TooFew`](crate::Unfit::TooFew) without rows; [`LengthsDiffer`](crate::Unfit::LengthsDiffer);
/// [`OutOfRange`](crate::Unfit::OutOfRange) for what is no chance.
///
/// # Examples
/// The numbers of scikit-learn's documentation of `log_loss`.
/// ```
/// use tenure_stats::calibration::log_score;
/// let score = log_score(&[0.9, 0.1, 0.2, 0.65], &[true, false, false, true])?;
/// assert!((score - 0.21616187468057912).abs() < 1e-15);
/// # Ok::<(), tenure_stats::Unfit>(())
/// ```
pub fn log_score(chances: &[f64], outcomes: &[bool]) -> Result<f64> {
    at_least(1, chances.len())?;
    same_length(chances.len(), outcomes.len())?;
    are_chances(chances)?;
    let surprises =
        chances.iter().zip(outcomes).map(|(chance, came)| if *came { -log(*chance) } else { -log1p(-chance) });
    Ok(surprises.sum::<f64>() / chances.len() as f64)
}
