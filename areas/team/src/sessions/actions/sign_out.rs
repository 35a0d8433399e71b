//! Ends the present session.

use axum::extract::State;
use serde::Deserialize;
use web::{Form, Go, Outcome, Shared, Via, Viewer};

use super::super::store;
use super::super::viewer::let_out;

/// What the form sends: nothing but its token.
#[derive(Debug, Deserialize)]
pub(in crate::sessions) struct Nothing {}

/// `POST /sign-out`.
pub(in crate::sessions) async fn run(
    State(app): State<Shared>,
    viewer: Viewer,
    Form(Nothing {}): Form<Nothing>,
) -> Outcome<Go> {
    if let Via::Session(id) = &viewer.via {
        store::end(app.db.writer(), id).await?;
    }
    Ok(let_out(Go::to("/sign-in")))
}
