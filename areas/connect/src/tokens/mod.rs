//! API tokens: made by a person for a program, with scopes, ended with one press.
//!
//! Invariants: only the hash of a secret is kept; a token sees and does at most what its maker may; ending works at once.
mod model;
mod page;

use axum::Router;
use axum::http::Method;
use axum::routing::{get, post};
use kernel::Result;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue, QueryOrder};
use serde_json::json;
use sha2::{Digest, Sha256};
use storage::fault;
use web::module::ApiCall;
use web::{App, Shared, Via, Viewer};

pub use model::{Model, Token};

/// A token's last use is written at most once in this many seconds, so that reading stays reading.
const USE_GRAIN: i64 = 3600;

pub(crate) const API: &[ApiCall] = &[ApiCall {
    method: Method::GET,
    path: "/api/v1/token",
    summary: "The token in use: its name and scopes.",
    scope: "",
    body: None,
    answer: || json!({"type": "object", "properties": {"id": {"type": "string"}, "scopes": {"type": "array", "items": {"type": "string"}}}}),
    parameters: &[],
}];

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/settings/tokens", get(page::list).post(page::create))
        .route("/settings/tokens/{id}/end", post(page::end))
        .route("/api/v1/token", get(page::current))
}

/// The scopes that calls of the API need, sorted.
pub fn scopes(app: &App) -> Vec<&'static str> {
    let mut all: Vec<&str> = app
        .modules
        .iter()
        .flat_map(|m| m.api.iter().copied().flatten())
        .map(|c| c.scope)
        .filter(|s| !s.is_empty())
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The hash under which a secret is kept. The secret has 256 random bits, so a slow hash would add nothing.
pub(crate) fn digest(secret: &str) -> String {
    Sha256::digest(secret.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}

/// The tokens of one person, newest first.
pub(crate) async fn of_person(app: &App, person: &str) -> Result<Vec<Token>> {
    let select = model::Entity::find().filter(model::Column::PersonId.eq(person)).order_by_desc(model::Column::MadeAt);
    select.all(app.db.read()).await.map_err(|e| fault(&e))
}

/// Who acts by a token's secret; nobody when it is unknown or ended, or its maker has left.
pub(crate) async fn viewer_of(app: &App, secret: &str) -> Result<Option<Viewer>> {
    let select = model::Entity::find().filter(model::Column::SecretHash.eq(digest(secret)));
    let Some(token) = select.one(app.db.read()).await.map_err(|e| fault(&e))? else { return Ok(None) };
    if token.ended_at.is_some() {
        return Ok(None);
    }
    let Some(viewer) = team::sessions::viewer_of(
        app,
        &token.person_id,
        Via::Token(token.id.clone(), token.scope_list()),
        String::new(),
    )
    .await?
    else {
        return Ok(None);
    };
    let now = app.now();
    if token.used_at.is_none_or(|at| now.seconds_since(kernel::Instant(at)) >= USE_GRAIN) {
        let update = model::ActiveModel {
            id: ActiveValue::Unchanged(token.id),
            used_at: ActiveValue::Set(Some(now.0)),
            ..Default::default()
        };
        update.update(app.db.writer()).await.map_err(|e| fault(&e))?;
    }
    Ok(Some(viewer))
}
