//! Groups of rows that lie near each other, and how far to trust them.

mod agreement;
mod k_means;
mod seeding;
mod silhouette;
mod stability;

pub use agreement::adjusted_rand;
pub use k_means::{KMeans, KMeansSpec};
pub use silhouette::{Silhouette, silhouette, silhouette_of_some};
pub use stability::{Stability, stability};

/// The square of the distance between two rows of one width.
fn squared_distance(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(left, right)| (left - right) * (left - right)).sum()
}
