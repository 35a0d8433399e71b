//! Makes a new link for somebody who lost theirs or forgot the password. Older links stop working; the password holds until it is used.

use axum::extract::{Path, State};
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use kernel::{Error, Says};
use web::{Form, Outcome, Shared, Viewer};

use super::super::{pages, store};
use super::end::Nothing;
use crate::{actions, audit, sessions};

/// `POST /team/{id}/link`: answers with the page that shows the link.
pub(in crate::people) async fn run(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Outcome<Response> {
    viewer.need(actions::PERSON_MANAGE)?;
    let person = store::one(app.db.read(), &id).await?.filter(|p| p.is_active()).ok_or_else(Error::not_found)?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let path = sessions::invite(&app, &*tx, &person.id).await?;
    let says = Says::new("audit-link-made").with("name", person.name.as_str());
    audit::note(&tx, actions::PERSON_MANAGE, &format!("person:{id}"), says).await?;
    tx.commit().await?;
    let page = pages::link::shown(&app, &viewer, &person, (&format!("{}{path}", viewer.origin), None));
    Ok(([(CACHE_CONTROL, "no-store")], page).into_response())
}
