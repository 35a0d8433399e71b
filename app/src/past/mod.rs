//! Looking at a past day: a workspace of its own, made of the history, that every page and call can be asked of.
//!
//! There is one implementation of every number: a past day is not computed by other code, but by the same code over records and events
//! as they were known. What it costs is one refresh; the last few days that were looked at stay.
mod making;
mod page;
mod through;

pub(crate) use making::once;
pub use making::opened;
pub(crate) use page::routes;
pub(crate) use through::through;
