//! How long things last when not every end was seen: curves, tests, and what makes the hazard higher or lower.

mod cox;
mod hazard;
mod kaplan_meier;
mod log_rank;
mod mean;
mod nelson_aalen;
mod observed;
mod periods;

pub use cox::{BaselineStep, Cox, CoxSpec};
pub use hazard::Hazard;
pub use kaplan_meier::{KaplanMeier, Quantile, SurvivalStep};
pub use log_rank::{Arm, LogRank, log_rank};
pub use nelson_aalen::{HazardStep, nelson_aalen};
pub(crate) use observed::Moment;
pub use observed::Observed;
pub use periods::{SubjectPeriod, subject_periods};
