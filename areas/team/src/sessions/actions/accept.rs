//! Accepts an invitation: a first or a new password, and the language to go on in.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use i18n::Language;
use jiff::tz::TimeZone;
use kernel::{Actor, Error, Kind as ErrorKind, Result, Says};
use serde::Deserialize;
use web::failure::status;
use web::viewer::visitor_language;
use web::{App, Go, Outcome, Shared};

use super::super::invitation::{self, Kind};
use super::super::viewer::{begin, let_in};
use super::super::{pages, password, store};
use super::sign_in::Posted;
use crate::audit;
use crate::people::{self, Person};

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in crate::sessions) struct Input {
    pub(in crate::sessions) password: String,
    pub(in crate::sessions) again: String,
    pub(in crate::sessions) language: String,
    pub(in crate::sessions) zone: String,
}

/// `POST /invite/{secret}`.
pub(in crate::sessions) async fn run(
    State(app): State<Shared>,
    Path(secret): Path<String>,
    posted: Posted,
) -> Outcome<Response> {
    let input: Input = posted.form()?;
    match accept(&app, &secret, &posted, &input).await {
        Ok((session, person)) => {
            let says = Says::new("invitation-welcome").with("name", person.name.as_str());
            Ok(let_in(Go::to("/").saying(says), session).into_response())
        }
        Err(error) if error.kind == ErrorKind::Invalid => {
            let reader = app.reader_in(visitor_language(&app, &posted.parts));
            let person = invited(&app, &secret).await?.1;
            let page = pages::invitation::shown(&app, &reader, (&secret, &person, &input), Some(&error));
            Ok((status(error.kind), page).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// The link and the person it is for.
pub(in crate::sessions) async fn invited(
    app: &App,
    secret: &str,
) -> Result<(super::super::model::invitation::Model, Person)> {
    let link = invitation::open(app, secret, Kind::Invite).await?;
    let id = link.person_id.clone().unwrap_or_default();
    let person = people::store::one(app.db.read(), &id).await?.filter(Person::is_active);
    Ok((link, person.ok_or_else(|| Error::new(ErrorKind::NotFound, "error-link-used"))?))
}

async fn accept(app: &App, secret: &str, posted: &Posted, input: &Input) -> Result<(String, Person)> {
    let (link, person) = invited(app, secret).await?;
    password::checked(&input.password, &person.email)?;
    if input.password != input.again {
        return Err(Error::field("again", "password-again-wrong"));
    }
    let language =
        input.language.parse::<Language>().map_err(|()| Error::field("language", "person-language-wrong"))?;
    if TimeZone::get(input.zone.trim()).is_err() {
        return Err(Error::field("zone", "person-zone-wrong"));
    }
    let hash = password::hash(input.password.clone(), &app.entropy).await?;
    let tx = app.db.write(app.by(Actor::Person(person.id.clone()))).await?;
    if !store::use_invitation(&*tx, &link.id, app.now()).await? {
        return Err(Error::new(ErrorKind::NotFound, "error-link-used"));
    }
    let person = tx.update(&person, person.clone().reading(language, input.zone.trim())).await?;
    store::set_password(&*tx, &person.id, hash, app.now()).await?;
    store::end_all(&*tx, &person.id, None).await?;
    let session = begin(app, &*tx, &person.id, posted.agent()).await?;
    audit::note(&tx, "sign-in", &format!("person:{}", person.id), Says::new("audit-invitation-accepted")).await?;
    tx.commit().await?;
    app.touched();
    Ok((session, person))
}
