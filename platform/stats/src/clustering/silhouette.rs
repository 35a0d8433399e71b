//! How much nearer rows are to their own cluster than to the next one (Rousseeuw 1987).

use std::collections::BTreeMap;

use super::squared_distance;
use crate::draw::Draws;
use crate::rows::{Rows, pick};
use crate::unfit::{Result, at_least, same_length};

/// The silhouette of a clustering.
#[derive(Debug, Clone, PartialEq)]
pub struct Silhouette {
    /// The mean over rows, -1 to 1: about 0.5 and more is a clear structure, near 0 none.
    pub mean: f64,
    /// Of each row: `(b - a) / max(a, b)`, with its mean distance `a` to the rest of its cluster and `b` to the nearest other; 0
    /// for a row alone in its cluster, and where both are 0.
    pub rows: Vec<f64>,
}

/// The silhouette of rows with `labels`, from all distances: time grows with the square of the number of rows, so that beyond a
/// few thousand [`silhouette_of_some`] is the choice.
///
/// # Errors
/// [`LengthsDiffer`](crate::Unfit::LengthsDiffer); [`TooFew`](crate::Unfit::TooFew) for fewer than two clusters.
///
/// # Examples
/// ```
/// use tenure_stats::{Rows, clustering::silhouette};
/// let values = [0.0, 1.0, 9.0, 10.0];
/// let found = silhouette(Rows::new(&values, 1)?, &[0, 0, 1, 1])?;
/// assert_eq!(found.rows[0], (9.5 - 1.0) / 9.5);
/// # Ok::<(), tenure_stats::Unfit>(())
/// ```
pub fn silhouette(rows: Rows<'_>, labels: &[usize]) -> Result<Silhouette> {
    same_length(rows.len(), labels.len())?;
    let mut clusters: BTreeMap<usize, usize> = labels.iter().map(|label| (*label, 0)).collect();
    at_least(2, clusters.len())?;
    clusters.values_mut().enumerate().for_each(|(place, value)| *value = place);
    let places: Vec<usize> = labels.iter().filter_map(|label| clusters.get(label).copied()).collect();
    let mut counts = vec![0.0; clusters.len()];
    places.iter().for_each(|place| counts[*place] += 1.0);
    let of_row = |(row, own): (&[f64], &usize)| {
        let mut sums = vec![0.0; counts.len()];
        rows.iter().zip(&places).for_each(|(other, place)| sums[*place] += squared_distance(row, other).sqrt());
        if counts[*own] < 2.0 {
            return 0.0;
        }
        let inside = sums[*own] / (counts[*own] - 1.0);
        let others = sums.iter().zip(&counts).enumerate().filter(|(place, _)| place != own);
        let outside = others.map(|(_, (sum, count))| sum / count).fold(f64::INFINITY, f64::min);
        let most = inside.max(outside);
        if most > 0.0 { (outside - inside) / most } else { 0.0 }
    };
    let rows: Vec<f64> = rows.iter().zip(&places).map(of_row).collect();
    Ok(Silhouette { mean: rows.iter().sum::<f64>() / rows.len() as f64, rows })
}

/// The silhouette of at most `limit` rows, drawn by `seed` without repetition.
///
/// # Errors
/// As [`silhouette`], of the rows that were drawn.
pub fn silhouette_of_some(rows: Rows<'_>, labels: &[usize], limit: usize, seed: u64) -> Result<Silhouette> {
    same_length(rows.len(), labels.len())?;
    let chosen = Draws::new(seed).choose(limit, rows.len());
    silhouette(rows.pick(&chosen).rows(), &pick(labels, &chosen))
}
