//! How far two clusterings of the same rows agree: the Rand index, adjusted for chance (Hubert and Arabie 1985).

use std::collections::BTreeMap;

use crate::unfit::{Result, at_least, same_length};

/// The adjusted Rand index of two labellings: 1 when they part the rows alike (whatever the labels are called), about 0 when they
/// have nothing to do with each other; it may be below 0. 1 also where both put all rows together, or each row by itself.
///
/// # Errors
/// [`LengthsDiffer`](crate::Unfit::LengthsDiffer); [`TooFew`](crate::Unfit::TooFew) without rows.
///
/// # Examples
/// ```
/// use tenure_stats::clustering::adjusted_rand;
/// assert_eq!(adjusted_rand(&[0, 0, 1, 1], &[7, 7, 3, 3])?, 1.0);
/// assert!((adjusted_rand(&[0, 0, 1, 2], &[0, 0, 1, 1])? - 4.0 / 7.0).abs() < 1e-15);
/// # Ok::<(), tenure_stats::Unfit>(())
/// ```
pub fn adjusted_rand(left: &[usize], right: &[usize]) -> Result<f64> {
    same_length(left.len(), right.len())?;
    at_least(1, left.len())?;
    let both = pairs(left.iter().zip(right));
    let (one, two) = (pairs(left.iter()), pairs(right.iter()));
    let n = left.len() as f64;
    let all = n * (n - 1.0) / 2.0;
    let most = (one + two) / 2.0;
    let by_chance = if all > 0.0 { one * two / all } else { 0.0 };
    // The two are equal only where both labellings are trivial in the same way.
    Ok(if most == by_chance { 1.0 } else { (both - by_chance) / (most - by_chance) })
}

/// How many pairs of rows share a key.
fn pairs<K: Ord>(keys: impl Iterator<Item = K>) -> f64 {
    let mut counts: BTreeMap<K, u64> = BTreeMap::new();
    keys.for_each(|key| *counts.entry(key).or_default() += 1);
    counts.values().map(|count| (count * (count - 1) / 2) as f64).sum()
}
