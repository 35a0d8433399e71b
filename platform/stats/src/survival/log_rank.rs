//! Do groups last equally long? The log-rank test (Mantel 1966, Peto and Peto 1972), for two groups or more.

use std::collections::BTreeMap;

use super::Observed;
use crate::estimate::{Test, chi_squared_above};
use crate::symmetric::Symmetric;
use crate::unfit::{Result, at_least, same_length};

/// One of the compared groups.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Arm {
    /// Its label, as given.
    pub group: usize,
    /// How many subjects it has.
    pub subjects: usize,
    /// Ends that were seen.
    pub observed: usize,
    /// Ends that would be expected if all groups had the same hazard.
    pub expected: f64,
}

/// The outcome of the test.
#[derive(Debug, Clone, PartialEq)]
pub struct LogRank {
    /// Chi-squared distributed when all groups have the same hazard.
    pub test: Test,
    /// Degrees of freedom: the number of groups less one.
    pub freedom: usize,
    /// The groups, smallest label first.
    pub arms: Vec<Arm>,
}

/// Compares the lifetimes of groups; `groups` holds one label per subject.
///
/// `(O - E)ᵀ V⁻¹ (O - E)` over all groups but the last, with the hypergeometric variance `V`, as `survdiff` in R.
///
/// # Errors
/// [`LengthsDiffer`](crate::Unfit::LengthsDiffer); [`TooFew`](crate::Unfit::TooFew) with one group only;
/// [`NoEvents`](crate::Unfit::NoEvents); [`Singular`](crate::Unfit::Singular) when a group is never at risk together with others.
///
/// # Examples
/// ```
/// use tenure_stats::survival::{Observed, log_rank};
/// let observed = Observed::new(&[1.0, 2.0, 3.0, 4.0], &[true, true, true, false])?;
/// let compared = log_rank(observed, &[0, 0, 1, 1])?;
/// assert_eq!((compared.arms[0].observed, compared.arms[1].observed), (2, 1));
/// assert!(compared.test.p > 0.05);
/// # Ok::<(), tenure_stats::Unfit>(())
/// ```
pub fn log_rank(observed: Observed<'_>, groups: &[usize]) -> Result<LogRank> {
    same_length(observed.len(), groups.len())?;
    let mut labels: BTreeMap<usize, usize> = groups.iter().map(|group| (*group, 0)).collect();
    at_least(2, labels.len())?;
    if observed.events() == 0 {
        return Err(crate::Unfit::NoEvents);
    }
    labels.values_mut().enumerate().for_each(|(place, value)| *value = place);
    let places: Vec<usize> = groups.iter().filter_map(|group| labels.get(group).copied()).collect();
    let mut arms: Vec<Arm> =
        labels.keys().map(|group| Arm { group: *group, subjects: 0, observed: 0, expected: 0.0 }).collect();
    for (place, ended) in places.iter().zip(observed.ended) {
        arms[*place].subjects += 1;
        arms[*place].observed += usize::from(*ended);
    }
    let variance = expect(observed, &places, &mut arms);
    let freedom = arms.len() - 1;
    let excess: Vec<f64> = arms[..freedom].iter().map(|arm| arm.observed as f64 - arm.expected).collect();
    let solved = variance.factor()?.solve(&excess);
    let statistic = excess.iter().zip(&solved).map(|(left, right)| left * right).sum();
    Ok(LogRank { test: Test { statistic, p: chi_squared_above(statistic, freedom) }, freedom, arms })
}

/// Fills in the expected ends, and gives the covariance of the observed ones (without the last group).
fn expect(observed: Observed<'_>, places: &[usize], arms: &mut [Arm]) -> Symmetric {
    let (order, by_entry) = (observed.by_duration(), observed.by_entry());
    let entries = observed.entries.unwrap_or_default();
    let mut at_risk: Vec<f64> =
        arms.iter().map(|arm| if entries.is_empty() { arm.subjects as f64 } else { 0.0 }).collect();
    let mut variance = Symmetric::zero(arms.len() - 1);
    let (mut gone, mut entered) = (0, 0);
    while let Some(first) = order.get(gone) {
        let time = observed.durations[*first];
        while let Some(subject) = by_entry.get(entered).filter(|subject| entries[**subject] < time) {
            at_risk[places[*subject]] += 1.0;
            entered += 1;
        }
        let here = &order[gone..];
        let here = &here[..here.iter().take_while(|subject| observed.durations[**subject] == time).count()];
        let ended = here.iter().filter(|subject| observed.ended[**subject]).count() as f64;
        add_moment(&at_risk, ended, arms, &mut variance);
        here.iter().for_each(|subject| at_risk[places[*subject]] -= 1.0);
        gone += here.len();
    }
    variance
}

/// Adds what is expected at one time with `ended` ends among those `at_risk` per group.
fn add_moment(at_risk: &[f64], ended: f64, arms: &mut [Arm], variance: &mut Symmetric) {
    let n: f64 = at_risk.iter().sum();
    if ended == 0.0 {
        return;
    }
    let shares: Vec<f64> = at_risk.iter().map(|own| own / n).collect();
    for (arm, share) in arms.iter_mut().zip(&shares) {
        arm.expected += ended * share;
    }
    // With one at risk its end is certain.
    if n > 1.0 {
        let factor = ended * (n - ended) / (n - 1.0);
        let shares = &shares[..variance.size()];
        variance.add_square(shares, -factor);
        shares.iter().enumerate().for_each(|(at, share)| variance.add_diagonal(at, factor * share));
    }
}
