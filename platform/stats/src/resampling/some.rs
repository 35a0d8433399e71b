//! Some of many, where all would take too long.

use crate::draw::Draws;

/// `count` different positions below `end`, rising, drawn by `seed`; all of them when there are not more.
///
/// # Examples
/// ```
/// use tenure_stats::resampling::some;
/// assert_eq!(some(5, 3, 1), [0, 1, 2]);
/// assert_eq!(some(2, 1_000, 1), some(2, 1_000, 1));
/// ```
#[must_use]
pub fn some(count: usize, end: usize, seed: u64) -> Vec<usize> {
    Draws::new(seed).choose(count, end)
}
