//! Tasks for programs.

use axum::extract::{Path, State};
use axum::http::Method;
use axum::routing::{get, patch};
use axum::{Json, Router};
use kernel::{Error, Result};
use serde_json::{Map, Value, json};
use web::module::ApiCall;
use web::patch::patched;
use web::{App, Outcome, Scope, Shared, Viewer};

use super::model::{STATES, Task};
use super::{act, store};

/// Fields of a task that a program may change.
const FIELDS: [&str; 6] = ["title", "due_on", "assignee_id", "snoozed_until", "state", "outcome"];

pub(crate) const API: &[ApiCall] = &[
    ApiCall {
        method: Method::GET,
        path: "/api/v1/tasks",
        summary: "Open tasks of the token's owner, and those that they gave to others.",
        scope: "tasks:read",
        body: None,
        answer: schema,
        parameters: &[],
    },
    ApiCall {
        method: Method::PATCH,
        path: "/api/v1/tasks/{id}",
        summary: "Changes fields of an open task, or ends it: `state` done or dropped, with its `outcome`; `version` must be the one that was read.",
        scope: "tasks:write",
        body: Some(change_schema),
        answer: task_schema,
        parameters: &[],
    },
];

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/api/v1/tasks", get(list)).route("/api/v1/tasks/{id}", patch(change))
}

async fn list(State(app): State<Shared>, viewer: Viewer) -> Outcome<Json<Value>> {
    viewer.scope(Scope("tasks:read"))?;
    let mut tasks = store::open(app.db.read()).await?;
    tasks.retain(|t| t.assignee_id == viewer.id || t.made_by == viewer.id);
    Ok(Json(json!({"items": tasks, "next": null})))
}

async fn change(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Json(body): Json<Map<String, Value>>,
) -> Outcome<Json<Value>> {
    viewer.scope(Scope("tasks:write"))?;
    let old = act::still_open(act::own(&app, &viewer, &id).await?)?;
    let new = ended(&app, patched(&old, &body, &FIELDS)?.checked()?);
    known(&app, &old, &new).await?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let task = tx.update(&old, new).await?;
    tx.commit().await?;
    app.touched();
    Ok(Json(json!(task)))
}

/// A task that is not open any more ended now.
fn ended(app: &App, task: Task) -> Task {
    let done_at = (!task.is_open()).then(|| app.now().0);
    Task { done_at, ..task }
}

/// Fails when the task is given to nobody on the team.
async fn known(app: &App, old: &Task, new: &Task) -> Result<()> {
    let people = team::people::all(app).await?;
    let active = people.iter().any(|person| person.id == new.assignee_id && person.is_active());
    if old.assignee_id == new.assignee_id || active {
        Ok(())
    } else {
        Err(Error::field("assignee_id", "task-assignee-missing"))
    }
}

fn task_schema() -> Value {
    let text = json!({"type": ["string", "null"]});
    json!({"type": "object", "properties": {"id": {"type": "string"}, "account_id": text, "title": {"type": "string"}, "due_on": text, "assignee_id": {"type": "string"}, "made_by": {"type": "string"}, "state": {"enum": STATES}, "outcome": text, "snoozed_until": text, "version": {"type": "integer"}}})
}

fn schema() -> Value {
    json!({"type": "object", "properties": {"items": {"type": "array", "items": task_schema()}, "next": {"type": "null"}}})
}

fn change_schema() -> Value {
    let day = json!({"type": ["string", "null"], "format": "date"});
    json!({"type": "object", "additionalProperties": false, "properties": {"title": {"type": "string"}, "due_on": day, "assignee_id": {"type": "string"}, "snoozed_until": day, "state": {"enum": STATES}, "outcome": {"type": ["string", "null"]}, "version": {"type": "integer"}}})
}
