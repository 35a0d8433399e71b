//! Whether a number of clusters is in the data or in the draw: clusterings of bootstrap samples, compared (Ben-Hur, Elisseeff and
//! Guyon 2002; Fang and Wang 2012).

use super::agreement::adjusted_rand;
use super::k_means::{KMeans, KMeansSpec};
use crate::draw::Draws;
use crate::rows::Rows;
use crate::unfit::{Result, setting};

/// How alike clusterings of different samples are.
#[derive(Debug, Clone, PartialEq)]
pub struct Stability {
    /// The number of clusters.
    pub k: usize,
    /// The mean of `agreements`; about 0.8 and more is stable. Among several `k` the largest of the most stable is the choice.
    pub mean: f64,
    /// The lowest of them.
    pub least: f64,
    /// The adjusted Rand index of each pair of samples.
    pub agreements: Vec<f64>,
}

/// Clusters `pairs` pairs of bootstrap samples, puts all rows to the nearest centre of either, and compares.
///
/// # Errors
/// As [`KMeans::fit`], also of a sample; [`Setting`](crate::Unfit::Setting) for no pairs.
///
/// # Examples
/// ```
/// use tenure_stats::{Rows, clustering::{KMeansSpec, stability}};
/// let values = [0.0, 0.1, 0.2, 0.3, 9.0, 9.1, 9.2, 9.3];
/// let two = stability(Rows::new(&values, 1)?, KMeansSpec { k: 2, starts: 3, seed: 1 }, 10)?;
/// assert_eq!(two.mean, 1.0);
/// # Ok::<(), tenure_stats::Unfit>(())
/// ```
pub fn stability(rows: Rows<'_>, spec: KMeansSpec, pairs: usize) -> Result<Stability> {
    setting("pairs", pairs > 0)?;
    let mut draws = Draws::new(spec.seed);
    let mut labels = |seed: u64| -> Result<Vec<usize>> {
        let drawn: Vec<usize> = (0..rows.len()).map(|_| draws.below(rows.len())).collect();
        let sample = KMeans::fit(rows.pick(&drawn).rows(), KMeansSpec { seed, ..spec })?;
        rows.iter().map(|row| sample.nearest(row)).collect()
    };
    let mut agreements = Vec::with_capacity(pairs);
    for pair in 0..pairs as u64 {
        let seed = spec.seed.wrapping_add(2 * pair);
        agreements.push(adjusted_rand(&labels(seed.wrapping_add(1))?, &labels(seed.wrapping_add(2))?)?);
    }
    let mean = agreements.iter().sum::<f64>() / pairs as f64;
    Ok(Stability { k: spec.k, mean, least: agreements.iter().copied().fold(f64::INFINITY, f64::min), agreements })
}
