//! The writes of settings.
pub(in crate::settings) mod holiday;
pub(in crate::settings) mod rate;
pub(in crate::settings) mod weekend;
pub(in crate::settings) mod workspace;
