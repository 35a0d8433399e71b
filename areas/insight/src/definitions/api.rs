//! Definitions and metrics for programs.

use axum::extract::{Path, State};
use axum::http::Method;
use axum::routing::get;
use axum::{Json, Router};
use kernel::Error;
use query::Cell;
use serde_json::{Map, Value, json};
use web::module::ApiCall;
use web::{Outcome, Scope, Shared, Viewer};

use super::model::ACCOUNT;
use super::sets::current;

pub(crate) const DEFINITIONS: ApiCall = ApiCall {
    method: Method::GET,
    path: "/api/v1/definitions",
    summary: "All definitions in force: metrics, formulas, scorecards, segments, tiers, stages, signals.",
    scope: "definitions:read",
    body: None,
    answer: definitions_schema,
    parameters: &[],
};

pub(crate) const METRICS: ApiCall = ApiCall {
    method: Method::GET,
    path: "/api/v1/accounts/{id}/metrics",
    summary: "All metrics of an account, as of the board's day.",
    scope: "accounts:read",
    body: None,
    answer: metrics_schema,
    parameters: &[],
};

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/api/v1/definitions", get(definitions)).route("/api/v1/accounts/{id}/metrics", get(metrics))
}

async fn definitions(State(app): State<Shared>, viewer: Viewer) -> Outcome<Json<Value>> {
    viewer.scope(Scope("definitions:read"))?;
    viewer.need("definition.read")?;
    let set = current(&app).await?;
    Ok(Json(json!({"id": set.id, "definitions": *set.definitions})))
}

async fn metrics(State(app): State<Shared>, viewer: Viewer, Path(id): Path<String>) -> Outcome<Json<Value>> {
    viewer.scope(Scope("accounts:read"))?;
    team::rights::need_read(&app, &viewer, &id)?;
    let set = current(&app).await?;
    let rights = team::rights::viewed(&app, &viewer, ACCOUNT);
    let viewed = rights.viewed();
    let row = viewed.row(&id).ok_or_else(Error::not_found)?;
    let mut values = Map::new();
    for metric in &set.definitions.metrics {
        if let Cell::Known(value) = viewed.value(row, &metric.key) {
            values.insert(metric.key.clone(), json!(value));
        }
    }
    Ok(Json(
        json!({"account_id": id, "day": app.board.load().today.to_string(), "definition_set": set.id, "metrics": values}),
    ))
}

fn definitions_schema() -> Value {
    json!({"type": "object", "required": ["id", "definitions"], "properties": {"id": {"type": "string"}, "definitions": {"type": "object"}}})
}

fn metrics_schema() -> Value {
    json!({"type": "object", "required": ["account_id", "day", "metrics"], "properties": {
        "account_id": {"type": "string"}, "day": {"type": "string", "format": "date"}, "definition_set": {"type": "string"},
        "metrics": {"type": "object", "additionalProperties": {"type": ["number", "string", "null"]}},
    }})
}
