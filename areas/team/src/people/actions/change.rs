//! Changes somebody's name, role or part of the team.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{Error, Kind, Result, Says};
use serde::Deserialize;
use storage::Tx;
use web::{Form, Go, Outcome, Shared, Viewer};

use super::super::model::{self, Person};
use super::super::{Role, pages, store};
use crate::{actions, audit};

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in crate::people) struct Input {
    pub(in crate::people) name: String,
    pub(in crate::people) email: String,
    pub(in crate::people) role: String,
    pub(in crate::people) team: String,
    pub(in crate::people) version: i64,
}

/// `POST /team/{id}`.
pub(in crate::people) async fn run(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(input): Form<Input>,
) -> Outcome<Response> {
    viewer.need(actions::PERSON_MANAGE)?;
    let person = store::one(app.db.read(), &id).await?.ok_or_else(Error::not_found)?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    match save(&tx, &person, &input).await {
        Ok(()) => {
            tx.commit().await?;
            app.touched();
            let says = Says::new("person-saved").with("name", input.name.trim());
            Ok(Go::to(format!("/team/{id}")).undoing(says, &cause).into_response())
        }
        Err(error) if matches!(error.kind, Kind::Invalid | Kind::Conflict) => {
            drop(tx);
            let page = pages::person::shown(&app, &viewer, &person, (&input, Some(&error))).await?;
            let status =
                if error.kind == Kind::Conflict { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
            Ok((status, page).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

async fn save(tx: &Tx, person: &Person, input: &Input) -> Result<()> {
    if input.version != person.version {
        return Err(Error::stale());
    }
    let wanted = Person {
        name: input.name.trim().to_owned(),
        email: model::mail(&input.email),
        role: input.role.clone(),
        team: Some(input.team.trim().to_owned()).filter(|team| !team.is_empty()),
        ..person.clone()
    };
    let wanted = wanted.checked()?;
    if let Some(other) = store::by_mail(&**tx, &wanted.email).await?.filter(|other| other.id != person.id) {
        return Err(Error::field("email", Says::new("person-email-taken").with("name", other.name.as_str())));
    }
    let (before, after) = (person.role(), wanted.role());
    let subject = format!("person:{}", person.id);
    tx.update(person, wanted).await?;
    if before != after {
        at_least_one_administrator(tx, before).await?;
        let role = |role: Role| Says::new(format!("role-{}", role.key()));
        let says = Says::new("audit-role-changed")
            .with("name", person.name.as_str())
            .with("from", role(before))
            .with("to", role(after));
        return audit::note(tx, actions::PERSON_MANAGE, &subject, says).await;
    }
    audit::note(
        tx,
        actions::PERSON_MANAGE,
        &subject,
        Says::new("audit-person-changed").with("name", person.name.as_str()),
    )
    .await
}

/// Fails when the last administrator would lose the role or the access.
pub(super) async fn at_least_one_administrator(tx: &Tx, before: Role) -> Result<()> {
    if before == Role::Admin && store::administrators(&**tx).await? == 0 {
        return Err(Error::field("role", "person-last-admin"));
    }
    Ok(())
}
