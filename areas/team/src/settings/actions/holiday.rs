//! Adds a day to a calendar, or removes one that was added.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use i18n::CalendarKind;
use kernel::{Error, Result, Says};
use serde::Deserialize;
use web::{Form, Go, Outcome, Shared, Viewer};

use super::super::calendars::{self, Holiday, HolidayKind};
use super::super::pages;
use crate::{actions, audit};

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in crate::settings) struct Input {
    pub(in crate::settings) calendar: String,
    pub(in crate::settings) day: String,
    pub(in crate::settings) kind: String,
    pub(in crate::settings) name: String,
}

fn read(input: &Input, calendar: CalendarKind, id: String) -> Result<Holiday> {
    let mut error = Error::invalid("error-form");
    let day = i18n::parse_day(&input.day, calendar);
    if day.is_none() {
        error = error.fault("day", Says::new("settings-day-wrong").with("typed", input.day.as_str()));
    }
    if input.name.trim().is_empty() {
        error = error.fault("name", "settings-day-name-missing");
    }
    if input.kind.parse::<HolidayKind>().is_err() {
        error = error.fault("kind", "settings-choice-wrong");
    }
    if !calendars::KEYS.contains(&input.calendar.as_str()) {
        error = error.fault("calendar", Says::new("settings-calendar-wrong").with("calendar", input.calendar.as_str()));
    }
    match day {
        Some(day) if error.faults.is_empty() => Ok(Holiday {
            id,
            calendar: input.calendar.clone(),
            day: day.to_string(),
            kind: input.kind.clone(),
            name: input.name.trim().to_owned(),
            version: 1,
        }),
        _ => Err(error),
    }
}

/// `POST /settings/calendars/days`.
pub(in crate::settings) async fn add(
    State(app): State<Shared>,
    viewer: Viewer,
    Form(input): Form<Input>,
) -> Outcome<Response> {
    viewer.need(actions::SETTINGS_MANAGE)?;
    let mut found = read(&input, viewer.reader.calendar, app.id("hol"));
    if let Ok(day) = &found
        && calendars::own_days(app.db.read(), &day.calendar).await?.iter().any(|d| d.day == day.day)
    {
        found = Err(Error::field("day", "settings-day-taken"));
    }
    let holiday = match found {
        Ok(holiday) => holiday,
        Err(error) => {
            let page = pages::calendars::shown(&app, &viewer, &input, Some(&error)).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    let says =
        Says::new("audit-day-added").with("calendar", holiday.calendar.as_str()).with("name", holiday.name.as_str());
    audit::note(&tx, actions::SETTINGS_MANAGE, &format!("calendar:{}", holiday.calendar), says).await?;
    let holiday = tx.insert(holiday).await?;
    tx.commit().await?;
    app.touched();
    Ok(Go::to(format!("/settings/calendars?calendar={}", holiday.calendar))
        .undoing("settings-day-added", &cause)
        .into_response())
}

/// What the form of one button sends: nothing but its token.
#[derive(Debug, Deserialize)]
pub(in crate::settings) struct Nothing {}

/// `POST /settings/calendars/days/{id}/remove`.
pub(in crate::settings) async fn remove(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Outcome<Go> {
    viewer.need(actions::SETTINGS_MANAGE)?;
    let holiday = calendars::own_day(app.db.read(), &id).await?.ok_or_else(Error::not_found)?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    let says =
        Says::new("audit-day-removed").with("calendar", holiday.calendar.as_str()).with("name", holiday.name.as_str());
    audit::note(&tx, actions::SETTINGS_MANAGE, &format!("calendar:{}", holiday.calendar), says).await?;
    tx.delete(&holiday).await?;
    tx.commit().await?;
    app.touched();
    Ok(Go::to(format!("/settings/calendars?calendar={}", holiday.calendar)).undoing("settings-day-removed", &cause))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(day: &str) -> Input {
        Input { calendar: "IR".into(), day: day.into(), kind: "holiday".into(), name: "روز ملی".into() }
    }

    #[test]
    fn a_day_is_read_in_the_readers_calendar() {
        let holiday = read(&typed("۱۴۰۵/۰۸/۳۰"), CalendarKind::Jalali, "hol_1".into()).unwrap();
        assert_eq!(holiday.day, "2026-11-21");
    }

    #[test]
    fn a_day_that_does_not_exist_is_named() {
        let error = read(&typed("31.02.2026"), CalendarKind::Gregorian, "hol_1".into()).unwrap_err();
        assert_eq!(error.faults[0].field, "day");
    }
}
