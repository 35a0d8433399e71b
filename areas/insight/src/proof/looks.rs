//! One day of the past: who was at risk, and what was said of them.

use std::collections::HashMap;

use arrow::array::{Array, AsArray};
use arrow::datatypes::{Date32Type, Float64Type};
use jiff::ToSpan;
use kernel::{Day, Error, Kind, Result, ValueType};
use query::{Expression, ExpressionError, Frame};
use web::App;
use web::components::Band;

use super::Asked;
use crate::definitions::model::ACCOUNT;

/// The day of each customer's outcome, as it is known today.
pub type Outcomes = HashMap<String, Day>;

/// One customer at risk on one day.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// The customer.
    pub account: String,
    /// The day.
    pub day: Day,
    /// Whether the outcome came within the days that were asked for.
    pub lost: bool,
    /// The day of the outcome, whenever it came.
    pub outcome: Option<Day>,
    /// The score of that day, 0 to 100.
    pub score: Option<f64>,
    /// The band by that score.
    pub band: Option<Band>,
    /// What is compared with.
    pub baseline: Option<f64>,
    /// What is learned from.
    pub features: Vec<Option<f64>>,
    /// The value of a year, in the reporting currency.
    pub value: Option<f64>,
    /// The last day to give notice.
    pub notice: Option<Day>,
}

/// The outcomes as they are known today.
///
/// # Errors
/// `proof-outcome` when the column is none of days.
pub fn outcomes(app: &App, asked: &Asked) -> Result<Outcomes> {
    let wrong = || Error::field("outcome", "proof-outcome");
    let board = app.board.load();
    let frame = board.frame(ACCOUNT).ok_or_else(wrong)?;
    if frame.spec(&asked.outcome).is_none_or(|spec| spec.ty != ValueType::Date) {
        return Err(wrong());
    }
    let day = |row: usize| Some((frame.id(row).to_owned(), frame.value(row, &asked.outcome).date()?));
    Ok((0..frame.len()).filter_map(day).collect())
}

/// The looks of one day: those at risk in `past`, the workspace of that day, whose outcome had not come.
///
/// # Errors
/// An expression that is wrong, by its field.
pub fn look(past: &App, asked: &Asked, outcomes: &Outcomes) -> Result<Vec<Look>> {
    let board = past.board.load();
    let Some(frame) = board.frame(ACCOUNT) else { return Ok(Vec::new()) };
    let day = board.today;
    let end = day.saturating_add(i64::from(asked.within).days());
    let risk = Expression::condition(&asked.risk, frame).map_err(|e| told("risk", &e))?.evaluate(frame).array;
    let risk = risk.as_boolean_opt().ok_or_else(|| Error::field("risk", "error-form"))?;
    let baseline = asked.baseline.as_deref().map(|source| numbers(frame, "baseline", source)).transpose()?;
    let features = asked.features.iter().map(|source| numbers(frame, "features", source));
    let features: Vec<Vec<Option<f64>>> = features.collect::<Result<_>>()?;
    let mut looks = Vec::new();
    for row in (0..frame.len()).filter(|&row| risk.is_valid(row) && risk.value(row)) {
        let outcome = outcomes.get(frame.id(row)).copied();
        if outcome.is_some_and(|on| on <= day) {
            continue;
        }
        let number = |key: &str| frame.value(row, key).number();
        looks.push(Look {
            account: frame.id(row).to_owned(),
            day,
            lost: outcome.is_some_and(|on| on <= end),
            outcome,
            score: number("health"),
            band: frame.value(row, "health_raw").text().and_then(Band::from_key),
            baseline: baseline.as_ref().and_then(|all| all[row]),
            features: features.iter().map(|all| all[row]).collect(),
            value: number("arr"),
            notice: frame.value(row, "notice_on").date(),
        });
    }
    Ok(looks)
}

/// The numbers of an expression; days count as numbers of days, flags as 0 and 1.
fn numbers(frame: &Frame, field: &str, source: &str) -> Result<Vec<Option<f64>>> {
    let array = Expression::compile(source, frame).map_err(|e| told(field, &e))?.evaluate(frame).array;
    if let Some(numbers) = array.as_primitive_opt::<Float64Type>() {
        return Ok(numbers.iter().collect());
    }
    if let Some(days) = array.as_primitive_opt::<Date32Type>() {
        return Ok(days.iter().map(|day| day.map(f64::from)).collect());
    }
    let flags = array.as_boolean_opt().map(|flags| flags.iter().map(|flag| flag.map(|f| f64::from(u8::from(f)))));
    flags.map(Iterator::collect).ok_or_else(|| Error::field(field, "proof-not-a-number"))
}

fn told(field: &str, error: &ExpressionError) -> Error {
    Error::new(Kind::Invalid, "error-form").fault(field, error.says())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kernel::{Class, Value};
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
            .unwrap();
        assert_eq!(numbers(&frame, "features", "clicks * 2").unwrap(), [Some(6.0), None]);
        assert_eq!(numbers(&frame, "features", "clicks > 2").unwrap(), [Some(1.0), None]);
        assert_eq!(numbers(&frame, "baseline", "today - last_on").unwrap(), [Some(3.0), None]);
        let wrong = numbers(&frame, "baseline", "no_such_column").unwrap_err();
        assert_eq!(wrong.faults[0].field, "baseline");
    }
}
