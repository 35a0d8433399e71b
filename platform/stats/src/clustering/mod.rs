//! Groups of rows that lie near each other, and how far to trust them.

mod agreement;
mod k_means;
mod mixture;
mod seeding;
mod silhouette;
mod stability;

use std::cmp::Ordering;

pub use agreement::adjusted_rand;
pub use k_means::{KMeans, KMeansSpec};
pub use mixture::{Mixture, MixtureSpec};
pub use silhouette::{Silhouette, silhouette, silhouette_of_some};
pub use stability::{Stability, stability};

/// The square of the distance between two rows of one width.
fn squared_distance(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(left, right)| (left - right) * (left - right)).sum()
}

/// The places of centres by their first column (then the second, and so on), so that their numbers do not depend on the start.
fn in_order(centres: &[Vec<f64>]) -> Vec<usize> {
    let by_columns = |left: &[f64], right: &[f64]| {
        left.iter().zip(right).map(|(left, right)| left.total_cmp(right)).find(|order| order.is_ne())
    };
    let mut order: Vec<usize> = (0..centres.len()).collect();
    order.sort_by(|left, right| by_columns(&centres[*left], &centres[*right]).unwrap_or(Ordering::Equal));
    order
}
