//! Mixtures of normal distributions (McLachlan and Peel 2000), fitted by expectation and maximisation (Dempster, Laird and Rubin 1977).

use std::f64::consts::TAU;

use super::in_order;
use super::k_means::KMeans;
use crate::draw::Draws;
use crate::rows::{Rows, Table};
use crate::unfit::{Result, Unfit, finite, same_length, setting};

/// The steps grow ever shorter: this is for mixtures that creep.
const STEPS: usize = 2_000;
/// The least floor: with a smaller one the largest numbers could not be reckoned with.
const LEAST_FLOOR: f64 = 1e-12;
/// What counts as left of a group that nobody is left in, so that its means can be told.
const REMNANT: f64 = 10.0 * f64::EPSILON;

/// How to fit a mixture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MixtureSpec {
    /// How many groups.
    pub k: usize,
    /// How many starts, each where k-means ends; the one with the greatest likelihood counts.
    pub starts: usize,
    /// The same seed gives the same mixture.
    pub seed: u64,
    /// What is added to each variance, 10⁻¹² at least (`reg_covar` of scikit-learn). Without it a group that shrinks to equal numbers would be
    /// infinitely likely.
    pub floor: f64,
    /// The steps end when the log-likelihood of a row grows by no more than this.
    pub tolerance: f64,
}

/// Groups of which each row is a member to some share: normal distributions whose columns are independent within a group.
///
/// Unlike k-means, groups may be of different widths and may overlap.
#[derive(Debug, Clone, PartialEq)]
pub struct Mixture {
    /// The share of each group in all rows; groups are numbered as those of k-means, by their means.
    pub weights: Vec<f64>,
    /// One row per group.
    pub means: Table,
    /// One row per group, of each column, the floor included.
    pub variances: Table,
    /// The logarithm of the likelihood of all rows.
    pub log_likelihood: f64,
    /// How many rows it was fitted to.
    pub count: usize,
}

impl Mixture {
    /// Fits the mixture of the greatest likelihood that the starts lead to. Columns should be on one scale, as the starts and the floor
    /// depend on it.
    ///
    /// # Errors
    /// [`Setting`](Unfit::Setting) for no groups, no starts, a floor below 10⁻¹² or a tolerance that is not above 0; [`TooFew`](Unfit::TooFew)
    /// when there are fewer different rows than groups; [`NotConverged`](Unfit::NotConverged).
    ///
    /// # Examples
    /// ```
    /// use tenure_stats::{Rows, clustering::{Mixture, MixtureSpec}};
    /// let values = [9.0, 1.0, 1.2, 9.2];
    /// let spec = MixtureSpec { k: 2, starts: 5, seed: 1, floor: 1e-6, tolerance: 1e-9 };
    /// let found = Mixture::fit(Rows::new(&values, 1)?, spec)?;
    /// assert!((found.means.rows().row(0)[0] - 1.1).abs() < 1e-9 && (found.weights[1] - 0.5).abs() < 1e-9);
    /// assert!((found.shares(&[5.1])?[0] - 0.5).abs() < 1e-9, "half way between the two");
    /// # Ok::<(), tenure_stats::Unfit>(())
    /// ```
    pub fn fit(rows: Rows<'_>, spec: MixtureSpec) -> Result<Self> {
        setting("starts", spec.starts > 0)?;
        setting("floor", spec.floor >= LEAST_FLOOR && spec.floor.is_finite())?;
        setting("tolerance", spec.tolerance > 0.0)?;
        let mut draws = Draws::new(spec.seed);
        let (mut begun, mut best): (Vec<Vec<usize>>, Result<Self>) =
            (Vec::new(), Err(Unfit::NotConverged { steps: STEPS }));
        for _ in 0..spec.starts {
            let start = KMeans::drawn(rows, spec.k, &mut draws)?.labels;
            // Most starts of k-means end alike.
            if begun.contains(&start) {
                continue;
            }
            // A start that creeps says nothing against the others.
            if let Ok(own) = Self::from(rows, &start, spec)
                && !best.as_ref().is_ok_and(|best| own.log_likelihood <= best.log_likelihood)
            {
                best = Ok(own);
            }
            begun.push(start);
        }
        best.map(Self::numbered)
    }

    /// The share of each group in a row (its responsibilities); they add up to 1.
    ///
    /// # Errors
    /// [`LengthsDiffer`](Unfit::LengthsDiffer), [`NotFinite`](Unfit::NotFinite).
    pub fn shares(&self, row: &[f64]) -> Result<Vec<f64>> {
        same_length(self.means.width, row.len())?;
        finite(row)?;
        let mut shares = vec![0.0; self.weights.len()];
        let _ = self.densities().part(row, &mut shares);
        Ok(shares)
    }

    /// The shares of each group in many rows: one row of shares for each.
    ///
    /// # Errors
    /// [`LengthsDiffer`](Unfit::LengthsDiffer).
    pub fn all_shares(&self, rows: Rows<'_>) -> Result<Table> {
        same_length(self.means.width, rows.width())?;
        let (densities, width) = (self.densities(), self.weights.len());
        let mut values = vec![0.0; rows.len() * width];
        for (row, shares) in rows.iter().zip(values.chunks_exact_mut(width)) {
            let _ = densities.part(row, shares);
        }
        Ok(Table { values, width })
    }

