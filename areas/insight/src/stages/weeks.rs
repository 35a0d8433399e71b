//! Stages before anything was recorded: those of the kept weeks, as today's rules judge them.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::{ToSpan, Unit};
use kernel::{Day, Error, Instant, Result};
use web::{App, Shared};

use crate::definitions::current;
use crate::proof::kept;
use crate::refresh::transitions::StageChange;

/// Kept days that are further apart leave open what came between: only those behind such a gap count.
const APART: i32 = 14;
/// Why these are no recorded changes.
pub(super) const WEEK: &str = "week";

/// The changes of each account, oldest first.
pub(super) type Weeks = HashMap<String, Vec<StageChange>>;

/// What was read last, and what it follows from.
#[derive(Default)]
struct Last(Mutex<(String, Arc<Weeks>)>);

/// The changes between kept days, each dated with the first kept day on which it is seen.
///
/// # Errors
/// A kept day cannot be read.
pub(super) async fn weeks(app: &Shared) -> Result<Arc<Weeks>> {
    let valid = kept::valid(app).await?.valid;
    let mut days = unbroken(&valid.keys().copied().collect::<Vec<_>>());
    // What a kept day was made of decides it, and so do the rules.
    let made: Vec<_> = days.iter().map(|day| (day.to_string(), &valid[day])).collect();
    let key = serde_json::to_string(&(&current(app).await?.id, made)).map_err(Error::internal)?;
    let last = app.kept.of::<Last>();
    {
        let known = last.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.0 == key {
            return Ok(Arc::clone(&known.1));
        }
    }
    let shared = Arc::clone(app);
    let reading = move || days.drain(..).try_fold(Found::default(), |found, day| found.and(&shared, day));
    let found = tokio::task::spawn_blocking(reading).await.map_err(Error::internal)??;
    let weeks = Arc::new(found.changes);
    *last.0.lock().unwrap_or_else(PoisonError::into_inner) = (key, Arc::clone(&weeks));
    Ok(weeks)
}

/// The last of rising days that follow each other closely.
fn unbroken(days: &[Day]) -> Vec<Day> {
    let near = |two: &[Day]| two[0].until((Unit::Day, two[1])).is_ok_and(|span| span.get_days() <= APART);
    let from = days.windows(2).rposition(|two| !near(two)).map_or(0, |at| at + 1);
    days[from..].to_vec()
}

#[derive(Default)]
struct Found {
    stands: HashMap<String, Option<String>>,
    changes: Weeks,
}

impl Found {
    /// With one more day.
    fn and(mut self, app: &App, day: Day) -> Result<Self> {
        let frame = kept::judged(app, day, &BTreeSet::from(["stage".to_owned()]))?;
        let at = Instant::start_of(day.saturating_add(1.day()), &app.zone()).0 - 1;
        for row in 0..frame.len() {
            let (account, stage) = (frame.id(row), frame.value(row, "stage").text().map(str::to_owned));
            let stood = self.stands.get(account).cloned();
            if stood.as_ref() == Some(&stage) || (stood.is_none() && stage.is_none()) {
                continue;
            }
            let change = StageChange {
                id: String::new(),
                account_id: account.to_owned(),
                old: stood.flatten(),
                new: stage.clone(),
                at,
                cause: WEEK.to_owned(),
            };
            self.stands.insert(account.to_owned(), stage);
            self.changes.entry(account.to_owned()).or_default().push(change);
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_behind_a_gap_count() {
        let day = |n: i8| date(2026, 3, n);
        assert_eq!(unbroken(&[day(1), day(16), day(30)]), [day(16), day(30)]);
        assert_eq!(unbroken(&[day(1), day(15), day(29)]), [day(1), day(15), day(29)]);
        assert!(unbroken(&[]).is_empty());
    }
}
