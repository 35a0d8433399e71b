//! The pages of people.
pub(in crate::people) mod invite;
pub(in crate::people) mod link;
pub(in crate::people) mod list;
pub(in crate::people) mod person;
