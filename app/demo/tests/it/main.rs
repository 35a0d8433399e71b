//! What the company looks like from outside, computed from its rows and events alone.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod facts;
mod shape;
mod speed;
mod stories;
