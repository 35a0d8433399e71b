//! Subscriptions, orders and payments of an account for programs.

use axum::extract::{Path, State};
use axum::http::Method;
use axum::routing::get;
use axum::{Json, Router};
use kernel::{Class, Error};
use serde_json::{Value, json};
use web::module::ApiCall;
use web::{Outcome, Scope, Shared, Viewer};

use crate::{orders, subscriptions};

/// Fields that are amounts or prices.
const AMOUNTS: [&str; 3] = ["mrr_minor", "amount_minor", "discount_percent"];

pub(crate) const API: &[ApiCall] = &[ApiCall {
    method: Method::GET,
    path: "/api/v1/accounts/{id}/contract",
    summary: "Subscriptions, orders and payments of an account; amounts are left out when the token's owner may not see them.",
    scope: "revenue:read",
    body: None,
    answer: schema,
    parameters: &[],
}];

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/api/v1/accounts/{id}/contract", get(contract))
}

async fn contract(State(app): State<Shared>, viewer: Viewer, Path(id): Path<String>) -> Outcome<Json<Value>> {
    viewer.scope(Scope("revenue:read"))?;
    let rights = team::rights::need_read(&app, &viewer, &id)?;
    let db = app.db.read();
    customers::accounts::store::find(db, &id).await?.ok_or_else(Error::not_found)?;
    let mut body = json!({
        "subscriptions": subscriptions::store::of_account(db, &id).await?,
        "orders": orders::store::orders_of(db, &id).await?,
        "payments": orders::store::payments_of(db, &id).await?,
    });
    if !rights.sees(Class::Money) {
        let lists = body.as_object_mut().into_iter().flat_map(|o| o.values_mut()).filter_map(Value::as_array_mut);
        for row in lists.flatten().filter_map(Value::as_object_mut) {
            row.retain(|key, _| !AMOUNTS.contains(&key.as_str()));
        }
    }
    Ok(Json(body))
}

fn schema() -> Value {
    let list = json!({"type": "array", "items": {"type": "object"}});
    json!({"type": "object", "properties": {"subscriptions": list, "orders": list, "payments": list}})
}
