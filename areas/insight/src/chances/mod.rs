//! Chances: how likely a paying customer is to cancel within 30, 90 and 180 days, with an interval and what speaks for it.
//!
//! Words: a *factor* is a number that a scorecard reads; a *model* is a discrete-time hazard over factors, learned from the kept weeks of
//! proof, as we knew them. Made for small data: the fewer were lost, the fewer factors are learned from, and with too few the page says
//! that it cannot say. All of it is derived: it is learned again in seconds from the same weeks, and equal.
mod learn;
mod model;
mod page;
mod panel;
mod quality;
mod said;

use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::routing::get;
use web::module::Panel;
use web::{App, Shared};

pub use learn::learn;
pub(crate) use learn::{LEAST, RISK, WEEK, fitted, seen, weeks};
pub use model::{Factor, Model};
pub use quality::Quality;
pub use said::{Chance, HORIZONS};

pub(crate) const PANEL: Panel = Panel { subject: "account", key: "chances", order: 62, draw: panel::draw };

/// What is known of chances.
#[derive(Debug, Clone, Default)]
pub enum Known {
    /// No week was looked back on yet, or nothing was learned from them yet.
    #[default]
    NotYet,
    /// Too few were lost to say anything.
    TooLittle {
        /// Customers that were seen.
        customers: usize,
        /// Those that were lost.
        lost: usize,
        /// So many must be.
        needed: usize,
    },
    /// A model.
    Learned(Arc<Model>),
}

/// What was learned last, and what it follows from.
#[derive(Default)]
struct Last(Mutex<(String, Known)>);

/// What is known now.
pub fn known(app: &App) -> Known {
    app.kept.of::<Last>().0.lock().unwrap_or_else(PoisonError::into_inner).1.clone()
}

/// Forgets what was learned; it comes back equal.
pub fn forget(app: &App) {
    *app.kept.of::<Last>().0.lock().unwrap_or_else(PoisonError::into_inner) = Default::default();
}

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/insight/chances", get(page::show))
}
