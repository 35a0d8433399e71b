//! The pages of tasks: mine and those I gave to others, and the form.

use axum::extract::{Path, Query, State};
use kernel::{Error, Result};
use maud::{Markup, html};
use serde::Deserialize;
use web::components::{
    Button, Column, DataTable, DateField, EmptyState, ErrorSummary, Field, FormView, PageHeader, PostButton, Row,
    Section, Tone, tag,
};
use web::{App, Outcome, Shared, Viewer, page};

use super::act::{Input, own};
use super::model::Task;
use super::store;

/// `GET /tasks`.
pub(crate) async fn list(State(app): State<Shared>, viewer: Viewer) -> Outcome {
    viewer.need("today.read")?;
    let tasks = store::open(app.db.read()).await?;
    let (mut mine, later): (Vec<&Task>, Vec<&Task>) =
        tasks.iter().filter(|t| t.assignee_id == viewer.id).partition(|t| t.shows_on(app.today()));
    mine.sort_by_key(|t| (t.due().is_none(), t.due()));
    let given: Vec<&Task> = tasks.iter().filter(|t| t.assignee_id != viewer.id && t.made_by == viewer.id).collect();
    let title = viewer.t("tasks-title");
    let main = html! {
        (PageHeader::new(&title).question(viewer.t("tasks-question")).action(Button::link("/tasks/new?next=/tasks", viewer.t("task-new")).primary().icon("plus").key("t")))
        @if mine.is_empty() { (EmptyState::new(viewer.t("tasks-empty")).text(viewer.t("tasks-empty-text")).icon("check")) } @else { (table(&app, &viewer, &mine).await?) }
        @if !later.is_empty() {
            details class="others" {
                summary { (viewer.reader.tell("tasks-later", &[("count", later.len().into())])) }
                ul class="promises" {
                    @for task in &later { li { a href=(format!("/tasks/{}", task.id)) { bdi { (task.title) } } @if let Some(due) = task.due() { " " span.quiet { (viewer.reader.day_short(due)) } } } }
                }
            }
        }
        @if !given.is_empty() { (Section::new(viewer.t("tasks-given")).plain().body(table(&app, &viewer, &given).await?)) }
    };
    Ok(page(&app, &viewer, &title, main))
}

async fn table(app: &App, v: &Viewer, tasks: &[&Task]) -> Result<Markup> {
    let people = team::people::names(app).await?;
    let ids = tasks.iter().filter_map(|t| t.account_id.as_deref());
    let ids: Vec<&str> = ids.filter(|id| team::rights::account(app, v, id).read).collect();
    let accounts = customers::accounts::store::by_ids(app.db.read(), &ids).await?;
    let today = app.today();
    let mut table = DataTable::new(&v.reader, v.t("tasks-title"))
        .column(Column::new("title", v.t("task-title")).header())
        .column(Column::new("account", v.t("word-account")))
        .column(Column::new("due", v.t("task-due")))
        .column(Column::new("who", v.t("task-assignee")).optional());
    for task in tasks {
        let account = task.account_id.as_ref().and_then(|id| accounts.get(id));
        let late = task.due().is_some_and(|d| d < today);
        table = table.row(
            Row::new(&task.id)
                .href(format!("/tasks/{}", task.id))
                .cell(html! { bdi { (task.title) } })
                .cell(html! { @if let Some(a) = account { a href=(format!("/accounts/{}", a.id)) { bdi { (a.called()) } } } })
                .cell(html! { @if let Some(due) = task.due() { (v.reader.day_short(due)) } @if late { " " (tag(v.t("item-late"), Tone::Bad)) } })
                .cell(html! { bdi { (people.get(&task.assignee_id).map_or("", String::as_str)) } })
                .actions(html! {
                    (PostButton::new(format!("/tasks/{}/done", task.id), &v.csrf, v.t("task-done")).hidden("next", "/tasks").small().key("d"))
                    (PostButton::new(format!("/tasks/{}/snooze", task.id), &v.csrf, v.t("task-tomorrow")).hidden("next", "/tasks").hidden("days", "1").small().quiet().key("s"))
                }),
        );
    }
    Ok(html! { (table) })
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    account: String,
    signal: String,
    title: String,
    next: String,
}

