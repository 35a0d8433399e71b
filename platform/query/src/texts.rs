//! Columns read row by row, without a search by key or a copy for each cell.

use arrow::array::{Array, ArrayRef, AsArray, Date32Array, Float64Array, StringArray};
use arrow::datatypes::{Date32Type, Float64Type};
use kernel::Day;

use crate::values::day_from_number;

/// A column of texts or choices; everything is unknown if it is of another type.
#[derive(Debug, Clone)]
pub struct Texts(Option<StringArray>);

impl Texts {
    /// Over a whole column, perhaps a missing one.
    pub fn new(column: Option<&ArrayRef>) -> Self {
        Self(column.and_then(|c| c.as_string_opt::<i32>()).cloned())
    }

    /// The text in a row; nothing where it is unknown.
    pub fn at(&self, row: usize) -> Option<&str> {
        let texts = self.0.as_ref()?;
        (row < texts.len() && texts.is_valid(row)).then(|| texts.value(row))
    }
}

/// A column of numbers; amounts are none.
#[derive(Debug, Clone)]
pub struct Numbers(Option<Float64Array>);

impl Numbers {
    /// Over a whole column, perhaps a missing one.
    pub fn new(column: Option<&ArrayRef>) -> Self {
        Self(column.and_then(|c| c.as_primitive_opt::<Float64Type>()).cloned())
    }

    /// The number in a row; nothing where it is unknown.
    pub fn at(&self, row: usize) -> Option<f64> {
        let numbers = self.0.as_ref()?;
        (row < numbers.len() && numbers.is_valid(row)).then(|| numbers.value(row))
    }
}

/// A column of days.
#[derive(Debug, Clone)]
pub struct Days(Option<Date32Array>);

impl Days {
    /// Over a whole column, perhaps a missing one.
    pub fn new(column: Option<&ArrayRef>) -> Self {
        Self(column.and_then(|c| c.as_primitive_opt::<Date32Type>()).cloned())
    }

    /// The day in a row; nothing where it is unknown.
    pub fn at(&self, row: usize) -> Option<Day> {
        let days = self.0.as_ref()?;
        (row < days.len() && days.is_valid(row)).then(|| day_from_number(days.value(row))).flatten()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn unknown_is_nothing_whatever_the_reason() {
        let array: ArrayRef = Arc::new(StringArray::from(vec![Some("a"), None]));
        let texts = Texts::new(Some(&array));
        assert_eq!([texts.at(0), texts.at(1), texts.at(2)], [Some("a"), None, None]);
        assert_eq!(Numbers::new(Some(&array)).at(0), None);
        assert_eq!(Days::new(None).at(0), None);
        let numbers: ArrayRef = Arc::new(Float64Array::from(vec![Some(1.5), None]));
        assert_eq!([Numbers::new(Some(&numbers)).at(0), Numbers::new(Some(&numbers)).at(1)], [Some(1.5), None]);
    }
}
