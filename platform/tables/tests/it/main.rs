//! The crate as its callers use it: files on disk in, typed rows and named rejects out.
#![expect(clippy::unwrap_used, reason = "what a test calls may panic like the test itself")]

extern crate tenure_tables as tables;

mod bad;
mod catalogues;
mod data;
mod formats;
mod house;
mod mapping;
mod proposing;
