//! Intake: events over HTTP, by any Segment SDK or as lines of JSON, through one list of named steps.
//!
//! | step | what becomes of it |
//! | --- | --- |
//! | [`parse`] | a body becomes raw messages, or the request is refused as a whole |
//! | [`authenticate`] | a write key becomes a source, a token becomes the source `api` |
//! | [`throttle`] | a source that sends more than its rate is asked to wait |
//! | [`check`] | a raw message becomes a [`message::Message`], or a [`reject::Rejection`] with field, value and remedy |
//! | [`time`] | `at` is corrected by how far the sender's clock is off |
//! | [`resolve`] | the sender's account keys are known, made where the source's rule says so, or unattached |
//! | [`identity`] | every event has a message id, so that sending it again adds nothing |
//! | [`append`] | new or duplicate, durable before it is acknowledged |
//! | [`facts`] | what identify, group and alias say of users and accounts, under the source's rules |
//!
//! Invariants: an answer of 200 means that everything that was taken is durable; one bad message never costs its neighbours; an event
//! keeps its sender's keys; nothing here writes to the database for counting. Every outcome is counted per source ([`counts`]).
mod answer;
mod api;
mod append;
mod authenticate;
mod check;
pub(crate) mod counts;
mod decimal;
mod facts;
mod hands;
mod identity;
mod lines;
mod message;
mod ndjson;
mod parse;
mod reject;
mod resolve;
mod segment;
mod steps;
mod throttle;
mod time;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::post;
use std::sync::Arc;
use web::{Shared, failure};

pub(crate) use api::API;

/// Most bytes of one message, as the SDKs keep it.
pub const MESSAGE_LIMIT: usize = 32 << 10;
/// Most bytes of a request with messages, compressed or not, as the SDKs keep it.
pub const BATCH_LIMIT: usize = 500 << 10;

/// Routes without session, cookies or guards against other sites: a write key or a token is all that counts here.
pub fn routes(app: &Shared) -> Router<Shared> {
    let lines = Router::new().route("/api/events", post(ndjson::take));
    lines.layer(from_fn_with_state(Arc::clone(app), failure::render)).merge(segment::routes())
}
