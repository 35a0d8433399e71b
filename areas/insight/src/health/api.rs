//! Health of an account with its contributions, for programs.

use axum::extract::{Path, State};
use axum::http::Method;
use axum::routing::get;
use axum::{Json, Router};
use kernel::Error;
use serde_json::{Value, json};
use web::module::ApiCall;
use web::{Outcome, Scope, Shared, Viewer};

use super::explain::{Contribution, Explanation, explain};
use super::rolled::Rolled;
use crate::definitions::kinds::ComponentKind;

pub(crate) const CALL: ApiCall = ApiCall {
    method: Method::GET,
    path: "/api/v1/accounts/{id}/health",
    summary: "The health of an account with the contribution of every component; its points add up to the score, or to its own score where those of the accounts below count too.",
    scope: "accounts:read",
    body: None,
    answer: schema,
    parameters: &[],
};

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/api/v1/accounts/{id}/health", get(health))
}

async fn health(State(app): State<Shared>, viewer: Viewer, Path(id): Path<String>) -> Outcome<Json<Value>> {
    viewer.scope(Scope("accounts:read"))?;
    team::rights::need_read(&app, &viewer, &id)?;
    let board = app.board.load();
    let body = match explain(&app, &viewer, &id).ok_or_else(Error::not_found)? {
        Explanation::Hidden => json!({"hidden": true}),
        Explanation::None => json!({"scorecard": null, "score": null, "band": null}),
        Explanation::Score(explained) => json!({
            "scorecard": explained.scorecard.0,
            "band": explained.band.key(),
            "band_by_score": explained.asked.map_or(explained.band, |(raw, _)| raw).key(),
            "score": explained.score,
            "borders": explained.score.map(|_| explained.between.json()),
            "score_before": explained.before,
            "roll_up": explained.rolled.as_ref().map(Rolled::json),
            "contributions": explained.parts.iter().map(|part| contribution(&viewer, part)).collect::<Vec<_>>(),
        }),
    };
    let mut body = body;
    if let Some(object) = body.as_object_mut() {
        object.insert("account_id".to_owned(), json!(id));
        object.insert("day".to_owned(), json!(board.today.to_string()));
        object.insert("definition_set".to_owned(), json!(board.definition_set));
    }
    Ok(Json(body))
}

fn contribution(v: &Viewer, part: &Contribution) -> Value {
    json!({
        "key": part.key,
        "kind": part.kind.key(),
        "name": v.reader.say(&part.name),
        "evidence": v.reader.say(&part.evidence),
        "input": part.input,
        "input_before": part.input_before,
        "points": part.points,
        "max": part.max,
        "points_before": part.points_before,
        "max_before": part.max_before,
        "exact_points": part.exact,
    })
}

fn schema() -> Value {
    let number = json!({"type": ["number", "null"]});
    let part = json!({"type": "object", "properties": {
        "key": {"type": "string"}, "kind": {"type": "string", "enum": ComponentKind::ALL.map(ComponentKind::key)}, "name": {"type": "string"}, "evidence": {"type": "string"}, "input": number, "input_before": number,
        "points": {"type": ["integer", "null"]}, "max": {"type": "integer"}, "points_before": {"type": ["integer", "null"]}, "max_before": {"type": "integer"}, "exact_points": number,
    }});
    json!({"type": "object", "required": ["account_id", "day", "definition_set"], "properties": {
        "account_id": {"type": "string"}, "day": {"type": "string", "format": "date"}, "definition_set": {"type": "string"},
        "scorecard": {"type": ["string", "null"]}, "band": {"type": ["string", "null"]}, "band_by_score": {"type": ["string", "null"]}, "score": number, "score_before": number,
        "roll_up": super::rolled::schema(),
        "borders": super::between::schema(), "contributions": {"type": "array", "items": part}, "hidden": {"type": "boolean"},
    }})
}
