//! Deciding for how long events of a name are kept; what would be lost is said before.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{Error, Result};
use serde::Deserialize;
use std::sync::Arc;
use web::{App, Form, Go, Outcome, Shared, Viewer};

use super::page::{self, Warned};
use super::{KEY, LEAST, Rule, Rules, border, going, rules};

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Input {
    pub(super) name: String,
    /// Empty: for ever.
    pub(super) days: String,
    /// That the loss was read and is wanted.
    confirmed: String,
}

/// The days that were typed; nothing for ever.
fn days(input: &Input) -> Result<Option<u16>> {
    let typed = text::latin_digits(input.days.trim());
    if typed.is_empty() {
        return Ok(None);
    }
    let wrong = || kernel::Says::new("retention-days-wrong").with("least", i64::from(LEAST));
    match typed.parse::<u16>() {
        Ok(days) if days >= LEAST => Ok(Some(days)),
        _ => Err(Error::invalid("error-form").fault("days", wrong())),
    }
}

/// `POST /settings/retention`.
pub(super) async fn keep(State(app): State<Shared>, viewer: Viewer, Form(input): Form<Input>) -> Outcome<Response> {
    viewer.need("settings.manage")?;
    let known = page::known(&app).await?;
    let read = days(&input).and_then(|days| {
        let named = known.iter().any(|row| row.name == input.name);
        if named { Ok(days) } else { Err(Error::field("name", "retention-name-wrong")) }
    });
    let days = match read {
        Ok(days) => days,
        Err(error) => {
            let page = page::shown(&app, &viewer, (&known, &input), (Some(&error), None));
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    if let Some(days) = days.filter(|_| input.confirmed != "1") {
        let from = border(app.today(), days);
        let events = lost(&app, &input.name, from).await?;
        if events > 0 {
            let warned = Warned { days, from, events };
            return Ok(page::shown(&app, &viewer, (&known, &input), (None, Some(&warned))).into_response());
        }
    }
    let mut all: Rules = rules(&app).await?;
    match days {
        Some(days) => all.insert(input.name.clone(), Rule { days, decided_on: app.today() }),
        None => all.remove(&input.name),
    };
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    let kept = days.map_or_else(|| "audit-retention-ever", |_| "audit-retention");
    let says = kernel::Says::new(kept).with("name", input.name.as_str()).with("days", i64::from(days.unwrap_or(0)));
    team::audit::note(&tx, "settings.manage", "setting:retention", says).await?;
    team::settings::set(&tx, KEY, &all).await?;
    tx.commit().await?;
    app.touched();
    Ok(Go::to("/settings/retention").undoing("retention-saved", &cause).into_response())
}

async fn lost(app: &Shared, name: &str, from: kernel::Day) -> Result<u64> {
    let (app, name): (Arc<App>, String) = (Arc::clone(app), name.to_owned());
    tokio::task::spawn_blocking(move || going(&app, &name, from)).await.map_err(Error::internal)?
}
