//! The pages of settings.
pub(in crate::settings) mod calendars;
pub(in crate::settings) mod index;
pub(in crate::settings) mod rates;
pub(in crate::settings) mod workspace;
