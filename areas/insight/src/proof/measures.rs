//! How well one order of looks, from the safest to the worst, told those that were lost.

use kernel::Result;
use stats::Estimate;
use stats::calibration::{brier, brier_skill};
use stats::discrimination::{auc_within_groups, worst};

use super::warning::{median, warnings};
use super::{Looks, unfit};

/// The share of looks that is asked for the lift.
const TENTH: f64 = 0.1;
/// How sure intervals are.
pub(super) const LEVEL: f64 = 0.95;

/// One order of looks, measured.
#[derive(Debug, Clone, PartialEq)]
pub struct Measures {
    /// The chance that a lost look is placed above another one (area under the ROC curve), with its interval of 95 %: looks of one customer
    /// go together.
    pub auc: Estimate,
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
pub(super) fn measured(looks: &Looks, scores: &[f64], are_chances: bool) -> Result<Measures> {
    let lost = &looks.lost;
    let tenth = worst(scores, lost, None, TENTH).map_err(unfit)?;
    let caught_value = worst(scores, lost, Some(&looks.value), TENTH).ok().map(|tenth| tenth.caught_weight);
    let cut = cut(scores, tenth.rows);
    let brier = if are_chances {
        Some((brier(scores, lost).map_err(unfit)?, brier_skill(scores, lost).map_err(unfit)?))
    } else {
        None
    };
    Ok(Measures {
        auc: auc_within_groups(scores, lost, &looks.who, LEVEL).map_err(unfit)?,
        lift: tenth.lift,
        caught: tenth.caught,
        caught_value: caught_value.filter(|_| looks.value.iter().any(|value| *value > 0.0)),
        warning: median(warnings(looks, |at| scores[at] >= cut).into_iter().flatten().collect()),
        brier,
    })
}

/// The least score of so many that are highest.
fn cut(scores: &[f64], rows: usize) -> f64 {
    let Some(last) = rows.checked_sub(1).filter(|last| *last < scores.len()) else { return f64::INFINITY };
    let mut scores = scores.to_vec();
    *scores.select_nth_unstable_by(last, |a, b| b.total_cmp(a)).1
}
