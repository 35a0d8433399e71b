//! Shares of a whole with their intervals.

use libm::hypot;

use crate::estimate::{Estimate, Interval, z_of};
use crate::unfit::{Result, Unfit, at_least};

/// The interval of a share by Wilson (1927), without continuity correction: it stays within 0 to 1 and is honest for few trials.
///
/// # Errors
/// [`TooFew`](Unfit::TooFew) without trials; [`OutOfRange`](Unfit::OutOfRange) for more successes than trials;
/// [`Setting`](Unfit::Setting) for a level outside of 0 to 1.
///
/// # Examples
/// ```
/// let interval = tenure_stats::wilson(0, 10, 0.95)?;
/// assert_eq!(interval.low, 0.0);
/// assert!((interval.high - 0.2775).abs() < 5e-5);
/// # Ok::<(), tenure_stats::Unfit>(())
/// ```
pub fn wilson(successes: usize, trials: usize, level: f64) -> Result<Interval> {
    let z = z_of(level)?;
    at_least(1, trials)?;
    if successes > trials {
        return Err(Unfit::OutOfRange { at: 0 });
    }
    let (n, share) = (trials as f64, successes as f64 / trials as f64);
    let square = z * z / n;
    let middle = (share + square / 2.0) / (1.0 + square);
    let reach = z / (1.0 + square) * (share * (1.0 - share) / n + square / (4.0 * n)).sqrt();
    // At the borders the formula gives them exactly; rounding does not.
    let low = if successes == 0 { 0.0 } else { (middle - reach).max(0.0) };
    let high = if successes == trials { 1.0 } else { (middle + reach).min(1.0) };
    Ok(Interval { low, high })
}

/// The difference of two shares of independent groups, `first - second`, with Newcombe's (1998) interval: his method 10, from the
/// intervals of Wilson. The standard error is the plain one of the two shares.
///
/// Each group is `(successes, trials)`.
///
/// # Errors
/// As [`wilson`].
///
/// # Examples
/// ```
/// let lift = tenure_stats::difference_of_shares((56, 70), (48, 80), 0.95)?;
/// assert!((lift.value - 0.2).abs() < 1e-12 && lift.interval.low > 0.0);
/// # Ok::<(), tenure_stats::Unfit>(())
/// ```
pub fn difference_of_shares(first: (usize, usize), second: (usize, usize), level: f64) -> Result<Estimate> {
    let (one, two) = (wilson(first.0, first.1, level)?, wilson(second.0, second.1, level)?);
    let share = |(successes, trials): (usize, usize)| successes as f64 / trials as f64;
    let variance = |own: f64, trials: usize| own * (1.0 - own) / trials as f64;
    let (p, q) = (share(first), share(second));
    let low = p - q - hypot(p - one.low, two.high - q);
    let high = p - q + hypot(one.high - p, q - two.low);
    let error = (variance(p, first.1) + variance(q, second.1)).sqrt();
    Ok(Estimate { value: p - q, error, interval: Interval { low, high } })
}