/// `GET /tasks/new`.
pub(crate) async fn new(State(app): State<Shared>, viewer: Viewer, Query(asked): Query<Asked>) -> Outcome {
    viewer.need("today.read")?;
    let input = Input {
        account_id: asked.account,
        signal: asked.signal,
        title: asked.title,
        next: asked.next,
        assignee_id: viewer.id.clone(),
        ..Input::default()
    };
    form(&app, &viewer, None, &input, None).await
}

/// `GET /tasks/{id}`.
pub(crate) async fn show(State(app): State<Shared>, viewer: Viewer, Path(id): Path<String>) -> Outcome {
    viewer.need("today.read")?;
    let task = own(&app, &viewer, &id).await?;
    let input = Input {
        title: task.title.clone(),
        account_id: task.account_id.clone().unwrap_or_default(),
        due_on: task.due().map(|d| viewer.reader.day_input(d)).unwrap_or_default(),
        assignee_id: task.assignee_id.clone(),
        signal: task.signal.clone().unwrap_or_default(),
        next: "/tasks".to_owned(),
        version: task.version,
    };
    form(&app, &viewer, Some(&task), &input, None).await
}

/// The form of a new or an open task; one that has ended shows its outcome.
pub(crate) async fn form(app: &App, v: &Viewer, task: Option<&Task>, input: &Input, error: Option<&Error>) -> Outcome {
    let people = team::people::all(app).await?;
    let r = &v.reader;
    let title = task.map_or_else(|| v.t("task-new"), |t| t.title.clone());
    let account = match input.account_id.as_str() {
        id if team::rights::account(app, v, id).read => customers::accounts::store::find(app.db.read(), id).await?,
        _ => None,
    };
    let action = task.map_or_else(|| "/tasks/new".to_owned(), |t| format!("/tasks/{}", t.id));
    let body = html! {
        (ErrorSummary::new(r, error))
        (Field::text("title", v.t("task-title")).value(&input.title).required().faults(r, error))
        (DateField::new(r, "due_on", v.t("task-due")).typed(&input.due_on).faults(r, error))
        (team::people::select(("assignee_id", v.t("task-assignee")), &people, &[], &input.assignee_id).faults(r, error))
        (Button::submit(v.t("act-save")).primary())
    };
    let form = FormView::post(action, &v.csrf).hidden("account_id", &input.account_id).hidden("signal", &input.signal);
    let form = form.hidden("next", &input.next).hidden("version", input.version.to_string()).body(body);
    let main = html! {
        (PageHeader::new(&title).back("/tasks", v.t("tasks-title")))
        @if let Some(account) = &account { p { a href=(format!("/accounts/{}", account.id)) { bdi { (account.name) } } } }
        @if let Some(outcome) = task.and_then(|t| t.outcome.as_ref()) { p { (v.t("task-outcome")) ": " bdi { (outcome) } } }
        @match task {
            None => (form),
            Some(task) if task.is_open() => { (form) (ending(v, task)) }
            Some(_) => {}
        }
    };
    Ok(page(app, v, &title, main))
}

fn ending(v: &Viewer, task: &Task) -> Markup {
    let body = html! {
        (Field::text("outcome", v.t("task-outcome")).placeholder(v.t("task-outcome-hint")))
        (Button::submit(v.t("task-done")).primary())
        (Button::submit(v.t("task-drop")).value("dropped", "on").quiet())
    };
    html! { (Section::new(v.t("task-end")).body(html! { (FormView::post(format!("/tasks/{}/done", task.id), &v.csrf).hidden("next", "/tasks").body(body)) })) }
}
