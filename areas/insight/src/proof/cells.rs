//! The columns of a past day as what looks take from them.

use arrow::array::{Array, ArrayRef, AsArray, BooleanArray, Date32Array};
use arrow::datatypes::{Date32Type, Decimal128Type, Float64Type};
use kernel::{Day, Error, Kind, Result};
use query::{Expression, ExpressionError, Frame, day_from_number, major};

pub(super) fn dates(frame: &Frame, key: &str, rows: &[usize]) -> Vec<Option<Day>> {
    let array = frame.array(key);
    let dates = array.as_ref().and_then(|array| array.as_primitive_opt::<Date32Type>());
    let date =
        |row: usize| dates.filter(|a: &&Date32Array| a.is_valid(row)).and_then(|a| day_from_number(a.value(row)));
    rows.iter().map(|&row| date(row)).collect()
}

/// The class of each row: the value of a choice or flag, the year of a date.
pub(super) fn classes(frame: &Frame, by: Option<&str>, rows: &[usize]) -> Result<Vec<Option<String>>> {
    let Some(source) = by else { return Ok(vec![None; rows.len()]) };
    let array = Expression::compile(source, frame).map_err(|e| told("by", &e))?.evaluate(frame).array;
    let class = |row: usize| {
        if array.is_null(row) {
            return None;
        }
        let text = array.as_string_opt::<i32>().map(|all| all.value(row).to_owned());
        let flag = array.as_boolean_opt().map(|all| all.value(row).to_string());
        let day = array.as_primitive_opt::<Date32Type>().and_then(|all| day_from_number(all.value(row)));
        text.or(flag).or_else(|| day.map(|day| day.year().to_string()))
    };
    if array.as_primitive_opt::<Float64Type>().is_some() {
        return Err(Error::field("by", "proof-by-number"));
    }
    Ok(rows.iter().map(|&row| class(row)).collect())
}

/// The numbers of an expression, NaN where unknown; money counts in major units, days as numbers of days, flags as 0 and 1.
pub(crate) fn numbers(frame: &Frame, field: &str, source: &str) -> Result<Vec<f64>> {
    let array = Expression::compile(source, frame).map_err(|e| told(field, &e))?.evaluate(frame).array;
    as_numbers(&array).ok_or_else(|| Error::field(field, "proof-not-a-number"))
}

fn as_numbers(array: &ArrayRef) -> Option<Vec<f64>> {
    if let Some(numbers) = array.as_primitive_opt::<Float64Type>() {
        return Some(numbers.iter().map(|number| number.unwrap_or(f64::NAN)).collect());
    }
    if let Some(amounts) = array.as_primitive_opt::<Decimal128Type>() {
        return Some(amounts.iter().map(|amount| amount.map_or(f64::NAN, major)).collect());
    }
    if let Some(days) = array.as_primitive_opt::<Date32Type>() {
        return Some(days.iter().map(|day| day.map_or(f64::NAN, f64::from)).collect());
    }
    let flag = |flag: Option<bool>| flag.map_or(f64::NAN, |flag| f64::from(u8::from(flag)));
    array.as_boolean_opt().map(|flags: &BooleanArray| flags.iter().map(flag).collect())
}

pub(super) fn told(field: &str, error: &ExpressionError) -> Error {
    Error::new(Kind::Invalid, "error-form").fault(field, error.says())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kernel::{Class, Value, ValueType};
    use query::ColumnSpec;

    use super::*;

    #[test]
    fn days_flags_and_numbers_are_numbers() {
        let column = |key: &str, ty| ColumnSpec::new(key, ty, Class::General);
        let frame = Frame::new(vec!["a".to_owned(), "b".to_owned()])
            .with_today(date(2026, 3, 1))
            .with(column("clicks", ValueType::Number), vec![Value::Number(3.0), Value::Null])
            .unwrap()
            .with(column("last_on", ValueType::Date), vec![Value::Date(date(2026, 2, 26)), Value::Null])
            .unwrap()
            .with(column("arr", ValueType::Money), vec![Value::Number(12.5), Value::Null])
            .unwrap();
        let known = |source: &str| {
            let all = numbers(&frame, "features", source).unwrap();
            (all[0], all[1].is_nan())
        };
        assert_eq!(known("clicks * 2"), (6.0, true));
        assert_eq!(known("clicks > 2"), (1.0, true));
        assert_eq!(known("arr"), (12.5, true));
        assert_eq!(known("today - last_on"), (3.0, true));
        let wrong = numbers(&frame, "baseline", "no_such_column").unwrap_err();
        assert_eq!(wrong.faults[0].field, "baseline");
        assert_eq!(classes(&frame, Some("last_on"), &[0, 1]).unwrap(), [Some("2026".to_owned()), None]);
        assert_eq!(classes(&frame, Some("clicks"), &[0]).unwrap_err().faults[0].field, "by");
    }
}
