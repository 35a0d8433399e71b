//! Open items for programs.

use axum::extract::{Path, State};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, patch};
use axum::{Json, Router};
use kernel::Day;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use web::module::ApiCall;
use web::patch::patched;
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
    ApiCall {
        method: Method::PATCH,
        path: "/api/v1/items/{id}",
        summary: "Changes fields of an open item; `closed_on` settles it, null opens it again; `version` must be the one that was read.",
        scope: "items:write",
        body: Some(change_schema),
        answer: item_schema,
        parameters: &[],
    },
];

/// Fields of an item that a program may change.
const FIELDS: [&str; 6] = ["kind", "title", "due_on", "owner_id", "visible", "closed_on"];

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/api/v1/accounts/{id}/items", get(list).post(create))
        .route("/api/v1/items/{id}", patch(change))
}

async fn list(State(app): State<Shared>, viewer: Viewer, Path(account): Path<String>) -> Outcome<Json<Value>> {
    viewer.scope(Scope("items:read"))?;
    team::rights::need_see(&app, &viewer, &account, kernel::Class::Note)?;
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

async fn change(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Json(body): Json<Map<String, Value>>,
) -> Outcome<Json<Value>> {
    viewer.scope(Scope("items:write"))?;
    let old = save::own(&app, &viewer, &id).await?;
    let new = patched(&old, &body, &FIELDS)?.checked()?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let item = tx.update(&old, new).await?;
    tx.commit().await?;
    app.touched();
    Ok(Json(json!(item)))
}

fn item_schema() -> Value {
    json!({"type": "object", "properties": {"id": {"type": "string"}, "kind": {"type": "string"}, "title": {"type": "string"}, "asked_on": {"type": "string", "format": "date"}, "due_on": {"type": ["string", "null"]}, "closed_on": {"type": ["string", "null"]}, "version": {"type": "integer"}}})
}

fn list_schema() -> Value {
    json!({"type": "object", "properties": {"items": {"type": "array", "items": item_schema()}, "next": {"type": "null"}}})
}

fn body_schema() -> Value {
    json!({"type": "object", "required": ["kind", "title"], "additionalProperties": false, "properties": {"kind": {"enum": super::KINDS}, "title": {"type": "string"}, "due_on": {"type": ["string", "null"], "format": "date"}, "owner_id": {"type": ["string", "null"]}, "visible": {"type": "boolean"}}})
}

fn change_schema() -> Value {
    let mut schema = body_schema();
    if let Some(object) = schema.as_object_mut() {
        object.remove("required");
        if let Some(Value::Object(properties)) = object.get_mut("properties") {
            properties.insert("closed_on".to_owned(), json!({"type": ["string", "null"], "format": "date"}));
            properties.insert("version".to_owned(), json!({"type": "integer"}));
        }
    }
    schema
}
