//! Splits in the order of time: learn from what was, judge on what came after.

use crate::unfit::{Result, at_least, setting};

/// Positions of rows to learn from and to judge on, both rising.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// All rows at least `gap` before the first one to judge on.
    pub train: Vec<usize>,
    /// The rows of a stretch of time.
    pub test: Vec<usize>,
}

/// `splits` stretches of time, one after the other; each is judged by what was learnt from all that came before (an expanding
/// window, as scikit-learn's `TimeSeriesSplit`).
///
/// The distinct times are cut into `splits + 1` runs of equal length, the first being longer by what is left over and only learnt
/// from; rows of one time are never parted. A row is learnt from when `time ≤ first judged time - gap`, with the gap at least 1:
/// as long as an outcome takes to be known, so that no answer from the future is learnt.
///
/// # Errors
/// [`Setting`](crate::Unfit::Setting) for no splits or a gap below 1; [`TooFew`](crate::Unfit::TooFew) when there are not more
/// distinct times than splits, or the gap leaves nothing to learn from.
///
/// # Examples
/// ```
/// use tenure_stats::resampling::time_splits;
/// let splits = time_splits(&[30, 10, 20, 10], 2, 1)?;
/// assert_eq!((&splits[0].train[..], &splits[0].test[..]), (&[1, 3][..], &[2][..]));
/// assert_eq!((&splits[1].train[..], &splits[1].test[..]), (&[1, 2, 3][..], &[0][..]));
/// # Ok::<(), tenure_stats::Unfit>(())
/// ```
pub fn time_splits(times: &[i64], splits: usize, gap: i64) -> Result<Vec<Split>> {
    setting("splits", splits > 0)?;
    setting("gap", gap > 0)?;
    let mut distinct = times.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    at_least(splits.saturating_add(1), distinct.len())?;
    let length = distinct.len() / (splits + 1);
    let first = distinct.len() - splits * length;
    let rows = |within: &dyn Fn(i64) -> bool| {
        times.iter().enumerate().filter(|(_, time)| within(**time)).map(|(row, _)| row).collect::<Vec<usize>>()
    };
    let split = |run: &[i64]| {
        let (Some(from), Some(to)) = (run.first(), run.last()) else {
            return Err(crate::Unfit::TooFew { needed: 1, have: 0 });
        };
        let known = from.saturating_sub(gap);
        let (train, test) = (rows(&|time| time <= known), rows(&|time| (*from..=*to).contains(&time)));
        at_least(1, train.len())?;
        Ok(Split { train, test })
    };
    distinct[first..].chunks(length).map(split).collect()
}
