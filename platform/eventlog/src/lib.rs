//! The event log: what users did, kept for ever, in Parquet files that any tool reads.
//!
//! Words: an *event* is one act with a time; its *identity* is (source, message id), or a hash of the row and how often that
//! row came before; a *batch* is what one import added; a *tombstone* hides a batch from every reader; the *manifest* is the
//! one file that says which files count. Events come in imports (an `Appender`) or one by one (`accept`); the latter are *hot*,
//! in *segments* and in memory, until they are *rolled* into a file.
//!
//! Invariants: files never change once written; nothing is visible before the manifest names it, or before it is synced in a
//! segment; the manifest is replaced in one step; an identity is visible once.
mod accept;
mod appender;
mod buffer;
mod check;
mod check_hot;
mod columns;
mod dedup;
mod disk;
mod durable;
mod event;
mod failure;
mod files;
mod frame;
mod hot;
mod identity;
mod index;
mod interner;
mod late;
mod log;
mod manifest;
mod page;
mod plan;
mod queue;
mod recover;
mod rewrite;
mod roll;
mod scan;
mod schema;
mod segments;
mod skip;
mod staged;
mod start;
mod sums;
mod undo;
mod writer;

pub use accept::{Accepted, News};
pub use appender::{Appended, Appender, Pushed};
pub use check::{Problem, ProblemKind};
pub use columns::{Columns, Dictionaries, NONE};
pub use disk::{Act, Disk, Watch};
pub use event::{Event, PROPERTIES_LIMIT, TEXT_LIMIT, VALUE_LIMIT, VALUE_SCALE, VALUE_UNIT};
pub use files::OpenFiles;
pub use interner::Interner;
pub use log::EventLog;
pub use manifest::Tally;
pub use page::EventPage;
pub use scan::{Batches, Scan};
pub use schema::Column;
pub use sums::BatchInfo;
