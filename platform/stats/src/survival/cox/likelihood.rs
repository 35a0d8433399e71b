//! The partial likelihood and its derivatives.

use libm::{exp, log, log1p};

use super::risk_sets::{RiskSets, Risks, Sums};
use super::{BaselineStep, Observed};
use crate::newton::{Hill, Point};
use crate::rows::Rows;
use crate::symmetric::{Symmetric, inner};
use crate::unfit::{Result, Unfit};

/// A column whose spread is below this share of its size is constant but for rounding.
const LEAST_SPREAD: f64 = 1e-12;

/// The data.
pub struct Likelihood {
    /// The columns less their means, row after row.
    centred: Vec<f64>,
    width: usize,
    pub means: Vec<f64>,
    /// Standard deviation of each column; 0 where it is constant.
    pub spreads: Vec<f64>,
    sets: RiskSets,
}

impl Likelihood {
    pub fn new(observed: Observed<'_>, rows: Rows<'_>) -> Self {
        let (width, n) = (rows.width(), rows.len() as f64);
        let mut means = vec![0.0; width];
        for row in rows.iter() {
            means.iter_mut().zip(row).for_each(|(mean, value)| *mean += value / n);
        }
        let centred: Vec<f64> =
            rows.iter().flat_map(|row| row.iter().zip(&means).map(|(value, mean)| value - mean)).collect();
        let spread = |(column, mean): (usize, &f64)| {
            let squares = centred.iter().skip(column).step_by(width).map(|value| value * value);
            let spread = (squares.sum::<f64>() / n).sqrt();
            if spread <= LEAST_SPREAD * mean.abs() { 0.0 } else { spread }
        };
        let spreads = means.iter().enumerate().map(spread).collect();
        Self { centred, width, means, spreads, sets: RiskSets::new(observed) }
    }

    /// `β·x` of every subject and the largest of them: a common factor cancels in the likelihood, and this one keeps exp from
    /// overflowing.
    fn logs(&self, coefficients: &[f64]) -> (Vec<f64>, f64) {
        let logs: Vec<f64> = self.centred.chunks_exact(self.width).map(|row| inner(row, coefficients)).collect();
        let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        (logs, most)
    }

    /// Breslow's cumulative hazard at the columns' means, earliest time first.
    pub fn baseline(&self, coefficients: &[f64]) -> Vec<BaselineStep> {
        let (logs, most) = self.logs(coefficients);
        let relative: Vec<f64> = logs.iter().map(|log| exp(log - most)).collect();
        let mut steps: Vec<BaselineStep> = Vec::with_capacity(self.sets.stops.len());
        self.sets.each(&Risks { values: &[], width: 0, relative: &relative }, &mut |stop, at_risk| {
            let log_hazard = log(stop.ends.len() as f64) - log(at_risk.zero) - most;
            steps.push(BaselineStep { time: stop.time, log_hazard });
        });
        steps.reverse();
        let mut sum = f64::NEG_INFINITY;
        for step in &mut steps {
            let (low, high) = (sum.min(step.log_hazard), sum.max(step.log_hazard));
            sum = high + log1p(exp(low - high));
            step.log_hazard = sum;
        }
        steps
    }
}

impl Hill for Likelihood {
    fn size(&self) -> usize {
        self.width
    }

    fn at(&self, coefficients: &[f64]) -> Result<Point> {
        let (logs, most) = self.logs(coefficients);
        let relative: Vec<f64> = logs.iter().map(|log| exp(log - most)).collect();
        let risks = Risks { values: &self.centred, width: self.width, relative: &relative };
        let mut point = Point { value: 0.0, gradient: vec![0.0; self.width], information: Symmetric::zero(self.width) };
        self.sets.each(&risks, &mut |stop, at_risk| {
            let ended = &self.sets.leaving[stop.ends.clone()];
            let mut tied = Sums::none(self.width);
            tied.add_all(ended, &risks);
            for subject in ended {
                point.value += logs[*subject] - most;
                point.gradient.iter_mut().zip(risks.row(*subject)).for_each(|(sum, value)| *sum += value);
            }
            take_off(&mut point, (at_risk, &tied), ended.len());
        });
        if point.value.is_finite() { Ok(point) } else { Err(Unfit::NotConverged { steps: 0 }) }
    }

    /// The largest change of `β·x` that a step makes between subjects one standard deviation apart in one column.
    fn reach(&self, step: &[f64]) -> f64 {
        step.iter().zip(&self.spreads).map(|(value, spread)| (value * spread).abs()).fold(0.0, f64::max)
    }
}

/// Efron's terms of one time: each of the `ends` leaves an equal part of the tied risk to the next.
fn take_off(point: &mut Point, (at_risk, tied): (&Sums, &Sums), ends: usize) {
    for turn in 0..ends {
        let part = turn as f64 / ends as f64;
        let zero = at_risk.zero - part * tied.zero;
        let mean: Vec<f64> = at_risk.one.iter().zip(&tied.one).map(|(all, own)| (all - part * own) / zero).collect();
        point.value -= log(zero);
        point.gradient.iter_mut().zip(&mean).for_each(|(sum, mean)| *sum -= mean);
        point.information.add(&at_risk.two, 1.0 / zero);
        point.information.add(&tied.two, -part / zero);
        point.information.add_square(&mean, -1.0);
    }
}
