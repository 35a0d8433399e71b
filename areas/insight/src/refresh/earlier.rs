//! What the last refresh left, where this one may go on from it: the same definitions, over the same kinds of columns, on the same day.

use std::sync::Arc;

use query::{Frame, SnapshotFinding};
use web::App;

use super::fold::Fold;
use super::roll::Roll;
use crate::definitions::{Compiled, Set};
use crate::state::{self, Engine};

/// The last refresh.
pub(super) struct Earlier(Arc<Engine>);

impl Earlier {
    /// The last refresh, if what it left can be gone on from; otherwise all is judged anew.
    pub(super) fn of(app: &App, set: &Set, compiled: &Arc<Compiled>) -> Option<Self> {
        let engine = state::engine(app)?;
        let same = engine.set.id == set.id && Arc::ptr_eq(&engine.compiled, compiled);
        (same && engine.now.today() == Some(app.today())).then_some(Self(engine))
    }

    /// The accounts as they were judged.
    pub(super) fn now(&self) -> &Frame {
        &self.0.now
    }

    /// The accounts of four weeks before.
    pub(super) fn before(&self) -> &Frame {
        &self.0.before
    }

    pub(super) fn frame(&self, day: usize) -> &Frame {
        if day == 0 { self.now() } else { self.before() }
    }

    pub(super) fn fold(&self) -> &Fold {
        &self.0.fold
    }

    pub(super) fn roll(&self) -> &Arc<Roll> {
        &self.0.roll
    }

    pub(super) fn findings(&self) -> &[SnapshotFinding] {
        &self.0.findings
    }
}
