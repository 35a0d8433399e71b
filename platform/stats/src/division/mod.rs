//! Subjects in classes by rule: tiers by share, and recency, frequency and monetary value.

mod rfm;
mod tiers;

pub use rfm::{Rfm, RfmMethod, rfm};
pub use tiers::{classes_by_quantile, classes_by_rank, tiers};
