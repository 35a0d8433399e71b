//! The writes of people.
pub(crate) mod change;
pub(crate) mod end;
pub(crate) mod invite;
pub(crate) mod link;
