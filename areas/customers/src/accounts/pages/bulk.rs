//! `POST /accounts/bulk`: new owners for many accounts at once, as one act that can be undone.

use axum::extract::State;
use kernel::{Error, Says};
use serde::Deserialize;
use web::{Form, Go, Outcome, Shared, Viewer};

use crate::accounts::model::Account;
use crate::accounts::store;
use crate::blank;

#[derive(Debug, Deserialize)]
pub(crate) struct Input {
    #[serde(default, rename = "id")]
    chosen: Vec<String>,
    #[serde(default)]
    csm_id: String,
    #[serde(default)]
    am_id: String,
    #[serde(default)]
    next: String,
}

/// Handler.
pub(crate) async fn assign(State(app): State<Shared>, viewer: Viewer, Form(input): Form<Input>) -> Outcome<Go> {
    let (csm, am) = (blank(&input.csm_id), blank(&input.am_id));
    if input.chosen.is_empty() || (csm.is_none() && am.is_none()) {
        return Err(Error::invalid("bulk-nothing-chosen").into());
    }
    let ids: Vec<&str> = input.chosen.iter().map(String::as_str).collect();
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    let mut changed = 0_usize;
    for old in store::by_ids(&*tx, &ids).await?.into_values() {
        team::rights::need_assign(&app, &viewer, &old.id)?;
        let new = Account {
            csm_id: csm.clone().or_else(|| old.csm_id.clone()),
            am_id: am.clone().or_else(|| old.am_id.clone()),
            ..old.clone()
        };
        changed += usize::from(new != old);
        tx.update(&old, new).await?;
    }
    tx.commit().await?;
    app.touched();
    Ok(Go::back(&input.next, "/accounts").undoing(Says::new("bulk-assigned").with("count", changed), &cause))
}
