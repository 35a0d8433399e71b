//! Overlooked: features that comparable accounts use and this one does not, and who left later of those who used a feature.
//!
//! Words: *comparable* are active accounts that are nearest in people and age, of the same tier where enough of them are (`alike`).
//! *Left later* is told of a day 180 days ago: users are who used a feature in the 56 days before, *others* who was active and did not;
//! who cancelled since is compared within strata of like size and age (`later`). It is association and not cause.
mod alike;
mod company;
mod later;
mod page;
mod panel;
mod words;

use std::collections::BTreeMap;

use axum::Router;
use axum::routing::get;
use jiff::ToSpan;
use kernel::{Error, Result};
use web::{App, Panel, Shared, Viewer};

use crate::adoption::{self, Period, used};
use crate::definitions::model::ACCOUNT;

/// The days in which a feature is used or not.
const LATELY: u32 = 56;

pub(crate) const PANEL: Panel = Panel { subject: "account", key: "overlooked", order: 55, draw: panel::draw };

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/insight/overlooked", get(page::show)).route("/accounts/{id}/overlooked", get(panel::show))
}

/// The period until today.
fn lately(app: &App) -> Period {
    Period { last: app.today(), days: LATELY }
}

/// Who left later, feature by feature; nothing before it is known whose events are whose.
///
/// # Errors
/// The log cannot be read.
async fn later_of(app: &App, v: &Viewer) -> Result<Option<BTreeMap<String, later::Later>>> {
    let last = app.today().saturating_sub(i64::from(company::LATER).days());
    let Some(used) = used(app, Period { last, days: LATELY }, adoption::PANEL).await? else { return Ok(None) };
    let rights = team::rights::viewed(app, v, ACCOUNT);
    let comparing = move || later::later(&used, &company::subjects(&rights.viewed(), &used));
    Ok(Some(tokio::task::spawn_blocking(comparing).await.map_err(Error::internal)?))
}
