//! Changes the workspace's own settings and the two rules of the house.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use i18n::Language;
use jiff::tz::TimeZone;
use kernel::{Currency, Error, Kind, Result, Says};
use serde::Deserialize;
use web::{App, Form, Go, Outcome, Shared, Viewer, Workspace};

use super::super::{Amounts, RenewalOwner, amounts, calendars, keys, pages, renewal_owner, set};
use crate::{actions, audit};

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in crate::settings) struct Input {
    pub(in crate::settings) name: String,
    pub(in crate::settings) zone: String,
    pub(in crate::settings) currency: String,
    pub(in crate::settings) calendar: String,
    pub(in crate::settings) language: String,
    pub(in crate::settings) toman: Option<String>,
    pub(in crate::settings) renewal_owner: String,
    pub(in crate::settings) amounts: String,
}

impl Input {
    /// The settings as they stand.
    pub(in crate::settings) async fn present(app: &App) -> Result<Self> {
        let workspace = app.workspace.load();
        Ok(Self {
            name: workspace.name.clone(),
            zone: workspace.zone.clone(),
            currency: workspace.currency.to_string(),
            calendar: workspace.calendar.clone(),
            language: workspace.language.clone(),
            toman: workspace.toman.then(|| "1".to_owned()),
            renewal_owner: renewal_owner(app).await?.key().to_owned(),
            amounts: amounts(app).await?.key().to_owned(),
        })
    }
}

/// Reads the workspace's part of the form; every wrong field is named.
pub(crate) fn workspace(input: &Parts<'_>) -> Result<Workspace> {
    let mut error = Error::invalid("error-form");
    if input.name.trim().is_empty() {
        error = error.fault("name", "settings-name-missing");
    }
    if TimeZone::get(input.zone.trim()).is_err() {
        error = error.fault("zone", "settings-zone-wrong");
    }
    let currency = input.currency.trim().parse::<Currency>();
    if currency.is_err() {
        error = error.fault("currency", "settings-currency-wrong");
    }
    if !calendars::KEYS.contains(&input.calendar) {
        error = error.fault("calendar", Says::new("settings-calendar-wrong").with("calendar", input.calendar));
    }
    let language = input.language.parse::<Language>();
    if language.is_err() {
        error = error.fault("language", "person-language-wrong");
    }
    match (currency, language) {
        (Ok(currency), Ok(language)) if error.faults.is_empty() => Ok(Workspace {
            name: input.name.trim().to_owned(),
            zone: input.zone.trim().to_owned(),
            currency,
            calendar: input.calendar.to_owned(),
            language: language.tag().to_owned(),
            toman: input.toman,
        }),
        _ => Err(error),
    }
}

/// The workspace's part of a form, as typed.
pub(crate) struct Parts<'a> {
    pub(crate) name: &'a str,
    pub(crate) zone: &'a str,
    pub(crate) currency: &'a str,
    pub(crate) calendar: &'a str,
    pub(crate) language: &'a str,
    pub(crate) toman: bool,
}

fn read(input: &Input) -> Result<(Workspace, RenewalOwner, Amounts)> {
    let parts = Parts {
        name: &input.name,
        zone: &input.zone,
        currency: &input.currency,
        calendar: &input.calendar,
        language: &input.language,
        toman: input.toman.is_some(),
    };
    let workspace = workspace(&parts)?;
    let owner = input.renewal_owner.parse().map_err(|()| Error::field("renewal_owner", "settings-choice-wrong"))?;
    let amounts = input.amounts.parse().map_err(|()| Error::field("amounts", "settings-choice-wrong"))?;
    Ok((workspace, owner, amounts))
}

/// `POST /settings/workspace`.
pub(in crate::settings) async fn run(
    State(app): State<Shared>,
    viewer: Viewer,
    Form(input): Form<Input>,
) -> Outcome<Response> {
    viewer.need(actions::SETTINGS_MANAGE)?;
    let (workspace, owner, amounts) = match read(&input) {
        Ok(read) => read,
        Err(error) if error.kind == Kind::Invalid => {
            let page = pages::workspace::shown(&app, &viewer, &input, Some(&error));
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
        Err(error) => return Err(error.into()),
    };
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    set(&tx, keys::RENEWAL_OWNER, &owner).await?;
    set(&tx, keys::AMOUNTS, &amounts).await?;
    audit::note(&tx, actions::SETTINGS_MANAGE, "settings:workspace", Says::new("audit-settings-changed")).await?;
    super::super::set_workspace(&app, tx, workspace).await?;
    Ok(Go::to("/settings/workspace").undoing("settings-saved", &cause).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let parts = Parts { name: "", zone: "Mars", currency: "toman", calendar: "XX", language: "de", toman: false };
        let fields: Vec<String> = workspace(&parts).unwrap_err().faults.into_iter().map(|f| f.field).collect();
        assert_eq!(fields, ["name", "zone", "currency", "calendar", "language"]);
    }

    #[test]
    fn what_is_typed_becomes_settings() {
        let parts = Parts {
            name: " Karun ",
            zone: "Asia/Tehran",
            currency: "irr",
            calendar: "IR",
            language: "fa",
            toman: true,
        };
        let read = workspace(&parts).unwrap();
        assert_eq!((read.name.as_str(), read.currency, read.toman), ("Karun", Currency::IRR, true));
    }
}
