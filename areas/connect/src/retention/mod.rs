//! Retention: how long events of a name are kept. What nobody looks back on for so long may go; everything else stays for ever.
//!
//! Words: the *border* of a name is the first day whose events stay. Invariants: no window of a metric is cut, because the shortest
//! retention is as long as the engine looks back; whole months go, once a month, so that files are not written anew every night;
//! until the night a decision can be taken back, after it an event that is gone is gone, and lifetime values are counted from what is left.
mod act;
mod page;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use eventlog::Scan;
use jiff::ToSpan;
use kernel::{Day, Error, Instant, Result};
use serde::{Deserialize, Serialize};
use web::{App, Shared};

/// The setting.
const KEY: &str = "retention";
/// The fewest days: as many as metrics look back on.
pub const LEAST: u16 = metrics::OPEN_DAYS;

/// For how long events of a name are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// Days.
    pub days: u16,
    /// The day of the decision: nothing goes on it, whether or not the program starts again.
    pub decided_on: Day,
}

/// By event name; names that are not there are kept for ever.
pub type Rules = BTreeMap<String, Rule>;

/// What was decided.
///
/// # Errors
/// The database cannot be read.
pub async fn rules(app: &App) -> Result<Rules> {
    Ok(team::settings::get(app, KEY).await?.unwrap_or_default())
}

/// The first day whose events stay.
fn border(today: Day, days: u16) -> Day {
    today.saturating_sub(i64::from(days).days()).first_of_month()
}

/// How many events of a name would go.
fn going(app: &App, name: &str, border: Day) -> Result<u64> {
    let to = Some(Instant::start_of(border, &app.zone()));
    app.log.count_matching(&Scan { to, ..Scan::default().named([name]) })
}

/// Removes the events that are older than their names are kept; gives their number.
///
/// # Errors
/// Faults of the disk, or an import is open: calling again does the rest.
pub async fn carry_out(app: &App) -> Result<u64> {
    let (rules, today, zone) = (rules(app).await?, app.today(), app.zone());
    if rules.is_empty() {
        return Ok(0);
    }
    let log = Arc::clone(&app.log);
    let removing = tokio::task::spawn_blocking(move || {
        let start = |rule: &Rule| Instant::start_of(border(today, rule.days), &zone);
        let mut due = rules.iter().filter(|(_, rule)| rule.decided_on < today);
        due.try_fold(0, |gone, (name, rule)| Ok::<u64, Error>(gone + log.forget(name, start(rule))?))
    });
    let gone = removing.await.map_err(Error::internal)??;
    if gone > 0 {
        app.touched();
    }
    Ok(gone)
}

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/settings/retention", get(page::show).post(act::keep))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn whole_months_go() {
        assert_eq!(border(date(2026, 11, 22), 365), date(2025, 11, 1));
        assert_eq!(border(date(2026, 11, 30), 365), date(2025, 11, 1));
        assert_eq!(border(date(2026, 12, 1), 365), date(2025, 12, 1));
    }
}
