//! Two groups compared within strata, so that only like is held against like.

use crate::estimate::{Estimate, z_of};
use crate::unfit::{Result, Unfit, at_least};

/// A stratum: of those with the trait, and of those without it, how many had the outcome and how many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stratum {
    /// With the trait: `(outcomes, all)`.
    pub with: (usize, usize),
    /// Without it: `(outcomes, all)`.
    pub without: (usize, usize),
}

impl Stratum {
    /// Whether it holds somebody of either group: others say nothing of a difference.
    pub const fn compares(&self) -> bool {
        self.with.1 > 0 && self.without.1 > 0
    }
}

/// Two groups, as if both were spread over the strata in the same way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Compared {
    /// The share of outcomes with the trait.
    pub with: f64,
    /// The share of outcomes without it.
    pub without: f64,
    /// `with - without`.
    pub difference: Estimate,
}

/// The risk difference of Mantel and Haenszel: the differences of the strata, each weighted by n₁n₀ ÷ N (Greenland and Robins 1985,
/// Biometrics 41, 55–68), with the standard error of Sato (1989, Biometrics 45, 1323–1324), which holds for few large strata and for
/// many small ones alike, and Wald's interval. Both shares carry the same weights, so that their difference is the estimate.
///
/// With a single stratum it is the plain difference of two shares; with strata of one pair each it is McNemar's.
///
/// # Errors
/// [`TooFew`](Unfit::TooFew) when no stratum holds both groups; [`OutOfRange`](Unfit::OutOfRange) for a stratum with more outcomes than
/// subjects; [`Setting`](Unfit::Setting) for a level outside of 0 to 1.
///
/// # Examples
/// ```
/// use tenure_stats::{Stratum, mantel_haenszel};
/// let compared = mantel_haenszel(&[Stratum { with: (2, 10), without: (6, 20) }], 0.95)?;
/// assert!((compared.difference.value + 0.1).abs() < 1e-12);
/// # Ok::<(), tenure_stats::Unfit>(())
/// ```
pub fn mantel_haenszel(strata: &[Stratum], level: f64) -> Result<Compared> {
    let z = z_of(level)?;
    let strange = |stratum: &Stratum| stratum.with.0 > stratum.with.1 || stratum.without.0 > stratum.without.1;
    if let Some(at) = strata.iter().position(strange) {
        return Err(Unfit::OutOfRange { at });
    }
    at_least(1, strata.iter().filter(|stratum| stratum.compares()).count())?;
    let (mut weights, mut with, mut without, mut p, mut q) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for stratum in strata.iter().filter(|stratum| stratum.compares()) {
        let [a, n, c, m] =
            [stratum.with.0, stratum.with.1, stratum.without.0, stratum.without.1].map(|count| count as f64);
        let all = n + m;
        let (one, other) = (n / all, m / all);
        weights += n * m / all;
        with += a * m / all;
        without += c * n / all;
        p += c * one * one - a * other * other + one * other * (m - n) / 2.0;
        q += (a * (m - c) + c * (n - a)) / all / 2.0;
    }
    let value = (with - without) / weights;
    // Rounding alone makes it negative, where nobody or everybody had the outcome.
    let error = (value * p + q).max(0.0).sqrt() / weights;
    Ok(Compared { with: with / weights, without: without / weights, difference: Estimate::wald(value, error, z) })
}
