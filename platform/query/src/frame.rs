//! One row per subject, in columns.

use std::collections::HashMap;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, Date32Array, StringArray, new_null_array};
use kernel::{Class, Day, Error, Result, Value, ValueType};

use crate::column::Column;
use crate::expression::Columns;
use crate::schema::{ColumnSpec, Schema, TODAY};
use crate::values::{array_of, arrow_type, day_number, finite_only, value_at};

/// Columns over the subjects of one kind. Cloning shares everything; adding a column to a clone leaves the other as it was.
#[derive(Debug, Clone)]
pub struct Frame {
    subjects: Arc<Subjects>,
    columns: Arc<Vec<Arc<Column>>>,
    places: Arc<HashMap<String, usize>>,
    today: Option<Day>,
}

#[derive(Debug)]
struct Subjects {
    ids: StringArray,
    /// Rows in the order of their ids: looking one up is a binary search, without a second copy of the ids.
    by_id: Vec<u32>,
    /// For each row its place in that order.
    place: Vec<u32>,
}

impl Frame {
    /// A frame without columns; row numbers follow the order of `ids`, which must differ from each other.
    pub fn new(ids: Vec<String>) -> Self {
        let count = u32::try_from(ids.len()).unwrap_or(u32::MAX);
        let ids = StringArray::from(ids);
        let mut by_id: Vec<u32> = (0..count).collect();
        by_id.sort_by_key(|&row| ids.value(row as usize));
        let mut place = vec![0; by_id.len()];
        for (at, &row) in (0..).zip(&by_id) {
            place[row as usize] = at;
        }
        let subjects = Arc::new(Subjects { ids, by_id, place });
        Self { subjects, columns: Arc::default(), places: Arc::default(), today: None }
    }

    /// The same frame judged on `day`: the value of the column `today` in every row. Without it `today` is unknown.
    #[must_use]
    pub fn with_today(mut self, day: Day) -> Self {
        self.today = Some(day);
        self
    }

    /// The same frame with one more column; a column of the same key is replaced and keeps its place.
    ///
    /// Money cells are numbers in major units, kept to four decimals. A number that is not finite becomes unknown.
    ///
    /// # Errors
    /// The number of cells is not the number of rows, a cell is of another type, or the key is `today`.
    pub fn with(self, spec: ColumnSpec, values: Vec<Value>) -> Result<Self> {
        match array_of(spec.ty, &values) {
            Ok(array) => self.with_array(spec, array),
            Err(row) => {
                Err(Error::internal(format!("column {}: row {row} is not of type {}", spec.key, spec.ty.key())))
            }
        }
    }

    /// The same frame with one more column that is an Arrow array already, of the type that [`arrow_type`] names.
    ///
    /// # Errors
    /// The array's length or type does not fit, or the key is `today`.
    pub fn with_array(mut self, spec: ColumnSpec, array: ArrayRef) -> Result<Self> {
        if spec.key == TODAY {
            return Err(Error::internal("the column `today` is the frame's own: use with_today"));
        }
        if array.len() != self.len() {
            return Err(Error::internal(format!("column {}: {} cells for {} rows", spec.key, array.len(), self.len())));
        }
        if *array.data_type() != arrow_type(spec.ty) {
            return Err(Error::internal(format!(
                "column {}: {} is not {}",
                spec.key,
                array.data_type(),
                spec.ty.key()
            )));
        }
        let key = spec.key.clone();
        let column = Arc::new(Column::new(spec, finite_only(array)));
        let columns = Arc::make_mut(&mut self.columns);
        if let Some(&place) = self.places.get(&key) {
            columns[place] = column;
        } else {
            Arc::make_mut(&mut self.places).insert(key, columns.len());
            columns.push(column);
        }
        Ok(self)
    }

    /// The row of a subject.
    pub fn row(&self, id: &str) -> Option<usize> {
        let Subjects { ids, by_id, .. } = self.subjects.as_ref();
        let found = by_id.binary_search_by(|&row| ids.value(row as usize).cmp(id)).ok()?;
        Some(by_id[found] as usize)
    }

    /// The id of the subject in `row`; empty if there is no such row.
    pub fn id(&self, row: usize) -> &str {
        if row < self.len() { self.subjects.ids.value(row) } else { "" }
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.subjects.ids.len()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether another frame has the same subjects in the same rows.
    pub fn same_subjects(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.subjects, &other.subjects) || self.subjects.ids == other.subjects.ids
    }

    /// The day on which the frame is judged.
    pub const fn today(&self) -> Option<Day> {
        self.today
    }

    /// What is known of a column.
    pub fn spec(&self, key: &str) -> Option<&ColumnSpec> {
        Some(&self.find(key)?.spec)
    }

    /// All columns in the order in which they were added, without `today`.
    pub fn specs(&self) -> impl Iterator<Item = &ColumnSpec> {
        self.columns.iter().map(|column| &column.spec)
    }

    /// One cell; unknown if there is no such column or row. It does not ask who is looking: see [`crate::Viewed`].
    pub fn value(&self, row: usize, key: &str) -> Value {
        self.array(key).map_or(Value::Null, |array| value_at(&array, row))
    }

    /// A whole column, `today` included.
    pub fn array(&self, key: &str) -> Option<ArrayRef> {
        if key == TODAY {
            return Some(self.today.map_or_else(
                || new_null_array(&arrow_type(ValueType::Date), self.len()),
                |day| Arc::new(Date32Array::from_value(day_number(day), self.len())),
            ));
        }
        Some(Arc::clone(&self.find(key)?.array))
    }

    /// Computes what sorting by these columns and searching in them needs, so that the first reader does not wait for it.
    pub fn prepare<'a>(&self, keys: impl IntoIterator<Item = &'a str>) {
        for column in keys.into_iter().filter_map(|key| self.find(key)) {
            column.ranks();
        }
    }

    /// The same frame with columns that are equal to those of `before` taken from there, with all that was computed for sorting and
    /// searching.
    #[must_use]
    pub fn reusing(mut self, before: &Self) -> Self {
        if !self.same_subjects(before) {
            return self;
        }
        for column in Arc::make_mut(&mut self.columns) {
            if let Some(known) = before.find(&column.spec.key)
                && !Arc::ptr_eq(known, column)
                && known.spec == column.spec
                && (Arc::ptr_eq(&known.array, &column.array) || known.array.as_ref() == column.array.as_ref())
            {
                *column = Arc::clone(known);
            }
        }
        self
    }

    pub(crate) fn find(&self, key: &str) -> Option<&Arc<Column>> {
        self.columns.get(*self.places.get(key)?)
    }

    /// For each row its place in the order of ids.
    pub(crate) fn id_places(&self) -> &[u32] {
        &self.subjects.place
    }
}

impl Schema for Frame {
    fn column(&self, key: &str) -> Option<(ValueType, Class)> {
        self.spec(key).map(|spec| (spec.ty, spec.class))
    }

    fn names(&self) -> Vec<String> {
        self.specs().map(|spec| spec.key.clone()).collect()
    }
}

impl Columns for Frame {
    fn rows(&self) -> usize {
        self.len()
    }

    fn get(&self, key: &str) -> Option<ArrayRef> {
        self.array(key)
    }

    fn subject(&self, row: usize) -> &str {
        self.id(row)
    }
}
