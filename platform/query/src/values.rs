//! Between cells and Arrow arrays.

use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, AsArray, BooleanArray, Date32Array, Decimal128Array, Float64Array, StringArray, new_null_array,
};
use arrow::datatypes::{DataType, Date32Type, Decimal128Type, Float64Type};
use jiff::SignedDuration;
use jiff::civil::date;
use kernel::{Day, Money, Value, ValueType};

/// Digits of an amount in a column.
pub const MONEY_PRECISION: u8 = 38;
/// Decimals of an amount in a column.
pub const MONEY_SCALE: i8 = 4;
/// Column units in one major unit of money: 10 to the power of [`MONEY_SCALE`].
const UNITS: i128 = 10_000;
/// The first amount, in column units, that no longer fits.
pub(crate) const AMOUNT_LIMIT: i128 = 10_i128.pow(38);

/// How a type lies in memory: Number Float64, Money Decimal128(38, 4), Text and Choice Utf8, Flag Boolean, Date Date32.
pub const fn arrow_type(ty: ValueType) -> DataType {
    match ty {
        ValueType::Number => DataType::Float64,
        ValueType::Money => DataType::Decimal128(MONEY_PRECISION, MONEY_SCALE),
        ValueType::Text | ValueType::Choice => DataType::Utf8,
        ValueType::Flag => DataType::Boolean,
        ValueType::Date => DataType::Date32,
    }
}

/// Days since 1970-01-01.
pub fn day_number(day: Day) -> i32 {
    i32::try_from(day.duration_since(date(1970, 1, 1)).as_hours() / 24).unwrap_or_default()
}

/// The day so many days after 1970-01-01, if it lies in the years -9999 to 9999.
pub fn day_from_number(days: i32) -> Option<Day> {
    date(1970, 1, 1).checked_add(SignedDuration::from_hours(i64::from(days) * 24)).ok()
}

/// An amount as a column holds it: ten-thousandths of the major unit, exact for currencies of up to four decimals.
pub fn money_units(money: Money) -> i128 {
    i128::from(money.minor) * UNITS / i128::from(money.currency.minor_per_major())
}

/// An amount in major units as a column holds it, to the nearest ten-thousandth; nothing if it is not finite or too large.
#[expect(clippy::cast_possible_truncation, reason = "both parts are checked to fit")]
pub fn scaled_amount(major: f64) -> Option<i128> {
    // 1e34 major units are 1e38 column units: the first that do not fit.
    (major.abs() < 1e34).then(|| (major.trunc() as i128) * UNITS + (major.fract() * 1e4).round() as i128)
}

/// Major units of an amount in column units, to the nearest number.
#[expect(clippy::cast_precision_loss, reason = "for showing; sums are made before")]
pub fn major(units: i128) -> f64 {
    (units / UNITS) as f64 + (units % UNITS) as f64 / 1e4
}

/// The cell of a column at `row`.
pub(crate) fn value_at(array: &dyn Array, row: usize) -> Value {
    if row >= array.len() || array.is_null(row) {
        return Value::Null;
    }
    match array.data_type() {
        DataType::Float64 => Value::Number(array.as_primitive::<Float64Type>().value(row)),
        DataType::Decimal128(..) => Value::Number(major(array.as_primitive::<Decimal128Type>().value(row))),
        DataType::Utf8 => Value::Text(array.as_string::<i32>().value(row).to_owned()),
        DataType::Boolean => Value::Flag(array.as_boolean().value(row)),
        DataType::Date32 => {
            day_from_number(array.as_primitive::<Date32Type>().value(row)).map_or(Value::Null, Value::Date)
        }
        _ => Value::Null,
    }
}

