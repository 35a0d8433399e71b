//! Changes the weekend of a calendar.

use axum::extract::State;
use i18n::workdays::Weekend;
use kernel::{Error, Says};
use serde::Deserialize;
use web::{Form, Go, Outcome, Shared, Viewer};

use super::super::{calendars, set};
use crate::{actions, audit};

/// What the form sends.
#[derive(Debug, Deserialize)]
pub(in crate::settings) struct Input {
    calendar: String,
    weekend: String,
}

/// `POST /settings/calendars`.
pub(in crate::settings) async fn run(
    State(app): State<Shared>,
    viewer: Viewer,
    Form(input): Form<Input>,
) -> Outcome<Go> {
    viewer.need(actions::SETTINGS_MANAGE)?;
    let known = calendars::KEYS.contains(&input.calendar.as_str());
    let weekend = Weekend::ALL.into_iter().find(|w| w.key() == input.weekend).filter(|_| known);
    let weekend = weekend.ok_or_else(|| Error::field("weekend", "settings-choice-wrong"))?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    set(&tx, &calendars::weekend_key(&input.calendar), &weekend).await?;
    let says = Says::new("audit-weekend-changed").with("calendar", input.calendar.as_str());
    audit::note(&tx, actions::SETTINGS_MANAGE, &format!("calendar:{}", input.calendar), says).await?;
    tx.commit().await?;
    app.touched();
    Ok(Go::to(format!("/settings/calendars?calendar={}", input.calendar)).undoing("settings-saved", &cause))
}
