//! The rows that are judged: all, or those that differ from the last time.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, BooleanArray, Float64Array};
use arrow::datatypes::Float64Type;
use kernel::Result;
use query::{ColumnSpec, Evaluated, Expression, Frame, MAX_FINDINGS, Part, SnapshotFinding, differing};

use super::{Judged, Last};
use crate::definitions::model::ACCOUNT;

/// A judgement under way.
pub(super) struct Judging<'a> {
    /// The columns so far, in all rows.
    pub(super) frame: Frame,
    last: Option<&'a Last<'a>>,
    rows: BTreeSet<u32>,
    /// The same rows; nothing when all are judged.
    part: Option<Part>,
    findings: Vec<SnapshotFinding>,
}

impl<'a> Judging<'a> {
    pub(super) fn new(frame: Frame, last: Option<&'a Last<'a>>) -> Self {
        let rows = last.map(|l| l.rows.clone()).unwrap_or_default();
        let part = last.map(|_| Part::new(&frame, &rows));
        Self { frame, last, rows, part, findings: Vec::new() }
    }

    /// How many rows are judged.
    pub(super) fn len(&self) -> usize {
        self.part.as_ref().map_or(self.frame.len(), |part| part.rows().len())
    }

    /// The row of the frame behind a judged one.
    pub(super) fn row(&self, at: usize) -> usize {
        self.part.as_ref().map_or(at, |part| part.rows().get(at).map_or(at, |&row| row as usize))
    }

    /// What these expressions read of a frame with the same subjects, in the judged rows.
    pub(super) fn cells<'f>(
        &self,
        frame: &'f Frame,
        expressions: impl IntoIterator<Item = &'f Expression>,
    ) -> Result<Cow<'f, Frame>> {
        let Some(part) = &self.part else { return Ok(Cow::Borrowed(frame)) };
        let keys: BTreeSet<&String> = expressions.into_iter().flat_map(Expression::inputs).collect();
        part.of(frame, keys).map(Cow::Owned)
    }

    /// Whether all that these expressions read is what it was the last time, in every row.
    fn same_inputs<'f>(&self, expressions: impl IntoIterator<Item = &'f Expression>) -> bool {
        let Some(last) = self.last else { return false };
        let same = |key: &String| match (self.frame.array(key), last.frame.array(key)) {
            (Some(new), Some(old)) => Arc::ptr_eq(&new, &old),
            (None, None) => true,
            _ => false,
        };
        expressions.into_iter().flat_map(Expression::inputs).all(same)
    }

    /// Takes a column over from the last time if all that its expressions read is as it was; tells whether it did.
    pub(super) fn kept<'f>(
        &mut self,
        spec: &ColumnSpec,
        expressions: impl IntoIterator<Item = &'f Expression>,
    ) -> Result<bool> {
        let Some(old) = self.last.and_then(|l| l.frame.array(&spec.key)) else { return Ok(false) };
        if !self.same_inputs(expressions) {
            return Ok(false);
        }
        self.frame = self.frame.clone().with_array(spec.clone(), old)?;
        self.tell(&spec.key, &BTreeSet::new(), Vec::new());
        Ok(true)
    }

    /// A column from an expression.
    pub(super) fn column(&mut self, spec: &ColumnSpec, expression: &Expression) -> Result<()> {
        if self.kept(spec, [expression])? {
            return Ok(());
        }
        let frame = self.frame.clone();
        let Evaluated { array, findings, .. } = expression.evaluate(self.cells(&frame, [expression])?.as_ref());
        let found = findings.into_iter().map(|mut finding| {
            finding.row = self.row(finding.row);
            SnapshotFinding { subject: ACCOUNT.to_owned(), column: spec.key.clone(), finding }
        });
        let found = found.collect();
        let rows = self.rows.clone();
        self.tell(&spec.key, &rows, found);
        self.put(spec.clone(), &array)
    }

    /// Adds what was found of a column in `rows` to what is still known of it in the others.
    fn tell(&mut self, column: &str, rows: &BTreeSet<u32>, found: Vec<SnapshotFinding>) {
        let judged = |row: usize| u32::try_from(row).is_ok_and(|row| rows.contains(&row));
        let known = self.last.into_iter().flat_map(|l| l.findings);
        let known = known.filter(|f| f.column == column && !judged(f.finding.row)).cloned();
        let mut all: Vec<SnapshotFinding> = known.chain(found).collect();
        all.sort_by_key(|f| f.finding.row);
        all.truncate(MAX_FINDINGS);
        self.findings.extend(all);
    }

    /// A column whose cells in the judged rows are these.
    pub(super) fn put(&mut self, spec: ColumnSpec, cells: &ArrayRef) -> Result<()> {
        let array = self.merged(&spec.key, cells)?;
        self.add(spec, array)
    }

    /// A column that was computed in all rows: those in which it differs are judged from here on.
    pub(super) fn put_whole(&mut self, spec: ColumnSpec, array: ArrayRef) -> Result<()> {
        let array = self.joined(&spec.key, array);
        self.add(spec, array)
    }

    /// A column of all rows as it is.
    pub(super) fn add(&mut self, spec: ColumnSpec, array: ArrayRef) -> Result<()> {
        self.frame = self.frame.clone().with_array(spec, array)?;
        Ok(())
    }

    /// All cells of a column: these in the judged rows, those of the last time in the others.
    pub(super) fn merged(&self, key: &str, cells: &ArrayRef) -> Result<ArrayRef> {
        let old = self.last.and_then(|l| l.frame.array(key));
        match (&self.part, old) {
            (Some(part), Some(old)) => part.put(&old, cells),
            _ => Ok(Arc::clone(cells)),
        }
    }

    /// The cells of a column that was computed in all rows; those in which it differs from the last time are judged from here on.
    pub(super) fn joined(&mut self, key: &str, array: ArrayRef) -> ArrayRef {
        let old = self.last.and_then(|l| l.frame.array(key));
        let moved = old.and_then(|old| Some((differing(&array, &old)?, old)));
        match moved {
            Some((rows, old)) if rows.is_empty() => old,
            Some((rows, _)) => {
                self.rows.extend(rows);
                self.part = Some(Part::new(&self.frame, &self.rows));
                array
            }
            None => array,
        }
    }

    pub(super) fn done(self) -> Judged {
        Judged { frame: self.frame, findings: self.findings, rows: self.part.map(|_| self.rows) }
    }
}

/// The numbers of an expression of that type.
pub(super) fn numbers(expression: &Expression, frame: &Frame) -> Float64Array {
    let array = expression.evaluate(frame).array;
    array.as_primitive_opt::<Float64Type>().cloned().unwrap_or_else(|| Float64Array::new_null(frame.len()))
}

/// The flags of an expression of that type.
pub(super) fn flags(expression: &Expression, frame: &Frame) -> BooleanArray {
    let array = expression.evaluate(frame).array;
    array.as_boolean_opt().cloned().unwrap_or_else(|| BooleanArray::new_null(frame.len()))
}

pub(super) fn holds(flags: &BooleanArray, row: usize) -> bool {
    flags.is_valid(row) && flags.value(row)
}
