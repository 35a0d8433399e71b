//! Writes about a score: the CSM's own view, disagreement, and settling it.

use axum::extract::{Path, State};
use kernel::{Error, Says};
use serde::Deserialize;
use web::{Form, Go, Outcome, Shared, Viewer};

use super::store::{self, VIEWS, dispute as disputed, view as viewed};

/// Longest reason, in characters.
const WHY_LIMIT: usize = 1_000;

/// The form of the CSM's own view.
#[derive(Debug, Deserialize)]
pub(crate) struct ViewForm {
    view: String,
    #[serde(default)]
    why: String,
}

/// The form of "I disagree".
#[derive(Debug, Deserialize)]
pub(crate) struct DisputeForm {
    component: String,
    why: String,
}

pub(super) fn reason(why: &str, needed: bool) -> kernel::Result<String> {
    let why = why.trim();
    if needed && why.is_empty() {
        return Err(Error::field("why", "error-required"));
    }
    if why.chars().count() > WHY_LIMIT {
        return Err(Error::field("why", Says::new("error-too-long").with("max", WHY_LIMIT)));
    }
    Ok(why.to_owned())
}

pub(super) fn back(account: &str) -> String {
    format!("/accounts/{account}#health")
}

/// `POST /accounts/{id}/health/view`: keeps what the CSM thinks, apart from the score.
pub(crate) async fn view(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(form): Form<ViewForm>,
) -> Outcome<Go> {
    team::rights::need_log(&app, &viewer, &id)?;
    if !VIEWS.contains(&form.view.as_str()) {
        return Err(Error::field("view", "error-required").into());
    }
    let why = reason(&form.why, false)?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let row = viewed::Model {
        id: app.id("hvw"),
        account_id: id.clone(),
        view: form.view,
        why,
        by_id: viewer.id.clone(),
        at: app.now().0,
        version: 1,
    };
    tx.insert(row).await?;
    let cause = tx.by().cause.clone();
    tx.commit().await?;
    app.touched();
    Ok(Go::to(back(&id)).undoing("health-view-done", &cause))
}

/// `POST /accounts/{id}/health/dispute`: somebody disagrees with a factor.
pub(crate) async fn dispute(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(form): Form<DisputeForm>,
) -> Outcome<Go> {
    team::rights::need_log(&app, &viewer, &id)?;
    let why = reason(&form.why, true)?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let row = disputed::Model {
        id: app.id("hdi"),
        account_id: id.clone(),
        component: form.component,
        why,
        by_id: viewer.id.clone(),
        at: app.now().0,
        settled_at: None,
        version: 1,
    };
    tx.insert(row).await?;
    let cause = tx.by().cause.clone();
    tx.commit().await?;
    app.touched();
    Ok(Go::to(back(&id)).undoing("health-dispute-done", &cause))
}

/// `POST /insight/disputes/{id}/settle`: whoever looks after the definitions has dealt with it.
pub(crate) async fn settle(State(app): State<Shared>, viewer: Viewer, Path(id): Path<String>) -> Outcome<Go> {
    viewer.need("definition.write")?;
    let old = store::dispute(app.db.read(), &id).await?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    tx.update(&old, disputed::Model { settled_at: Some(app.now().0), ..old.clone() }).await?;
    let cause = tx.by().cause.clone();
    tx.commit().await?;
    app.touched();
    Ok(Go::to("/insight/health").undoing("health-settled", &cause))
}
