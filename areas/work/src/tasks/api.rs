//! Tasks for programs.

use axum::extract::State;
use axum::http::Method;
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};
use web::module::ApiCall;
use web::{Outcome, Scope, Shared, Viewer};

use super::store;

pub(crate) const API: &[ApiCall] = &[ApiCall {
    method: Method::GET,
    path: "/api/v1/tasks",
    summary: "Open tasks of the token's owner, and those that they gave to others.",
    scope: "tasks:read",
    body: None,
    answer: schema,
    parameters: &[],
}];

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/api/v1/tasks", get(list))
}

async fn list(State(app): State<Shared>, viewer: Viewer) -> Outcome<Json<Value>> {
    viewer.scope(Scope("tasks:read"))?;
    let mut tasks = store::open(app.db.read()).await?;
    tasks.retain(|t| t.assignee_id == viewer.id || t.made_by == viewer.id);
    Ok(Json(json!({"items": tasks, "next": null})))
}

fn schema() -> Value {
    json!({"type": "object", "properties": {"items": {"type": "array", "items": {"type": "object"}}, "next": {"type": "null"}}})
}
