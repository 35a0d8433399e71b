//! Ends somebody's access, or gives it back. What they did and own stays; their sessions end at once.

use axum::extract::{Path, State};
use kernel::{Error, Kind, Says};
use serde::Deserialize;
use web::{Form, Go, Outcome, Shared, Viewer};

use super::super::model::Person;
use super::super::store;
use super::change::at_least_one_administrator;
use crate::{actions, audit, sessions};

/// What the form of one button sends: nothing but its token.
#[derive(Debug, Deserialize)]
pub(in crate::people) struct Nothing {}

/// `POST /team/{id}/end`.
pub(in crate::people) async fn run(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Outcome<Go> {
    viewer.need(actions::PERSON_MANAGE)?;
    let person = store::one(app.db.read(), &id).await?.filter(Person::is_active).ok_or_else(Error::not_found)?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    tx.update(&person, person.ended(app.now())).await?;
    at_least_one_administrator(&tx, person.role())
        .await
        .map_err(|_| Error::new(Kind::Conflict, "person-last-admin"))?;
    sessions::end_all(&*tx, &id, None).await?;
    let says = Says::new("audit-access-ended").with("name", person.name.as_str());
    audit::note(&tx, actions::PERSON_MANAGE, &format!("person:{id}"), says).await?;
    tx.commit().await?;
    app.touched();
    let says = Says::new("person-ended").with("name", person.name.as_str());
    Ok(Go::to(format!("/team/{id}")).undoing(says, &cause))
}

/// `POST /team/{id}/restore`.
pub(in crate::people) async fn restore(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Outcome<Go> {
    viewer.need(actions::PERSON_MANAGE)?;
    let person = store::one(app.db.read(), &id).await?.filter(|p| !p.is_active()).ok_or_else(Error::not_found)?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    tx.update(&person, Person { ended_at: None, ..person.clone() }).await?;
    let says = Says::new("audit-access-restored").with("name", person.name.as_str());
    audit::note(&tx, actions::PERSON_MANAGE, &format!("person:{id}"), says).await?;
    tx.commit().await?;
    app.touched();
    let says = Says::new("person-restored").with("name", person.name.as_str());
    Ok(Go::to(format!("/team/{id}")).undoing(says, &cause))
}
