//! The mean lifetime up to a horizon: the area under the curve of Kaplan and Meier.

use super::{KaplanMeier, SurvivalStep};
use crate::estimate::Estimate;
use crate::unfit::{Result, Unfit, setting};

impl KaplanMeier {
    /// The restricted mean survival time: how long a subject is there on average within the first `horizon` units.
    ///
    /// The area under the curve from 0 to `horizon`; variance `Σ (area after t)² d / (n (n - d))` (Klein and Moeschberger 2003,
    /// 4.5.2, without their factor for small samples); Wald's interval.
    ///
    /// # Errors
    /// [`Setting`](Unfit::Setting) for a horizon that is not positive; [`BeyondData`](Unfit::BeyondData) when it lies after the
    /// last duration and somebody was still there then.
    ///
    /// # Examples
    /// ```
    /// use tenure_stats::survival::{KaplanMeier, Observed};
    /// let curve = KaplanMeier::fit(Observed::new(&[1.0, 3.0], &[true, true])?, 0.95)?;
    /// assert_eq!(curve.mean_until(3.0)?.value, 2.0);
    /// # Ok::<(), tenure_stats::Unfit>(())
    /// ```
    pub fn mean_until(&self, horizon: f64) -> Result<Estimate> {
        setting("horizon", horizon > 0.0 && horizon.is_finite())?;
        if horizon > self.until() && self.survival(horizon) > 0.0 {
            return Err(Unfit::BeyondData);
        }
        let within = &self.steps[..self.steps.partition_point(|step| step.time < horizon)];
        // From the horizon back to 0, so that the area after each step is at hand.
        let (mut area, mut variance, mut end) = (0.0, 0.0, horizon);
        for step in within.iter().rev() {
            area += step.survival * (end - step.time);
            end = step.time;
            variance += area * area * growth(step);
        }
        Ok(Estimate::wald(area + end, variance.sqrt(), self.z))
    }
}

/// What a step adds to Greenwood's sum; nothing once nobody is left, when no area remains either.
fn growth(step: &SurvivalStep) -> f64 {
    let (n, d) = (step.at_risk as f64, step.ended as f64);
    if step.ended == 0 || step.ended >= step.at_risk { 0.0 } else { d / (n * (n - d)) }
}
