//! The API described in OpenAPI 3.1, made from what each area says of its calls.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::Method;
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Map, Value, json};
use web::module::ApiCall;
use web::{App, Shared};

use crate::tokens;

/// What every read call takes: the program answers it of a past day.
const OF_A_DAY: [(&str, &str); 3] = [
    ("as_of", "A day that is over, such as 2026-10-01: the answer is that of its end."),
    (
        "knowledge",
        "`then` (as we knew it, the default) or `now` (as it was, with what was learned since). With `as_of`.",
    ),
    ("definitions", "`then` (in force on that day, the default) or `now` (today's). With `as_of`."),
];

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/api/openapi.json", get(|State(app): State<Shared>| async move { Json(document(&app)) }))
}

/// The whole document.
pub fn document(app: &App) -> Value {
    let mut paths: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
    for call in app.modules.iter().flat_map(|m| m.api.iter().copied().flatten()) {
        paths.entry(call.path).or_default().insert(call.method.as_str().to_lowercase(), operation(call));
    }
    let scopes: Map<String, Value> = tokens::scopes(app).into_iter().map(|s| (s.to_owned(), json!(s))).collect();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Tenure",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Lists come in pages: pass `next` as `cursor` until it is null. Errors are problem+json with a stable `code`. What a token's maker may not see is named in `hidden`.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "x-scopes": scopes},
                "write_key": {"type": "http", "scheme": "basic", "description": "The write key of a source as user name, with an empty password."},
            },
            "schemas": {"Problem": problem()},
        },
    })
}

fn operation(call: &ApiCall) -> Value {
    let inside = call.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let mut parameters: Vec<Value> = inside
        .map(|name| json!({"name": name, "in": "path", "required": true, "schema": {"type": "string"}}))
        .collect();
    parameters.extend(
        call.parameters.iter().map(
            |(name, what)| json!({"name": name, "in": "query", "description": what, "schema": {"type": "string"}}),
        ),
    );
    if call.method == Method::GET && call.path.starts_with("/api/v1/") {
        parameters.extend(OF_A_DAY.iter().map(
            |(name, what)| json!({"name": name, "in": "query", "description": what, "schema": {"type": "string"}}),
        ));
    }
    let id: String = format!("{}{}", call.method.as_str().to_lowercase(), call.path.trim_start_matches("/api/v1"))
        .replace(['/', '{', '}', '-'], "_");
    let mut operation = json!({
        "operationId": id.trim_end_matches('_'),
        "summary": call.summary,
        "parameters": parameters,
        "responses": {
            "2XX": {"description": "Done.", "content": {"application/json": {"schema": (call.answer)()}}},
            "4XX": {"description": "What was wrong.", "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}},
        },
    });
    if let Some(map) = operation.as_object_mut() {
        // Segment's paths know no tokens: a write key lets in and does nothing but send.
        if call.path.starts_with("/v1/") {
            map.insert("security".to_owned(), json!([{"write_key": []}]));
        }
        if !call.scope.is_empty() {
            map.insert("description".to_owned(), json!(format!("Needs the scope `{}`.", call.scope)));
            map.insert("x-scope".to_owned(), json!(call.scope));
        }
        if let Some(body) = call.body {
            let kind = if call.path == "/api/events" { "application/x-ndjson" } else { "application/json" };
            map.insert("requestBody".to_owned(), json!({"required": true, "content": {kind: {"schema": body()}}}));
        }
    }
    operation
}

/// RFC 9457, as this API fills it.
fn problem() -> Value {
    let fault = json!({"type": "object", "properties": {"field": {"type": "string"}, "code": {"type": "string"}, "detail": {"type": "string"}}});
    json!({
        "type": "object",
        "required": ["type", "title", "status", "code", "detail", "errors"],
        "properties": {
            "type": {"type": "string"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "code": {"type": "string"},
            "detail": {"type": "string"},
            "errors": {"type": "array", "items": fault},
        },
    })
}
