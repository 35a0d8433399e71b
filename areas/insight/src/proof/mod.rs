//! Whether scores told who would leave: the past is looked at again, week by week, as we knew it, and compared with what came.
//!
//! Words: a *look* is one customer on one day; those *at risk* then are the *risk set*; the *outcome* is a date that a customer has
//! today (a cancellation); a look is *lost* when its outcome came within the given days after it. Nothing of a look was learned later:
//! the columns of each day are those of the workspace of that past day (decision 0009), kept in a file ([`kept`]). Definitions judge
//! them when they are read, so that today's, a former set and a draft are tried on the same days, side by side (decision 0011). Learned
//! chances are made out of fold, with all looks of one customer in one fold.
mod cells;
mod days;
pub mod kept;
mod learned;
mod looking;
mod looks;
mod measures;
mod outcomes;
mod page;
mod report;
mod warning;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use kernel::{Class, Error};
use web::Shared;

pub(crate) use cells::numbers;
pub use days::{Days, every, known_by};
pub use looks::{Looks, Said, looks};
pub use measures::Measures;
pub use outcomes::{comes_again, is_loss};
pub(crate) use page::tried;
pub use report::{InBand, Missed, OfClass, Report, Sign, Told};
pub use stats::Estimate;

use crate::definitions::Definitions;

/// What is tried on the past.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Days after a look in which the outcome makes it lost.
    pub within: u16,
    /// Who is at risk: a condition over the columns of that day.
    pub risk: String,
    /// The column of today with the day of the outcome.
    pub outcome: String,
    /// Whether it may come again: then the risk does not end with it.
    pub again: bool,
    /// One number to compare with, the higher the worse.
    pub baseline: Option<String>,
    /// Numbers to learn from.
    pub features: Vec<String>,
    /// The column of that day by whose values looks are told apart; of a date its year.
    pub by: Option<String>,
}

/// Who judges the past, and for whom.
pub struct Trial<'a> {
    /// Definitions whose scorecards are compared; the first is the one that is spoken of.
    pub versions: Vec<Arc<Definitions>>,
    /// Whether whoever asks may see a class of columns of a customer.
    pub may: &'a (dyn Fn(&str, Class) -> bool + Sync),
}

/// What cannot be estimated from these looks, with the reason.
fn unfit(why: stats::Unfit) -> Error {
    Error { detail: why.to_string(), ..Error::invalid("proof-too-little") }
}

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/insight/proof", get(page::show)).route("/insight/proof/days", post(page::keep_days))
}
