//! The hazard added up over time: the estimate of Nelson (1972) and Aalen (1978).

use libm::exp;

use super::Observed;
use crate::estimate::{Interval, z_of};
use crate::unfit::Result;

/// The cumulative hazard right after one of the times at which subjects were last seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HazardStep {
    /// In the unit of the durations.
    pub time: f64,
    /// Subjects at risk just before.
    pub at_risk: usize,
    /// Ends at this time.
    pub ended: usize,
    /// `Σ d/n` up to here: expected ends per subject that is always at risk.
    pub hazard: f64,
    /// Its variance, `Σ d/n²` (Aalen 1978).
    pub variance: f64,
    /// `H·exp(±z·√V / H)`; none before the first end.
    pub interval: Option<Interval>,
}

/// The cumulative hazard at each distinct duration, with intervals of `level`.
///
/// Ends at one time count as simultaneous: `d/n`. (lifelines spreads them by default, `1/n + 1/(n-1) + …`.)
///
/// # Errors
/// [`Setting`](crate::Unfit::Setting) for a level outside of 0 to 1.
///
/// # Examples
/// ```
/// use tenure_stats::survival::{Observed, nelson_aalen};
/// let observed = Observed::new(&[1.0, 2.0, 2.0, 3.0], &[true, true, false, true])?;
/// let steps = nelson_aalen(observed, 0.95)?;
/// assert_eq!(steps[1].hazard, 1.0 / 4.0 + 1.0 / 3.0);
/// # Ok::<(), tenure_stats::Unfit>(())
/// ```
pub fn nelson_aalen(observed: Observed<'_>, level: f64) -> Result<Vec<HazardStep>> {
    let z = z_of(level)?;
    let (mut hazard, mut variance) = (0.0, 0.0);
    let steps = observed.moments().into_iter().map(|moment| {
        if moment.ended > 0 {
            let (n, d) = (moment.at_risk as f64, moment.ended as f64);
            hazard += d / n;
            variance += d / (n * n);
        }
        let interval = (hazard > 0.0).then(|| {
            let reach = exp(z * variance.sqrt() / hazard);
            Interval { low: hazard / reach, high: hazard * reach }
        });
        HazardStep { time: moment.time, at_risk: moment.at_risk, ended: moment.ended, hazard, variance, interval }
    });
    Ok(steps.collect())
}
