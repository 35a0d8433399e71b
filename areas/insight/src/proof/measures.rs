//! How well one order of looks, from the safest to the worst, told those that were lost.

use kernel::Result;
use stats::Interval;
use stats::calibration::{brier, brier_skill};
use stats::discrimination::{auc, worst};
use stats::pick;
use stats::resampling::{Bootstrap, Units};

use super::warning::{median, warnings};
use super::{Look, unfit};

/// The share of looks that is asked for the lift.
const TENTH: f64 = 0.1;
/// Samples of the interval.
const DRAWS: usize = 200;

/// One order of looks, measured.
#[derive(Debug, Clone, PartialEq)]
pub struct Measures {
    /// The chance that a lost look is placed above another one (area under the ROC curve).
    pub auc: f64,
    /// Its interval of 95 %, from samples of whole customers.
    pub auc_within: (f64, f64),
    /// How many times as often looks of the worst tenth were lost as all.
    pub lift: f64,
    /// The share of the lost that is in the worst tenth.
    pub caught: f64,
    /// The same of their value, where values are known.
    pub caught_value: Option<f64>,
    /// Days before the end that a customer was in the worst tenth: the median of those that were.
    pub warning: Option<i64>,
    /// The mean squared error of chances, and how much better it is than the base rate; nothing for what is no chance.
    pub brier: Option<(f64, f64)>,
}

/// Measures numbers that are higher for what is worse.
///
/// # Errors
/// All looks have one outcome.
pub(super) fn measured(looks: &[Look], groups: &[usize], scores: &[f64], are_chances: bool) -> Result<Measures> {
    let lost: Vec<bool> = looks.iter().map(|look| look.lost).collect();
    let area = |rows: &[usize]| auc(&pick(scores, rows), &pick(&lost, rows));
    let bootstrap = Bootstrap { draws: DRAWS, ..Bootstrap::new(1) };
    let found = bootstrap.interval(Units::Groups(groups), area).map_err(unfit)?;
    let Interval { low, high } = found.interval;
    let tenth = worst(scores, &lost, None, TENTH).map_err(unfit)?;
    let values: Vec<f64> = looks.iter().map(|look| look.value.unwrap_or(0.0).max(0.0)).collect();
    let caught_value = worst(scores, &lost, Some(&values), TENTH).ok().map(|tenth| tenth.caught_weight);
    let mut sorted = scores.to_vec();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let cut = sorted.get(tenth.rows.saturating_sub(1)).copied().unwrap_or(f64::INFINITY);
    let brier = if are_chances {
        let score = brier(scores, &lost).map_err(unfit)?;
        Some((score, brier_skill(scores, &lost).map_err(unfit)?))
    } else {
        None
    };
    Ok(Measures {
        auc: found.value,
        auc_within: (low, high),
        lift: tenth.lift,
        caught: tenth.caught,
        caught_value,
        warning: median(warnings(looks, |at| scores[at] >= cut).into_iter().flatten().collect()),
        brier,
    })
}
