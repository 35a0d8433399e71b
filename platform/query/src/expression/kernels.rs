//! The operations that DataFusion's own would end with an error for the whole column, or type differently: here a row that has
//! no result is unknown, and is written down as a fault.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use arrow::array::{ArrayRef, AsArray, Date32Array, Float64Array, UInt32Array};
use arrow::datatypes::{ArrowPrimitiveType, DataType, Date32Type, Decimal128Type, Float64Type, UInt32Type};
use datafusion_common::{Result, exec_err};
use datafusion_expr::expr::ScalarFunction;
use datafusion_expr::{ColumnarValue, Expr, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility};
use kernel::ValueType;

use super::amounts;
use crate::values::{amounts as amounts_array, arrow_type, scaled_amount};

/// What a kernel computes. The last argument of every kernel is, while it runs, the number of the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Operation {
    /// A number that must be finite, computed by DataFusion.
    Finite,
    Ln,
    Sqrt,
    Power,
    MoneyPlus,
    MoneyMinus,
    MoneyTimes,
    MoneyRatio,
    MoneyRound(i32),
    MoneyFloor,
    MoneyCeil,
    ToMoney,
    ToNumber,
    DatePlus,
    DateMinus,
    DaysBetween,
}

impl Operation {
    const fn result(self) -> ValueType {
        match self {
            Self::Finite | Self::Ln | Self::Sqrt | Self::Power => ValueType::Number,
            Self::MoneyRatio | Self::ToNumber | Self::DaysBetween => ValueType::Number,
            Self::MoneyPlus | Self::MoneyMinus | Self::MoneyTimes | Self::ToMoney => ValueType::Money,
            Self::MoneyRound(_) | Self::MoneyFloor | Self::MoneyCeil => ValueType::Money,
            Self::DatePlus | Self::DateMinus => ValueType::Date,
        }
    }

    /// The kernel's name for DataFusion.
    const fn name(self) -> &'static str {
        match self {
            Self::Finite => "finite",
            Self::Ln => "number_ln",
            Self::Sqrt => "number_sqrt",
            Self::Power => "number_power",
            Self::MoneyPlus => "money_plus",
            Self::MoneyMinus => "money_minus",
            Self::MoneyTimes => "money_times",
            Self::MoneyRatio => "money_ratio",
            Self::MoneyRound(_) => "money_round",
            Self::MoneyFloor => "money_floor",
            Self::MoneyCeil => "money_ceil",
            Self::ToMoney => "to_money",
            Self::ToNumber => "to_number",
            Self::DatePlus => "date_plus",
            Self::DateMinus => "date_minus",
            Self::DaysBetween => "days_between",
        }
    }
}

/// A row in which an operation had no result.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fault {
    pub(crate) row: u32,
    /// The source of the operation.
    pub(crate) operation: Arc<str>,
    /// The result is not a number at all (the logarithm of −1), rather than too large.
    pub(crate) undefined: bool,
}

/// Where the kernels of one evaluation write their faults.
#[derive(Debug, Default)]
pub(crate) struct Sink(Mutex<Vec<Fault>>);

impl Sink {
    fn add(&self, faults: Vec<Fault>) {
        if !faults.is_empty() {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(faults);
        }
    }

    /// What was written so far, in the order of rows.
    pub(crate) fn take(&self) -> Vec<Fault> {
        let mut faults = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        faults.sort_by_key(|fault| fault.row);
        faults
    }
}

/// An operation at one place of an expression, as a function of DataFusion.
#[derive(Clone)]
pub(crate) struct Kernel {
    operation: Operation,
    /// The source, for findings.
    source: Arc<str>,
    signature: Signature,
    sink: Option<Arc<Sink>>,
}

impl Kernel {
    /// The call of an operation on arguments of the types that it takes.
    pub(crate) fn call(operation: Operation, source: &str, args: Vec<Expr>) -> Expr {
        let signature = Signature::variadic_any(Volatility::Immutable);
        Self { operation, source: source.into(), signature, sink: None }.over(args)
    }

