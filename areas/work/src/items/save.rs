//! Making, changing and settling an open item.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use i18n::parse_day;
use kernel::{Class, Day, Error, Result};
use maud::{Markup, html};
use serde::Deserialize;
use team::people::Person;
use web::components::{Button, Checkbox, DateField, ErrorSummary, Field, FormView, PageHeader, Select};
use web::{App, Form, Go, Outcome, Shared, Viewer, page};

use super::model::{Item, KINDS};
use super::store;

/// The form as it is posted.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) due_on: String,
    pub(crate) owner_id: String,
    pub(crate) visible: Option<String>,
    pub(crate) next: String,
    version: i64,
}

impl Input {
    /// The item with what was typed.
    pub(crate) fn onto(&self, v: &Viewer, item: Item) -> Result<Item> {
        let due_on = match self.due_on.trim() {
            "" => None,
            typed => Some(
                parse_day(typed, v.reader.calendar)
                    .ok_or_else(|| Error::field("due_on", "form-day-wrong"))?
                    .to_string(),
            ),
        };
        Item {
            kind: self.kind.clone(),
            title: self.title.trim().to_owned(),
            due_on,
            owner_id: Some(self.owner_id.clone()).filter(|o| !o.is_empty()),
            visible: self.visible.is_some(),
            ..item
        }
        .checked()
    }
}

/// A new item of an account, asked today.
pub(crate) fn blank(app: &App, account: &str) -> Item {
    let id = app.id("itm");
    Item {
        key: id.clone(),
        id,
        account_id: account.to_owned(),
        asked_on: app.today().to_string(),
        version: 1,
        ..Item::default()
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    kind: String,
    next: String,
}

/// `GET /accounts/{id}/items/new`.
pub(crate) async fn new(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(account): Path<String>,
    Query(asked): Query<Asked>,
) -> Outcome {
    team::rights::need_log(&app, &viewer, &account)?;
    let kind = if KINDS.contains(&asked.kind.as_str()) { asked.kind } else { "question".to_owned() };
    let input = Input { kind, owner_id: viewer.id.clone(), next: asked.next, ..Input::default() };
    form(&app, &viewer, (&format!("/accounts/{account}/items/new"), &account), &input, None).await
}

/// `POST /accounts/{id}/items/new`.
pub(crate) async fn create(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(account): Path<String>,
    Form(input): Form<Input>,
) -> Outcome<Response> {
    team::rights::need_log(&app, &viewer, &account)?;
    match input.onto(&viewer, blank(&app, &account)) {
        Ok(item) => {
            let tx = app.db.write(app.by(viewer.actor())).await?;
            let cause = tx.by().cause.clone();
            tx.insert(item).await?;
            tx.commit().await?;
            app.touched();
            Ok(Go::back(&input.next, &format!("/accounts/{account}#items"))
                .undoing("item-added", &cause)
                .into_response())
        }
        Err(error) => {
            let place = format!("/accounts/{account}/items/new");
            let markup = form(&app, &viewer, (&place, &account), &input, Some(&error)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, markup).into_response())
        }
    }
}

/// `GET /items/{id}`.
pub(crate) async fn edit(State(app): State<Shared>, viewer: Viewer, Path(id): Path<String>) -> Outcome {
    let item = store::get(app.db.read(), &id).await?;
    team::rights::need_see(&app, &viewer, &item.account_id, Class::Note)?;
    let input = Input {
        kind: item.kind.clone(),
        title: item.title.clone(),
        due_on: item.due().map(|d| v_day(&viewer, d)).unwrap_or_default(),
        owner_id: item.owner_id.clone().unwrap_or_default(),
        visible: item.visible.then(|| "on".to_owned()),
        next: String::new(),
        version: item.version,
    };
    form(&app, &viewer, (&format!("/items/{id}"), &item.account_id), &input, None).await
}

fn v_day(v: &Viewer, day: Day) -> String {
    v.reader.day_input(day)
}

/// `POST /items/{id}`.
pub(crate) async fn update(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(input): Form<Input>,
) -> Outcome<Response> {
    let old = own(&app, &viewer, &id).await?;
    let new = if input.version == old.version { input.onto(&viewer, old.clone()) } else { Err(Error::stale()) };
    match new {
        Ok(new) => Ok(write(&app, &viewer, &old, new, "item-saved").await?.into_response()),
        Err(error) => {
            let markup = form(&app, &viewer, (&format!("/items/{id}"), &old.account_id), &input, Some(&error)).await?;
            Ok((web::failure::status(error.kind), markup).into_response())
        }
    }
}

/// The item, if this viewer may see and change it.
pub(crate) async fn own(app: &App, viewer: &Viewer, id: &str) -> Result<Item> {
    let item = store::get(app.db.read(), id).await?;
    team::rights::need_see(app, viewer, &item.account_id, Class::Note)?;
    team::rights::need_log(app, viewer, &item.account_id)?;
    Ok(item)
}

#[derive(Debug, Deserialize)]
pub(crate) struct Nothing {}

/// `POST /items/{id}/close`: settled today.
pub(crate) async fn close(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Outcome<Go> {
    let old = own(&app, &viewer, &id).await?;
    let new = Item { closed_on: Some(app.today().to_string()), ..old.clone() };
    Ok(write(&app, &viewer, &old, new, "item-closed").await?)
}

/// `POST /items/{id}/reopen`.
pub(crate) async fn reopen(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Outcome<Go> {
    let old = own(&app, &viewer, &id).await?;
    let new = Item { closed_on: None, ..old.clone() };
    Ok(write(&app, &viewer, &old, new, "item-reopened").await?)
}

async fn write(app: &App, viewer: &Viewer, old: &Item, new: Item, says: &str) -> Result<Go> {
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    tx.update(old, new).await?;
    tx.commit().await?;
    app.touched();
    Ok(Go::to(format!("/accounts/{}#items", old.account_id)).undoing(says, &cause))
}

async fn form(app: &App, v: &Viewer, (action, account): (&str, &str), input: &Input, error: Option<&Error>) -> Outcome {
    let people = team::people::all(app).await?;
    let record = customers::accounts::store::get(app.db.read(), account).await?;
    let title = match input.kind.as_str() {
        kind if input.version == 0 && KINDS.contains(&kind) => v.t(&format!("item-add-{kind}")),
        _ => v.t("item-change"),
    };
    let main = html! {
        (PageHeader::new(record.called()).question(&title).back(format!("/accounts/{account}"), v.t("account-back")))
        (FormView::post(action, &v.csrf).hidden("version", input.version.to_string()).hidden("next", &input.next).body(fields(v, input, &people, error)))
    };
    Ok(page(app, v, &title, main))
}

fn fields(v: &Viewer, input: &Input, people: &[Person], error: Option<&Error>) -> Markup {
    let r = &v.reader;
    let kinds = KINDS.iter().map(|k| ((*k).to_owned(), v.t(&format!("item-kind-{k}"))));
    html! {
        (ErrorSummary::new(r, error))
        (Field::text("title", v.t("item-title")).value(&input.title).required().faults(r, error))
        (Select::new("kind", v.t("item-kind")).options(kinds).selected(&input.kind).faults(r, error))
        (DateField::new(r, "due_on", v.t("item-due")).typed(&input.due_on).faults(r, error))
        (team::people::select(("owner_id", v.t("item-owner")), people, &[], &input.owner_id).blank(v.t("owner-none")))
        (Checkbox::new("visible", v.t("item-visible-label")).value("on").checked(input.visible.is_some()))
        (Button::submit(v.t("act-save")).primary())
    }
}
