//! Evaluating definitions over columns: a pure function of columns, definitions and day.
//!
//! Where the same definitions judged the same subjects on the same day before, only the rows whose columns differ are judged again;
//! places among others and scores that roll up are what a row's own columns do not decide, so that those rows join whose place or score
//! moved.
mod borders;
mod health;
mod part;
mod ranks;
mod roll_up;

use std::collections::BTreeSet;

use kernel::{Day, Result};
use query::{Frame, SnapshotFinding};

use web::components::Band;

use crate::closed::Said;
use crate::definitions::compiled::{BEFORE, Card, Compiled, Step};
pub(crate) use borders::Exceptions;
pub(crate) use health::{band, share};
use part::Judging;

/// What judging needs besides the columns.
pub(super) struct Case<'a> {
    /// The definitions.
    pub(super) compiled: &'a Compiled,
    /// The accounts four weeks earlier, row by row; nothing when it is these that are judged.
    pub(super) before: Option<&'a Frame>,
    /// Since when an account has its band, if it has this one now.
    pub(super) since: &'a dyn Fn(usize, &str) -> Option<Day>,
    /// The band that holds, for the row, the scorecard and what the score alone says.
    pub(super) steady: &'a dyn Fn(usize, &Card, Said) -> Band,
    /// What these definitions gave before; nothing to judge all rows.
    pub(super) last: Option<Last<'a>>,
}

/// A former judgement of the same subjects, by the same definitions, on the same day.
#[derive(Clone)]
pub(super) struct Last<'a> {
    /// Columns and verdicts.
    pub(super) frame: &'a Frame,
    /// The rows whose columns differ now.
    pub(super) rows: BTreeSet<u32>,
    /// What could not be computed then.
    pub(super) findings: &'a [SnapshotFinding],
}

/// Columns with verdicts.
pub(super) struct Judged {
    pub(super) frame: Frame,
    pub(super) findings: Vec<SnapshotFinding>,
    /// The rows that were judged again; nothing when all were.
    pub(super) rows: Option<BTreeSet<u32>>,
}

/// The frame with all columns that definitions give.
pub(super) fn judge(mut frame: Frame, case: &Case<'_>) -> Result<Judged> {
    if let Some(before) = case.before {
        frame = remembered(frame, before, case.compiled)?;
    }
    let mut judging = Judging::new(frame, case.last.as_ref());
    for step in &case.compiled.steps {
        match step {
            Step::Column { is_signal: true, .. } if case.before.is_none() => {}
            Step::Column { spec, expression, .. } => judging.column(spec, expression)?,
            Step::Rank { spec, of, among } => ranks::rank(&mut judging, spec, (of, among.as_ref()))?,
            Step::Health(cards, _) => health::health(&mut judging, cards, case)?,
            Step::Division { spec, rules } => ranks::divide(&mut judging, spec, rules)?,
        }
    }
    Ok(judging.done())
}

/// The frame with the columns of four weeks ago that definitions use. One that the definitions give only then comes from there too.
fn remembered(mut frame: Frame, before: &Frame, compiled: &Compiled) -> Result<Frame> {
    for key in &compiled.before {
        if let (Some(spec), Some(array)) = (before.spec(key), before.array(key)) {
            let label = kernel::Says::new("column-four-weeks-ago").with("name", spec.label.clone());
            let spec = query::ColumnSpec { key: format!("{key}{BEFORE}"), label, ..spec.clone() };
            frame = frame.with_array(spec, array)?;
        }
    }
    Ok(frame)
}

#[cfg(test)]
mod tests;
