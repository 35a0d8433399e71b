//! How many groups there are: as many as other samples of the same customers would show again.

use stats::clustering::{Mixture, stability};
use stats::{Result, Rows, Unfit};

use super::method::Method;

/// The numbers of groups that are tried.
pub(super) const TRIED: std::ops::RangeInclusive<usize> = 2..=8;
/// What is found again to less than this of a full agreement is no group.
const LEAST: f64 = 0.6;
/// From here on groups count as stable.
const STABLE: f64 = 0.8;
/// A number of groups that is less stable than the best by so little is as good.
const SLACK: f64 = 0.02;
/// Silhouettes (Kaufman and Rousseeuw 1990): below the first there is no structure, from the second on a clear one.
const SILHOUETTES: (f64, f64) = (0.25, 0.5);
/// Pairs of samples that are compared.
const PAIRS: usize = 6;
/// Starts of each clustering of a sample.
const STARTS: usize = 3;
/// Draws are the same each time.
pub(super) const SEED: u64 = 1;

/// A number of groups and how good it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Tried {
    pub(super) k: usize,
    /// The mean adjusted Rand index between samples.
    pub(super) stability: f64,
    /// Schwarz's criterion, of a mixture: it chooses among the stable ones (Fraley and Raftery 2002), since small groups of one large one
    /// are often found again as well. Alone it would take every bend of numbers that are not normal for a group more.
    pub(super) bic: Option<f64>,
}

/// How good these numbers of groups are; a number for which there are too few different customers is left out.
pub(super) fn tried(rows: Rows<'_>, method: Method, numbers: impl Iterator<Item = usize>) -> Vec<Tried> {
    let of = |k: usize| {
        let clustered = |sample: Rows<'_>, seed: u64| method.try_fit(sample, k, (STARTS, seed))?.labels(rows);
        let stability = stability(rows, (PAIRS, SEED), clustered)?.mean;
        let bic = method.try_fit(rows, k, (STARTS, SEED))?.mixture().map(Mixture::bic);
        Ok::<_, Unfit>(Tried { k, stability, bic })
    };
    numbers.filter_map(|k| of(k).ok()).collect()
}

/// Among the stable ones that are about as stable as the best, the one with the lowest criterion, or the largest number where there is no
/// criterion; the most stable one where none is stable.
pub(super) fn chosen(tried: &[Tried]) -> Result<Tried> {
    let best = tried.iter().map(|tried| tried.stability).fold(f64::NEG_INFINITY, f64::max);
    let border = if best >= STABLE { f64::max(STABLE, best - SLACK) } else { best };
    let good = tried.iter().copied().filter(|tried| tried.stability >= border);
    let order = |a: &Tried, b: &Tried| match (a.bic, b.bic) {
        (Some(a), Some(b)) => b.total_cmp(&a),
        _ => a.k.cmp(&b.k),
    };
    good.max_by(order).ok_or(Unfit::TooFew { needed: *TRIED.start(), have: 1 })
}

/// How far groups may be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clear {
    /// Other samples show them again, and they lie apart.
    Yes,
    /// They flow into each other, or are found again in part.
    Partly,
    /// There are none.
    No,
}

impl Clear {
    /// By how stable the groups are and how far apart they lie; without a silhouette by the first alone, and where the method lets groups
    /// overlap they are groups even if they do not lie apart.
    pub(super) fn of(method: Method, stability: f64, silhouette: Option<f64>) -> Self {
        let (apart, clear) = silhouette.map_or((true, true), |mean| (mean >= SILHOUETTES.0, mean >= SILHOUETTES.1));
        let apart = apart || method.may_overlap();
        match stability {
            mean if mean < LEAST || !apart => Self::No,
            mean if mean < STABLE || !clear => Self::Partly,
            _ => Self::Yes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_of_the_most_stable_is_chosen() {
        let k = |stable: &[(usize, f64)]| {
            let tried: Vec<Tried> = stable.iter().map(|&(k, stability)| Tried { k, stability, bic: None }).collect();
            chosen(&tried).map(|tried| tried.k)
        };
        assert_eq!(k(&[(2, 1.0), (3, 0.985), (4, 0.97), (5, 0.5)]), Ok(3));
        assert_eq!(k(&[(2, 0.83), (3, 0.81), (4, 0.79)]), Ok(3));
        assert_eq!(k(&[(2, 0.5), (3, 0.7), (4, 0.66)]), Ok(3));
        assert!(chosen(&[]).is_err());
        let mixture = |k, stability, bic| Tried { k, stability, bic: Some(bic) };
        let tried = [mixture(2, 1.0, 40.0), mixture(3, 1.0, 20.0), mixture(4, 1.0, 30.0), mixture(5, 0.7, 10.0)];
        assert_eq!(chosen(&tried).map(|tried| tried.k), Ok(3), "stable, and explains most for its size");
    }

    #[test]
    fn three_heaps_are_three() {
        let values: Vec<f64> = (0..120).map(|n| f64::from(n % 3) * 10.0 + f64::from(n % 7) / 7.0).collect();
        for method in Method::ALL {
            let found = tried(Rows::new(&values, 1).unwrap(), method, TRIED);
            assert_eq!(chosen(&found).map(|tried| tried.k), Ok(3), "{found:?}");
            assert!(found.iter().all(|tried| tried.bic.is_some() == method.may_overlap()));
            let two = [1.0, 1.0, 2.0];
            assert!(tried(Rows::new(&two, 1).unwrap(), method, 4..=4).is_empty());
        }
    }

    #[test]
    fn groups_that_flow_into_each_other_are_not_clear() {
        for method in Method::ALL {
            let clear = |stability: f64, silhouette| Clear::of(method, stability, silhouette);
            assert_eq!(clear(0.9, Some(0.6)), Clear::Yes);
            assert_eq!(clear(0.9, Some(0.4)), Clear::Partly);
            assert_eq!(clear(0.7, None), Clear::Partly);
            assert_eq!(clear(0.5, Some(0.9)), Clear::No);
        }
        assert_eq!(Clear::of(Method::KMeans, 0.9, Some(0.1)), Clear::No);
        assert_eq!(Clear::of(Method::Mixture, 0.9, Some(0.1)), Clear::Partly, "groups may lie within each other");
    }
}
