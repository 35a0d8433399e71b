//! The bootstrap (Efron 1979): a statistic's spread over samples drawn from the sample.

use std::collections::BTreeMap;

use super::bca::bca_shares;
use crate::draw::Draws;
use crate::estimate::Interval;
use crate::unfit::{Result, Unfit, at_least, setting};

/// An interval needs at least nine of ten draws to have a value.
const MOST_FAILED: f64 = 0.1;

/// How to draw.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bootstrap {
    /// The same seed gives the same interval.
    pub seed: u64,
    /// How many samples, at least 2; 1,000 and more for an interval.
    pub draws: usize,
    /// Of the interval, such as 0.95.
    pub level: f64,
    /// How the interval comes from the draws.
    pub method: Method,
}

/// How an interval comes from the draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Method {
    /// Between their quantiles.
    #[default]
    Percentile,
    /// Corrected for bias and for an error that changes with the value (Efron 1987, BCa); costs one more statistic per unit.
    Bca,
}

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Units<'a> {
    /// Rows, so many of them, each by itself.
    Rows(usize),
    /// Whole groups: one label per row. Rows of one group are not independent, and drawn one by one they would make the interval
    /// too narrow (Field and Welsh 2007).
    Groups(&'a [usize]),
}

/// A statistic with its bootstrap interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Resampled {
    /// On all rows.
    pub value: f64,
    /// The standard deviation of the draws.
    pub error: f64,
    /// Of the level asked for.
    pub interval: Interval,
    /// Draws that had no value, such as those with one class only; they are left out.
    pub failed: usize,
}

impl Bootstrap {
    /// 2,000 draws and a percentile interval of 95 %.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { seed, draws: 2_000, level: 0.95, method: Method::Percentile }
    }

    /// The interval of a statistic, which is a function of row positions (in a draw some come several times and others not at
    /// all).
    ///
    /// Quantiles lie on the line between draws (Hyndman and Fan's type 7).
    ///
    /// # Errors
    /// What the statistic gives on all rows (with BCa also without one unit), or when more than a tenth of the draws fail;
    /// [`TooFew`](Unfit::TooFew) for fewer than two units; [`Setting`](Unfit::Setting) for `draws` below 2 or a level outside of
    /// 0 to 1; [`NotFinite`](Unfit::NotFinite) when the statistic gives no number; with BCa [`NoSpread`](Unfit::NoSpread) when
    /// all draws lie on one side of the value.
    ///
    /// # Examples
    /// ```
    /// use tenure_stats::resampling::{Bootstrap, Units};
    /// let values = [3.0, 5.0, 4.0, 8.0, 6.0, 2.0];
    /// let mean = |rows: &[usize]| Ok(rows.iter().map(|row| values[*row]).sum::<f64>() / rows.len() as f64);
    /// let found = Bootstrap::new(7).interval(Units::Rows(values.len()), mean)?;
    /// assert!(found.interval.low < found.value && found.value < found.interval.high);
    /// let groups = [0, 0, 0, 1, 1, 1];
    /// let grouped = Bootstrap::new(7).interval(Units::Groups(&groups), mean)?;
    /// assert!(grouped.interval.low <= 4.0);
    /// # Ok::<(), tenure_stats::Unfit>(())
    /// ```
    pub fn interval(&self, units: Units<'_>, mut statistic: impl FnMut(&[usize]) -> Result<f64>) -> Result<Resampled> {
        setting("draws", self.draws > 1)?;
        setting("level", self.level > 0.0 && self.level < 1.0)?;
        let groups = units.members();
        at_least(2, groups.len())?;
        let mut of = |rows: &[usize]| match statistic(rows)? {
            value if value.is_finite() => Ok(value),
            _ => Err(Unfit::NotFinite { at: 0 }),
        };
        let all: Vec<usize> = (0..units.rows()).collect();
        let value = of(&all)?;
        let mut draws = Draws::new(self.seed);
        let (mut values, mut failure, mut rows) = (Vec::with_capacity(self.draws), None, Vec::new());
        for _ in 0..self.draws {
            rows.clear();
            (0..groups.len()).for_each(|_| rows.extend_from_slice(&groups[draws.below(groups.len())]));
            match of(&rows) {
                Ok(drawn) => values.push(drawn),
                Err(unfit) => failure = Some(unfit),
            }
        }
        let failed = self.draws - values.len();
        if let Some(unfit) = failure.filter(|_| failed as f64 > MOST_FAILED * self.draws as f64 || values.len() < 2) {
            return Err(unfit);
        }
        values.sort_by(f64::total_cmp);
        let (low, high) = match self.method {
            Method::Percentile => ((1.0 - self.level) / 2.0, (1.0 + self.level) / 2.0),
            Method::Bca => {
                let left_out = without_each(&groups, &mut of)?;
                bca_shares(below(&values, value), &left_out, self.level)?
            }
        };
        let interval = Interval { low: quantile(&values, low), high: quantile(&values, high) };
        Ok(Resampled { value, error: deviation(&values), interval, failed })
    }
}

impl Units<'_> {
    fn rows(self) -> usize {
        match self {
            Self::Rows(rows) => rows,
            Self::Groups(labels) => labels.len(),
        }
    }

    /// The rows of each unit, units in the order of their labels.
    fn members(self) -> Vec<Vec<usize>> {
        match self {
            Self::Rows(rows) => (0..rows).map(|row| vec![row]).collect(),
            Self::Groups(labels) => {
                let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
                labels.iter().enumerate().for_each(|(row, label)| members.entry(*label).or_default().push(row));
                members.into_values().collect()
            }
        }
    }
}

/// The statistic without each unit in turn (the jackknife).
fn without_each(groups: &[Vec<usize>], of: &mut impl FnMut(&[usize]) -> Result<f64>) -> Result<Vec<f64>> {
    let others = |left_out: usize| {
        let kept = groups.iter().enumerate().filter(move |(unit, _)| *unit != left_out);
        let mut rows: Vec<usize> = kept.flat_map(|(_, rows)| rows.iter().copied()).collect();
        rows.sort_unstable();
        rows
    };
    (0..groups.len()).map(|left_out| of(&others(left_out))).collect()
}

/// The share of sorted `values` below `value`, those equal to it counting half.
fn below(values: &[f64], value: f64) -> f64 {
    let (less, up_to) = (values.partition_point(|own| *own < value), values.partition_point(|own| *own <= value));
    (less + up_to) as f64 / 2.0 / values.len() as f64
}

/// The quantile of sorted `values` on the line between the two next to it.
pub(crate) fn quantile(values: &[f64], share: f64) -> f64 {
    let Some(last) = values.len().checked_sub(1) else { return f64::NAN };
    let place = share.clamp(0.0, 1.0) * last as f64;
    let (low, part) = (place.floor() as usize, place - place.floor());
    let high = (low + 1).min(last);
    values[low] + part * (values[high] - values[low])
}

fn deviation(values: &[f64]) -> f64 {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    (values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (n - 1.0)).sqrt()
}
