//! A learned model.

use kernel::{Day, Instant, Says};
use stats::survival::Hazard;

use super::quality::Quality;

/// A number that chances are learned from.
#[derive(Debug, Clone, PartialEq)]
pub struct Factor {
    /// Its name for people.
    pub name: Says,
    /// The expression that gives it.
    pub source: String,
    /// What it counts as where it is not known: its mean.
    pub usual: f64,
}

/// How likely customers are to cancel, by factors.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// In the order of the hazard's columns.
    pub factors: Vec<Factor>,
    /// Of one week.
    pub hazard: Hazard,
    /// When it was learned.
    pub at: Instant,
    /// The first and the last day that it was learned from, and how many.
    pub days: (Day, Day, usize),
    /// Customers that were seen.
    pub customers: usize,
    /// Those that were lost.
    pub lost: usize,
    /// How good it is, told by parts of the customers that were foretold by the others; nothing where too few were lost to say.
    pub quality: Option<Quality>,
}
