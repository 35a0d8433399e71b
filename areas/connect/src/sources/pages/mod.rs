//! The pages of sources: all of them, and one with what arrived from it.
mod arrived;
mod form;
mod hint;
pub(super) mod list;
pub(super) mod one;
