//! Some rows of a frame, to be computed apart and put back: what changed is judged, the rest stays as it is.

use std::collections::BTreeSet;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, BooleanArray, UInt32Array};
use arrow::compute::kernels::cmp::distinct;
use arrow::compute::{interleave, take};
use kernel::{Error, Result};

use crate::frame::Frame;

/// Rows of a frame, in ascending order.
#[derive(Debug)]
pub struct Part {
    rows: UInt32Array,
    /// The subjects of these rows, without columns.
    blank: Frame,
}

impl Part {
    /// These rows of `frame`.
    pub fn new(frame: &Frame, rows: &BTreeSet<u32>) -> Self {
        let ids = rows.iter().map(|&row| frame.id(row as usize).to_owned()).collect();
        Self { rows: rows.iter().copied().collect(), blank: Frame::new(ids) }
    }

    /// The rows.
    pub fn rows(&self) -> &[u32] {
        self.rows.values()
    }

    /// These columns of a frame with the same subjects, in these rows, on its day. A column that the frame lacks is left out.
    ///
    /// # Errors
    /// The frame has fewer rows.
    pub fn of<'a>(&self, frame: &Frame, keys: impl IntoIterator<Item = &'a String>) -> Result<Frame> {
        let mut part = self.blank.clone();
        if let Some(day) = frame.today() {
            part = part.with_today(day);
        }
        for key in keys {
            if let (Some(spec), Some(array)) = (frame.spec(key), frame.array(key)) {
                let cells = take(array.as_ref(), &self.rows, None).map_err(Error::internal)?;
                part = part.with_array(spec.clone(), cells)?;
            }
        }
        Ok(part)
    }

    /// The column `old` with `cells` in these rows; `old` itself when they are there already.
    ///
    /// # Errors
    /// Types or lengths do not fit.
    pub fn put(&self, old: &ArrayRef, cells: &ArrayRef) -> Result<ArrayRef> {
        let before = take(old.as_ref(), &self.rows, None).map_err(Error::internal)?;
        if before.as_ref() == cells.as_ref() {
            return Ok(Arc::clone(old));
        }
        let mut places: Vec<(usize, usize)> = (0..old.len()).map(|row| (0, row)).collect();
        for (at, &row) in self.rows.values().iter().enumerate() {
            places[row as usize] = (1, at);
        }
        // Arrow interleaves flags bit by bit through a slower way.
        if let (Some(old), Some(cells)) = (old.as_boolean_opt(), cells.as_boolean_opt()) {
            let flag = |array: &BooleanArray, row: usize| array.is_valid(row).then(|| array.value(row));
            let merged = places.iter().map(|&(from, row)| flag(if from == 0 { old } else { cells }, row));
            return Ok(Arc::new(merged.collect::<BooleanArray>()));
        }
        interleave(&[old.as_ref(), cells.as_ref()], &places).map_err(Error::internal)
    }
}

impl Frame {
    /// The rows in which some column of this frame differs from the column of the same key in `before`. Nothing when they cannot be
    /// compared: other subjects, another day, or a column that `before` lacks or has with another meaning.
    pub fn differing(&self, before: &Self) -> Option<BTreeSet<u32>> {
        if !self.same_subjects(before) || self.today() != before.today() {
            return None;
        }
        let mut rows = BTreeSet::new();
        for spec in self.specs() {
            if before.spec(&spec.key) != Some(spec) {
                return None;
            }
            rows.extend(differing(&self.array(&spec.key)?, &before.array(&spec.key)?)?);
        }
        Some(rows)
    }
}

/// The rows in which two columns of one type and length differ; nothing when they have another type or length.
pub fn differing(new: &ArrayRef, old: &ArrayRef) -> Option<Vec<u32>> {
    if Arc::ptr_eq(new, old) {
        return Some(Vec::new());
    }
    let differ = distinct(new, old).ok()?;
    Some(differ.values().set_indices_u32().collect())
}

#[cfg(test)]
mod tests {
    use arrow::array::{Float64Array, StringArray};
    use kernel::{Class, Value, ValueType};

    use super::*;
    use crate::ColumnSpec;

    fn frame(numbers: [f64; 3], texts: [Option<&str>; 3], flags: [bool; 3]) -> Frame {
        let spec = |key: &str, ty| ColumnSpec::new(key, ty, Class::General);
        let text = |t: Option<&str>| t.map_or(Value::Null, |t| Value::Text(t.into()));
        let frame = Frame::new(["a", "b", "c"].map(str::to_owned).to_vec());
        let frame = frame.with(spec("n", ValueType::Number), numbers.map(Value::Number).to_vec()).unwrap();
        let frame = frame.with(spec("t", ValueType::Text), texts.map(text).to_vec()).unwrap();
        frame.with(spec("f", ValueType::Flag), flags.map(Value::Flag).to_vec()).unwrap()
    }

    #[test]
    fn rows_that_differ_are_found_in_every_type() {
        let old = frame([1.0, 2.0, 3.0], [Some("x"), None, Some("z")], [true, false, true]);
        assert_eq!(old.differing(&old.clone()), Some(BTreeSet::new()));
        let new = frame([1.0, 2.0, 4.0], [Some("x"), Some("y"), Some("z")], [true, false, true]);
        assert_eq!(new.differing(&old), Some(BTreeSet::from([1, 2])));
        let new = frame([1.0, 2.0, 3.0], [None, None, Some("z")], [true, true, true]);
        assert_eq!(new.differing(&old), Some(BTreeSet::from([0, 1])));
        assert_eq!(Frame::new(vec!["a".into()]).differing(&old), None);
    }

    #[test]
    fn a_part_goes_out_and_comes_back() {
        let whole = frame([1.0, 2.0, 3.0], [Some("x"), None, Some("z")], [true, false, true]);
        let part = Part::new(&whole, &BTreeSet::from([0, 2]));
        let taken = part.of(&whole, &["n".to_owned(), "missing".to_owned()]).unwrap();
        assert_eq!(
            part.of(&whole.clone().with_today(jiff::civil::date(2024, 3, 1)), []).unwrap().today().map(|d| d.day()),
            Some(1)
        );
        assert_eq!((taken.len(), taken.id(1), taken.value(1, "n")), (2, "c", Value::Number(3.0)));
        let put = |key: &str, cells: ArrayRef| part.put(&whole.array(key).unwrap(), &cells).unwrap();
        assert!(Arc::ptr_eq(&put("n", Arc::new(Float64Array::from(vec![1.0, 3.0]))), &whole.array("n").unwrap()));
        assert_eq!(*put("n", Arc::new(Float64Array::from(vec![7.0, 8.0]))), Float64Array::from(vec![7.0, 2.0, 8.0]));
        let texts: ArrayRef = Arc::new(StringArray::from(vec![None, Some("long text")]));
        assert_eq!(*put("t", texts), StringArray::from(vec![None, None, Some("long text")]));
        let flags: ArrayRef = Arc::new(BooleanArray::from(vec![Some(false), None]));
        assert_eq!(*put("f", flags), BooleanArray::from(vec![Some(false), Some(false), None]));
    }
}
