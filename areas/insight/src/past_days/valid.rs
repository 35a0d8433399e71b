//! Which kept days still are what they were when they were made.

use std::collections::BTreeMap;

use kernel::{Day, Instant, Result};
use web::App;

use super::files::{Basis, Folder};
use crate::state;

/// Counts on every day as it is now: a change of it makes past days others.
const SETUP: [&str; 5] = ["holidays", "own_fields", "rates", "settings", "sources"];

/// Settings that no column depends on.
const APART: [&str; 5] = ["amounts", "demo_secret", "proof", "retention", "today_weights"];

/// The days of a folder whose files hold.
#[derive(Debug, Clone)]
pub(crate) struct Days {
    pub(crate) valid: BTreeMap<Day, Basis>,
    /// The day on which we learned of the first account: before it there is nothing to keep.
    pub(crate) first: Option<Day>,
    /// Position of the records' history up to which files were compared with it.
    compared: i64,
}

impl Days {
    /// Those of `wanted` that are not there, in the same order; none of before we knew anybody.
    pub(crate) fn missing(&self, wanted: impl IntoIterator<Item = Day>) -> Vec<Day> {
        let known = |day: &Day| self.first.is_some_and(|first| *day >= first);
        wanted.into_iter().filter(|day| known(day) && !self.valid.contains_key(day)).collect()
    }
}

/// The days of a folder that hold and count; files of others are removed.
///
/// # Errors
/// The database cannot be read.
pub(crate) async fn holding(app: &App, folder: Folder, counts: impl Fn(Day) -> bool) -> Result<Days> {
    let kept = state::of(app).days(folder);
    let position = storage::position(app.db.read()).await?;
    let mut days = match kept {
        Some(days) => days,
        None => Days { valid: folder.there(&app.folder), first: None, compared: 0 },
    };
    if days.first.is_none() || days.compared != position {
        let first = storage::first_known(app.db.read(), "accounts").await?;
        days.first = first.map(|at| at.day(&app.zone()));
    }
    let mut gone = Vec::new();
    for (day, basis) in &days.valid {
        let late = !counts(*day) || *day >= app.today();
        if late || !holds(app, (*day, basis), (days.compared, position)).await? {
            gone.push(*day);
        }
    }
    for day in gone {
        days.valid.remove(&day);
        folder.forget(&app.folder, day);
    }
    days.compared = position;
    state::of(app).keep_days(folder, days.clone());
    Ok(days)
}

/// Whether a day would be made the same again. One that is not over (the clock was set back) will be made when it is.
async fn holds(app: &App, (day, basis): (Day, &Basis), (compared, position): (i64, i64)) -> Result<bool> {
    if basis.zone != app.workspace.load().zone || basis.events != app.log.changed_at() {
        return Ok(false);
    }
    let from = basis.records.max(compared);
    if from == position {
        return Ok(true);
    }
    let end = Instant::start_of(day.tomorrow().unwrap_or(day), &app.zone());
    Ok(!storage::learned_since(app.db.read(), from, (end, &SETUP, &APART)).await?)
}
