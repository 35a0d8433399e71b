//! Setting a band, and ending it.

use axum::extract::{Path, State};
use jiff::ToSpan;
use kernel::{Day, Error, Result, Says};
use serde::Deserialize;
use web::components::Band;
use web::{App, Form, Go, Outcome, Shared, Viewer};

use super::store::{self, Model};
use crate::definitions::model::ACCOUNT;
use crate::health::actions::{back, reason};

/// A band is set for so many days at most: after that it is looked at again.
pub(super) const MOST: i64 = 180;
/// The bands that a person can set: whether there is enough data is no judgement.
pub(super) const BANDS: [Band; 3] = [Band::Healthy, Band::AtRisk, Band::Critical];

/// What was typed.
#[derive(Debug, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    band: String,
    #[serde(default)]
    until: String,
    #[serde(default)]
    why: String,
}

/// `POST /accounts/{id}/health/band`.
pub(crate) async fn set(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Outcome<Go> {
    team::rights::need_log(&app, &viewer, &id)?;
    let band = BANDS.into_iter().find(|band| band.key() == typed.band);
    let band = band.ok_or_else(|| Error::field("band", "error-required"))?;
    let until = until(&app, &viewer, &typed.until)?;
    let row = Model {
        id: app.id("hov"),
        account_id: id.clone(),
        band: band.key().to_owned(),
        score_band: score_band(&app, &id),
        why: reason(&typed.why, true)?,
        until: until.to_string(),
        by_id: viewer.id.clone(),
        at: app.now().0,
        ended_at: None,
        version: 1,
    };
    let tx = app.db.write(app.by(viewer.actor())).await?;
    // One at a time: when this one ends, an older one must not come back.
    for old in store::of(&*tx, Some(std::slice::from_ref(&id))).await?.iter().filter(|old| old.ended_at.is_none()) {
        tx.update(old, Model { ended_at: Some(app.now().0), ..old.clone() }).await?;
    }
    tx.insert(row).await?;
    let cause = tx.by().cause.clone();
    tx.commit().await?;
    app.touched();
    Ok(Go::to(back(&id)).undoing("override-done", &cause))
}

fn until(app: &App, v: &Viewer, text: &str) -> Result<Day> {
    let day = v.reader.parse_day(text).ok_or_else(|| Error::field("until", "definitions-effective-wrong"))?;
    let (today, last) = (app.today(), app.today().saturating_add(MOST.days()));
    if day < today || day > last {
        return Err(Error::field("until", Says::new("override-until-wrong").with("first", today).with("last", last)));
    }
    Ok(day)
}

/// The band that the score gives now.
fn score_band(app: &App, account: &str) -> Option<String> {
    let board = app.board.load();
    let frame = board.frame(ACCOUNT)?;
    frame.value(frame.row(account)?, "health_raw").text().map(str::to_owned)
}

/// `POST /accounts/{id}/health/band/{set}/end`.
pub(crate) async fn end(
    State(app): State<Shared>,
    viewer: Viewer,
    Path((id, set)): Path<(String, String)>,
) -> Outcome<Go> {
    team::rights::need_log(&app, &viewer, &id)?;
    let old = store::get(app.db.read(), &set).await?;
    if old.account_id != id || old.ended_at.is_some() {
        return Err(Error::not_found().into());
    }
    let tx = app.db.write(app.by(viewer.actor())).await?;
    tx.update(&old, Model { ended_at: Some(app.now().0), ..old.clone() }).await?;
    let cause = tx.by().cause.clone();
    tx.commit().await?;
    app.touched();
    Ok(Go::to(back(&id)).undoing("override-ended", &cause))
}
