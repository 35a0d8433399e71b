//! A learned model.

use kernel::{Day, Says};
use stats::calibration::Platt;
use stats::survival::Hazard;

use super::aims::Aim;
use super::holding::Tried;
use super::quality::ThenAndNow;

/// A number that chances are learned from.
#[derive(Debug, Clone, PartialEq)]
pub struct Factor {
    /// Its name for people.
    pub name: Says,
    /// The expression that gives it.
    pub source: String,
    /// What it counts as where it is not known: its mean.
    pub usual: f64,
    /// Between these lie 98 of 100 numbers that it was learned from; what lies further out counts as the border: of giants little is known.
    pub range: (f64, f64),
}

impl Factor {
    /// What a number counts as.
    pub(super) fn counted(&self, value: f64) -> f64 {
        let (low, high) = self.range;
        if value.is_finite() { value.clamp(low, high) } else { self.usual }
    }
}

/// How likely customers are to come to something, by factors.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// To what.
    pub aim: &'static Aim,
    /// In the order of the hazard's columns.
    pub factors: Vec<Factor>,
    /// Of one period.
    pub hazard: Hazard,
    /// By whose end it was learned.
    pub day: Day,
    /// The first and the last day that it was learned from, and how many.
    pub days: (Day, Day, usize),
    /// Newer ones that were not better, oldest first.
    pub tried: Vec<Tried>,
    /// Customers that were seen.
    pub customers: usize,
    /// Those who came to it.
    pub lost: usize,
    /// What makes the hazard's chances mean what they say: what came 90 days after looks that it had not learned from (Cox 1958). A factor
    /// of today is not one of in three months, so that the hazard alone is too bold.
    pub curve: Option<Platt>,
    /// How good it was when it was learned, and how good it is.
    pub quality: ThenAndNow,
}
