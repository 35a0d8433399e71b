//! Temporary.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "test code")]
#[path = "../it/place.rs"]
mod place;
#[path = "../it/team/mod.rs"]
mod team_tests;
