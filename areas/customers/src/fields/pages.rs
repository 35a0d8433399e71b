//! Own fields in the settings: which exist, a new one, changing and removing one.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use kernel::{Class, Error, Result, Says, ValueType};
use maud::{Markup, html};
use serde::Deserialize;
use storage::fault;
use web::components::{
    Button, Column, DataTable, EmptyState, ErrorSummary, Field, FormView, PageHeader, PostButton, Row, Select, TextArea,
};
use web::{App, Form, Go, Outcome, Shared, Viewer, page};

use super::model::{Entity, OwnField, name_from};
use super::taken;
use sea_orm::entity::prelude::EntityTrait;

const LIST: &str = "/settings/fields";

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route(LIST, get(list))
        .route("/settings/fields/new", get(new).post(create))
        .route("/settings/fields/{id}", get(edit).post(update))
        .route("/settings/fields/{id}/delete", post(delete))
}

/// The form as it is posted.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Input {
    key: String,
    label: String,
    kind: String,
    class: String,
    choices: String,
    version: i64,
}

impl Input {
    fn of(field: &OwnField) -> Self {
        Self {
            key: field.key.clone(),
            label: field.label.clone(),
            kind: field.kind.clone(),
            class: field.class.clone(),
            choices: field.options().join("\n"),
            version: field.version,
        }
    }

    /// The field with what was typed; key and type of one that exists stay, because values and formulas depend on them.
    fn onto(&self, field: OwnField) -> Result<OwnField> {
        let mut choices: Vec<&str> = self.choices.lines().map(str::trim).filter(|choice| !choice.is_empty()).collect();
        let mut seen = std::collections::HashSet::new();
        choices.retain(|choice| seen.insert(*choice));
        let class = Class::ALL.into_iter().find(|class| class.key() == self.class).unwrap_or(Class::General);
        Ok(OwnField {
            label: self.label.trim().to_owned(),
            class: class.key().to_owned(),
            choices: serde_json::to_string(&choices).map_err(Error::internal)?,
            ..field
        })
    }
}

async fn one(app: &App, id: &str) -> Result<OwnField> {
    Entity::find_by_id(id).one(app.db.read()).await.map_err(|e| fault(&e))?.ok_or_else(Error::not_found)
}

/// `GET /settings/fields`.
async fn list(State(app): State<Shared>, viewer: Viewer) -> Outcome {
    viewer.need("field.manage")?;
    let v = &viewer;
    let fields = super::all(app.db.read()).await?;
    let title = v.t("field-title");
    let add = || Button::link("/settings/fields/new", v.t("field-new")).primary().icon("plus").key("n");
    let mut table = DataTable::new(&v.reader, &title).id("fields");
    let columns = [("label", true), ("key", false), ("kind", false), ("class", false)];
    for (key, header) in columns {
        let column = Column::new(key, v.t(&format!("field-{key}")));
        table = table.column(if header { column.header() } else { column });
    }
    for field in &fields {
        let row = Row::new(&field.id).href(format!("{LIST}/{}", field.id)).cell(html! { bdi { (field.label) } });
        let row = row.cell(html! { code { (field.key) } }).cell(v.t(&format!("field-kind-{}", field.kind)));
        table = table.row(row.cell(v.t(&format!("field-class-{}", field.class_of().key()))));
    }
    let main = html! {
        (PageHeader::new(&title).question(v.t("field-question")).back("/settings", v.t("field-back")).action(add()))
        @if fields.is_empty() { (EmptyState::new(v.t("field-none")).text(v.t("field-none-text")).icon("settings").action(add())) } @else { (table) }
    };
    Ok(page(&app, v, &title, main))
}

/// `GET /settings/fields/new`.
async fn new(State(app): State<Shared>, viewer: Viewer) -> Outcome {
    viewer.need("field.manage")?;
    let input = Input { kind: "text".to_owned(), class: "general".to_owned(), ..Input::default() };
    Ok(form(&app, &viewer, None, &input, None))
}

/// `POST /settings/fields/new`.
async fn create(State(app): State<Shared>, viewer: Viewer, Form(input): Form<Input>) -> Outcome<Response> {
    viewer.need("field.manage")?;
    let key = if input.key.trim().is_empty() {
        name_from(&input.label).unwrap_or_default()
    } else {
        input.key.trim().to_owned()
    };
    let field = OwnField {
        id: app.id("fld"),
        key,
        label: String::new(),
        kind: input.kind.clone(),
        class: String::new(),
        choices: String::new(),
        version: 1,
    };
    let taken = taken(&app).await?;
    match input.onto(field).and_then(|field| field.checked(|key| taken.contains(key))) {
        Ok(field) => {
            let tx = app.db.write(app.by(viewer.actor())).await?;
            let cause = tx.by().cause.clone();
            let field = tx.insert(field).await?;
            tx.commit().await?;
            app.touched();
            let says = Says::new("field-added").with("name", field.label.as_str());
            Ok(Go::to(LIST).undoing(says, &cause).into_response())
        }
        Err(error) => Ok(wrong(form(&app, &viewer, None, &input, Some(&error)))),
    }
}