    /// The same call for one evaluation: faults go to `sink`, `row` gives the number of each row.
    pub(crate) fn call_into(&self, sink: &Arc<Sink>, mut args: Vec<Expr>, row: Expr) -> Expr {
        args.push(row);
        Self { sink: Some(Arc::clone(sink)), ..self.clone() }.over(args)
    }

    fn over(self, args: Vec<Expr>) -> Expr {
        Expr::ScalarFunction(ScalarFunction::new_udf(Arc::new(ScalarUDF::new_from_impl(self)), args))
    }

    fn run(&self, args: &[ArrayRef], rows: &UInt32Array) -> Result<ArrayRef> {
        let mut faults = Vec::new();
        let mut fault = |at: usize, undefined: bool| {
            faults.push(Fault { row: rows.value(at), operation: Arc::clone(&self.source), undefined });
        };
        let result = match self.operation {
            Operation::Finite | Operation::Ln | Operation::Sqrt | Operation::Power => self.numbers(args, &mut fault)?,
            Operation::MoneyRatio | Operation::ToNumber | Operation::DaysBetween => self.ratios(args, &mut fault)?,
            Operation::DatePlus | Operation::DateMinus => {
                let sign = if self.operation == Operation::DateMinus { -1.0 } else { 1.0 };
                let (days, numbers) = (column::<Date32Type>(args, 0)?, column::<Float64Type>(args, 1)?);
                let later = days.iter().zip(numbers).enumerate().map(|(at, (day, number))| {
                    let later = amounts::days_later(day?, sign * number?);
                    note(later, at, &mut fault)
                });
                Arc::new(later.collect::<Date32Array>())
            }
            _ => self.money(args, &mut fault)?,
        };
        if let Some(sink) = &self.sink {
            sink.add(faults);
        }
        Ok(result)
    }

    /// Numbers from numbers.
    fn numbers(&self, args: &[ArrayRef], fault: &mut impl FnMut(usize, bool)) -> Result<ArrayRef> {
        let numbers = column::<Float64Type>(args, 0)?;
        if self.operation == Operation::Finite && numbers.values().iter().all(|n| n.is_finite()) {
            return Ok(ArrayRef::clone(&args[0]));
        }
        let mut checked = |at: usize, result: f64, undefined: bool| {
            if !result.is_finite() {
                fault(at, undefined || result.is_nan());
            }
            result.is_finite().then_some(result)
        };
        let result: Float64Array = match self.operation {
            Operation::Power => {
                let powers = column::<Float64Type>(args, 1)?;
                let pairs = numbers.iter().zip(powers).enumerate();
                // 0 to a negative power is a division by zero, not a large number.
                pairs.map(|(at, (a, b))| a.zip(b).and_then(|(a, b)| checked(at, a.powf(b), a == 0.0))).collect()
            }
            operation => {
                let function: fn(f64) -> f64 = match operation {
                    Operation::Ln => f64::ln,
                    Operation::Sqrt => f64::sqrt,
                    _ => |n| n,
                };
                let each = numbers.iter().enumerate();
                each.map(|(at, n)| n.and_then(|n| checked(at, function(n), operation != Operation::Finite))).collect()
            }
        };
        Ok(Arc::new(result))
    }

    /// Numbers from amounts and days.
    fn ratios(&self, args: &[ArrayRef], fault: &mut impl FnMut(usize, bool)) -> Result<ArrayRef> {
        let result: Float64Array = match self.operation {
            Operation::DaysBetween => {
                let (later, earlier) = (column::<Date32Type>(args, 0)?, column::<Date32Type>(args, 1)?);
                later.iter().zip(earlier).map(|(a, b)| Some(f64::from(a?) - f64::from(b?))).collect()
            }
            Operation::MoneyRatio => {
                let (above, below) = (column::<Decimal128Type>(args, 0)?, column::<Decimal128Type>(args, 1)?);
                let pairs = above.iter().zip(below).enumerate();
                // A divisor of zero makes the ratio unknown without a finding, as `a / nullif(b, 0)` does.
                pairs
                    .map(|(at, (a, b))| {
                        amounts::ratio(a?, b?).and_then(|n| note(Some(n).filter(|n| n.is_finite()), at, fault))
                    })
                    .collect()
            }
            _ => column::<Decimal128Type>(args, 0)?.iter().map(|units| units.map(amounts::as_number)).collect(),
        };
        Ok(Arc::new(result))
    }

