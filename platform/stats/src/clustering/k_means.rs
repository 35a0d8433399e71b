//! k-means (Lloyd 1982) from many starts.

use super::seeding::first_centres;
use super::{in_order, squared_distance};
use crate::draw::Draws;
use crate::rows::{Rows, Table};
use crate::unfit::{Result, Unfit, at_least, finite, same_length, setting};

/// Lloyd's steps end by themselves; this is for rows that could go round in rounding errors.
const STEPS: usize = 1_000;

/// How to cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KMeansSpec {
    /// How many clusters.
    pub k: usize,
    /// How many starts; the one with the least inertia counts.
    pub starts: usize,
    /// The same seed gives the same clusters.
    pub seed: u64,
}

/// Rows in clusters, each row with the nearest centre.
#[derive(Debug, Clone, PartialEq)]
pub struct KMeans {
    /// One row per cluster; clusters are numbered by their centres, smallest first column first (then the second, and so on), so
    /// that numbers do not depend on the start.
    pub centres: Table,
    /// The cluster of each row.
    pub labels: Vec<usize>,
    /// The sum of squared distances of the rows to their centres.
    pub inertia: f64,
}

impl KMeans {
    /// Finds the clusters. Columns should be on one scale.
    ///
    /// # Errors
    /// [`Setting`](Unfit::Setting) for no clusters or no starts; [`TooFew`](Unfit::TooFew) when there are fewer different rows
    /// than clusters.
    ///
    /// # Examples
    /// ```
    /// use tenure_stats::{Rows, clustering::{KMeans, KMeansSpec}};
    /// let values = [9.0, 1.0, 1.2, 9.2];
    /// let found = KMeans::fit(Rows::new(&values, 1)?, KMeansSpec { k: 2, starts: 5, seed: 1 })?;
    /// assert_eq!(found.labels, [1, 0, 0, 1]);
    /// # Ok::<(), tenure_stats::Unfit>(())
    /// ```
    pub fn fit(rows: Rows<'_>, spec: KMeansSpec) -> Result<Self> {
        setting("starts", spec.starts > 0)?;
        let mut draws = Draws::new(spec.seed);
        let mut best = Self::drawn(rows, spec.k, &mut draws)?;
        for _ in 1..spec.starts {
            let own = Self::drawn(rows, spec.k, &mut draws)?;
            if own.inertia < best.inertia {
                best = own;
            }
        }
        Ok(best)
    }

    /// From one start, which is drawn.
    pub(super) fn drawn(rows: Rows<'_>, k: usize, draws: &mut Draws) -> Result<Self> {
        setting("k", k > 0)?;
        at_least(k, rows.len())?;
        let centres = first_centres(rows, k, draws);
        at_least(k, centres.len())?;
        Ok(Run::from(rows, centres)?.numbered(rows.width()))
    }

    /// The cluster whose centre is nearest to a row; of equally near ones the first.
    ///
    /// # Errors
    /// [`LengthsDiffer`](Unfit::LengthsDiffer), [`NotFinite`](Unfit::NotFinite).
    pub fn nearest(&self, row: &[f64]) -> Result<usize> {
        same_length(self.centres.rows().width(), row.len())?;
        finite(row)?;
        Ok(nearest(self.centres.rows().iter(), row).0)
    }
}

/// One start and where it led.
struct Run {
    centres: Vec<Vec<f64>>,
    labels: Vec<usize>,
    inertia: f64,
}

impl Run {
    fn from(rows: Rows<'_>, mut centres: Vec<Vec<f64>>) -> Result<Self> {
        let mut labels = Vec::new();
        for _ in 0..STEPS {
            let found: Vec<(usize, f64)> =
                rows.iter().map(|row| nearest(centres.iter().map(Vec::as_slice), row)).collect();
            let now: Vec<usize> = found.iter().map(|(label, _)| *label).collect();
            if now == labels {
                return Ok(Self { centres, labels, inertia: found.iter().map(|(_, distance)| distance).sum() });
            }
            labels = now;
            centres = means(rows, &labels, centres.len());
            refill(rows, &found, &labels, &mut centres);
        }
        Err(Unfit::NotConverged { steps: STEPS })
    }

    fn numbered(self, width: usize) -> KMeans {
        let order = in_order(&self.centres);
        let mut number = vec![0; order.len()];
        order.iter().enumerate().for_each(|(new, old)| number[*old] = new);
        let values = order.iter().flat_map(|old| self.centres[*old].iter().copied()).collect();
        let labels = self.labels.iter().map(|old| number[*old]).collect();
        KMeans { centres: Table { values, width }, labels, inertia: self.inertia }
    }
}

fn nearest<'a>(centres: impl Iterator<Item = &'a [f64]>, row: &[f64]) -> (usize, f64) {
    let distances = centres.map(|centre| squared_distance(row, centre)).enumerate();
    distances.fold((0, f64::INFINITY), |best, own| if own.1 < best.1 { own } else { best })
}

/// The mean of each cluster's rows; empty where it has none.
fn means(rows: Rows<'_>, labels: &[usize], k: usize) -> Vec<Vec<f64>> {
    let (mut sums, mut counts) = (vec![vec![0.0; rows.width()]; k], vec![0_usize; k]);
    for (row, label) in rows.iter().zip(labels) {
        sums[*label].iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        counts[*label] += 1;
    }
    for (sum, count) in sums.iter_mut().zip(counts) {
        if count == 0 {
            sum.clear();
        }
        sum.iter_mut().for_each(|value| *value /= count as f64);
    }
    sums
}

/// A cluster that lost all its rows begins again at the row that is farthest from its centre, each at another one.
fn refill(rows: Rows<'_>, found: &[(usize, f64)], labels: &[usize], centres: &mut [Vec<f64>]) {
    if centres.iter().all(|centre| !centre.is_empty()) {
        return;
    }
    let mut far: Vec<usize> = (0..labels.len()).collect();
    far.sort_by(|left, right| found[*right].1.total_cmp(&found[*left].1));
    for (centre, at) in centres.iter_mut().filter(|centre| centre.is_empty()).zip(far) {
        *centre = rows.row(at).to_vec();
    }
}
