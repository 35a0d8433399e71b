//! How columns move a chance: logistic regression, and the scaling of columns before it.

mod irls;
mod logistic;
mod scaler;

pub(crate) use irls::{Problem, climb};
pub use logistic::{Chance, Logistic, LogisticSpec};
pub use scaler::Scaler;