    /// Amounts.
    fn money(&self, args: &[ArrayRef], fault: &mut impl FnMut(usize, bool)) -> Result<ArrayRef> {
        if self.operation == Operation::ToMoney {
            let numbers = column::<Float64Type>(args, 0)?.iter().enumerate();
            return Ok(amounts_array(numbers.map(|(at, n)| note(scaled_amount(n?), at, fault))));
        }
        let left = column::<Decimal128Type>(args, 0)?;
        if self.operation == Operation::MoneyTimes {
            let factors = column::<Float64Type>(args, 1)?;
            let pairs = left.iter().zip(factors).enumerate();
            return Ok(amounts_array(pairs.map(|(at, (a, n))| note(amounts::times(a?, n?), at, fault))));
        }
        if matches!(self.operation, Operation::MoneyPlus | Operation::MoneyMinus) {
            let sign = if self.operation == Operation::MoneyMinus { -1 } else { 1 };
            let right = column::<Decimal128Type>(args, 1)?;
            let pairs = left.iter().zip(right).enumerate();
            // Two amounts of 38 digits cannot overflow 128 bits: 2 × 10^38 < 2^128 / 2 + … is checked all the same.
            let sum = |a: i128, b: i128| a.checked_add(sign * b).and_then(amounts::fitting);
            return Ok(amounts_array(pairs.map(|(at, (a, b))| note(sum(a?, b?), at, fault))));
        }
        let function: fn(i128, i32) -> Option<i128> = match self.operation {
            Operation::MoneyFloor => |units, _| amounts::floor(units),
            Operation::MoneyCeil => |units, _| amounts::ceil(units),
            _ => amounts::rounded,
        };
        let decimals = if let Operation::MoneyRound(decimals) = self.operation { decimals } else { 0 };
        let units = left.iter().enumerate();
        Ok(amounts_array(units.map(|(at, units)| note(function(units?, decimals), at, fault))))
    }
}

/// The result, written down as a fault if there is none.
fn note<T>(result: Option<T>, at: usize, fault: &mut impl FnMut(usize, bool)) -> Option<T> {
    if result.is_none() {
        fault(at, false);
    }
    result
}

fn column<T: ArrowPrimitiveType>(args: &[ArrayRef], at: usize) -> Result<&arrow::array::PrimitiveArray<T>> {
    match args.get(at).and_then(|array| array.as_primitive_opt::<T>()) {
        Some(array) => Ok(array),
        None => exec_err!("argument {at} is not {}", T::DATA_TYPE),
    }
}

impl ScalarUDFImpl for Kernel {
    fn name(&self) -> &str {
        self.operation.name()
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(arrow_type(self.operation.result()))
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let arrays: Vec<ArrayRef> =
            args.args.iter().map(|arg| arg.to_array(args.number_rows)).collect::<Result<_>>()?;
        let Some((rows, arrays)) = arrays.split_last() else { return exec_err!("{} without arguments", self.name()) };
        let Some(rows) = rows.as_primitive_opt::<UInt32Type>() else {
            return exec_err!("{} without row numbers", self.name());
        };
        self.run(arrays, rows).map(ColumnarValue::Array)
    }
}

impl fmt::Debug for Kernel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}({})", self.operation, self.source)
    }
}

impl PartialEq for Kernel {
    fn eq(&self, other: &Self) -> bool {
        let sink = |kernel: &Self| kernel.sink.as_ref().map(Arc::as_ptr);
        self.operation == other.operation && self.source == other.source && sink(self) == sink(other)
    }
}

impl Eq for Kernel {}

impl Hash for Kernel {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.operation.hash(state);
        self.source.hash(state);
    }
}
