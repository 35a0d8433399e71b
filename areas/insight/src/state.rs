//! What is kept in memory for one open data folder: read definitions, folded metrics, the last verdicts' workings.
//!
//! All of it is derived and comes back equal. It is kept in `App`, so that two open folders in one process never meet.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use kernel::Day;
use query::{ColumnSpec, Frame, SnapshotFinding};
use web::App;

use crate::closed::Closed;
use crate::definitions::{Compiled, Set};
use crate::past_days::{Basis, Days, Folder};
use crate::refresh::counting::Counting;
use crate::refresh::filling::Filling;
use crate::refresh::fold::Fold;
use crate::refresh::people::People;
use crate::refresh::records::Records;
use crate::refresh::roll::Roll;
use crate::refresh::transitions::Standing;

/// Read definition sets that are kept at once.
const SETS: usize = 8;

/// How the present board was made.
#[derive(Debug)]
pub struct Engine {
    /// The set in force.
    pub set: Set,
    /// Made ready over the columns that there were.
    pub compiled: Arc<Compiled>,
    /// The accounts' columns that are there before definitions are evaluated.
    pub published: Vec<ColumnSpec>,
    /// The columns of sources.
    pub of_sources: Vec<ColumnSpec>,
    /// Accounts today, as the board shows them.
    pub now: Frame,
    /// Accounts as they were four weeks ago, evaluated by the same definitions.
    pub before: Frame,
    /// What could not be computed today.
    pub findings: Vec<SnapshotFinding>,
    /// The zone whose days were judged by.
    pub zone: String,
    /// The closed days that bands follow from.
    pub closed: Arc<Closed>,
    /// What it was counted from; nothing while the board shows what was kept of a run before.
    pub counted: Option<Counted>,
}

/// What verdicts were counted from.
#[derive(Debug)]
pub struct Counted {
    /// Who stands in which row.
    pub roll: Arc<Roll>,
    /// The events behind.
    pub fold: Arc<Fold>,
}

/// What is kept for one data folder.
#[derive(Default)]
pub(crate) struct State {
    sets: Mutex<HashMap<String, Set>>,
    engine: Mutex<Option<Arc<Engine>>>,
    fold: Mutex<Option<Arc<Fold>>>,
    counting: Mutex<Option<Counting>>,
    /// With the position of the history up to which they hold.
    people: Mutex<Option<(i64, Arc<People>)>>,
    standing: RwLock<Option<Standing>>,
    records: Mutex<Option<Arc<Records>>>,
    days: Mutex<Option<BTreeMap<Folder, Days>>>,
    /// How far the counting of the log has come.
    pub(crate) filling: Filling,
}

/// What is kept for the open folder.
pub(crate) fn of(app: &App) -> Arc<State> {
    app.kept.of()
}

/// How the present board was made; nothing before the first refresh.
pub fn engine(app: &App) -> Option<Arc<Engine>> {
    of(app).engine()
}

/// Forgets everything that is derived from records and events; the next refresh makes it again, and equal.
pub fn forget_derived(app: &App) {
    let kept = of(app);
    *kept.standing_mut() = None;
    for place in [&kept.engine as &dyn Place, &kept.fold, &kept.counting, &kept.people, &kept.records, &kept.days] {
        place.forget();
    }
}

/// A place that something derived is kept in.
trait Place {
    fn forget(&self);
}

impl<T> Place for Mutex<Option<T>> {
    fn forget(&self) {
        *self.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

fn taken<T: Clone>(place: &Mutex<Option<T>>) -> Option<T> {
    place.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

fn put<T>(place: &Mutex<Option<T>>, value: T) {
    *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
}

impl State {
    pub(crate) fn set(&self, id: &str) -> Option<Set> {
        self.sets.lock().unwrap_or_else(PoisonError::into_inner).get(id).cloned()
    }

    pub(crate) fn keep_set(&self, set: &Set) {
        let mut sets = self.sets.lock().unwrap_or_else(PoisonError::into_inner);
        if sets.len() >= SETS {
            sets.clear();
        }
        sets.insert(set.id.clone(), set.clone());
    }

    pub(crate) fn engine(&self) -> Option<Arc<Engine>> {
        taken(&self.engine)
    }

    pub(crate) fn keep_engine(&self, engine: Engine) {
        put(&self.engine, Arc::new(engine));
    }

    pub(crate) fn fold(&self) -> Option<Arc<Fold>> {
        taken(&self.fold)
    }

    pub(crate) fn keep_fold(&self, fold: &Arc<Fold>) {
        put(&self.fold, Arc::clone(fold));
    }

    /// The counts that events are added to, held by the one refresh that runs.
    pub(crate) fn counting(&self) -> MutexGuard<'_, Option<Counting>> {
        self.counting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn people(&self) -> Option<Arc<People>> {
        self.people_at().map(|(_, people)| people)
    }

    /// The people, and the position of the history up to which they hold.
    pub(crate) fn people_at(&self) -> Option<(i64, Arc<People>)> {
        taken(&self.people)
    }

    pub(crate) fn keep_people(&self, position: i64, people: &Arc<People>) {
        put(&self.people, (position, Arc::clone(people)));
    }

    /// The days of a folder whose files are there.
    pub(crate) fn days(&self, folder: Folder) -> Option<Days> {
        self.days_mut().as_ref()?.get(&folder).cloned()
    }

    pub(crate) fn keep_days(&self, folder: Folder, days: Days) {
        self.days_mut().get_or_insert_default().insert(folder, days);
    }

    /// One more day is there.
    pub(crate) fn add_day(&self, folder: Folder, day: Day, basis: Basis) {
        if let Some(days) = self.days_mut().as_mut().and_then(|all| all.get_mut(&folder)) {
            days.valid.insert(day, basis);
        }
    }

    fn days_mut(&self) -> MutexGuard<'_, Option<BTreeMap<Folder, Days>>> {
        self.days.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn records(&self) -> Option<Arc<Records>> {
        taken(&self.records)
    }

    pub(crate) fn keep_records(&self, records: &Arc<Records>) {
        put(&self.records, Arc::clone(records));
    }

    /// What was last recorded, nothing before it was read; not to be held over a wait.
    pub(crate) fn standing(&self) -> RwLockReadGuard<'_, Option<Standing>> {
        self.standing.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The same, to be changed in place: it is large.
    pub(crate) fn standing_mut(&self) -> RwLockWriteGuard<'_, Option<Standing>> {
        self.standing.write().unwrap_or_else(PoisonError::into_inner)
    }
}
