//! The mathematics of staying and leaving: pure functions on slices. No input or output, no clock, no random source but a seed.
//!
//! A method follows the paper that its comment names, and its numbers are compared with published ones in `tests/`.
//! Whatever cannot be estimated is an [`Unfit`], never a silent NaN.
//!
//! **The same on every machine.** There are no threads and no hash order; sums run in the order of the input; random draws are
//! PCG's from the seed that is handed in; `exp`, `ln` and `erfc` are plain Rust (libm). So estimates are equal bit for bit. Only
//! the ends of intervals and the chances of chi-squared tests go through statrs, which asks the platform for `ln` and `exp`:
//! there the last bit may differ, less than 1e-12 of the size.

pub mod calibration;
pub mod clustering;
pub mod discrimination;
pub mod division;
mod draw;
mod estimate;
mod lifetime;
mod newton;
mod proportion;
mod rank;
pub mod regression;
pub mod resampling;
mod rows;
mod stratified;
pub mod survival;
mod symmetric;
mod unfit;

pub use estimate::{Estimate, Interval, Test};
pub use lifetime::ShiftedBetaGeometric;
pub use proportion::{difference_of_shares, wilson};
pub use rank::midranks;
pub use rows::{Rows, Table, pick};
pub use stratified::{Compared, Stratum, mantel_haenszel};
pub use symmetric::Symmetric;
pub use unfit::{Result, Unfit};
