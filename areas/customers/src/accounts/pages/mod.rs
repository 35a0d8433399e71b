//! The pages of the slice: the list, one account, its form, and what is done to many at once.
pub(super) mod bulk;
pub(super) mod columns;
pub(super) mod form;
pub(super) mod list;
pub(super) mod show;
