//! Definitions: metrics, formulas, ranks, scorecards, segments, tiers, stages and signals, in one namespace with the fields.
//!
//! Words: a *set* is all of them at one moment, unchangeable, with author, reason and the day from which it judges; one may
//! be *planned* for a later day (`saving`). A name that ends in `_before` is that column as it was four weeks ago. Together they
//! form one graph without cycles (`graph`); `compiled` puts them in order and types them; `check` says what keeps them from being
//! saved; `score`, `curve`, `borders` and `roll_up` are the mathematics of scorecards.
mod api;
pub mod borders;
pub mod check;
pub mod compiled;
pub mod curve;
pub(crate) mod difference;
pub(crate) mod edit;
pub mod graph;
pub(crate) mod help;
pub mod kinds;
mod merge;
mod metric;
pub mod model;
mod pages;
mod rename;
pub mod roll_up;
pub(crate) mod saving;
pub mod score;
pub mod sets;
mod steady;
pub(crate) mod steps;
pub mod store;
pub mod text;
mod wording;

pub(crate) use api::{DEFINITIONS, METRICS};
pub(crate) use pages::{planned_notice, turns};
pub(crate) use rename::everywhere as rename_everywhere;

pub use compiled::{Compiled, Flaw};
pub use model::Definitions;
pub use saving::{plan, save, withdraw};
pub use sets::{Set, current, planned};

pub(crate) fn routes() -> axum::Router<web::Shared> {
    pages::routes().merge(api::routes())
}
