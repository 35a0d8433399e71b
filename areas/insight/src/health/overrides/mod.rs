//! Bands that a person set: with a reason, until a day, in the place of the band that the score gives.
//!
//! Words: an *override* holds from the day on which it was set until its last day, unless it is ended before; of several the one set last
//! holds. The score itself never changes. Publishes `band_set`, the band that a person set. What came of each is told by
//! `judgement`.
pub(super) mod actions;
mod form;
mod publish;
pub mod store;

pub(crate) use form::{form, holding};
pub(crate) use publish::{COLUMN, PUBLISHER};
