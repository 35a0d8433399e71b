//! Reading other people's files: found out, streamed, typed, and every bad cell named with its remedy.
//!
//! Three steps, each usable alone, all blocking (call them where blocking is allowed):
//! a [`Source`] finds out what a file is and streams its rows; a [`Mapping`] says how columns become fields;
//! a [`MappedReader`] applies it and yields typed rows or rejects.
mod cell;
mod failure;
mod fault;
mod identity;
mod mapped;
mod mapping;
pub mod parse;
mod propose;
mod source;
mod target;
mod typed;

pub use cell::{Cell, Row, RowFault};
pub use failure::Failure;
pub use fault::Fault;
pub use identity::{Keys, RowIds, hash_row};
pub use mapped::{Mapped, MappedReader, MappedRow, Reference, Reject, Rejected};
pub use mapping::{
    Explode, FieldMap, KnownAt, Lookup, Mapping, Merge, Otherwise, Problem, Resolve, SkipRow, template_columns,
};
pub use parse::{Calendar, DayFormat, NumberStyle, Order, Unit};
pub use propose::{Looks, Proposal, ProposedColumn, Sure, propose};
pub use source::{Delimiter, Detected, Encoding, FileKind, FileOptions, Progress, Source};
pub use target::{FieldType, Target, TargetField};
pub use typed::Typed;
