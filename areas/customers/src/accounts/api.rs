//! Accounts for programs: list, one, make, change.

use axum::Json;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use kernel::{Error, Result};
use query::{Cell, Listing, Viewed};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use web::module::ApiCall;
use web::{Outcome, Scope, Shared, Viewer};

use super::filter::ListQuery;
use super::model::Account;
use super::seen::Seen;
use super::{save, store};
use crate::hierarchy;

/// Most accounts of one answer.
const MOST: usize = 500;

pub(crate) const API: &[ApiCall] = &[
    ApiCall {
        method: Method::GET,
        path: "/api/v1/accounts",
        summary: "Accounts with all columns that the token's owner may see, filtered and sorted.",
        scope: "accounts:read",
        body: None,
        answer: page_schema,
        parameters: &[
            ("where", "A formula that is yes or no, such as `health < 50 and days_to_notice <= 45`."),
            ("q", "Words to find in name and key."),
            ("sort", "A column; `-` before it for the greatest first."),
            ("columns", "Columns to return, joined by commas; all when left out."),
            ("limit", "Most items of this page, at most 500."),
            ("cursor", "`next` of the page before."),
        ],
    },
    ApiCall {
        method: Method::GET,
        path: "/api/v1/accounts/{id}",
        summary: "One account's record and columns.",
        scope: "accounts:read",
        body: None,
        answer: one_schema,
        parameters: &[],
    },
    ApiCall {
        method: Method::POST,
        path: "/api/v1/accounts",
        summary: "Makes an account.",
        scope: "accounts:write",
        body: Some(body_schema),
        answer: one_schema,
        parameters: &[],
    },
    ApiCall {
        method: Method::PATCH,
        path: "/api/v1/accounts/{id}",
        summary: "Changes fields of an account; `version` must be the one that was read.",
        scope: "accounts:write",
        body: Some(body_schema),
        answer: one_schema,
        parameters: &[],
    },
];

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/api/v1/accounts", get(list).post(create))
        .route("/api/v1/accounts/{id}", get(one).patch(change))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    #[serde(rename = "where")]
    filter: String,
    q: String,
    sort: String,
    columns: String,
    limit: Option<usize>,
    cursor: Option<usize>,
}

async fn list(State(app): State<Shared>, viewer: Viewer, Query(asked): Query<Asked>) -> Outcome<Json<Value>> {
    viewer.scope(Scope("accounts:read"))?;
    let seen = team::rights::viewed(&app, &viewer, "account");
    let viewed = seen.viewed();
    let limit = asked.limit.unwrap_or(100).clamp(1, MOST);
    let offset = asked.cursor.unwrap_or(0);
    let query = ListQuery { filter: asked.filter, q: asked.q, sort: asked.sort, ..ListQuery::default() };
    let listed = viewed.list(&Listing { offset, limit: Some(limit), ..query.listing(&seen.frame)? })?;
    let keys = keys(&viewed, &asked.columns)?;
    let items: Vec<Value> = listed.rows.iter().map(|&row| Value::Object(columns(&viewed, row, &keys))).collect();
    let next = offset + items.len();
    let next = (next < listed.total).then_some(next);
    Ok(Json(json!({"items": items, "total": listed.total, "next": next})))
}

fn keys(viewed: &Viewed<'_>, columns: &str) -> Result<Vec<String>> {
    if columns.is_empty() {
        return Ok(viewed.frame.specs().map(|s| s.key.clone()).collect());
    }
    let keys: Vec<String> = columns.split(',').map(|k| k.trim().to_owned()).collect();
    match keys.iter().find(|k| viewed.frame.spec(k).is_none()) {
        Some(_) => Err(Error::field("columns", "filter-column-unknown")),
        None => Ok(keys),
    }
}

/// Columns of a row as JSON; what is hidden is left out and named in `hidden`.
fn columns(viewed: &Viewed<'_>, row: usize, keys: &[String]) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("id".to_owned(), json!(viewed.frame.id(row)));
    let mut hidden = Vec::new();
    for key in keys {
        match viewed.value(row, key) {
            Cell::Hidden => hidden.push(json!(key)),
            Cell::Known(value) => drop(object.insert(key.clone(), json!(value))),
        }
    }
    object.insert("hidden".to_owned(), Value::Array(hidden));
    object
}

async fn one(State(app): State<Shared>, viewer: Viewer, Path(id): Path<String>) -> Outcome<Json<Value>> {
    viewer.scope(Scope("accounts:read"))?;
    team::rights::need_read(&app, &viewer, &id)?;
    let account = store::get(app.db.read(), &id).await?;
    let seen = team::rights::viewed(&app, &viewer, "account");
    let viewed = seen.viewed();
    let facts = match seen.frame.row(&id) {
        Some(row) => columns(&viewed, row, &keys(&viewed, "")?),
        None => Map::new(),
    };
    Ok(Json(record(&Seen::of(&app, &viewer, &id).await?, &account, facts)))
}

