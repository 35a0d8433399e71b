//! The centres of groups: found in a sample, and everybody goes to one of them.

use stats::resampling::some;
use stats::{Result, Rows};

use super::between::Shares;
use super::method::{Fitted, Method};
use super::number::SEED;
use super::scale::Scale;

/// Customers by whom centres are found.
const SAMPLE: usize = 5_000;
/// Starts; the best counts.
const STARTS: usize = 8;

/// Numbers on the scale.
pub(super) fn scaled(rows: Rows<'_>, scales: &[Scale]) -> Vec<f64> {
    rows.iter().flat_map(|row| row.iter().zip(scales).map(|(value, scale)| scale.at(*value))).collect()
}

/// The centres of groups, the highest on the whole first.
#[derive(Debug)]
pub(super) struct Centres {
    fitted: Fitted,
    /// The place of each.
    place: Vec<usize>,
}

impl Centres {
    /// Of rows on the scale; by a sample where there are many.
    pub(super) fn of(rows: Rows<'_>, method: Method, k: usize) -> Result<Self> {
        let sample = rows.pick(&some(SAMPLE, rows.len(), SEED));
        let fitted = method.fit(sample.rows(), k, (STARTS, SEED))?;
        let height = |at: usize| fitted.centres().row(at).iter().sum::<f64>();
        let mut order: Vec<usize> = (0..k).collect();
        order.sort_by(|a, b| height(*b).total_cmp(&height(*a)));
        let mut place = vec![0; k];
        order.into_iter().enumerate().for_each(|(new, old)| place[old] = new);
        Ok(Self { fitted, place })
    }

    /// The group of each row.
    pub(super) fn labels(&self, rows: Rows<'_>) -> Result<Vec<usize>> {
        Ok(self.fitted.labels(rows)?.into_iter().map(|label| self.place[label]).collect())
    }

    /// How far each row belongs to its group; nothing where everybody is wholly in one.
    pub(super) fn shares(&self, rows: Rows<'_>) -> Result<Option<Shares>> {
        self.fitted.mixture().map(|mixture| Shares::of(mixture, rows, &self.place)).transpose()
    }

    /// How they were found.
    pub(super) fn method(&self) -> Method {
        self.fitted.method()
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.place.len()
    }

    /// The centre of a group.
    pub(super) fn of_group(&self, group: usize) -> &[f64] {
        let old = self.place.iter().position(|place| *place == group);
        self.fitted.centres().row(old.unwrap_or(0))
    }
}
