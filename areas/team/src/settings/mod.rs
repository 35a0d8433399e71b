//! What the workspace has decided for everybody: its name, zone, currency, calendars, rates, and two rules of the house.
//!
//! A setting is one JSON value under a key, so that its changes are kept and can be taken back like any record's. Those that the
//! platform needs are also held in `App::workspace`; the records are the truth.

mod actions;
mod calendars;
mod model;
mod pages;
pub mod rates;
mod store;

use axum::Router;
use axum::routing;
use i18n::workdays::WorkCalendar;
use kernel::{Error, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;
use storage::Tx;
use web::{App, Shared, Workspace};

pub use calendars::{Holiday, HolidayKind, calendar};
pub use model::{Amounts, RenewalOwner};

pub(crate) use actions::workspace::{Parts, workspace};
pub(crate) use calendars::{KEYS as CALENDARS, calendar_name};
#[cfg(test)]
pub(crate) use pages::index::LINKS;

/// Keys of the settings of this area.
pub(crate) mod keys {
    /// [`web::Workspace`].
    pub(crate) const WORKSPACE: &str = "workspace";
    /// [`super::RenewalOwner`].
    pub(crate) const RENEWAL_OWNER: &str = "renewal_owner";
    /// [`super::Amounts`].
    pub(crate) const AMOUNTS: &str = "amounts";
    /// The secret of the demo's own link.
    pub(crate) const DEMO_SECRET: &str = "demo_secret";
}

/// A setting, if it has been made.
///
/// # Errors
/// The database cannot be read, or what stands there is no `T`.
pub async fn get<T: DeserializeOwned>(app: &App, key: &str) -> Result<Option<T>> {
    let row = store::one(app.db.read(), key).await?;
    row.map(|row| serde_json::from_str(&row.value).map_err(|e| Error::internal(format!("setting {key}: {e}"))))
        .transpose()
}

/// Makes or changes a setting.
///
/// # Errors
/// The database cannot be written, or somebody else changed it at the same moment.
pub async fn set<T: Serialize>(tx: &Tx, key: &str, value: &T) -> Result<()> {
    let value = serde_json::to_string(value).map_err(Error::internal)?;
    match store::one(&**tx, key).await? {
        Some(old) => tx.update(&old, model::Model { value, ..old.clone() }).await.map(|_| ()),
        None => tx.insert(model::Model { id: key.to_owned(), value, version: 1 }).await.map(|_| ()),
    }
}

/// Who owns renewals here.
pub async fn renewal_owner(app: &App) -> Result<RenewalOwner> {
    Ok(get(app, keys::RENEWAL_OWNER).await?.unwrap_or_default())
}

/// Who may see amounts here.
pub(crate) async fn amounts(app: &App) -> Result<Amounts> {
    Ok(get(app, keys::AMOUNTS).await?.unwrap_or_default())
}

/// Puts the settings that the platform needs into `App::workspace`.
pub(crate) async fn take_over(app: &App) -> Result<()> {
    if let Some(workspace) = get::<Workspace>(app, keys::WORKSPACE).await? {
        app.workspace.store(workspace.into());
    }
    Ok(())
}

/// Keeps the workspace's own settings and makes them hold at once.
///
/// # Errors
/// The database cannot be written.
pub async fn set_workspace(app: &App, tx: Tx, workspace: Workspace) -> Result<()> {
    set(&tx, keys::WORKSPACE, &workspace).await?;
    tx.commit().await?;
    app.workspace.store(workspace.into());
    app.touched();
    Ok(())
}

/// The working calendar that a key names; the workspace's own for a key that is none.
pub async fn calendar_or_own(app: &App, key: &str) -> Result<WorkCalendar> {
    match calendar(app, key).await {
        Ok(found) => Ok(found),
        Err(_) => {
            let own = app.workspace.load().calendar.clone();
            calendar(app, &own).await
        }
    }
}

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/settings", routing::get(pages::index::page))
        .route("/settings/workspace", routing::get(pages::workspace::page).post(actions::workspace::run))
        .route("/settings/calendars", routing::get(pages::calendars::page).post(actions::weekend::run))
        .route("/settings/calendars/days", routing::post(actions::holiday::add))
        .route("/settings/calendars/days/{id}/remove", routing::post(actions::holiday::remove))
        .route("/settings/rates", routing::get(pages::rates::page).post(actions::rate::add))
        .route("/settings/rates/{id}/remove", routing::post(actions::rate::remove))
}
