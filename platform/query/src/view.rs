//! Who may see which cells.

use arrow::array::{ArrayRef, BooleanArray};
use arrow::buffer::BooleanBuffer;
use arrow::compute::nullif;
use kernel::{Class, Value};

use crate::expression::{Columns, Evaluated, Expression, Reason};
use crate::frame::Frame;
use crate::schema::TODAY;
use crate::values::value_at;

/// For each class the rows of a frame whose cells of that class may be seen.
///
/// A row without the class *general* does not exist for the viewer. A view belongs to one order of rows: make it anew with the frame.
#[derive(Debug, Clone)]
pub struct View {
    len: usize,
    /// In the order of [`Class::ALL`]; nothing means every row.
    rows: [Option<BooleanBuffer>; 4],
}

impl View {
    /// A view of everything in a frame of `len` rows.
    pub const fn all(len: usize) -> Self {
        Self { len, rows: [None, None, None, None] }
    }

    /// A view of nothing.
    pub fn none(len: usize) -> Self {
        Self { len, rows: [(); 4].map(|()| Some(BooleanBuffer::new_unset(len))) }
    }

    /// A view made by asking for each class and row.
    pub fn new(len: usize, may: impl Fn(Class, usize) -> bool) -> Self {
        Class::ALL.into_iter().fold(Self::none(len), |view, class| {
            view.allow(class, BooleanBuffer::collect_bool(len, |row| may(class, row)))
        })
    }

    /// The same view with exactly these rows of a class. Rows that the bitmap lacks are hidden.
    #[must_use]
    pub fn allow(mut self, class: Class, rows: BooleanBuffer) -> Self {
        let rows = if rows.len() == self.len {
            rows
        } else {
            BooleanBuffer::collect_bool(self.len, |row| row < rows.len() && rows.value(row))
        };
        self.rows[class as usize] = (rows.count_set_bits() < self.len).then_some(rows);
        self
    }

    /// Whether the cells of a class in a row may be seen. Of a row that may not be seen at all, nothing may.
    pub fn may_see(&self, row: usize, class: Class) -> bool {
        row < self.len && self.visible(row) && self.rows[class as usize].as_ref().is_none_or(|rows| rows.value(row))
    }

    /// Whether the row exists for the viewer.
    pub fn visible(&self, row: usize) -> bool {
        row < self.len && self.rows[Class::General as usize].as_ref().is_none_or(|rows| rows.value(row))
    }

    /// Whether at least one cell of the class may be seen: a column of which nothing can be seen need not be offered.
    pub fn sees_any(&self, class: Class) -> bool {
        self.len > 0 && self.rows_of(class).is_none_or(|rows| rows.count_set_bits() > 0)
    }

    /// The rows whose cells of a class may be seen; nothing means all.
    pub(crate) fn rows_of(&self, class: Class) -> Option<BooleanBuffer> {
        let [general, ..] = &self.rows;
        match (general, &self.rows[class as usize]) {
            (None, rows) | (rows, None) => rows.clone(),
            (Some(general), Some(rows)) => Some(general & rows),
        }
    }
}

/// A cell as a viewer gets it.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Its value, perhaps unknown.
    Known(Value),
    /// The viewer may not know it.
    Hidden,
}

impl Cell {
    /// The value, if it may be seen and there is one.
    pub fn value(&self) -> Option<&Value> {
        match self {
            Self::Known(value) if !value.is_null() => Some(value),
            _ => None,
        }
    }

    /// Whether the viewer may not know it.
    pub const fn is_hidden(&self) -> bool {
        matches!(self, Self::Hidden)
    }
}

/// A frame as one viewer sees it. Every list, count, sum, search and explanation goes through it.
#[derive(Debug, Clone, Copy)]
pub struct Viewed<'a> {
    /// What is looked at.
    pub frame: &'a Frame,
    /// By whose rights.
    pub view: &'a View,
}

