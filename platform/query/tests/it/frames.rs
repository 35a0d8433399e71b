//! Frames: rows, cells, replacing, refusing.

use std::sync::Arc;

use arrow::array::{Float64Array, Int64Array};
use jiff::civil::date;
use kernel::{Class, Value, ValueType};

use super::{accounts, spec};

#[test]
fn rows_are_found_by_id() {
    let frame = accounts();
    for row in 0..frame.len() {
        assert_eq!(frame.row(frame.id(row)), Some(row));
    }
    assert_eq!(frame.row("acc_9"), None);
    assert_eq!(frame.id(99), "");
}

#[test]
fn cells_come_back_as_they_went_in() {
    let frame = accounts();
    assert_eq!(frame.value(0, "mrr"), Value::Number(480.5));
    assert_eq!(frame.value(3, "mrr"), Value::Number(99.99));
    assert_eq!(frame.value(1, "name"), Value::Text("刘氏鋼鐵".into()));
    assert_eq!(frame.value(0, "renewal"), Value::Date(date(2024, 3, 11)));
    assert_eq!(frame.value(2, "vip"), Value::Null);
    assert_eq!(frame.value(0, "today"), Value::Date(date(2024, 3, 1)));
    assert_eq!(frame.value(0, "nothing"), Value::Null);
    assert_eq!(frame.value(99, "name"), Value::Null);
    let keys: Vec<&str> = frame.specs().map(|spec| spec.key.as_str()).collect();
    assert_eq!(keys, ["name", "seats", "active", "mrr", "paid", "renewal", "tier", "vip"]);
}

#[test]
fn a_clone_does_not_notice_a_replaced_column() {
    let before = accounts();
    let after = before.clone().with(spec("seats", ValueType::Text, Class::Note), vec![Value::Null; 5]).unwrap();
    assert_eq!(before.value(0, "seats"), Value::Number(40.0));
    assert_eq!(after.value(0, "seats"), Value::Null);
    assert_eq!(after.specs().count(), before.specs().count());
    assert_eq!(after.specs().nth(1).map(|spec| spec.class), Some(Class::Note));
}

#[test]
fn what_does_not_fit_is_refused() {
    let number = || spec("x", ValueType::Number, Class::General);
    assert!(accounts().with(number(), vec![Value::Null; 4]).is_err());
    assert!(accounts().with(number(), vec![Value::Text("1".into()); 5]).is_err());
    assert!(accounts().with_array(number(), Arc::new(Int64Array::from(vec![1; 5]))).is_err());
    assert!(accounts().with(spec("today", ValueType::Date, Class::General), vec![Value::Null; 5]).is_err());
}

#[test]
fn what_is_not_finite_becomes_unknown() {
    let array = Arc::new(Float64Array::from(vec![f64::NAN, 1.0, f64::INFINITY, 2.0, 3.0]));
    let frame = accounts().with_array(spec("x", ValueType::Number, Class::General), array).unwrap();
    assert_eq!(
        (frame.value(0, "x"), frame.value(1, "x"), frame.value(2, "x")),
        (Value::Null, Value::Number(1.0), Value::Null)
    );
}
