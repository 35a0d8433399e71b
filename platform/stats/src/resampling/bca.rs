//! The corrected interval of the bootstrap (Efron 1987; Efron and Tibshirani 1993, chapter 14).

use crate::estimate::{normal_below, normal_quantile, z_of};
use crate::unfit::{Result, Unfit, finite};

/// Between which shares of the sorted draws the BCa interval of `level` lies.
///
/// `below` is the share of draws below the value on all rows (those equal to it counting half), `left_out` the statistic without
/// each unit in turn. The acceleration is `Σ d³ / 6 (Σ d²)^1.5` with `d` the mean of `left_out` less each; 0 when they are all
/// equal.
///
/// # Errors
/// [`NoSpread`](Unfit::NoSpread) when `below` is 0 or 1, or the correction has no end; [`NotFinite`](Unfit::NotFinite);
/// [`Setting`](Unfit::Setting) for a level outside of 0 to 1.
///
/// # Examples
/// ```
/// let (low, high) = tenure_stats::resampling::bca_shares(0.5, &[1.0, 2.0, 3.0], 0.9)?;
/// assert!((low - 0.05).abs() < 1e-12 && (high - 0.95).abs() < 1e-12);
/// # Ok::<(), tenure_stats::Unfit>(())
/// ```
pub fn bca_shares(below: f64, left_out: &[f64], level: f64) -> Result<(f64, f64)> {
    let z = z_of(level)?;
    finite(left_out)?;
    if !(below > 0.0 && below < 1.0) {
        return Err(Unfit::NoSpread);
    }
    let mean = left_out.iter().sum::<f64>() / left_out.len() as f64;
    let powers =
        left_out.iter().map(|own| mean - own).fold((0.0, 0.0), |(two, three), d| (two + d * d, three + d * d * d));
    let (squares, cubes) = powers;
    let acceleration = if squares > 0.0 { cubes / (6.0 * squares * squares.sqrt()) } else { 0.0 };
    let bias = normal_quantile(below);
    let share = |side: f64| {
        let reach = bias + side * z;
        normal_below(bias + reach / (1.0 - acceleration * reach))
    };
    let (low, high) = (share(-1.0), share(1.0));
    if low < high { Ok((low, high)) } else { Err(Unfit::NoSpread) }
}