impl<'a> Viewed<'a> {
    /// `frame` by the rights of `view`, which was made for it.
    pub const fn new(frame: &'a Frame, view: &'a View) -> Self {
        Self { frame, view }
    }

    /// One cell. An unknown column and the row of a subject that may not be seen are hidden.
    pub fn value(&self, row: usize, key: &str) -> Cell {
        let class = if key == TODAY { Some(Class::General) } else { self.frame.spec(key).map(|spec| spec.class) };
        match class {
            Some(class) if self.fits() && self.view.may_see(row, class) => Cell::Known(self.frame.value(row, key)),
            _ => Cell::Hidden,
        }
    }

    /// The row of a subject, if it exists for the viewer.
    pub fn row(&self, id: &str) -> Option<usize> {
        self.frame.row(id).filter(|&row| self.fits() && self.view.visible(row))
    }

    /// A whole column, unknown where it is hidden.
    pub fn column(&self, key: &str) -> Option<ArrayRef> {
        if key == TODAY {
            return self.frame.array(key);
        }
        let column = self.frame.find(key)?;
        match self.rows_of(column.spec.class) {
            None => Some(ArrayRef::clone(&column.array)),
            // `nullif` fails for unequal lengths only, which `rows_of` excludes.
            Some(rows) => nullif(&column.array, &BooleanArray::new(!&rows, None)).ok(),
        }
    }

    /// Whether the view was made for a frame of this many rows.
    fn fits(&self) -> bool {
        self.view.len == self.frame.len()
    }

    /// The rows whose cells of a class may be seen; nothing means all. Through a view of another frame nothing is seen.
    fn rows_of(&self, class: Class) -> Option<BooleanBuffer> {
        let rows = self.view.rows_of(class);
        if self.fits() { rows } else { Some(BooleanBuffer::new_unset(self.frame.len())) }
    }

    /// The rows that exist for the viewer.
    pub(crate) fn visible_rows(&self) -> BooleanBuffer {
        self.rows_of(Class::General).unwrap_or_else(|| BooleanBuffer::new_set(self.frame.len()))
    }

    /// Which cells of a column may be seen; nothing means all.
    pub(crate) fn seen(&self, key: &str) -> Option<BooleanBuffer> {
        self.rows_of(self.frame.spec(key)?.class)
    }

    /// The expression over what the viewer may see: unknown where an input is hidden.
    pub fn evaluate(&self, expression: &Expression) -> Evaluated {
        expression.evaluate_over(self)
    }

    /// Why the expression has its value in `row`: one entry for each part that stands between `and` and `or`.
    pub fn explain(&self, expression: &Expression, row: usize) -> Vec<Reason> {
        expression.explain_with(row, self, |key| self.value(row, key))
    }

    /// The cell of an expression's result in `row`: hidden if an input is.
    pub fn result(&self, expression: &Expression, row: usize) -> Cell {
        if expression.inputs().iter().any(|key| self.value(row, key).is_hidden()) {
            return Cell::Hidden;
        }
        let one = OneRow { columns: self, row };
        Cell::Known(value_at(&expression.evaluate_over(&one).array, 0))
    }
}

impl Columns for Viewed<'_> {
    fn rows(&self) -> usize {
        self.frame.len()
    }

    fn get(&self, key: &str) -> Option<ArrayRef> {
        self.column(key)
    }

    fn subject(&self, row: usize) -> &str {
        self.frame.id(row)
    }
}

/// A single row of other columns.
pub(crate) struct OneRow<'a> {
    pub(crate) columns: &'a dyn Columns,
    pub(crate) row: usize,
}

impl Columns for OneRow<'_> {
    fn rows(&self) -> usize {
        usize::from(self.row < self.columns.rows())
    }

    fn get(&self, key: &str) -> Option<ArrayRef> {
        let array = self.columns.get(key)?;
        Some(array.slice(self.row.min(array.len()), self.rows()))
    }

    fn subject(&self, row: usize) -> &str {
        self.columns.subject(self.row + row)
    }
}
