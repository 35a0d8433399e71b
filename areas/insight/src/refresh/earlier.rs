//! What the last refresh left, where this one may go on from it: the same definitions, over the same kinds of columns, on the same day.

use std::sync::Arc;

use query::{Frame, SnapshotFinding};
use web::App;

use super::fold::Fold;
use super::roll::Roll;
use crate::closed::Closed;
use crate::definitions::{Compiled, Set};
use crate::state::{self, Engine};

/// The last refresh.
pub(super) struct Earlier {
    engine: Arc<Engine>,
    fold: Arc<Fold>,
    roll: Arc<Roll>,
}

impl Earlier {
    /// The last refresh, if what it left can be gone on from; otherwise all is judged anew.
    pub(super) fn of(app: &App, set: &Set, (compiled, closed): (&Arc<Compiled>, &Closed)) -> Option<Self> {
        let engine = state::engine(app)?;
        let same_days = engine.zone == app.workspace.load().zone && engine.now.today() == Some(app.today());
        let same =
            same_days && engine.closed.is(closed) && engine.set.id == set.id && Arc::ptr_eq(&engine.compiled, compiled);
        let counted = engine.counted.as_ref().filter(|_| same)?;
        let (fold, roll) = (Arc::clone(&counted.fold), Arc::clone(&counted.roll));
        Some(Self { engine, fold, roll })
    }

    /// The accounts as they were judged.
    pub(super) fn now(&self) -> &Frame {
        &self.engine.now
    }

    /// The accounts of four weeks before.
    pub(super) fn before(&self) -> &Frame {
        &self.engine.before
    }

    pub(super) fn frame(&self, day: usize) -> &Frame {
        if day == 0 { self.now() } else { self.before() }
    }

    pub(super) fn fold(&self) -> &Fold {
        &self.fold
    }

    pub(super) fn roll(&self) -> &Arc<Roll> {
        &self.roll
    }

    pub(super) fn findings(&self) -> &[SnapshotFinding] {
        &self.engine.findings
    }
}
