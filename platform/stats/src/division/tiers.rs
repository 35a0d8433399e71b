//! Classes of values: equal values are always in one class, and the rule for them is stated.

use crate::rank::midranks;
use crate::resampling::quantile;
use crate::unfit::{Result, at_least, finite, setting};

/// The tier of each value for shares counted from the smallest: with `cuts` of 0.5 and 0.9, tier 0 is the lower half, 1 the next
/// 40 %, 2 the top tenth.
///
/// Ties: a value stands at the middle of those equal to it, at `(how many are below + half of the equal ones, itself included) /
/// all`, and is in the tier where that place lies; a place exactly at a cut belongs above it. So all equal values share a tier,
/// whatever their order, and a tier may be larger or smaller than its share.
///
/// # Errors
/// [`TooFew`](crate::Unfit::TooFew) without values; [`NotFinite`](crate::Unfit::NotFinite); [`Setting`](crate::Unfit::Setting)
/// for cuts that are not rising between 0 and 1.
///
/// # Examples
/// ```
/// use tenure_stats::division::tiers;
/// assert_eq!(tiers(&[10.0, 20.0, 30.0, 40.0], &[0.5, 0.75])?, [0, 0, 1, 2]);
/// assert_eq!(tiers(&[5.0, 5.0, 5.0], &[0.5])?, [1, 1, 1]);
/// # Ok::<(), tenure_stats::Unfit>(())
/// ```
pub fn tiers(values: &[f64], cuts: &[f64]) -> Result<Vec<usize>> {
    at_least(1, values.len())?;
    finite(values)?;
    let within = cuts.iter().all(|cut| *cut > 0.0 && *cut < 1.0);
    setting("cuts", within && cuts.is_sorted_by(|left, right| left < right))?;
    let n = values.len() as f64;
    // A midrank is the middle of the ties counted from 1, so half a place too high; a cut such as 0.1 · 30 may be a hair too high
    // as well.
    let place = |rank: f64| (rank - 0.5) / n + 1e-12;
    Ok(midranks(values).into_iter().map(|rank| cuts.partition_point(|cut| *cut <= place(rank))).collect())
}

/// The class of each value, 1 (lowest) to `classes`, by the quantiles of the values: class `c` reaches from above the `(c - 1) /
/// classes` quantile up to and including the `c / classes` quantile, which lies on the line between neighbours (Hyndman and Fan's
/// type 7), as `qcut` of pandas.
///
/// Ties: equal values share a class; where many are equal, quantiles coincide and some classes stay empty.
///
/// # Errors
/// [`TooFew`](crate::Unfit::TooFew) without values; [`NotFinite`](crate::Unfit::NotFinite); [`Setting`](crate::Unfit::Setting)
/// for no classes.
pub fn classes_by_quantile(values: &[f64], classes: usize) -> Result<Vec<usize>> {
    setting("classes", classes > 0)?;
    at_least(1, values.len())?;
    finite(values)?;
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let edges: Vec<f64> = (1..classes).map(|edge| quantile(&sorted, edge as f64 / classes as f64)).collect();
    Ok(values.iter().map(|value| 1 + edges.partition_point(|edge| edge < value)).collect())
}

/// The class of each value, 1 (lowest) to `classes`, by its place: `⌈rank · classes / n⌉`, so that classes are of equal size but
/// for ties.
///
/// Ties: equal values share the mean of their ranks, and so a class.
///
/// # Errors
/// As [`classes_by_quantile`].
pub fn classes_by_rank(values: &[f64], classes: usize) -> Result<Vec<usize>> {
    setting("classes", classes > 0)?;
    at_least(1, values.len())?;
    finite(values)?;
    // Twice a midrank is whole, so that nothing is lost to rounding.
    let class = |rank: f64| ((2.0 * rank) as usize * classes).div_ceil(2 * values.len());
    Ok(midranks(values).into_iter().map(class).collect())
}
