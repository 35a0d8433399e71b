//! The share that is still there after a time: the product-limit estimate of Kaplan and Meier (1958).

use libm::{exp, log};

use super::{Moment, Observed};
use crate::estimate::{Interval, z_of};
use crate::unfit::{Result, setting};

/// Shares closer than this are the same: a product of fractions misses a half by rounding.
const ROUNDING: f64 = 1e-12;

/// The curve right after one of the times at which subjects were last seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SurvivalStep {
    /// In the unit of the durations.
    pub time: f64,
    /// Subjects at risk just before.
    pub at_risk: usize,
    /// Ends at this time.
    pub ended: usize,
    /// Subjects last seen at this time without an end.
    pub censored: usize,
    /// The share still there after this time, 0 to 1.
    pub survival: f64,
    /// Its standard error (Greenwood 1926); none once nobody is left, where the variance has no estimate.
    pub error: Option<f64>,
    /// The interval `S^exp(±z·√V / ln S)` on the log-log scale (Kalbfleisch and Prentice 1980), which stays within 0 to 1; none
    /// where the share is 1 or 0, since no interval of this kind exists there.
    pub interval: Option<Interval>,
}

/// The curve of Kaplan and Meier. As `survfit(conf.type = "log-log")` in R and lifelines give it.
#[derive(Debug, Clone, PartialEq)]
pub struct KaplanMeier {
    pub(super) steps: Vec<SurvivalStep>,
    pub(super) z: f64,
}

/// A time by which a share has ended.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Quantile {
    /// The first time with at most that share left; none when more are left at the end of the data.
    pub time: Option<f64>,
    /// The first time at which the lower end of the curve's interval is at most there.
    pub low: Option<f64>,
    /// The first time at which the upper end of the curve's interval is at most there; often none.
    pub high: Option<f64>,
}

impl KaplanMeier {
    /// Estimates the curve, with intervals of `level` (such as 0.95) at each time by itself.
    ///
    /// With entry times few may be at risk early on, and one end among one at risk takes the curve to 0 for good: look at
    /// [`SurvivalStep::at_risk`].
    ///
    /// # Errors
    /// [`Setting`](crate::Unfit::Setting) for a level outside of 0 to 1.
    ///
    /// # Examples
    /// ```
    /// use tenure_stats::survival::{KaplanMeier, Observed};
    /// let observed = Observed::new(&[6.0, 6.0, 7.0, 10.0], &[true, false, true, true])?;
    /// let curve = KaplanMeier::fit(observed, 0.95)?;
    /// assert_eq!(curve.survival(5.9), 1.0);
    /// assert_eq!(curve.survival(6.0), 0.75);
    /// assert_eq!(curve.median().time, Some(7.0));
    /// # Ok::<(), tenure_stats::Unfit>(())
    /// ```
    pub fn fit(observed: Observed<'_>, level: f64) -> Result<Self> {
        let z = z_of(level)?;
        let (mut survival, mut greenwood) = (1.0, 0.0);
        let step = |moment: Moment| {
            let Moment { time, at_risk, ended, censored } = moment;
            if ended > 0 {
                let (n, d) = (at_risk as f64, ended as f64);
                survival *= (n - d) / n;
                greenwood += d / (n * (n - d));
            }
            let error = (survival > 0.0).then(|| survival * greenwood.sqrt());
            SurvivalStep { time, at_risk, ended, censored, survival, error, interval: log_log(survival, greenwood, z) }
        };
        Ok(Self { steps: observed.moments().into_iter().map(step).collect(), z })
    }

    /// The curve at each distinct duration, in order; between them it is level.
    #[must_use]
    pub fn steps(&self) -> &[SurvivalStep] {
        &self.steps
    }

    /// The step that holds at `time`; none before the first.
    #[must_use]
    pub fn at(&self, time: f64) -> Option<&SurvivalStep> {
        let next = self.steps.partition_point(|step| step.time <= time);
        self.steps.get(next.checked_sub(1)?)
    }

    /// The share still there after `time`: 1 before the first step (and for a time that is no number), and level after the last
    /// one, where the data no longer tell (see [`until`](Self::until)).
    #[must_use]
    pub fn survival(&self, time: f64) -> f64 {
        self.at(time).map_or(1.0, |step| step.survival)
    }

    /// The last time that the data tell about.
    #[must_use]
    pub fn until(&self) -> f64 {
        self.steps.last().map_or(0.0, |step| step.time)
    }

    /// The time by which `share` (between 0 and 1) has ended, with the interval of Brookmeyer and Crowley (1982).
    ///
    /// # Errors
    /// [`Setting`](crate::Unfit::Setting) for a share outside of 0 to 1.
    pub fn quantile(&self, share: f64) -> Result<Quantile> {
        setting("share", share > 0.0 && share < 1.0)?;
        Ok(self.left(1.0 - share))
    }

    /// The time by which half has ended: the first with `S ≤ 1/2`.
    #[must_use]
    pub fn median(&self) -> Quantile {
        self.left(0.5)
    }

    fn left(&self, share: f64) -> Quantile {
        let most = share + ROUNDING;
        let first =
            |of: fn(&SurvivalStep) -> f64| self.steps.iter().find(|step| of(step) <= most).map(|step| step.time);
        // No interval exists at 1 and at 0: at neither does its upper end count as reached.
        Quantile {
            time: first(|step| step.survival),
            low: first(|step| step.interval.map_or(step.survival, |interval| interval.low)),
            high: first(|step| step.interval.map_or(1.0, |interval| interval.high)),
        }
    }
}

fn log_log(survival: f64, greenwood: f64, z: f64) -> Option<Interval> {
    if survival <= 0.0 || survival >= 1.0 {
        return None;
    }
    let hazard = -log(survival);
    let reach = exp(z * greenwood.sqrt() / hazard);
    Some(Interval { low: exp(-hazard * reach), high: exp(-hazard / reach) })
}
