//! Changes one's own password. All other sessions end.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{Error, Kind, Result, Says};
use serde::Deserialize;
use web::{App, Form, Go, Outcome, Shared, Via, Viewer};

use super::super::{digest, pages, password, store, throttle};
use crate::{audit, people};

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::sessions) struct Input {
    present: String,
    password: String,
    again: String,
}

/// `POST /settings/password`.
pub(in crate::sessions) async fn run(
    State(app): State<Shared>,
    viewer: Viewer,
    Form(input): Form<Input>,
) -> Outcome<Response> {
    match change(&app, &viewer, &input).await {
        Ok(()) => Ok(Go::to("/preferences").saying("password-changed").into_response()),
        Err(error) if error.kind == Kind::Invalid => {
            Ok((StatusCode::UNPROCESSABLE_ENTITY, pages::password::shown(&app, &viewer, Some(&error))).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

async fn change(app: &App, viewer: &Viewer, input: &Input) -> Result<()> {
    let person = people::store::one(app.db.read(), &viewer.id).await?.ok_or_else(Error::not_found)?;
    // Somebody at a forgotten screen must not be able to try passwords.
    let mail_hash = digest(&person.email);
    throttle::enter(app, &mail_hash, "change").await?;
    let kept = store::password(app.db.read(), &person.id).await?;
    let first = kept.is_none() && app.demo;
    if !first && !password::fits(input.present.clone(), kept).await? {
        return Err(Error::field("present", "password-present-wrong"));
    }
    password::checked(&input.password, &person.email)?;
    if input.password != input.again {
        return Err(Error::field("again", "password-again-wrong"));
    }
    let hash = password::hash(input.password.clone(), &app.entropy).await?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    store::set_password(&*tx, &person.id, hash, app.now()).await?;
    store::forget_attempts(&*tx, &mail_hash, "change").await?;
    if let Via::Session(present) = &viewer.via {
        store::end_all(&*tx, &person.id, Some(present)).await?;
    }
    audit::note(&tx, "password", &format!("person:{}", person.id), Says::new("audit-password-changed")).await?;
    tx.commit().await
}
