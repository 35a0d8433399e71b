//! Today for programs: the same lines in the same order.

use axum::extract::State;
use axum::http::Method;
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};
use web::module::ApiCall;
use web::{Outcome, Scope, Shared, Viewer};

use super::gather::{self, Need};

pub(crate) const API: &[ApiCall] = &[ApiCall {
    method: Method::GET,
    path: "/api/v1/today",
    summary: "Who needs the token's owner today, why, and what to do, in order.",
    scope: "today:read",
    body: None,
    answer: schema,
    parameters: &[],
}];

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/api/v1/today", get(list))
}

async fn list(State(app): State<Shared>, viewer: Viewer) -> Outcome<Json<Value>> {
    viewer.scope(Scope("today:read"))?;
    viewer.need("today.read")?;
    let needs = gather::needs(&app, &viewer).await?;
    let seen = team::rights::viewed(&app, &viewer, "account");
    let viewed = seen.viewed();
    let item = |need: &Need| {
        let lines = need.lines(&app, &viewer, &viewed);
        let reasons: Vec<Value> = lines.iter().map(|l| json!({"signal": l.signal, "group": l.group.key(), "act": l.act.key(), "risk": l.risk, "text": viewer.reader.say(&l.evidence)})).collect();
        json!({"account_id": need.account_id, "points": need.place.points, "reasons": reasons, "with": need.with.as_ref().map(|t| &t.assignee_id)})
    };
    let items: Vec<Value> = needs.mine.iter().chain(&needs.others).map(item).collect();
    Ok(Json(json!({"items": items, "next": null})))
}

fn schema() -> Value {
    let reason = json!({"type": "object", "properties": {"signal": {"type": "string"}, "group": {"type": "string"}, "act": {"type": "string"}, "risk": {"type": "boolean"}, "text": {"type": "string"}}});
    let item = json!({"type": "object", "properties": {"account_id": {"type": "string"}, "points": {"type": "number"}, "with": {"type": ["string", "null"]}, "reasons": {"type": "array", "items": reason}}});
    json!({"type": "object", "properties": {"items": {"type": "array", "items": item}, "next": {"type": "null"}}})
}
