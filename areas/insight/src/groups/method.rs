//! How groups are found: by k-means, or as a mixture of normal distributions. Nothing else on these pages knows which of the two it was.

use stats::clustering::{KMeans, KMeansSpec, Mixture, MixtureSpec};
use stats::{Result, Rows};

/// No group is narrower than a tenth of a deviation: of counted numbers, which are often equal, each would be a group of its own.
const FLOOR: f64 = 0.01;
/// The steps end when the log-likelihood of a customer grows by less: where numbers of groups are only compared, and where shares are told.
const TOLERANCES: (f64, f64) = (1e-4, 1e-5);

/// A way to find groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    /// Everybody is in the group whose centre is nearest.
    KMeans,
    /// Everybody has a share in each group; the largest counts.
    Mixture,
}

/// What is asked for: how, and how many groups; nothing where their number is to be chosen.
pub(super) type Question = (Method, Option<usize>);

impl Method {
    /// The first is the usual one.
    pub(super) const ALL: [Self; 2] = [Self::KMeans, Self::Mixture];

    /// Its name in addresses, and the end of its message keys.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::KMeans => "kmeans",
            Self::Mixture => "mixture",
        }
    }

    /// Whether groups may lie within each other, so that it says nothing against them where they do not lie apart.
    pub(super) fn may_overlap(self) -> bool {
        self == Self::Mixture
    }

    /// Groups of rows on the scale, to be told; the same for the same seed.
    pub(super) fn fit(self, rows: Rows<'_>, k: usize, draws: (usize, u64)) -> Result<Fitted> {
        self.fitted(rows, k, (draws, TOLERANCES.1))
    }

    /// As [`fit`](Self::fit), to be compared with other numbers of groups only.
    pub(super) fn try_fit(self, rows: Rows<'_>, k: usize, draws: (usize, u64)) -> Result<Fitted> {
        self.fitted(rows, k, (draws, TOLERANCES.0))
    }

    fn fitted(self, rows: Rows<'_>, k: usize, ((starts, seed), tolerance): ((usize, u64), f64)) -> Result<Fitted> {
        Ok(match self {
            Self::KMeans => Fitted::Means(KMeans::fit(rows, KMeansSpec { k, starts, seed })?),
            Self::Mixture => {
                let spec = MixtureSpec { k, starts, seed, floor: FLOOR, tolerance };
                Fitted::Mixture(Mixture::fit(rows, spec)?)
            }
        })
    }
}

/// Groups that were found.
#[derive(Debug)]
pub(super) enum Fitted {
    Means(KMeans),
    Mixture(Mixture),
}

impl Fitted {
    pub(super) fn method(&self) -> Method {
        match self {
            Self::Means(_) => Method::KMeans,
            Self::Mixture(_) => Method::Mixture,
        }
    }

    /// The centre of each group.
    pub(super) fn centres(&self) -> Rows<'_> {
        match self {
            Self::Means(found) => found.centres.rows(),
            Self::Mixture(found) => found.means.rows(),
        }
    }

    /// The group of each row.
    pub(super) fn labels(&self, rows: Rows<'_>) -> Result<Vec<usize>> {
        match self {
            Self::Means(found) => rows.iter().map(|row| found.nearest(row)).collect(),
            Self::Mixture(found) => found.likeliest(rows),
        }
    }

    /// The mixture, where it is one.
    pub(super) fn mixture(&self) -> Option<&Mixture> {
        match self {
            Self::Means(_) => None,
            Self::Mixture(found) => Some(found),
        }
    }
}
