//! The event log: what users did, kept for ever, in Parquet files that any tool reads.
//!
//! Words: an *event* is one act with a time; its *identity* is (source, message id), or a hash of the row and how often that
//! row came before; a *batch* is what one import added; a *tombstone* hides a batch from every reader; the *manifest* is the
//! one file that says which files count.
//!
//! Invariants: files never change once written; nothing is visible before the manifest names it; the manifest is replaced in
//! one step; an identity is visible once.
mod appender;
mod buffer;
mod check;
mod columns;
mod dedup;
mod durable;
mod event;
mod failure;
mod identity;
mod interner;
mod log;
mod manifest;
mod page;
mod plan;
mod scan;
mod schema;
mod skip;
mod writer;

pub use appender::{Appended, Appender, Pushed};
pub use check::{Problem, ProblemKind};
pub use columns::{Columns, Dictionaries, NONE};
pub use event::{Event, PROPERTIES_LIMIT, TEXT_LIMIT, VALUE_LIMIT, VALUE_SCALE, VALUE_UNIT};
pub use interner::Interner;
pub use log::{BatchInfo, EventLog};
pub use manifest::Tally;
pub use page::EventPage;
pub use scan::{Batches, Scan};
pub use schema::Column;