    /// The group with the largest share in each row; of equal ones the first.
    ///
    /// # Errors
    /// As [`all_shares`](Self::all_shares).
    pub fn likeliest(&self, rows: Rows<'_>) -> Result<Vec<usize>> {
        let largest = |shares: &[f64]| {
            let shares = shares.iter().copied().enumerate();
            shares.fold((0, 0.0), |best, own| if own.1 > best.1 { own } else { best }).0
        };
        Ok(self.all_shares(rows)?.rows().iter().map(largest).collect())
    }

    /// Schwarz's criterion (1978): `-2 ln L + p ln n` with two numbers for each column of each group and the weights; among mixtures of the
    /// same rows the lowest is the choice.
    #[must_use]
    pub fn bic(&self) -> f64 {
        let (groups, columns) = (self.weights.len() as f64, self.means.width as f64);
        let parameters = 2.0 * groups * columns + groups - 1.0;
        parameters * libm::log(self.count as f64) - 2.0 * self.log_likelihood
    }

    /// Steps from groups of whole rows until the likelihood stands.
    fn from(rows: Rows<'_>, labels: &[usize], spec: MixtureSpec) -> Result<Self> {
        let mut shares = vec![0.0; labels.len() * spec.k];
        shares.chunks_exact_mut(spec.k).zip(labels).for_each(|(shares, label)| shares[*label] = 1.0);
        let mut before = f64::NEG_INFINITY;
        for _ in 0..STEPS {
            let mut own = Self::of_shares(rows, &shares, spec);
            let densities = own.densities();
            let each = rows.iter().zip(shares.chunks_exact_mut(spec.k));
            own.log_likelihood = each.map(|(row, shares)| densities.part(row, shares)).sum();
            if (own.log_likelihood - before).abs() <= spec.tolerance * rows.len() as f64 {
                return Ok(own);
            }
            before = own.log_likelihood;
        }
        Err(Unfit::NotConverged { steps: STEPS })
    }

    /// The mixture that is likeliest when each row belongs to the groups by these shares.
    fn of_shares(rows: Rows<'_>, shares: &[f64], spec: MixtureSpec) -> Self {
        let (k, width) = (spec.k, rows.width());
        let mut counts = vec![REMNANT; k];
        shares.chunks_exact(k).for_each(|own| counts.iter_mut().zip(own).for_each(|(count, share)| *count += share));
        let means = by_shares(rows, (shares, &counts), |number, _| number);
        let mut variances = by_shares(rows, (shares, &counts), |number, at| (number - means[at]).powi(2));
        variances.iter_mut().for_each(|variance| *variance += spec.floor);
        let all: f64 = counts.iter().sum();
        Self {
            weights: counts.iter().map(|count| count / all).collect(),
            means: Table { values: means, width },
            variances: Table { values: variances, width },
            log_likelihood: 0.0,
            count: rows.len(),
        }
    }

    fn densities(&self) -> Densities<'_> {
        let variances = self.variances.rows();
        let constant = |(weight, variances): (&f64, &[f64])| {
            libm::log(*weight) - variances.iter().map(|variance| libm::log(TAU * variance)).sum::<f64>() / 2.0
        };
        Densities {
            means: &self.means.values,
            halves: variances.values().iter().map(|variance| 0.5 / variance).collect(),
            constants: self.weights.iter().zip(variances.iter()).map(constant).collect(),
        }
    }

    fn numbered(self) -> Self {
        let means: Vec<Vec<f64>> = self.means.rows().iter().map(<[f64]>::to_vec).collect();
        let order = in_order(&means);
        Self {
            weights: order.iter().map(|old| self.weights[*old]).collect(),
            means: self.means.rows().pick(&order),
            variances: self.variances.rows().pick(&order),
            ..self
        }
    }
}

/// The mean of a value of each cell in each group, by the rows' shares in it: of the cell's number and its place among the means.
fn by_shares(rows: Rows<'_>, (shares, counts): (&[f64], &[f64]), value: impl Fn(f64, usize) -> f64) -> Vec<f64> {
    let (k, width) = (counts.len(), rows.width());
    let mut sums = vec![0.0; k * width];
    for (row, own) in rows.iter().zip(shares.chunks_exact(k)) {
        for (group, share) in own.iter().enumerate() {
            let first = group * width;
            row.iter().enumerate().for_each(|(column, &number)| {
                sums[first + column] += share * value(number, first + column);
            });
        }
    }
    sums.chunks_exact_mut(width).zip(counts).for_each(|(sums, count)| sums.iter_mut().for_each(|sum| *sum /= count));
    sums
}

/// What the density of a row is computed from.
struct Densities<'a> {
    means: &'a [f64],
    /// Half of one by each variance.
    halves: Vec<f64>,
    /// What does not depend on the row, of each group.
    constants: Vec<f64>,
}

impl Densities<'_> {
    /// Writes the share of each group in a row and gives the logarithm of its density. Exponentials are taken of the distance to the largest
    /// logarithm: of a row far from all groups each of them is 0.
    fn part(&self, row: &[f64], shares: &mut [f64]) -> f64 {
        let groups = self.means.chunks_exact(row.len()).zip(self.halves.chunks_exact(row.len()));
        for ((share, constant), (means, halves)) in shares.iter_mut().zip(&self.constants).zip(groups) {
            let columns = row.iter().zip(means).zip(halves);
            *share = constant - columns.map(|((value, mean), half)| (value - mean).powi(2) * half).sum::<f64>();
        }
        let most = shares.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        shares.iter_mut().for_each(|share| *share = libm::exp(*share - most));
        let sum: f64 = shares.iter().sum();
        shares.iter_mut().for_each(|share| *share /= sum);
        most + libm::log(sum)
    }
}
