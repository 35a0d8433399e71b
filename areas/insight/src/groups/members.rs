//! Who counts, with their numbers of today and of four weeks ago, as far as the viewer may see them.

use arrow::array::{Array, AsArray};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Float64Type};
use kernel::{Error, Result, Says, ValueType};
use query::{Frame, Viewed};

use super::ask::Asked;
use crate::cohorts::who;

/// The numbers that groups are found in: nothing else decides them.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Numbers {
    /// Columns.
    pub(super) width: usize,
    /// Row after row, today.
    pub(super) now: Vec<f64>,
    /// Places of those whose numbers of then are known.
    pub(super) known_then: Vec<usize>,
    /// Their numbers, row after row.
    pub(super) then: Vec<f64>,
}

/// Those who count.
#[derive(Debug, Default)]
pub(super) struct Members {
    /// Their rows, in the order of the numbers.
    pub(super) rows: Vec<usize>,
    pub(super) numbers: std::sync::Arc<Numbers>,
    /// Accounts whose numbers may not be seen, or of which that decides whether they count.
    pub(super) hidden: usize,
    /// Accounts that count, but of which a number is not known.
    pub(super) unknown: usize,
}

/// Those of today; `before` holds the columns of four weeks ago.
///
/// # Errors
/// A fault of the field `who` or `columns`.
pub(super) fn members(viewed: &Viewed<'_>, asked: &Asked, before: Option<&Frame>) -> Result<Members> {
    let keys = asked.keys()?;
    let mut classes = keys.iter().map(|key| class(viewed, key)).collect::<Result<Vec<_>>>()?;
    let (counts, reads) = who(viewed, &asked.who)?;
    classes.extend(reads.iter().filter_map(|key| viewed.frame.spec(key)).map(|spec| spec.class));
    let now = table(viewed.frame, &keys);
    let then = before.map(|frame| (frame, table(frame, &keys)));
    let mut numbers = Numbers { width: keys.len(), ..Numbers::default() };
    let mut members = Members::default();
    for row in (0..viewed.frame.len()).filter(|&row| viewed.view.visible(row)) {
        if !classes.iter().all(|class| viewed.view.may_see(row, *class)) {
            members.hidden += 1;
            continue;
        }
        if !counts(row) {
            continue;
        }
        let Some(own) = at(&now, row) else {
            members.unknown += 1;
            continue;
        };
        let was = then.as_ref().and_then(|(frame, then)| at(then, frame.row(viewed.frame.id(row))?));
        if let Some(was) = was {
            numbers.known_then.push(members.rows.len());
            numbers.then.extend(was);
        }
        numbers.now.extend(own);
        members.rows.push(row);
    }
    members.numbers = std::sync::Arc::new(numbers);
    Ok(members)
}

/// The class of a column of numbers of which something may be seen.
fn class(viewed: &Viewed<'_>, key: &str) -> Result<kernel::Class> {
    let fault =
        |message: &str| Err(Error::invalid("error-form").fault("columns", Says::new(message).with("column", key)));
    match viewed.frame.spec(key) {
        Some(spec) if !is_number(spec.ty) => fault("groups-no-number"),
        Some(spec) if !viewed.frame.is_empty() && !viewed.view.sees_any(spec.class) => fault("groups-hidden-column"),
        Some(spec) => Ok(spec.class),
        None => fault("groups-no-column"),
    }
}

/// Whether a column of this type holds numbers.
pub(super) fn is_number(ty: ValueType) -> bool {
    matches!(ty, ValueType::Number | ValueType::Money)
}

/// Columns as numbers; one that is not there knows none.
fn table(frame: &Frame, keys: &[String]) -> Vec<Option<arrow::array::ArrayRef>> {
    keys.iter().map(|key| cast(&frame.array(key)?, &DataType::Float64).ok()).collect()
}

/// The numbers of a row, where all are known.
fn at(table: &[Option<arrow::array::ArrayRef>], row: usize) -> Option<Vec<f64>> {
    let cell = |column: &Option<arrow::array::ArrayRef>| {
        let numbers = column.as_ref()?.as_primitive_opt::<Float64Type>()?;
        (row < numbers.len() && numbers.is_valid(row)).then(|| numbers.value(row)).filter(|number| number.is_finite())
    };
    table.iter().map(cell).collect()
}
