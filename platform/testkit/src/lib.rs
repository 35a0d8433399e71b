//! What tests of the whole program stand on: a database for each test, a client with cookies, assertions about HTML and JSON, a disk that
//! remembers.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "test code: a panic is how a test fails")]

mod client;
mod database;
mod html;
pub mod recorder;

pub use client::{Answer, Client, Pieces};
pub use database::Database;
pub use html::{faults, fields, text_of};
