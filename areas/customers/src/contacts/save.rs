//! Making, changing and removing a contact: one form for all.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{Class, Error, Says};
use maud::{Markup, html};
use serde::Deserialize;
use web::components::{Button, ErrorSummary, Field, FormView, PageHeader, PostButton, Select};
use web::{App, Form, Go, Outcome, Shared, Viewer, page};

use super::model::{Contact, ROLES};
use super::store;
use crate::accounts;
use crate::accounts::LANGUAGES;
use crate::blank;

/// The form as it is posted.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Input {
    name: String,
    form_of_address: String,
    role: String,
    email: String,
    phone: String,
    messenger: String,
    language: String,
    #[serde(default)]
    version: i64,
}

impl Input {
    fn of(contact: &Contact) -> Self {
        let text = |t: &Option<String>| t.clone().unwrap_or_default();
        Self {
            name: contact.name.clone(),
            form_of_address: text(&contact.form_of_address),
            role: contact.role.clone(),
            email: text(&contact.email),
            phone: text(&contact.phone),
            messenger: text(&contact.messenger),
            language: text(&contact.language),
            version: contact.version,
        }
    }

    fn onto(&self, contact: Contact) -> kernel::Result<Contact> {
        Contact {
            name: self.name.trim().to_owned(),
            form_of_address: blank(&self.form_of_address),
            role: self.role.clone(),
            email: blank(&self.email),
            phone: blank(&text::latin_digits(&self.phone)),
            messenger: blank(&self.messenger),
            language: blank(&self.language),
            ..contact
        }
        .checked()
    }
}

/// `GET /accounts/{id}/contacts/new`.
pub(crate) async fn new(State(app): State<Shared>, viewer: Viewer, Path(account): Path<String>) -> Outcome {
    team::rights::need_write(&app, &viewer, &account)?;
    let input = Input { role: "user".to_owned(), ..Input::default() };
    Ok(form(&app, &viewer, &format!("/accounts/{account}/contacts/new"), (&account, None), (&input, None)))
}

/// `POST /accounts/{id}/contacts/new`.
pub(crate) async fn create(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(account): Path<String>,
    Form(input): Form<Input>,
) -> Outcome<Response> {
    team::rights::need_write(&app, &viewer, &account)?;
    accounts::store::get(app.db.read(), &account).await?;
    let id = app.id("con");
    let contact = Contact {
        key: id.clone(),
        id,
        account_id: account.clone(),
        own: "{}".to_owned(),
        version: 1,
        ..Contact::default()
    };
    match input.onto(contact) {
        Ok(contact) => {
            let tx = app.db.write(app.by(viewer.actor())).await?;
            let cause = tx.by().cause.clone();
            let contact = tx.insert(contact).await?;
            tx.commit().await?;
            app.touched();
            let says = Says::new("contact-added").with("name", contact.name.as_str());
            Ok(Go::to(format!("/accounts/{account}#people")).undoing(says, &cause).into_response())
        }
        Err(error) => {
            let place = format!("/accounts/{account}/contacts/new");
            let markup = form(&app, &viewer, &place, (&account, None), (&input, Some(&error)));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, markup).into_response())
        }
    }
}

/// `GET /contacts/{id}`.
pub(crate) async fn edit(State(app): State<Shared>, viewer: Viewer, Path(id): Path<String>) -> Outcome {
    let contact = store::get(app.db.read(), &id).await?;
    team::rights::need_see(&app, &viewer, &contact.account_id, Class::Personal)?;
    Ok(form(
        &app,
        &viewer,
        &format!("/contacts/{id}"),
        (&contact.account_id, Some(&contact)),
        (&Input::of(&contact), None),
    ))
}

/// `POST /contacts/{id}`.
pub(crate) async fn update(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(input): Form<Input>,
) -> Outcome<Response> {
    let old = store::get(app.db.read(), &id).await?;
    team::rights::need_see(&app, &viewer, &old.account_id, Class::Personal)?;
    team::rights::need_write(&app, &viewer, &old.account_id)?;
    let saved = match input.onto(old.clone()) {
        Ok(contact) => write(&app, &viewer, &input, &old, contact).await,
        Err(error) => Err(error),
    };
    match saved {
        Ok(cause) => {
            Ok(Go::to(format!("/accounts/{}#people", old.account_id)).undoing("contact-saved", &cause).into_response())
        }
        Err(error) => {
            let place = format!("/contacts/{id}");
            let markup = form(&app, &viewer, &place, (&old.account_id, Some(&old)), (&input, Some(&error)));
            Ok((web::failure::status(error.kind), markup).into_response())
        }
    }
}

async fn write(app: &App, viewer: &Viewer, input: &Input, old: &Contact, contact: Contact) -> kernel::Result<String> {
    if input.version != old.version {
        return Err(Error::stale());
    }
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    tx.update(old, contact).await?;
    tx.commit().await?;
    app.touched();
    Ok(cause)
}

#[derive(Debug, Deserialize)]
pub(crate) struct Nothing {}

/// `POST /contacts/{id}/delete`.
pub(crate) async fn delete(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Outcome<Go> {
    let contact = store::get(app.db.read(), &id).await?;
    team::rights::need_see(&app, &viewer, &contact.account_id, Class::Personal)?;
    team::rights::need_write(&app, &viewer, &contact.account_id)?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    tx.delete(&contact).await?;
    tx.commit().await?;
    app.touched();
    let says = Says::new("contact-removed").with("name", contact.name.as_str());
    Ok(Go::to(format!("/accounts/{}#people", contact.account_id)).undoing(says, &cause))
}

fn form(
    app: &App,
    v: &Viewer,
    action: &str,
    (account, contact): (&str, Option<&Contact>),
    (input, error): (&Input, Option<&Error>),
) -> Markup {
    let title = contact.map_or_else(|| v.t("contact-new"), |c| c.name.clone());
    let option = |prefix: &str, key: &str| (key.to_owned(), v.t(&format!("{prefix}-{key}")));
    let r = &v.reader;
    let body = html! {
        (ErrorSummary::new(r, error))
        (Field::text("name", v.t("contact-name")).value(&input.name).required().faults(r, error))
        (Field::text("form_of_address", v.t("contact-form-of-address")).value(&input.form_of_address).hint(v.t("contact-form-of-address-hint")))
        (Select::new("role", v.t("contact-role")).options(ROLES.iter().map(|k| option("contact-role", k))).selected(&input.role).faults(r, error))
        (Select::new("language", v.t("contact-language")).blank(v.t("choice-unknown")).options(LANGUAGES.iter().map(|k| option("account-language", k))).selected(&input.language))
        (Field::tel("phone", v.t("contact-phone")).value(&input.phone))
        (Field::email("email", v.t("contact-email")).value(&input.email).faults(r, error))
        (Field::text("messenger", v.t("contact-messenger")).value(&input.messenger))
        div class="form-actions" { (Button::submit(v.t("act-save")).primary()) (Button::link(format!("/accounts/{account}"), v.t("act-cancel"))) }
    };
    let main = html! {
        (PageHeader::new(&title).back(format!("/accounts/{account}"), v.t("account-back")))
        (FormView::post(action, &v.csrf).columns().hidden("version", input.version.to_string()).body(body))
        @if let Some(contact) = contact {
            (PostButton::new(format!("/contacts/{}/delete", contact.id), &v.csrf, v.t("contact-remove")).danger())
        }
    };
    page(app, v, &title, main)
}
