//! What a run carries along: counts, rejected rows, amounts, and whom to tell how far it is.

use kernel::{Instant, Result, Says};
use tables::{Mapped, MappedRow, Reject, Target};
use web::Shared;
use web::module::RowOutcome;

use super::amounts::Amounts;
use super::feed::Chunk;
use super::rejects::Rejects;
use super::{Counts, Done, Job};

/// One run of a job.
pub(super) struct Session<'a> {
    pub app: &'a Shared,
    pub job: &'a Job,
    pub id: String,
    pub target: Target,
    pub counts: Counts,
    pub rejects: Rejects,
    pub amounts: Amounts,
    pub warnings: Vec<Says>,
    pub newest: Option<Instant>,
    pub unattached: u64,
    pub created: u64,
    progress: &'a (dyn Fn(&Counts) + Send + Sync),
}

impl<'a> Session<'a> {
    /// A run that has not read anything yet.
    pub fn new(
        app: &'a Shared,
        job: &'a Job,
        (id, target): (String, Target),
        progress: &'a (dyn Fn(&Counts) + Send + Sync),
    ) -> Self {
        let reader = job.reader.clone().unwrap_or_else(|| app.reader());
        Self {
            app,
            job,
            id,
            amounts: Amounts::new(&target),
            target,
            counts: Counts::default(),
            rejects: Rejects::new(job.rejects.clone(), reader),
            warnings: Vec::new(),
            newest: None,
            unattached: 0,
            created: 0,
            progress,
        }
    }

    /// Takes a chunk in: counts its rows, notes the rejected ones, gives the others back.
    pub fn sift(&mut self, chunk: Chunk) -> Result<Vec<MappedRow>> {
        self.job.alive()?;
        (self.counts.skipped, self.counts.read, self.counts.total) = (chunk.skipped, chunk.read, chunk.total);
        self.counts.rows += chunk.rows.len() as u64;
        let mut rows = Vec::with_capacity(chunk.rows.len());
        for mapped in chunk.rows {
            match mapped {
                Mapped::Row(row) => rows.push(row),
                Mapped::Rejected(rejected) => self.reject(&rejected.rejects)?,
            }
        }
        Ok(rows)
    }

    /// One row was not taken.
    pub fn reject(&mut self, rejects: &[Reject]) -> Result<()> {
        self.counts.rejected += 1;
        self.rejects.note(rejects)
    }

    /// What became of rows that were handed on.
    pub fn tally(&mut self, outcomes: &[RowOutcome]) -> Result<()> {
        for outcome in outcomes {
            match outcome {
                RowOutcome::New => self.counts.fresh += 1,
                RowOutcome::Changed => self.counts.changed += 1,
                RowOutcome::Unchanged => self.counts.unchanged += 1,
                RowOutcome::Rejected(reject) => self.reject(std::slice::from_ref(reject))?,
            }
        }
        Ok(())
    }

    /// Says how far it is.
    pub fn tell(&self) {
        (self.progress)(&self.counts);
    }

    /// The result.
    pub fn finish(self) -> Result<Done> {
        Ok(Done {
            id: self.id,
            counts: self.counts,
            reasons: self.rejects.finish()?,
            warnings: self.warnings,
            newest: self.newest,
            unattached: self.unattached,
            created: self.created,
        })
    }
}
