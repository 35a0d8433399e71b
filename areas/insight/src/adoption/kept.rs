//! What was counted over the whole company is kept, so that it is not counted again for every reader.

use std::sync::Arc;

use jiff::tz::TimeZone;
use kernel::{Day, Error, Instant, Result};
use tokio::sync::Mutex;
use web::App;

use super::used::{Period, Used};
use crate::refresh::people::People;
use crate::state;

/// While events keep coming, a page shows what was counted at most so many seconds ago, and says when.
pub(crate) const PAGE: i64 = 300;
/// An account's page does not wait for what changed since the morning.
pub(crate) const PANEL: i64 = 86_400;

/// What a count follows from.
#[derive(Debug, Clone)]
pub(crate) struct Basis {
    today: Day,
    zone: TimeZone,
    /// Of the log, and the position behind its last change that was no accepted event.
    positions: (u64, u64),
    pub(crate) people: Arc<People>,
    pub(crate) at: Instant,
}

impl Basis {
    /// That of now; nothing before it is known whose events are whose.
    pub(crate) fn of(app: &App) -> Option<Self> {
        let positions = (app.log.position(), app.log.changed_at());
        Some(Self { today: app.today(), zone: app.zone(), positions, people: state::of(app).people()?, at: app.now() })
    }

    /// The workspace's zone.
    pub(crate) const fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// Whether what was counted from this is what would be counted from `now`, or was but `patience` seconds ago. An import, or one that is
    /// taken back, is never waited with.
    pub(crate) fn holds(&self, now: &Self, patience: i64) -> bool {
        let same = self.positions == now.positions && Arc::ptr_eq(&self.people, &now.people);
        let age = now.at.seconds_since(self.at);
        (self.today, &self.zone, self.positions.1) == (now.today, &now.zone, now.positions.1)
            && (same || (0..patience).contains(&age))
    }
}

/// Counts of some periods. Locked while one is made: nobody counts the same twice.
#[derive(Default)]
struct Counts(Mutex<Vec<(Basis, Arc<Used>)>>);

/// Who used what in a period; nothing before it is known whose events are whose.
///
/// # Errors
/// The log cannot be read.
pub(crate) async fn used(app: &App, period: Period, patience: i64) -> Result<Option<Arc<Used>>> {
    let Some(now) = Basis::of(app) else { return Ok(None) };
    let kept = app.kept.of::<Counts>();
    let mut counts = kept.0.lock().await;
    let found = counts.iter().find(|(basis, used)| used.period == period && basis.holds(&now, patience));
    if let Some((_, used)) = found {
        return Ok(Some(Arc::clone(used)));
    }
    let (log, basis) = (Arc::clone(&app.log), now.clone());
    let counting = move || Used::of(&log, &basis.people, (period, basis.zone()), basis.at);
    let used = Arc::new(tokio::task::spawn_blocking(counting).await.map_err(Error::internal)??);
    // Of other days nobody asks any more.
    counts.retain(|(basis, used)| basis.today == now.today && used.period != period);
    counts.push((now, Arc::clone(&used)));
    Ok(Some(used))
}
