//! A number with what is known about its error, and the quantiles of the normal and chi-squared distributions.

use std::f64::consts::SQRT_2;

use libm::{erfc, exp};
use statrs::function::erf::erfc_inv;
use statrs::function::gamma::checked_gamma_ur;

use crate::unfit::{Result, setting};

/// A range that covers the true value in a stated share of samples; the unit is that of the estimate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Interval {
    /// Whether `value` lies inside, ends included.
    #[must_use]
    pub fn covers(self, value: f64) -> bool {
        (self.low..=self.high).contains(&value)
    }
}

/// A number with its standard error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The best value.
    pub value: f64,
    /// Its standard error, in the same unit.
    pub error: f64,
    /// Its interval of the level that was asked for.
    pub interval: Interval,
}

impl Estimate {
    /// Wald's interval: `value ± z · error`.
    pub(crate) fn wald(value: f64, error: f64, z: f64) -> Self {
        Self { value, error, interval: Interval { low: value - z * error, high: value + z * error } }
    }
}

/// A test of a hypothesis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Test {
    /// The statistic; its distribution is named by the function that gives it.
    pub statistic: f64,
    /// The chance of a statistic at least as far out when the hypothesis is true.
    pub p: f64,
}

/// How many standard errors an interval of `level` (such as 0.95) reaches to each side.
pub(crate) fn z_of(level: f64) -> Result<f64> {
    setting("level", level > 0.0 && level < 1.0)?;
    Ok(SQRT_2 * erfc_inv(1.0 - level))
}

/// The quantile of the standard normal distribution for `p` between 0 and 1.
pub(crate) fn normal_quantile(p: f64) -> f64 {
    -SQRT_2 * erfc_inv(2.0 * p)
}

/// The chance that a standard normal value lies below `z`.
pub(crate) fn normal_below(z: f64) -> f64 {
    erfc(-z / SQRT_2) / 2.0
}

/// The chance that a standard normal value lies at least as far from 0 as `z`.
pub(crate) fn two_sided(z: f64) -> f64 {
    erfc(z.abs() / SQRT_2)
}

/// The chance that a chi-squared value with `freedom` degrees exceeds `statistic`.
pub(crate) fn chi_squared_above(statistic: f64, freedom: usize) -> f64 {
    if statistic <= 0.0 {
        return 1.0;
    }
    // Fails only outside of the range that is checked above; far out the chance is 0.
    checked_gamma_ur(freedom as f64 / 2.0, statistic / 2.0).unwrap_or(0.0)
}

/// The logistic function, 1 / (1 + exp(-x)), without overflow.
pub(crate) fn chance_of_logit(logit: f64) -> f64 {
    if logit >= 0.0 {
        1.0 / (1.0 + exp(-logit))
    } else {
        let odds = exp(logit);
        odds / (1.0 + odds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// scipy 1.17: `norm.ppf`, `norm.sf`, `chi2.sf`.
    #[test]
    fn distributions_are_those_of_scipy() {
        assert!((z_of(0.95).unwrap() - 1.959963984540054).abs() < 1e-13);
        assert!((z_of(0.99).unwrap() - 2.5758293035489004).abs() < 1e-13);
        assert!((normal_quantile(0.975) - 1.959963984540054).abs() < 1e-13);
        assert!((normal_below(-1.5) / 0.06680720126885807 - 1.0).abs() < 1e-14);
        assert!((two_sided(3.0) / 0.0026997960632601866 - 1.0).abs() < 1e-12);
        assert!((chi_squared_above(10.326741954885648, 1) / 0.0013111645203554782 - 1.0).abs() < 1e-10);
        assert!((chi_squared_above(7.5, 3) / 0.0575584519726364 - 1.0).abs() < 1e-10);
    }

    #[test]
    fn a_level_is_a_share() {
        for level in [0.0, 1.0, -1.0, f64::NAN] {
            assert_eq!(z_of(level), Err(crate::Unfit::Setting("level")));
        }
    }

    #[test]
    fn far_logits_are_chances() {
        assert_eq!((chance_of_logit(-1e4), chance_of_logit(0.0), chance_of_logit(1e4)), (0.0, 0.5, 1.0));
    }
}
