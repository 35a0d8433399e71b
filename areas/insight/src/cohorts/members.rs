//! Everybody who began, with the day on which they did and the one on which they left.

use std::collections::BTreeSet;

use kernel::{Day, Error, Result, Value};
use query::{Expression, Viewed};

use super::ask::Asked;

/// Somebody who began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Member {
    /// The row of the accounts.
    pub(super) row: usize,
    pub(super) start: Day,
    /// The day on which they left, if they did by today.
    pub(super) end: Option<Day>,
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Members {
    pub(super) all: Vec<Member>,
    /// The day until which they are known.
    pub(super) today: Day,
    /// Accounts whose days may not be seen.
    pub(super) hidden: usize,
}

/// Those whom the viewer may see.
///
/// # Errors
/// A fault of the field `who`; a column that does not exist.
pub(super) fn members(viewed: &Viewed<'_>, asked: &Asked, today: Day) -> Result<Members> {
    let class = |field: &str, key: &str| {
        viewed.frame.spec(key).map(|spec| spec.class).ok_or_else(|| Error::field(field, "cohorts-no-column"))
    };
    let (counts, reads) = who(viewed, &asked.who)?;
    let mut classes = vec![class("start", &asked.start)?, class("end", &asked.end)?];
    classes.extend(reads.iter().filter_map(|key| viewed.frame.spec(key)).map(|spec| spec.class));
    let mut members = Members { today, ..Members::default() };
    for row in (0..viewed.frame.len()).filter(|&row| viewed.view.visible(row)) {
        // Whoever may not see when somebody left would take them for one who is still there; and of whom it is hidden whether they count,
        // those who left might be the only ones that do.
        if !classes.iter().all(|class| viewed.view.may_see(row, *class)) {
            members.hidden += 1;
            continue;
        }
        if !counts(row) {
            continue;
        }
        let day = |key: &str| match viewed.frame.value(row, key) {
            Value::Date(day) => Some(day),
            _ => None,
        };
        let Some(start) = day(&asked.start).filter(|start| *start <= today) else { continue };
        let end = day(&asked.end).filter(|end| *end <= today).map(|end| end.max(start));
        members.all.push(Member { row, start, end });
    }
    Ok(members)
}

/// Whether a row counts (everybody when nothing is asked), and the columns that decide it.
///
/// # Errors
/// A fault of the field `who`.
pub(crate) fn who(viewed: &Viewed<'_>, source: &str) -> Result<(impl Fn(usize) -> bool + use<>, BTreeSet<String>)> {
    use arrow::array::{Array, AsArray};
    let mut reads = BTreeSet::new();
    let found = if source.trim().is_empty() {
        None
    } else {
        let condition = Expression::condition(source, viewed.frame).map_err(|e| Error::field("who", e.says()))?;
        reads = condition.inputs().clone();
        Some(viewed.evaluate(&condition).array)
    };
    let counts = move |row: usize| {
        found.as_ref().is_none_or(|found| found.as_boolean_opt().is_some_and(|f| f.is_valid(row) && f.value(row)))
    };
    Ok((counts, reads))
}
