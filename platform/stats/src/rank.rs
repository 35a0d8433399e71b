//! Places in an order, where equal values share the mean of theirs.

/// The place of each value, counted from 1, smallest first; equal values share the mean of their places (*midranks*).
///
/// Values must be numbers; a NaN would stand after all others, or before them with a minus sign.
///
/// # Examples
/// ```
/// assert_eq!(tenure_stats::midranks(&[3.0, 1.0, 3.0, 7.0]), [2.5, 1.0, 2.5, 4.0]);
/// ```
#[must_use]
pub fn midranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|left, right| values[*left].total_cmp(&values[*right]));
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    for tied in order.chunk_by(|left, right| values[*left] == values[*right]) {
        let rank = before as f64 + (tied.len() as f64 + 1.0) / 2.0;
        tied.iter().for_each(|at| ranks[*at] = rank);
        before += tied.len();
    }
    ranks
}
