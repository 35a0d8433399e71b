//! All tests of the whole program, in one binary: one folder for each area, one file for each slice.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "test code: a panic is how a test fails")]

mod app;
mod browser;
mod connect;
mod customers;
mod insight;
mod installed;
mod place;
mod program;
mod team;
mod wizard;
mod work;
mod worlds;
