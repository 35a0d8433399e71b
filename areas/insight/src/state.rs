//! What is kept in memory for one open data folder: read definitions, folded metrics, the last verdicts' workings.
//!
//! All of it is derived and comes back equal. It is kept in `App`, so that two open folders in one process never meet.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use query::{ColumnSpec, Frame};
use web::App;

use crate::definitions::{Compiled, Set};
use crate::refresh::fold::Fold;
use crate::refresh::people::People;
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
    /// Accounts as they were four weeks ago, evaluated by the same definitions.
    pub before: Frame,
    /// The events behind.
    pub fold: Arc<Fold>,
}

/// What is kept for one data folder.
#[derive(Default)]
pub(crate) struct State {
    sets: Mutex<HashMap<String, Set>>,
    engine: Mutex<Option<Arc<Engine>>>,
    fold: Mutex<Option<Arc<Fold>>>,
    people: Mutex<Option<Arc<People>>>,
    standing: Mutex<Option<Arc<Standing>>>,
}

/// What is kept for the open folder.
pub(crate) fn of(app: &App) -> Arc<State> {
    app.kept.of()
}

/// How the present board was made; nothing before the first refresh.
pub fn engine(app: &App) -> Option<Arc<Engine>> {
    of(app).engine()
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

    pub(crate) fn people(&self) -> Option<Arc<People>> {
        taken(&self.people)
    }

    pub(crate) fn keep_people(&self, people: &Arc<People>) {
        put(&self.people, Arc::clone(people));
    }

    pub(crate) fn standing(&self) -> Option<Arc<Standing>> {
        taken(&self.standing)
    }

    pub(crate) fn keep_standing(&self, standing: Standing) {
        put(&self.standing, Arc::new(standing));
    }
}
