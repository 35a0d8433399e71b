//! Chances: how likely a paying customer is to cancel or to upgrade within 30, 90 and 180 days, and to renew at the end of the term, with
//! an interval and what speaks for it.
//!
//! Words: a *factor* is a number that a scorecard reads; a *model* is a discrete-time hazard over factors, learned from the kept weeks of
//! proof, as we knew them. Made for small data: the fewer were lost, the fewer factors are learned from, and with too few the page says
//! that it cannot say. All of it is derived: it is learned again in seconds from the same weeks, and equal.
mod aims;
mod drift;
mod foretold;
mod holding;
mod learn;
mod measured;
mod model;
mod page;
mod panel;
mod parts;
mod quality;
mod said;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::routing::get;
use web::module::Panel;
use web::{App, Shared};

pub use aims::{AIMS, Aim, CANCEL};
pub(crate) use aims::{CANCELLED, RISK, WEEK};
pub(crate) use drift::drift;
pub use holding::Tried;
pub use learn::learn;
pub(crate) use learn::{LEAST, fitted, seen, weeks};
pub use model::{Factor, Model};
pub use quality::{Quality, ThenAndNow};
pub use said::Chance;

pub(crate) const PANEL: Panel = Panel { subject: "account", key: "chances", order: 62, draw: panel::draw };

/// What is known of chances.
#[derive(Debug, Clone, Default)]
pub enum Known {
    /// No week was looked back on yet, or nothing was learned from them yet.
    #[default]
    NotYet,
    /// Too few came to it to say anything.
    TooLittle {
        /// Customers that were seen.
        customers: usize,
        /// Those who came to it.
        lost: usize,
        /// So many must be.
        needed: usize,
    },
    /// A model.
    Learned(Arc<Model>),
}

/// What was learned last, and what it follows from.
#[derive(Default)]
struct Last(Mutex<(String, BTreeMap<&'static str, Known>)>);

/// What is known of an aim now.
pub fn known(app: &App, aim: &Aim) -> Known {
    let last = app.kept.of::<Last>();
    let known = last.0.lock().unwrap_or_else(PoisonError::into_inner).1.get(aim.key).cloned();
    known.unwrap_or_default()
}

/// Forgets what was learned; it comes back equal.
pub fn forget(app: &App) {
    *app.kept.of::<Last>().0.lock().unwrap_or_else(PoisonError::into_inner) = Default::default();
}

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/insight/chances", get(page::show))
}
