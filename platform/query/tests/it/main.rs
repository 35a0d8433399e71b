//! The crate from outside: formulas, lists, rights, conditions, catalogues.
#![expect(clippy::unwrap_used, reason = "in a test crate, whose own functions are not seen as tests")]
mod catalogues;
mod conditions;
mod errors;
mod formulas;
mod frames;
mod lists;
mod properties;
mod rights;

use jiff::civil::date;
use kernel::{Class, Says, Value, ValueType};
use tenure_query::{ColumnSpec, Expression, Frame};

/// Five accounts of an invented company, with unknown cells; judged on 1 March 2024.
pub fn accounts() -> Frame {
    let number = |n: f64| Value::Number(n);
    let text = |t: &str| Value::Text(t.to_owned());
    let day = |y, m, d| Value::Date(date(y, m, d));
    let tiers = ["a", "b", "c"].map(|key| (key.to_owned(), Says::new(format!("tier-{key}"))));
    let ids = ["acc_3", "acc_1", "acc_5", "acc_2", "acc_4"];
    Frame::new(ids.map(str::to_owned).to_vec())
        .with_today(date(2024, 3, 1))
        .with(
            spec("name", ValueType::Text, Class::General),
            vec![text("Karun Steel"), text("刘氏鋼鐵"), text("پایا"), text("abc"), Value::Null],
        )
        .unwrap()
        .with(
            spec("seats", ValueType::Number, Class::General),
            vec![number(40.0), number(5.0), number(0.0), Value::Null, number(10.0)],
        )
        .unwrap()
        .with(
            spec("active", ValueType::Number, Class::General),
            vec![number(14.0), number(5.0), number(3.0), number(7.0), number(0.0)],
        )
        .unwrap()
        .with(
            spec("mrr", ValueType::Money, Class::Money),
            vec![number(480.5), number(100.0), number(0.0), number(99.99), Value::Null],
        )
        .unwrap()
        .with(
            spec("paid", ValueType::Money, Class::Money),
            vec![number(240.25), number(100.0), number(5.0), Value::Null, number(1.0)],
        )
        .unwrap()
        .with(
            spec("renewal", ValueType::Date, Class::General),
            vec![day(2024, 3, 11), day(2024, 2, 29), Value::Null, day(2025, 1, 1), day(2024, 3, 1)],
        )
        .unwrap()
        .with(
            spec("tier", ValueType::Choice, Class::General).choosing(tiers.to_vec()),
            vec![text("b"), text("a"), text("c"), Value::Null, text("a")],
        )
        .unwrap()
        .with(
            spec("vip", ValueType::Flag, Class::Personal),
            vec![Value::Flag(true), Value::Flag(false), Value::Null, Value::Flag(true), Value::Flag(false)],
        )
        .unwrap()
}

/// A column labelled by its key.
pub fn spec(key: &str, ty: ValueType, class: Class) -> ColumnSpec {
    ColumnSpec::new(key, ty, class)
}

/// A checked expression over [`accounts`].
pub fn compiled(source: &str) -> Expression {
    match Expression::compile(source, &accounts()) {
        Ok(expression) => expression,
        Err(error) => panic!("{source}: {error}"),
    }
}

/// The values of an expression in all rows of [`accounts`].
pub fn values(source: &str) -> Vec<Value> {
    column(&compiled(source), &accounts())
}

/// The values of an expression in all rows of a frame.
pub fn column(expression: &Expression, frame: &Frame) -> Vec<Value> {
    let result = spec("result", expression.ty(), expression.class());
    let array = expression.evaluate(frame).array;
    let frame = Frame::new((0..frame.len()).map(|row| row.to_string()).collect()).with_array(result, array).unwrap();
    (0..frame.len()).map(|row| frame.value(row, "result")).collect()
}
