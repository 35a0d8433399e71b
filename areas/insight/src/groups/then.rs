//! The groups of today four weeks ago: whom they would have held then, and whether they would have been found then.

use stats::clustering::adjusted_rand;
use stats::{Result, Rows};

use super::centres::{Centres, scaled};
use super::members::Numbers;
use super::scale::Scale;

/// An agreement from here on says that the groups were there already.
const LARGELY: f64 = 0.8;
/// One from here on, that they were there in part.
const PARTLY: f64 = 0.5;

/// The same customers four weeks ago.
#[derive(Debug, Default)]
pub(super) struct Then {
    /// Of those whose numbers of then are known: their place, and the group of today that was nearest to them then.
    pub(super) from: Vec<(usize, usize)>,
    /// How far groups found in the numbers of then part the same customers alike (the adjusted Rand index).
    pub(super) agreement: Option<f64>,
}

impl Then {
    /// By the scale and the centres of today, so that numbers and names mean the same on both days.
    pub(super) fn of(numbers: &Numbers, scales: &[Scale], centres: &Centres) -> Result<Self> {
        let values = scaled(Rows::new(&numbers.then, numbers.width)?, scales);
        let rows = Rows::new(&values, numbers.width)?;
        let labels = centres.labels(rows)?;
        let agreement = if rows.is_empty() { None } else { again(rows, &labels, centres) };
        Ok(Self { from: numbers.known_then.iter().copied().zip(labels).collect(), agreement })
    }

    /// The message that tells the agreement.
    pub(super) fn says(&self) -> Option<(&'static str, f64)> {
        let key = |agreement: f64| match agreement {
            found if found >= LARGELY => "groups-again-largely",
            found if found >= PARTLY => "groups-again-partly",
            _ => "groups-again-hardly",
        };
        self.agreement.map(|agreement| (key(agreement), agreement))
    }
}

/// How far groups of their own, as many, agree with these; nothing where there are too few that differ.
fn again(rows: Rows<'_>, labels: &[usize], centres: &Centres) -> Option<f64> {
    let own = Centres::of(rows, centres.method(), centres.count()).and_then(|own| own.labels(rows)).ok()?;
    adjusted_rand(labels, &own).ok()
}
