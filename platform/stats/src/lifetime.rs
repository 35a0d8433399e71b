//! How many periods subjects stay when each leaves with a chance of its own: the shifted beta-geometric model of Fader and Hardie
//! (2007), for retention curves beyond the data and for lifetime value.

use libm::{exp, log};

use crate::symmetric::Symmetric;
use crate::unfit::{Result, Unfit, all, at_least, same_length, setting};

const STEPS: usize = 200;
/// Done when a step changes `ln α` and `ln β` by less.
const STILL: f64 = 1e-11;
/// Parameters outside of this range mean that the best ones are at a border.
const RANGE: std::ops::RangeInclusive<f64> = 1e-5..=1e5;
/// Terms are added until the rest is below this share of the sum.
const REST: f64 = 1e-15;
/// Below this rate the sum of a lifetime takes too many terms.
const LEAST_RATE: f64 = 1e-6;

/// The model: chances to leave in a period are beta distributed over subjects with `α` and `β`.
///
/// A large `α + β` means subjects that are alike, a small one subjects that differ.
#[derive(Debug, Clone, PartialEq)]
pub struct ShiftedBetaGeometric {
    /// `α`; the mean chance to leave in the first period is `α / (α + β)`.
    pub alpha: f64,
    /// `β`.
    pub beta: f64,
    /// Of `ln α` and `ln β`.
    pub log_covariance: Symmetric,
    /// At its largest, without the constant of the counts.
    pub log_likelihood: f64,
}

/// What happened in a run of periods.
struct Counts<'a> {
    at_risk: &'a [f64],
    ended: &'a [f64],
}

struct Point {
    value: f64,
    /// By `ln α` and `ln β`.
    gradient: [f64; 2],
    /// The second derivatives with the sign turned: `αα`, `αβ`, `ββ`.
    information: [f64; 3],
}

impl ShiftedBetaGeometric {
    /// Fits one cohort: `survivors` is its size, then how many were left after 1, 2, … periods.
    ///
    /// # Errors
    /// As [`fit`](Self::fit); [`OutOfRange`](Unfit::OutOfRange) where the number grows.
    ///
    /// # Examples
    /// ```
    /// use tenure_stats::ShiftedBetaGeometric;
    /// let model = ShiftedBetaGeometric::fit_cohort(&[1000.0, 869.0, 743.0, 653.0, 593.0, 551.0, 517.0, 491.0])?;
    /// assert!((model.alpha - 0.668).abs() < 5e-4 && (model.beta - 3.806).abs() < 5e-4);
    /// assert!(model.retention(9) > model.retention(1));
    /// # Ok::<(), tenure_stats::Unfit>(())
    /// ```
    pub fn fit_cohort(survivors: &[f64]) -> Result<Self> {
        at_least(3, survivors.len())?;
        all(survivors, |count| count >= 0.0)?;
        let ended: Vec<f64> = survivors.windows(2).map(|pair| pair[0] - pair[1]).collect();
        if let Some(at) = ended.iter().position(|count| *count < 0.0) {
            return Err(Unfit::OutOfRange { at: at + 1 });
        }
        Self::fit(&survivors[..ended.len()], &ended)
    }

    /// Fits any mixture of cohorts by maximum likelihood: for period 1, 2, … of their lives, how many subjects went into it under
    /// watch, and how many of those ended in it. Who was last seen without an end is simply not at risk any more.
    ///
    /// # Errors
    /// [`LengthsDiffer`](Unfit::LengthsDiffer); [`TooFew`](Unfit::TooFew) for fewer than two periods;
    /// [`OutOfRange`](Unfit::OutOfRange) for a negative count or more ends than subjects; [`NoEvents`](Unfit::NoEvents) when
    /// nobody ended; [`OneClass`](Unfit::OneClass) when all did in their first period; [`NotConverged`](Unfit::NotConverged) when
    /// the best parameters have no end, as when the share that ends does not fall from period to period (subjects that are
    /// alike).
    pub fn fit(at_risk: &[f64], ended: &[f64]) -> Result<Self> {
        same_length(at_risk.len(), ended.len())?;
        at_least(2, at_risk.len())?;
        all(at_risk, |count| count >= 0.0)?;
        all(ended, |count| count >= 0.0)?;
        if let Some(at) = at_risk.iter().zip(ended).position(|(at_risk, ended)| ended > at_risk) {
            return Err(Unfit::OutOfRange { at });
        }
        let counts = Counts { at_risk, ended };
        if ended.iter().sum::<f64>() <= 0.0 {
            return Err(Unfit::NoEvents);
        }
        if at_risk.iter().sum::<f64>() <= ended.iter().sum::<f64>() {
            return Err(Unfit::OneClass);
        }
        let (logs, point) = counts.climb()?;
        let log_covariance = matrix(point.information, 0.0).factor()?.inverse();
        let [alpha, beta] = logs.map(exp);
        Ok(Self { alpha, beta, log_covariance, log_likelihood: point.value })
    }

    /// The share that is still there after `periods`: `Π (β + t - 1) / (α + β + t - 1)`.
    #[must_use]
    pub fn survival(&self, periods: u32) -> f64 {
        (1..=periods).map(|period| self.retention(period)).product()
    }

