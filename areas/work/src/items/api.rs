//! Open items for programs.

use axum::extract::{Path, State};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use kernel::{Day, Error};
use serde::Deserialize;
use serde_json::{Value, json};
use web::module::ApiCall;
use web::{Outcome, Scope, Shared, Viewer};

use super::model::Item;
use super::{save, store};

pub(crate) const API: &[ApiCall] = &[
    ApiCall {
        method: Method::GET,
        path: "/api/v1/accounts/{id}/items",
        summary: "Open and settled items of an account.",
        scope: "items:read",
        body: None,
        answer: list_schema,
        parameters: &[],
    },
    ApiCall {
        method: Method::POST,
        path: "/api/v1/accounts/{id}/items",
        summary: "Adds a question, request, problem, promise or complaint.",
        scope: "items:write",
        body: Some(body_schema),
        answer: item_schema,
        parameters: &[],
    },
];

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/api/v1/accounts/{id}/items", get(list).post(create))
}

async fn list(State(app): State<Shared>, viewer: Viewer, Path(account): Path<String>) -> Outcome<Json<Value>> {
    viewer.scope(Scope("items:read"))?;
    let rights = team::rights::need_read(&app, &viewer, &account)?;
    if !rights.sees(kernel::Class::Note) {
        return Err(Error::forbidden().into());
    }
    Ok(Json(json!({"items": store::of_account(app.db.read(), &account).await?, "next": null})))
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    kind: String,
    title: String,
    #[serde(default)]
    due_on: Option<Day>,
    #[serde(default)]
    owner_id: Option<String>,
    #[serde(default)]
    visible: bool,
}

async fn create(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(account): Path<String>,
    Json(body): Json<Body>,
) -> Outcome<Response> {
    viewer.scope(Scope("items:write"))?;
    team::rights::need_log(&app, &viewer, &account)?;
    let item = Item {
        kind: body.kind,
        title: body.title,
        due_on: body.due_on.map(|d| d.to_string()),
        owner_id: body.owner_id,
        visible: body.visible,
        ..save::blank(&app, &account)
    };
    let item = item.checked()?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let item = tx.insert(item).await?;
    tx.commit().await?;
    app.touched();
    Ok((StatusCode::CREATED, Json(json!(item))).into_response())
}

fn item_schema() -> Value {
    json!({"type": "object", "properties": {"id": {"type": "string"}, "kind": {"type": "string"}, "title": {"type": "string"}, "asked_on": {"type": "string", "format": "date"}, "due_on": {"type": ["string", "null"]}, "closed_on": {"type": ["string", "null"]}}})
}

fn list_schema() -> Value {
    json!({"type": "object", "properties": {"items": {"type": "array", "items": item_schema()}, "next": {"type": "null"}}})
}

fn body_schema() -> Value {
    json!({"type": "object", "required": ["kind", "title"], "additionalProperties": false, "properties": {"kind": {"enum": super::KINDS}, "title": {"type": "string"}, "due_on": {"type": ["string", "null"], "format": "date"}, "owner_id": {"type": ["string", "null"]}, "visible": {"type": "boolean"}}})
}
