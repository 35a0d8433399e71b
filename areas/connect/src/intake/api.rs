//! The description of intake for the OpenAPI document.

use axum::http::Method;
use serde_json::{Value, json};
use web::module::ApiCall;

const fn call(path: &'static str, summary: &'static str, body: fn() -> Value) -> ApiCall {
    ApiCall { method: Method::POST, path, summary, scope: "", body: Some(body), answer: taken, parameters: &[] }
}

pub(crate) const API: &[ApiCall] = &[
    ApiCall {
        method: Method::POST,
        path: "/api/events",
        summary: "Events as lines of JSON, of any number; a line that is wrong is named and costs no other.",
        scope: "events:write",
        body: Some(line),
        answer: counts,
        parameters: &[("source", "The key of a source whose rules hold; else the lines belong to `api`.")],
    },
    call("/v1/track", "Segment: something that a user did.", track),
    call("/v1/page", "Segment: a page that a user looked at.", viewed),
    call("/v1/screen", "Segment: a screen that a user looked at.", viewed),
    call("/v1/identify", "Segment: who a user is.", identify),
    call("/v1/group", "Segment: the account that a user belongs to.", group),
    call("/v1/alias", "Segment: two keys are one user.", alias),
    call("/v1/batch", "Segment: up to 500 kB of messages, each with its type.", batch),
    call("/v1/import", "Segment: the same as batch, for what happened long ago.", batch),
];

/// What every message has besides its own fields.
fn message(required: &[&str], own: &Value) -> Value {
    let key = json!({"type": ["string", "integer"]});
    let mut properties = json!({
        "messageId": {"type": "string", "description": "A message is taken once for each id."},
        "userId": key, "anonymousId": key,
        "timestamp": {"type": "string", "format": "date-time"},
        "sentAt": {"type": "string", "format": "date-time", "description": "Corrects a clock that is wrong."},
        "context": {"type": "object", "properties": {"groupId": key}},
        "writeKey": {"type": "string", "description": "Where Basic authentication cannot be used."},
    });
    if let (Some(all), Some(own)) = (properties.as_object_mut(), own.as_object()) {
        all.extend(own.clone());
    }
    json!({"type": "object", "required": required, "properties": properties})
}

fn track() -> Value {
    let facts = json!({"type": "object", "properties": {"value": {"type": ["number", "string"]}, "revenue": {"type": ["number", "string"]}}});
    message(&["event"], &json!({"event": {"type": "string"}, "properties": facts}))
}

fn viewed() -> Value {
    message(&[], &json!({"name": {"type": "string"}, "category": {"type": "string"}, "properties": {"type": "object"}}))
}

fn identify() -> Value {
    message(&[], &json!({"traits": {"type": "object"}}))
}

fn group() -> Value {
    message(&["groupId"], &json!({"groupId": {"type": ["string", "integer"]}, "traits": {"type": "object"}}))
}

fn alias() -> Value {
    message(&["previousId", "userId"], &json!({"previousId": {"type": ["string", "integer"]}}))
}

fn batch() -> Value {
    let kinds = ["track", "page", "screen", "identify", "group", "alias"];
    let each = message(&["type"], &json!({"type": {"type": "string", "enum": kinds}}));
    json!({"type": "object", "required": ["batch"], "properties": {
        "batch": {"type": "array", "items": each},
        "sentAt": {"type": "string", "format": "date-time"},
        "writeKey": {"type": "string"},
    }})
}

fn taken() -> Value {
    json!({"type": "object", "properties": {"success": {"type": "boolean"}}})
}

fn line() -> Value {
    json!({"type": "object", "required": ["name", "at"], "additionalProperties": false, "properties": {
        "id": {"type": ["string", "integer"]},
        "name": {"type": "string"},
        "at": {"type": "string", "format": "date-time"},
        "account_key": {"type": ["string", "integer"]},
        "person_key": {"type": ["string", "integer"]},
        "value": {"type": ["number", "string"], "description": "At most nine decimal places."},
        "properties": {"type": "object"},
    }})
}

fn counts() -> Value {
    let count = json!({"type": "integer"});
    json!({"type": "object", "properties": {"accepted": count, "duplicates": count, "rejected": count}})
}
