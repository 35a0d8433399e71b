//! Invites somebody: a person without a password, and a link to set one. The link is shown once; only its hash is kept.

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use i18n::Language;
use kernel::{Error, Kind, Result, Says};
use serde::Deserialize;
use web::{App, Form, Outcome, Shared, Viewer};

use super::super::model::{self, Person};
use super::super::{Role, pages, store};
use crate::{actions, audit, sessions, state};

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in crate::people) struct Input {
    pub(in crate::people) name: String,
    pub(in crate::people) email: String,
    pub(in crate::people) role: String,
    pub(in crate::people) team: String,
    pub(in crate::people) language: String,
}

/// `POST /team/invite`: answers with the page that shows the link.
pub(in crate::people) async fn run(
    State(app): State<Shared>,
    viewer: Viewer,
    Form(input): Form<Input>,
) -> Outcome<Response> {
    viewer.need(actions::PERSON_MANAGE)?;
    let person = match checked(&app, &input).await {
        Ok(person) => person,
        Err(error) if error.kind == Kind::Invalid => {
            let page = pages::invite::shown(&app, &viewer, &input, Some(&error));
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
        Err(error) => return Err(error.into()),
    };
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    let person = tx.insert(person).await?;
    let path = sessions::invite(&app, &*tx, &person.id).await?;
    let says = Says::new("audit-invited")
        .with("name", person.name.as_str())
        .with("role", Says::new(format!("role-{}", person.role)));
    audit::note(&tx, actions::PERSON_MANAGE, &format!("person:{}", person.id), says).await?;
    tx.commit().await?;
    app.touched();
    let page = pages::link::shown(&app, &viewer, &person, (&format!("{}{path}", viewer.origin), Some(&cause)));
    Ok(([(CACHE_CONTROL, "no-store")], page).into_response())
}

async fn checked(app: &App, input: &Input) -> Result<Person> {
    let known = state::known(app).await?;
    let mail = model::mail(&input.email);
    let local = mail.split('@').next().unwrap_or_default().to_owned();
    let key = model::free_key(&local, |key| known.people.iter().any(|p| p.key == key));
    let role = input.role.parse::<Role>().map_err(|()| Error::field("role", "person-role-wrong"));
    let workspace = app.workspace.load();
    let language = input.language.parse().unwrap_or(Language::En);
    let mut person = Person::new(app.id("usr"), &key, &mail, &input.name, role.clone().unwrap_or(Role::Analyst))
        .reading(language, &workspace.zone);
    person.team = Some(input.team.trim().to_owned()).filter(|team| !team.is_empty());
    let mut checked = person.checked();
    if let Err(error) = role {
        let faults = checked.err().map(|e| e.faults).unwrap_or_default();
        checked =
            Err(Error { faults: faults.into_iter().chain(error.faults).collect(), ..Error::invalid("error-form") });
    }
    if let Some(taken) = store::by_mail(app.db.read(), &mail).await? {
        let key = if taken.is_active() { "person-email-taken" } else { "person-email-ended" };
        let error = checked.err().unwrap_or_else(|| Error::invalid("error-form"));
        return Err(error.fault("email", Says::new(key).with("name", taken.name.as_str())));
    }
    checked
}