/// A column of a type from its cells; the number of the first cell that is of another type otherwise.
///
/// A number that is not finite, or an amount that does not fit, becomes unknown.
pub(crate) fn array_of(ty: ValueType, values: &[Value]) -> Result<ArrayRef, usize> {
    let wrong = |wanted: fn(&Value) -> bool| values.iter().position(|v| !v.is_null() && !wanted(v));
    let (first_wrong, array): (Option<usize>, ArrayRef) = match ty {
        ValueType::Number => (
            wrong(|v| v.number().is_some()),
            Arc::new(values.iter().map(|v| v.number().filter(|n| n.is_finite())).collect::<Float64Array>()),
        ),
        ValueType::Money => {
            (wrong(|v| v.number().is_some()), amounts(values.iter().map(|v| v.number().and_then(scaled_amount))))
        }
        ValueType::Text | ValueType::Choice => {
            (wrong(|v| v.text().is_some()), Arc::new(values.iter().map(Value::text).collect::<StringArray>()))
        }
        ValueType::Flag => {
            (wrong(|v| v.flag().is_some()), Arc::new(values.iter().map(Value::flag).collect::<BooleanArray>()))
        }
        ValueType::Date => (
            wrong(|v| v.date().is_some()),
            Arc::new(values.iter().map(|v| v.date().map(day_number)).collect::<Date32Array>()),
        ),
    };
    first_wrong.map_or(Ok(array), Err)
}

/// A column of amounts in column units.
pub(crate) fn amounts(units: impl Iterator<Item = Option<i128>>) -> ArrayRef {
    let array: Decimal128Array = units.collect();
    match array.with_precision_and_scale(MONEY_PRECISION, MONEY_SCALE) {
        Ok(array) => Arc::new(array),
        // Unreachable: 38 and 4 are a legal precision and scale.
        Err(_) => new_null_array(&arrow_type(ValueType::Money), 0),
    }
}

/// The same array with numbers that are not finite made unknown.
pub(crate) fn finite_only(array: ArrayRef) -> ArrayRef {
    match array.as_primitive_opt::<Float64Type>() {
        Some(numbers) if numbers.iter().flatten().any(|n| !n.is_finite()) => {
            Arc::new(numbers.iter().map(|n| n.filter(|n| n.is_finite())).collect::<Float64Array>())
        }
        _ => array,
    }
}

#[cfg(test)]
mod tests {
    use kernel::Currency;

    use super::*;

    #[test]
    fn days_go_there_and_back() {
        for day in [date(1970, 1, 1), date(2024, 2, 29), date(-9999, 1, 1), date(9999, 12, 31)] {
            assert_eq!(day_from_number(day_number(day)), Some(day));
        }
        assert_eq!(day_number(date(1970, 1, 2)), 1);
        assert_eq!(day_from_number(i32::MAX), None);
    }

    #[test]
    fn amounts_keep_their_decimals() {
        assert_eq!(money_units(Money::new(1_99, Currency::USD)), 19_900);
        assert_eq!(money_units(Money::new(480_000_000, Currency::IRR)), 4_800_000_000_000);
        assert_eq!(scaled_amount(0.1), Some(1_000));
        assert_eq!(scaled_amount(-1.99), Some(-19_900));
        assert_eq!(scaled_amount(1e15), Some(10_i128.pow(19)));
        assert_eq!(scaled_amount(1e34), None);
        assert_eq!(scaled_amount(f64::NAN), None);
        assert!((major(19_900) - 1.99).abs() < 1e-12);
    }

    #[test]
    fn cells_of_another_type_are_refused_by_their_number() {
        let cells = [Value::Null, Value::Number(1.0), Value::Text("x".into())];
        assert_eq!(array_of(ValueType::Number, &cells).err(), Some(2));
        assert_eq!(array_of(ValueType::Text, &cells).err(), Some(1));
    }

    #[test]
    fn what_is_not_finite_is_unknown() {
        let array = array_of(ValueType::Number, &[Value::Number(f64::NAN), Value::Number(2.0)]).unwrap();
        assert_eq!(value_at(&array, 0), Value::Null);
        assert_eq!(value_at(&array, 1), Value::Number(2.0));
        let array = finite_only(Arc::new(Float64Array::from(vec![f64::INFINITY, 1.0])));
        assert_eq!(array.null_count(), 1);
    }
}
