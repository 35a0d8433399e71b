//! Ends sessions: one's own, or as an administrator anybody's. This is not undone; one signs in again.

use axum::extract::{Path, State};
use kernel::{Error, Says};
use web::{Form, Go, Outcome, Shared, Via, Viewer};

use super::super::store;
use super::super::viewer::let_out;
use super::sign_out::Nothing;
use crate::{actions, audit};

/// `POST /settings/sessions/{id}/end`.
pub(in crate::sessions) async fn run(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Outcome<Go> {
    let session = store::session_by_id(app.db.read(), &id).await?.ok_or_else(Error::not_found)?;
    if session.person_id != viewer.id {
        viewer.need(actions::PERSON_MANAGE)?;
    }
    let tx = app.db.write(app.by(viewer.actor())).await?;
    store::end(&*tx, &id).await?;
    audit::note(&tx, "sign-out", &format!("person:{}", session.person_id), Says::new("audit-session-ended")).await?;
    tx.commit().await?;
    let own = matches!(&viewer.via, Via::Session(present) if *present == id);
    Ok(if own { let_out(Go::to("/sign-in")) } else { Go::to("/settings/sessions").saying("sessions-ended") })
}

/// `POST /settings/sessions/end-others`.
pub(in crate::sessions) async fn others(
    State(app): State<Shared>,
    viewer: Viewer,
    Form(Nothing {}): Form<Nothing>,
) -> Outcome<Go> {
    let present = match &viewer.via {
        Via::Session(id) => Some(id.as_str()),
        Via::Token(..) => None,
    };
    let tx = app.db.write(app.by(viewer.actor())).await?;
    store::end_all(&*tx, &viewer.id, present).await?;
    audit::note(&tx, "sign-out", &format!("person:{}", viewer.id), Says::new("audit-sessions-ended")).await?;
    tx.commit().await?;
    Ok(Go::to("/settings/sessions").saying("sessions-others-ended"))
}