fn record(seen: &Seen, account: &Account, columns: Map<String, Value>) -> Value {
    let mut record = seen.record(account);
    record.insert("columns".to_owned(), Value::Object(columns));
    Value::Object(record)
}

async fn create(State(app): State<Shared>, viewer: Viewer, Json(body): Json<Map<String, Value>>) -> Outcome<Response> {
    viewer.scope(Scope("accounts:write"))?;
    viewer.need("account.create")?;
    let id = app.id("acc");
    let kind = "company".to_owned();
    let blank = Account {
        id: id.clone(),
        key: id.clone(),
        kind,
        calendar: app.workspace.load().calendar.clone(),
        own: "{}".to_owned(),
        version: 1,
        ..Account::default()
    };
    let seen = Seen::of(&app, &viewer, &id).await?;
    seen.need(&body)?;
    let account = merged(&blank, &body)?.checked()?;
    if store::by_key(app.db.read(), &account.key).await?.is_some() {
        return Err(Error::field("key", "account-key-exists").into());
    }
    hierarchy::checked(&app, &viewer, None, &account).await?;
    save::create(&app, &viewer, account.clone()).await?;
    Ok((StatusCode::CREATED, Json(record(&seen, &account, Map::new()))).into_response())
}

async fn change(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Json(body): Json<Map<String, Value>>,
) -> Outcome<Json<Value>> {
    viewer.scope(Scope("accounts:write"))?;
    team::rights::need_write(&app, &viewer, &id)?;
    let old = store::get(app.db.read(), &id).await?;
    if body.get("version").and_then(Value::as_i64).is_some_and(|v| v != old.version) {
        return Err(Error::stale().into());
    }
    let seen = Seen::of(&app, &viewer, &id).await?;
    seen.need(&body)?;
    let new = merged(&old, &body)?.checked()?;
    hierarchy::checked(&app, &viewer, old.parent_id.as_deref(), &new).await?;
    save::update(&app, &viewer, &old, new).await?;
    Ok(Json(record(&seen, &store::get(app.db.read(), &id).await?, Map::new())))
}

/// The account with the body's fields; id and version cannot be set, an unknown field is refused.
fn merged(account: &Account, body: &Map<String, Value>) -> Result<Account> {
    let Value::Object(mut record) = json!(account) else { return Err(Error::internal("an account is an object")) };
    for (key, value) in body.iter().filter(|(key, _)| *key != "version") {
        match (key.as_str(), value) {
            ("id", _) => return Err(Error::field("id", "api-field-fixed")),
            ("own", Value::Object(own)) => {
                let mut all = account.own_fields();
                all.extend(own.clone());
                record.insert("own".to_owned(), Value::String(Value::Object(all).to_string()));
            }
            (key, value) if record.contains_key(key) => drop(record.insert(key.to_owned(), value.clone())),
            (key, _) => return Err(Error::field(key, "api-field-unknown")),
        }
    }
    serde_json::from_value(Value::Object(record))
        .map_err(|e| Error { detail: e.to_string(), ..Error::invalid("api-type-wrong") })
}

fn body_schema() -> Value {
    let text = json!({"type": ["string", "null"]});
    let names = [
        "key",
        "name",
        "short_name",
        "legal_name",
        "kind",
        "parent_id",
        "country",
        "region",
        "zone",
        "calendar",
        "industry",
        "language",
        "csm_id",
        "am_id",
        "registration_id",
        "phone",
        "email",
        "website",
        "created_on",
    ];
    let mut properties: Map<String, Value> = names.iter().map(|n| ((*n).to_owned(), text.clone())).collect();
    properties.insert("team_size".to_owned(), json!({"type": ["integer", "null"], "minimum": 1}));
    properties.insert("own".to_owned(), json!({"type": "object"}));
    properties.insert("version".to_owned(), json!({"type": "integer"}));
    json!({"type": "object", "properties": properties, "additionalProperties": false})
}

fn one_schema() -> Value {
    json!({"type": "object", "required": ["id", "key", "name"], "properties": {"id": {"type": "string"}, "key": {"type": "string"}, "name": {"type": "string"}, "own": {"type": "object"}, "columns": {"type": "object"}}})
}

fn page_schema() -> Value {
    json!({"type": "object", "required": ["items", "total", "next"], "properties": {"items": {"type": "array", "items": {"type": "object"}}, "total": {"type": "integer"}, "next": {"type": ["integer", "null"]}}})
}
