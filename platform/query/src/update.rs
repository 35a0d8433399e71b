//! Replacing some rows of a frame.

use std::collections::HashMap;
use std::sync::Arc;

use arrow::array::{ArrayRef, new_null_array};
use arrow::compute::interleave;
use kernel::{Error, Result};

use crate::frame::Frame;

/// From which of two arrays a row is taken, and which row there.
type Source = (usize, usize);

impl Frame {
    /// The same columns over `ids`: rows that stand in `newer` are taken from there as far as it has the column, the others from this
    /// frame. A subject that neither has a value for is unknown there. Columns that only `newer` has are added.
    ///
    /// # Errors
    /// A column is of another type in `newer`.
    pub fn updated(&self, ids: &Arc<Vec<String>>, newer: &Self) -> Result<Self> {
        let same = self.len() == ids.len() && ids.iter().enumerate().all(|(row, id)| self.id(row) == id);
        let mut frame = if same { self.clone() } else { Self::new(ids.to_vec()) };
        frame = match newer.today().or_else(|| self.today()) {
            Some(day) => frame.with_today(day),
            None => frame,
        };
        let rows: HashMap<&str, usize> = (0..newer.len()).map(|row| (newer.id(row), row)).collect();
        let sources = |fresh: bool| -> Vec<Option<Source>> {
            let of = |id: &String| {
                let new = rows.get(id.as_str()).filter(|_| fresh).map(|&row| (1, row));
                new.or_else(|| self.row(id).map(|row| (0, row)))
            };
            ids.iter().map(of).collect()
        };
        let (fresh, kept) = (sources(true), sources(false));
        for spec in self.specs() {
            let Some(old) = self.array(&spec.key) else { continue };
            match newer.array(&spec.key) {
                Some(new) => {
                    let spec = newer.spec(&spec.key).unwrap_or(spec).clone();
                    frame = frame.with_array(spec, picked(&old, &new, &fresh)?)?;
                }
                None if same => {}
                None => frame = frame.with_array(spec.clone(), picked(&old, &old, &kept)?)?,
            }
        }
        for spec in newer.specs().filter(|spec| self.spec(&spec.key).is_none()) {
            let Some(new) = newer.array(&spec.key) else { continue };
            let blank = new_null_array(new.data_type(), self.len());
            frame = frame.with_array(spec.clone(), picked(&blank, &new, &fresh)?)?;
        }
        Ok(frame)
    }
}

fn picked(old: &ArrayRef, new: &ArrayRef, sources: &[Option<Source>]) -> Result<ArrayRef> {
    let unknown = new_null_array(old.data_type(), 1);
    let places: Vec<Source> = sources.iter().map(|source| source.unwrap_or((2, 0))).collect();
    interleave(&[old.as_ref(), new.as_ref(), unknown.as_ref()], &places).map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use kernel::{Class, Value, ValueType};

    use super::*;
    use crate::ColumnSpec;

    fn frame(ids: &[&str], columns: &[(&str, &[f64])]) -> Frame {
        let ids = ids.iter().map(ToString::to_string).collect();
        columns.iter().fold(Frame::new(ids), |frame, (key, values)| {
            let spec = ColumnSpec::new(key, ValueType::Number, Class::General);
            frame.with(spec, values.iter().map(|v| Value::Number(*v)).collect()).unwrap()
        })
    }

    fn column(frame: &Frame, key: &str) -> Vec<Option<f64>> {
        (0..frame.len()).map(|row| frame.value(row, key).number()).collect()
    }

    fn ids(ids: &[&str]) -> Arc<Vec<String>> {
        Arc::new(ids.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn only_the_named_rows_change() {
        let old = frame(&["a", "b", "c"], &[("x", &[1.0, 2.0, 3.0]), ("y", &[4.0, 5.0, 6.0])]);
        let new = old.updated(&ids(&["a", "b", "c"]), &frame(&["b"], &[("x", &[9.0])])).unwrap();
        assert_eq!(column(&new, "x"), [Some(1.0), Some(9.0), Some(3.0)]);
        assert_eq!(column(&new, "y"), [Some(4.0), Some(5.0), Some(6.0)]);
        assert!(new.same_subjects(&old));
    }

    #[test]
    fn subjects_come_and_go() {
        let old = frame(&["a", "c"], &[("x", &[1.0, 3.0]), ("y", &[4.0, 6.0])]);
        let new = old.updated(&ids(&["b", "c"]), &frame(&["b"], &[("x", &[2.0]), ("z", &[7.0])])).unwrap();
        assert_eq!(column(&new, "x"), [Some(2.0), Some(3.0)]);
        assert_eq!(column(&new, "y"), [None, Some(6.0)]);
        assert_eq!(column(&new, "z"), [Some(7.0), None]);
    }

    #[test]
    fn equal_columns_are_shared() {
        let old = frame(&["a", "b"], &[("x", &[1.0, 2.0]), ("y", &[4.0, 5.0])]);
        let new = frame(&["a", "b"], &[("x", &[1.0, 2.0]), ("y", &[4.0, 9.0])]).reusing(&old);
        assert!(Arc::ptr_eq(new.find("x").unwrap(), old.find("x").unwrap()));
        assert!(!Arc::ptr_eq(new.find("y").unwrap(), old.find("y").unwrap()));
    }
}