/// `GET /settings/fields/{id}`.
async fn edit(State(app): State<Shared>, viewer: Viewer, Path(id): Path<String>) -> Outcome {
    viewer.need("field.manage")?;
    let field = one(&app, &id).await?;
    Ok(form(&app, &viewer, Some(&field), &Input::of(&field), None))
}

/// `POST /settings/fields/{id}`.
async fn update(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(input): Form<Input>,
) -> Outcome<Response> {
    viewer.need("field.manage")?;
    let old = one(&app, &id).await?;
    let saved = match input.onto(old.clone()).and_then(|field| field.checked(|_| false)) {
        Ok(field) => write(&app, &viewer, &input, &old, field).await,
        Err(error) => Err(error),
    };
    match saved {
        Ok(cause) => {
            let says = Says::new("field-saved").with("name", input.label.trim());
            Ok(Go::to(LIST).undoing(says, &cause).into_response())
        }
        Err(error) => Ok(wrong(form(&app, &viewer, Some(&old), &input, Some(&error)))),
    }
}

async fn write(app: &App, viewer: &Viewer, input: &Input, old: &OwnField, new: OwnField) -> Result<String> {
    if input.version != old.version {
        return Err(Error::stale());
    }
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    tx.update(old, new).await?;
    tx.commit().await?;
    app.touched();
    Ok(cause)
}

#[derive(Debug, Deserialize)]
struct Nothing {}

/// `POST /settings/fields/{id}/delete`: the values stay, so that undo brings them back.
async fn delete(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Outcome<Go> {
    viewer.need("field.manage")?;
    let field = one(&app, &id).await?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    tx.delete(&field).await?;
    tx.commit().await?;
    app.touched();
    let says = Says::new("field-removed").with("name", field.label.as_str());
    Ok(Go::to(LIST).undoing(says, &cause))
}

fn wrong(markup: Markup) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, markup).into_response()
}

fn form(app: &App, v: &Viewer, field: Option<&OwnField>, input: &Input, error: Option<&Error>) -> Markup {
    let r = &v.reader;
    let title = field.map_or_else(|| v.t("field-new"), |field| field.label.clone());
    let action = field.map_or_else(|| format!("{LIST}/new"), |field| format!("{LIST}/{}", field.id));
    let kinds = ValueType::ALL.into_iter().map(|ty| (ty.key().to_owned(), v.t(&format!("field-kind-{}", ty.key()))));
    let classes =
        Class::ALL.into_iter().map(|class| (class.key().to_owned(), v.t(&format!("field-class-{}", class.key()))));
    let body = html! {
        (ErrorSummary::new(r, error))
        (Field::text("label", v.t("field-label")).value(&input.label).required().faults(r, error))
        @if field.is_none() {
            (Field::text("key", v.t("field-key")).value(&input.key).hint(v.t("field-key-hint")).ltr().faults(r, error))
            (Select::new("kind", v.t("field-kind")).options(kinds).selected(&input.kind).faults(r, error))
        } @else {
            p class="quiet" { (v.t("field-key")) ": " code { (input.key) } " · " (v.t(&format!("field-kind-{}", input.kind))) }
        }
        (Select::new("class", v.t("field-class")).options(classes).selected(&input.class).hint(v.t("field-class-hint")))
        @if field.is_none_or(|field| field.value_type() == ValueType::Choice) {
            (TextArea::new("choices", v.t("field-choices")).value(&input.choices).rows(6).hint(v.t("field-choices-hint")).faults(r, error))
        }
        div class="form-actions" { (Button::submit(v.t("act-save")).primary()) (Button::link(LIST, v.t("act-cancel"))) }
    };
    let main = html! {
        (PageHeader::new(&title).back(LIST, v.t("field-title")))
        (FormView::post(action, &v.csrf).hidden("version", input.version.to_string()).body(body))
        @if let Some(field) = field {
            p class="quiet" { (v.t("field-remove-hint")) }
            (PostButton::new(format!("{LIST}/{}/delete", field.id), &v.csrf, v.t("field-remove")).danger())
        }
    };
    page(app, v, &title, main)
}