    /// The share of those there at the beginning of a `period` (from 1) that is there at its end: `(β + t - 1) / (α + β + t -
    /// 1)`. It rises with time, since those likely to leave go first.
    #[must_use]
    pub fn retention(&self, period: u32) -> f64 {
        let past = f64::from(period.max(1) - 1);
        (self.beta + past) / (self.alpha + self.beta + past)
    }

    /// The expected number of periods that are begun, each discounted by `rate` per period to the first: `Σ S(t) / (1 + rate)ᵗ`
    /// from `t = 0` (Fader and Hardie 2010). Times a margin per period, paid ahead, it is the expected lifetime value of a new
    /// subject.
    ///
    /// # Errors
    /// [`Setting`](Unfit::Setting) for a rate below one in a million, where the sum may have no end.
    pub fn discounted_lifetime(&self, rate: f64) -> Result<f64> {
        setting("rate", rate >= LEAST_RATE && rate.is_finite())?;
        Ok(1.0 + self.later(0, rate))
    }

    /// The same for a subject that has stayed for `periods` and is about to decide on the next one: `Σ S(t) / S(periods) / (1 +
    /// rate)ᵗ⁻ᵖ⁻¹` over later periods, the next one not being discounted (Fader and Hardie 2010, discounted expected residual
    /// lifetime).
    ///
    /// # Errors
    /// As [`discounted_lifetime`](Self::discounted_lifetime).
    pub fn discounted_residual(&self, periods: u32, rate: f64) -> Result<f64> {
        setting("rate", rate >= LEAST_RATE && rate.is_finite())?;
        Ok(self.later(periods, rate) * (1.0 + rate))
    }

    /// `Σ S(n + k) / S(n) / (1 + rate)ᵏ` from `k = 1`.
    fn later(&self, periods: u32, rate: f64) -> f64 {
        let (mut sum, mut term, mut past) = (0.0, 1.0, f64::from(periods));
        // What follows a term is less than a geometric row with the discount alone.
        while term > REST * rate * (1.0 + sum) {
            term *= (self.beta + past) / (self.alpha + self.beta + past) / (1.0 + rate);
            sum += term;
            past += 1.0;
        }
        sum
    }
}

impl Counts<'_> {
    /// Likelihood `Σ ended·ln α + stayed·ln(β + j) - at_risk·ln(α + β + j)` over periods `j + 1`, with derivatives.
    fn at(&self, logs: [f64; 2]) -> Point {
        let [alpha, beta] = logs.map(exp);
        let (mut value, mut by_alpha, mut by_beta) = (0.0, 0.0, 0.0);
        let (mut alpha_twice, mut beta_twice, mut both) = (0.0, 0.0, 0.0);
        for (past, (n, d)) in self.at_risk.iter().zip(self.ended).enumerate() {
            let (b, s) = (beta + past as f64, alpha + beta + past as f64);
            value += d * logs[0] + (n - d) * log(b) - n * log(s);
            by_alpha += d / alpha - n / s;
            by_beta += (n - d) / b - n / s;
            alpha_twice += d / (alpha * alpha) - n / (s * s);
            beta_twice += (n - d) / (b * b) - n / (s * s);
            both -= n / (s * s);
        }
        let gradient = [alpha * by_alpha, beta * by_beta];
        let information =
            [alpha * alpha * alpha_twice - gradient[0], alpha * beta * both, beta * beta * beta_twice - gradient[1]];
        Point { value, gradient, information }
    }

    /// Newton's steps, shortened by Levenberg's damping where the likelihood is not curved downwards.
    fn climb(&self) -> Result<([f64; 2], Point)> {
        let (mut logs, mut damping) = ([0.0; 2], 0.0);
        let mut here = self.at(logs);
        for _ in 0..STEPS {
            let step = match matrix(here.information, damping).factor() {
                Ok(factor) => factor.solve(&here.gradient),
                Err(_) => {
                    damping = raised(damping, &here);
                    continue;
                }
            };
            let next = [logs[0] + step[0].clamp(-2.0, 2.0), logs[1] + step[1].clamp(-2.0, 2.0)];
            let there = self.at(next);
            if there.value.is_nan() || there.value < here.value - 1e-12 * here.value.abs() {
                damping = raised(damping, &here);
                continue;
            }
            (logs, here) = (next, there);
            if !logs.iter().all(|log| RANGE.contains(&exp(*log))) {
                break;
            }
            if damping == 0.0 && step.iter().all(|part| part.abs() < STILL) {
                return Ok((logs, here));
            }
            damping = if damping < 1e-6 { 0.0 } else { damping / 10.0 };
        }
        Err(Unfit::NotConverged { steps: STEPS })
    }
}

fn raised(damping: f64, here: &Point) -> f64 {
    let size = here.information[0].abs().max(here.information[2].abs());
    (damping * 10.0).max(1e-3 * size).max(1e-3)
}

fn matrix(information: [f64; 3], damping: f64) -> Symmetric {
    let [alpha, both, beta] = information;
    let mut matrix = Symmetric::zero(2);
    matrix.add_square(&[1.0, 1.0], both);
    matrix.add_diagonal(0, alpha - both + damping);
    matrix.add_diagonal(1, beta - both + damping);
    matrix
}
