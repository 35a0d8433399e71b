//! Typed rows: a mapping applied to a source.
mod cells;
mod lookup;
mod merge;
mod plan;
mod row;

use std::collections::VecDeque;
use std::sync::Arc;

use kernel::{Error, Says};

use crate::{Failure, Mapping, Row, Source, Target};

use merge::Merger;
use plan::Plan;
pub use row::{Mapped, MappedRow, Reference, Reject, Rejected};

/// Rows of a source as its mapping reads them. Memory: a few rows, the lookup tables, nothing that grows with the file.
pub struct MappedReader {
    source: Source,
    plan: Plan,
    merger: Option<Merger>,
    ready: VecDeque<Mapped>,
    skipped: u64,
    ended: bool,
}

impl MappedReader {
    /// Applies `mapping` to `source`; `target` says what its fields hold.
    ///
    /// # Errors
    /// `tables-mapping-problems` with one fault per blocking [`crate::Problem`]; a lookup file that cannot be read.
    pub fn new(source: Source, mapping: &Mapping, target: &Target) -> Result<Self, Error> {
        let problems = mapping.validate(source.columns(), target);
        let mut error = Error::invalid(Says::new("tables-mapping-problems").with("mapping", mapping.name.as_str()));
        for problem in problems.iter().filter(|problem| problem.blocking) {
            let place = problem.field.as_deref().or(problem.column.as_deref()).unwrap_or("mapping");
            error = error.fault(place, problem.says());
        }
        if !error.faults.is_empty() {
            return Err(error);
        }
        let plan = Plan::new(mapping, source.columns(), target, source.folder())?;
        let merger = mapping.merge.as_ref().map(Merger::new);
        Ok(Self { source, plan, merger, ready: VecDeque::new(), skipped: 0, ended: false })
    }

    /// The source, for its columns and progress.
    pub const fn source(&self) -> &Source {
        &self.source
    }

    /// How many rows the mapping's `skip` left out so far.
    pub const fn skipped(&self) -> u64 {
        self.skipped
    }

    fn take(&mut self, row: Row) {
        if self.plan.skips(&row) {
            self.skipped += 1;
            return;
        }
        for mapped in self.plan.map(Arc::new(row)) {
            match (&mut self.merger, mapped) {
                (Some(merger), Mapped::Row(row)) => self.ready.extend(merger.push(row)),
                (_, other) => self.ready.push_back(other),
            }
        }
    }
}

impl Iterator for MappedReader {
    type Item = Result<Mapped, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(mapped) = self.ready.pop_front() {
                return Some(Ok(mapped));
            }
            if self.ended {
                return None;
            }
            match self.source.next() {
                Some(Ok(row)) => self.take(row),
                Some(Err(failure)) => {
                    self.ended = true;
                    return Some(Err(failure));
                }
                None => {
                    self.ended = true;
                    self.ready.extend(self.merger.as_mut().and_then(Merger::finish).map(Mapped::Row));
                }
            }
        }
    }
}
