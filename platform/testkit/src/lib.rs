//! What tests of the whole program stand on: a database for each test, a client with cookies, assertions about HTML and JSON.
#![expect(clippy::expect_used, reason = "test code: a panic is how a test fails")]

mod client;
mod database;
mod html;

pub use client::{Answer, Client, Pieces};
pub use database::Database;
pub use html::{faults, fields, text_of};
