//! Whether a number of clusters is in the data or in the draw: clusterings of bootstrap samples, compared (Ben-Hur, Elisseeff and
//! Guyon 2002; Fang and Wang 2012).

use super::agreement::adjusted_rand;
use crate::draw::Draws;
use crate::rows::Rows;
use crate::unfit::{Result, setting};

/// How alike clusterings of different samples are.
#[derive(Debug, Clone, PartialEq)]
pub struct Stability {
    /// The mean of `agreements`; about 0.8 and more is stable. Among several numbers of clusters the largest of the most stable is the
    /// choice.
    pub mean: f64,
    /// The lowest of them.
    pub least: f64,
    /// The adjusted Rand index of each pair of samples.
    pub agreements: Vec<f64>,
}

/// Clusters `pairs` pairs of bootstrap samples and compares where either puts all rows. `clustered` clusters a sample with a seed of its own
/// and gives the cluster of each of `rows`, not only of the sample.
///
/// # Errors
/// Those of `clustered`; [`Setting`](crate::Unfit::Setting) for no pairs.
///
/// # Examples
/// ```
/// use tenure_stats::{Rows, clustering::{KMeans, KMeansSpec, stability}};
/// let values = [0.0, 0.1, 0.2, 0.3, 9.0, 9.1, 9.2, 9.3];
/// let rows = Rows::new(&values, 1)?;
/// let two = stability(rows, (10, 1), |sample, seed| {
///     let found = KMeans::fit(sample, KMeansSpec { k: 2, starts: 3, seed })?;
///     rows.iter().map(|row| found.nearest(row)).collect()
/// })?;
/// assert_eq!(two.mean, 1.0);
/// # Ok::<(), tenure_stats::Unfit>(())
/// ```
pub fn stability(
    rows: Rows<'_>,
    (pairs, seed): (usize, u64),
    clustered: impl Fn(Rows<'_>, u64) -> Result<Vec<usize>>,
) -> Result<Stability> {
    setting("pairs", pairs > 0)?;
    let mut draws = Draws::new(seed);
    let mut labels = |own: u64| -> Result<Vec<usize>> {
        let drawn: Vec<usize> = (0..rows.len()).map(|_| draws.below(rows.len())).collect();
        clustered(rows.pick(&drawn).rows(), seed.wrapping_add(own))
    };
    let mut agreements = Vec::with_capacity(pairs);
    for pair in 0..pairs as u64 {
        agreements.push(adjusted_rand(&labels(2 * pair + 1)?, &labels(2 * pair + 2)?)?);
    }
    let mean = agreements.iter().sum::<f64>() / pairs as f64;
    Ok(Stability { mean, least: agreements.iter().copied().fold(f64::INFINITY, f64::min), agreements })
}
