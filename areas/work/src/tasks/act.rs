//! What can be done with a task; each act can be undone.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use i18n::parse_day;
use jiff::ToSpan;
use kernel::{Error, Result, Says};
use serde::Deserialize;
use web::{App, Form, Go, Outcome, Shared, Viewer};

use super::model::Task;
use super::{page, store};

/// The form as it is posted.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    pub(crate) title: String,
    pub(crate) account_id: String,
    pub(crate) due_on: String,
    pub(crate) assignee_id: String,
    pub(crate) signal: String,
    pub(crate) next: String,
    pub(crate) version: i64,
}

impl Input {
    fn onto(&self, v: &Viewer, task: Task) -> Result<Task> {
        let due_on = match self.due_on.trim() {
            "" => None,
            typed => Some(
                parse_day(typed, v.reader.calendar)
                    .ok_or_else(|| Error::field("due_on", "form-day-wrong"))?
                    .to_string(),
            ),
        };
        let filled = |t: &String| Some(t.clone()).filter(|t| !t.is_empty());
        let title = self.title.trim().to_owned();
        Task {
            title,
            due_on,
            account_id: filled(&self.account_id),
            assignee_id: self.assignee_id.clone(),
            signal: filled(&self.signal),
            ..task
        }
        .checked()
    }
}

/// `POST /tasks/new`.
pub(crate) async fn create(State(app): State<Shared>, viewer: Viewer, Form(input): Form<Input>) -> Outcome<Response> {
    viewer.need("today.read")?;
    if !input.account_id.is_empty() {
        team::rights::need_log(&app, &viewer, &input.account_id)?;
    }
    let blank = Task {
        id: app.id("tsk"),
        made_by: viewer.id.clone(),
        made_at: app.now().0,
        state: "open".to_owned(),
        version: 1,
        ..Task::default()
    };
    match input.onto(&viewer, blank) {
        Ok(task) => {
            let tx = app.db.write(app.by(viewer.actor())).await?;
            let cause = tx.by().cause.clone();
            tx.insert(task).await?;
            tx.commit().await?;
            app.touched();
            Ok(Go::back(&input.next, "/tasks").undoing("task-added", &cause).into_response())
        }
        Err(error) => {
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page::form(&app, &viewer, None, &input, Some(&error)).await?)
                .into_response())
        }
    }
}

/// `POST /tasks/{id}`: another text, day or assignee.
pub(crate) async fn update(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(input): Form<Input>,
) -> Outcome<Response> {
    let old = own(&app, &viewer, &id).await?;
    let new = if input.version == old.version { input.onto(&viewer, old.clone()) } else { Err(Error::stale()) };
    match new {
        Ok(new) => Ok(write(&app, &viewer, (&old, new), ("task-saved".into(), &input.next)).await?.into_response()),
        Err(error) => {
            let markup = page::form(&app, &viewer, Some(&old), &input, Some(&error)).await?;
            Ok((web::failure::status(error.kind), markup).into_response())
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Ending {
    outcome: String,
    dropped: Option<String>,
    next: String,
}

/// `POST /tasks/{id}/done`: ends it with what came of it.
pub(crate) async fn done(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(input): Form<Ending>,
) -> Outcome<Go> {
    let old = still_open(own(&app, &viewer, &id).await?)?;
    let state = if input.dropped.is_some() { "dropped" } else { "done" };
    let outcome = Some(input.outcome.trim().to_owned()).filter(|o| !o.is_empty());
    let new = Task { state: state.to_owned(), outcome, done_at: Some(app.now().0), ..old.clone() };
    let says = Says::new(format!("task-is-{state}")).with("title", old.title.as_str());
    Ok(write(&app, &viewer, (&old, new), (says, &input.next)).await?)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Snooze {
    days: Option<i64>,
    next: String,
}

/// `POST /tasks/{id}/snooze`: not shown for some days.
pub(crate) async fn snooze(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(input): Form<Snooze>,
) -> Outcome<Go> {
    let old = still_open(own(&app, &viewer, &id).await?)?;
    let days = input.days.unwrap_or(1).clamp(1, 90);
    let until = app.today().checked_add(days.days()).map_err(Error::internal)?;
    let new = Task { snoozed_until: Some(until.to_string()), ..old.clone() };
    Ok(write(&app, &viewer, (&old, new), (Says::new("task-snoozed").with("day", until), &input.next)).await?)
}

/// The task, if this viewer may open and change it: whose it is, who asked for it, or whoever assigns work.
pub(super) async fn own(app: &App, viewer: &Viewer, id: &str) -> Result<Task> {
    let task = store::get(app.db.read(), id).await?;
    if task.assignee_id == viewer.id || task.made_by == viewer.id || viewer.may("task.assign") {
        Ok(task)
    } else {
        Err(Error::forbidden())
    }
}

/// What has ended stays as it ended; undo opens it again.
pub(super) fn still_open(task: Task) -> Result<Task> {
    if task.is_open() { Ok(task) } else { Err(Error::stale()) }
}

async fn write(app: &App, viewer: &Viewer, (old, new): (&Task, Task), (says, next): (Says, &str)) -> Result<Go> {
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    tx.update(old, new).await?;
    tx.commit().await?;
    app.touched();
    Ok(Go::back(next, "/tasks").undoing(says, &cause))
}
