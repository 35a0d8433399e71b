//! Adds a currency rate, or removes one.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use i18n::CalendarKind;
use kernel::{Currency, Error, Result, Says};
use serde::Deserialize;
use web::{Form, Go, Outcome, Shared, Viewer};

use super::super::{pages, rates};
use super::holiday::Nothing;
use crate::{actions, audit};

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in crate::settings) struct Input {
    pub(in crate::settings) currency: String,
    pub(in crate::settings) day: String,
    pub(in crate::settings) rate: String,
    /// `reversed`: one unit of the reporting currency is so many of this one.
    pub(in crate::settings) direction: String,
}

fn read(input: &Input, calendar: CalendarKind, reporting: Currency, id: String) -> Result<rates::Rate> {
    let mut error = Error::invalid("error-form");
    let currency = input.currency.trim().parse::<Currency>().ok();
    match currency {
        None => error = error.fault("currency", "settings-currency-wrong"),
        Some(c) if c == reporting => error = error.fault("currency", "settings-rate-own"),
        Some(_) => {}
    }
    let day = i18n::parse_day(&input.day, calendar);
    if day.is_none() {
        error = error.fault("day", Says::new("settings-day-wrong").with("typed", input.day.as_str()));
    }
    let worth = rates::parse_rate(&input.rate, input.direction == "reversed");
    if worth.is_none() {
        error = error.fault("rate", Says::new("settings-rate-wrong").with("typed", input.rate.as_str()));
    }
    match (currency, day, worth) {
        (Some(currency), Some(day), Some(worth)) if error.faults.is_empty() => {
            Ok(rates::Model::new(id, (currency, reporting), day, worth))
        }
        _ => Err(error),
    }
}

/// `POST /settings/rates`.
pub(in crate::settings) async fn add(
    State(app): State<Shared>,
    viewer: Viewer,
    Form(input): Form<Input>,
) -> Outcome<Response> {
    viewer.need(actions::SETTINGS_MANAGE)?;
    let reporting = app.workspace.load().currency;
    let mut found = read(&input, viewer.reader.calendar, reporting, app.id("rat"));
    if let Ok(rate) = &found {
        let same = |r: &rates::Rate| r.currency == rate.currency && r.reporting == rate.reporting && r.day == rate.day;
        if rates::all(app.db.read()).await?.iter().any(same) {
            found = Err(Error::field("day", "settings-rate-taken"));
        }
    }
    let rate = match found {
        Ok(rate) => rate,
        Err(error) => {
            let page = pages::rates::shown(&app, &viewer, &input, Some(&error)).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    let says =
        Says::new("audit-rate-added").with("currency", rate.currency.as_str()).with("rate", rate.per_unit.as_str());
    audit::note(&tx, actions::SETTINGS_MANAGE, &format!("currency:{}", rate.currency), says).await?;
    tx.insert(rate).await?;
    tx.commit().await?;
    app.touched();
    Ok(Go::to("/settings/rates").undoing("settings-rate-added", &cause).into_response())
}

/// `POST /settings/rates/{id}/remove`.
pub(in crate::settings) async fn remove(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Outcome<Go> {
    viewer.need(actions::SETTINGS_MANAGE)?;
    let rate = rates::one(app.db.read(), &id).await?.ok_or_else(Error::not_found)?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    let says =
        Says::new("audit-rate-removed").with("currency", rate.currency.as_str()).with("rate", rate.per_unit.as_str());
    audit::note(&tx, actions::SETTINGS_MANAGE, &format!("currency:{}", rate.currency), says).await?;
    tx.delete(&rate).await?;
    tx.commit().await?;
    app.touched();
    Ok(Go::to("/settings/rates").undoing("settings-rate-removed", &cause))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(currency: &str, day: &str, rate: &str) -> Input {
        Input { currency: currency.into(), day: day.into(), rate: rate.into(), direction: "reversed".into() }
    }

    #[test]
    fn a_rate_may_be_typed_the_other_way_round() {
        let rate =
            read(&typed("cny", "2026-01-01", "8"), CalendarKind::Gregorian, Currency::USD, "rat_1".into()).unwrap();
        assert_eq!((rate.currency.as_str(), rate.per_unit.as_str()), ("CNY", "0.125"));
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let error = read(&typed("USD", "x", "0"), CalendarKind::Gregorian, Currency::USD, "rat_1".into()).unwrap_err();
        let fields: Vec<&str> = error.faults.iter().map(|f| f.field.as_str()).collect();
        assert_eq!(fields, ["currency", "day", "rate"]);
    }
}
