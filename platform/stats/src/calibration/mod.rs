//! Whether chances mean what they say, and how to make scores into chances that do.

mod bins;
mod brier;
mod isotonic;
mod logarithmic;
mod platt;
mod slope;

pub use bins::{Bin, reliability};
pub use brier::{brier, brier_skill, brier_skill_over, brier_skill_within};
pub use isotonic::Isotonic;
pub use logarithmic::log_score;
pub use platt::Platt;
pub use slope::{Calibration, calibration};

/// 1 for what happened, 0 for what did not.
fn numbers(outcomes: &[bool]) -> Vec<f64> {
    outcomes.iter().map(|outcome| f64::from(u8::from(*outcome))).collect()
}
