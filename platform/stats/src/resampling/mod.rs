//! What would have come out of other samples: bootstrap intervals, and splits into rows to learn from and rows to judge on.

mod bca;
mod bootstrap;
mod folds;
mod some;
mod time_splits;

pub use bca::bca_shares;
pub(crate) use bootstrap::quantile;
pub use bootstrap::{Bootstrap, Method, Resampled, Units};
pub use folds::grouped_folds;
pub use some::some;
pub use time_splits::{Split, time_splits};
