//! Which closed days still are what they were when they were made.

use std::collections::BTreeMap;

use kernel::{Day, Instant, Result};
use web::App;

use super::files::{self, Basis};
use super::horizon;
use crate::state;

/// Counts on every day as it is now: a change of it makes past days others.
const SETUP: [&str; 5] = ["holidays", "own_fields", "rates", "settings", "sources"];

/// The closed days whose files hold.
#[derive(Debug, Clone)]
pub(crate) struct Days {
    pub(super) valid: BTreeMap<Day, Basis>,
    /// The day on which we learned of the first account: before it there is nothing to close.
    first: Option<Day>,
    /// Position of the records' history up to which files were compared with it.
    compared: i64,
}

impl Days {
    /// The days before `today` that count and are not there, newest first.
    pub(super) fn missing(&self, today: Day) -> Vec<Day> {
        let Some(first) = self.first else { return Vec::new() };
        let mut days = Vec::new();
        let mut day = today.yesterday().ok();
        while let Some(closed) = day.filter(|day| *day >= first.max(horizon(today))) {
            days.push(closed);
            day = closed.yesterday().ok();
        }
        days.retain(|day| !self.valid.contains_key(day));
        days
    }
}

/// The closed days that count today; files of others are removed.
///
/// # Errors
/// The database cannot be read.
pub(super) async fn days(app: &App) -> Result<Days> {
    let kept = state::of(app).days();
    let position = storage::position(app.db.read()).await?;
    let mut days = match kept {
        Some(days) => days,
        None => Days { valid: files::there(&app.folder), first: None, compared: 0 },
    };
    if days.first.is_none() || days.compared != position {
        let first = storage::first_known(app.db.read(), "accounts").await?;
        days.first = first.map(|at| at.day(&app.zone()));
    }
    let mut gone = Vec::new();
    for (day, basis) in &days.valid {
        if !holds(app, (*day, basis), days.compared).await? {
            gone.push(*day);
        }
    }
    for day in gone {
        days.valid.remove(&day);
        files::forget(&app.folder, day);
    }
    days.compared = position;
    state::of(app).keep_days(Some(days.clone()));
    Ok(days)
}

/// Whether a day would be made the same again. One that is not over (the clock was set back) will be made when it is.
async fn holds(app: &App, (day, basis): (Day, &Basis), compared: i64) -> Result<bool> {
    let today = app.today();
    let same = basis.zone == app.workspace.load().zone && basis.events == app.log.changed_at();
    if !same || day >= today || day < horizon(today) {
        return Ok(false);
    }
    let end = Instant::start_of(day.tomorrow().unwrap_or(day), &app.zone());
    let learned = storage::learned_since(app.db.read(), basis.records.max(compared), (end, &SETUP));
    Ok(!learned.await?)
}
