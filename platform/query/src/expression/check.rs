//! Checking a syntax tree: every part gets a type, or an error that names the types.

use std::collections::BTreeMap;
use std::sync::Arc;

use datafusion_common::{Column, ScalarValue};
use datafusion_expr::{BinaryExpr, Expr, Operator};
use kernel::{Class, ValueType};
use sqlparser::ast::{BinaryOperator, DataType, Expr as Tree, Ident, UnaryOperator, Value as Literal};

use super::error::{ErrorKind, ExpressionError};
use super::kernels::{Kernel, Operation, Sink};
use super::logic::{Join, opened, parts};
use super::names::nearest;
use super::parse::place;
use super::run::{Reads, run};
use crate::schema::{Schema, TODAY};
use crate::values::{MONEY_PRECISION, MONEY_SCALE, arrow_type, day_number, scaled_amount};

/// How long a chain of arithmetic may be, with its nesting; a chain of `and` or of `or` counts once. Keeps recursion within a small stack.
pub const MAX_DEPTH: usize = 50;

pub(crate) type Checked<T = Typed> = Result<T, ExpressionError>;

/// A part that was checked.
#[derive(Debug, Clone)]
pub(crate) struct Typed {
    pub(crate) expr: Expr,
    /// Nothing for a bare `null`, which takes the type of its neighbours.
    pub(crate) ty: Option<ValueType>,
}

impl Typed {
    pub(crate) const fn new(expr: Expr, ty: ValueType) -> Self {
        Self { expr, ty: Some(ty) }
    }

    fn literal(value: ScalarValue, ty: ValueType) -> Self {
        Self::new(Expr::Literal(value, None), ty)
    }

    /// The number, if the part is one that was written out (or computed from such).
    pub(crate) const fn number(&self) -> Option<f64> {
        match &self.expr {
            Expr::Literal(ScalarValue::Float64(number), _) => *number,
            _ => None,
        }
    }

    const fn is_constant(&self) -> bool {
        matches!(self.expr, Expr::Literal(..))
    }
}

/// Walks a tree, and collects what it reads.
pub(crate) struct Checker<'a> {
    source: &'a str,
    schema: &'a dyn Schema,
    reads: BTreeMap<String, ValueType>,
    class: Class,
    depth: usize,
}

impl<'a> Checker<'a> {
    pub(crate) fn new(source: &'a str, schema: &'a dyn Schema) -> Self {
        Self { source, schema, reads: BTreeMap::new(), class: Class::General, depth: 0 }
    }

    /// The columns that were read, and the strictest class of them.
    pub(crate) fn into_parts(self) -> (Reads, Class) {
        (self.reads.into_iter().collect(), self.class)
    }

    pub(crate) fn check(&mut self, tree: &Tree) -> Checked {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(ErrorKind::TooDeep.at(place(self.source, tree)));
        }
        let typed = self.check_inner(opened(tree));
        self.depth -= 1;
        typed
    }

    fn check_inner(&mut self, tree: &Tree) -> Checked {
        match tree {
            Tree::Identifier(name) => self.column(name, tree),
            Tree::Value(value) => self.literal(&value.value, tree),
            Tree::TypedString(typed) if typed.data_type == DataType::Date => {
                self.date(typed.value.value.clone().into_string().unwrap_or_default(), tree)
            }
            Tree::UnaryOp { op, expr } => self.unary(*op, expr, tree),
            Tree::BinaryOp { op: BinaryOperator::And | BinaryOperator::Or, .. } => self.chain(tree),
            Tree::BinaryOp { left, op, right } => {
                let (left_typed, right_typed) = (self.check(left)?, self.check(right)?);
                self.binary(left_typed, op, right_typed, tree)
            }
            Tree::IsNull(inner) => self.is_null(inner, false),
            Tree::IsNotNull(inner) => self.is_null(inner, true),
            Tree::IsTrue(inner) => self.is_truth(inner, Expr::IsTrue),
            Tree::IsNotTrue(inner) => self.is_truth(inner, Expr::IsNotTrue),
            Tree::IsFalse(inner) => self.is_truth(inner, Expr::IsFalse),
            Tree::IsNotFalse(inner) => self.is_truth(inner, Expr::IsNotFalse),
            Tree::IsUnknown(inner) => self.is_truth(inner, Expr::IsUnknown),
            Tree::IsNotUnknown(inner) => self.is_truth(inner, Expr::IsNotUnknown),
            Tree::IsDistinctFrom(left, right) => self.distinct(left, right, Operator::IsDistinctFrom),
            Tree::IsNotDistinctFrom(left, right) => self.distinct(left, right, Operator::IsNotDistinctFrom),
            Tree::InList { expr, list, negated } => self.in_list(expr, list, *negated),
            Tree::Between { expr, negated, low, high } => self.between([expr, low, high], *negated),
            Tree::Like { negated, any: false, expr, pattern, escape_char: None } => self.like(expr, pattern, *negated),
            Tree::Case { operand, conditions, else_result, .. } => {
                self.case(operand.as_deref(), conditions, else_result.as_deref())
            }
            Tree::Function(call) => self.function(call, tree),
            Tree::Floor { expr, field } => self.rounding("floor", expr, field, tree),
            Tree::Ceil { expr, field } => self.rounding("ceil", expr, field, tree),
            Tree::Cast { expr, data_type, .. } => self.cast(expr, data_type, tree),
            Tree::Subquery(_)
            | Tree::Exists { .. }
            | Tree::InSubquery { .. }
            | Tree::AnyOp { .. }
            | Tree::AllOp { .. } => Err(ErrorKind::Subquery.at(place(self.source, tree))),
            _ => Err(self.unsupported(tree)),
        }
    }

    pub(crate) fn unsupported(&self, tree: &Tree) -> ExpressionError {
        let at = place(self.source, tree);
        let what = self.source.chars().skip(at.unwrap_or_default()).take(40).collect();
        ErrorKind::Unsupported { what }.at(at)
    }

    pub(crate) fn error(&self, kind: ErrorKind, tree: &Tree) -> ExpressionError {
        kind.at(place(self.source, tree))
    }

    fn column(&mut self, name: &Ident, tree: &Tree) -> Checked {
        let key = if name.quote_style.is_some() { name.value.clone() } else { name.value.to_lowercase() };
        let found = self.schema.column(&key).or_else(|| (key == TODAY).then_some((ValueType::Date, Class::General)));
        let Some((ty, class)) = found else {
            if name.quote_style.is_some() {
                return Err(self.error(ErrorKind::DoubleQuoted { text: key }, tree));
            }
            let names = self.schema.names().into_iter().chain([TODAY.to_owned()]);
            return Err(self.error(ErrorKind::UnknownName { nearest: nearest(&key, names), name: key }, tree));
        };
        self.class = self.class.max(class);
        self.reads.insert(key.clone(), ty);
        Ok(Typed::new(Expr::Column(Column::from_name(key)), ty))
    }

    fn literal(&self, value: &Literal, tree: &Tree) -> Checked {
        match value {
            Literal::Number(digits, false) => match digits.parse::<f64>() {
                Ok(number) if number.is_finite() => {
                    Ok(Typed::literal(ScalarValue::Float64(Some(number)), ValueType::Number))
                }
                _ => Err(self.error(ErrorKind::Overflow { operation: digits.clone() }, tree)),
            },
            Literal::SingleQuotedString(text) => {
                Ok(Typed::literal(ScalarValue::Utf8(Some(text.clone())), ValueType::Text))
            }
            Literal::Boolean(flag) => Ok(Typed::literal(ScalarValue::Boolean(Some(*flag)), ValueType::Flag)),
            Literal::Null => Ok(Typed { expr: Expr::Literal(ScalarValue::Null, None), ty: None }),
            _ => Err(self.unsupported(tree)),
        }
    }

    fn date(&self, text: String, tree: &Tree) -> Checked {
        match text.parse::<kernel::Day>() {
            // jiff also reads a date with a time; a day is exactly `YYYY-MM-DD`.
            Ok(day) if text == day.to_string() => {
                Ok(Typed::literal(ScalarValue::Date32(Some(day_number(day))), ValueType::Date))
            }
            _ => Err(self.error(ErrorKind::BadDate { text }, tree)),
        }
    }

    fn unary(&mut self, op: UnaryOperator, inner: &Tree, tree: &Tree) -> Checked {
        let typed = self.check(inner)?;
        match (op, typed.ty) {
            (UnaryOperator::Not, _) => {
                Ok(Typed::new(Expr::Not(Box::new(self.flag(typed, "not", inner)?.expr)), ValueType::Flag))
            }
            (UnaryOperator::Plus, Some(ValueType::Number | ValueType::Money)) => Ok(typed),
            (UnaryOperator::Minus, Some(ValueType::Money)) => {
                let minus_one = Expr::Literal(ScalarValue::Float64(Some(-1.0)), None);
                self.kernel(Operation::MoneyTimes, vec![typed.expr, minus_one], ValueType::Money, tree)
            }
            (UnaryOperator::Minus, Some(ValueType::Number)) => match typed.number() {
                Some(number) => Ok(Typed::literal(ScalarValue::Float64(Some(-number)), ValueType::Number)),
                None => Ok(Typed::new(Expr::Negative(Box::new(typed.expr)), ValueType::Number)),
            },
            (UnaryOperator::Plus | UnaryOperator::Minus, found) => {
                let operation = op.to_string();
                Err(self.error(ErrorKind::Argument { operation, expected: ValueType::Number, found }, tree))
            }
            _ => Err(self.unsupported(tree)),
        }
    }

    /// A chain of `and` or of `or`, as a balanced tree, so that a long one needs no deep stack.
    fn chain(&mut self, tree: &Tree) -> Checked {
        let Some((join, parts)) = parts(tree) else { return Err(self.unsupported(tree)) };
        let (op, name) = if join == Join::Or { (Operator::Or, "or") } else { (Operator::And, "and") };
        let mut flags = Vec::with_capacity(parts.len());
        for part in parts {
            let typed = self.check(part)?;
            flags.push(self.flag(typed, name, part)?.expr);
        }
        while flags.len() > 1 {
            let mut pairs = flags.into_iter();
            let mut joined = Vec::new();
            while let Some(left) = pairs.next() {
                joined.push(match pairs.next() {
                    Some(right) => Expr::BinaryExpr(BinaryExpr::new(Box::new(left), op, Box::new(right))),
                    None => left,
                });
            }
            flags = joined;
        }
        flags.pop().map(|expr| Typed::new(expr, ValueType::Flag)).ok_or_else(|| self.unsupported(tree))
    }

    /// A part that must be a flag; a bare `null` becomes an unknown one.
    pub(crate) fn flag(&self, typed: Typed, operation: &str, tree: &Tree) -> Checked {
        self.of_type(typed, ValueType::Flag, operation, tree)
    }

    /// A part that must be of a type; text stands for a choice and the reverse.
    pub(crate) fn of_type(&self, typed: Typed, expected: ValueType, operation: &str, tree: &Tree) -> Checked {
        match (typed.ty, expected) {
            (None, _) => Ok(unknown(expected)),
            (Some(found), expected) if found == expected => Ok(typed),
            (Some(ValueType::Choice), ValueType::Text) => Ok(Typed::new(typed.expr, ValueType::Text)),
            (found, expected) => {
                Err(self.error(ErrorKind::Argument { operation: operation.to_owned(), expected, found }, tree))
            }
        }
    }

    /// An operation of ours. One without columns is computed at once: what has no finite result is an error on saving.
    pub(crate) fn kernel(&self, operation: Operation, args: Vec<Expr>, ty: ValueType, tree: &Tree) -> Checked {
        let constant = !args.iter().any(Expr::any_column_refs);
        let source = tree.to_string();
        let call = Kernel::call(operation, &source, args);
        if !constant {
            return Ok(Typed::new(call, ty));
        }
        let sink = Arc::new(Sink::default());
        let result = run(&call, Vec::new(), 1, &sink).and_then(|array| ScalarValue::try_from_array(&array, 0));
        match result {
            Ok(value) if sink.take().is_empty() => Ok(Typed::literal(value, ty)),
            _ => Err(self.error(ErrorKind::Overflow { operation: source }, tree)),
        }
    }

    /// A written number beside an amount, as an amount in the reporting currency.
    pub(crate) fn amount(&self, typed: Typed, tree: &Tree) -> Checked {
        let Some(number) = typed.number() else { return Err(self.error(ErrorKind::MoneyWithNumber, tree)) };
        match scaled_amount(number) {
            Some(units) => {
                let value = ScalarValue::Decimal128(Some(units), MONEY_PRECISION, MONEY_SCALE);
                Ok(Typed::literal(value, ValueType::Money))
            }
            None => Err(self.error(ErrorKind::Overflow { operation: tree.to_string() }, tree)),
        }
    }

    /// Parts that must have one type between them, and that type.
    pub(crate) fn unified(&self, parts: Vec<(Typed, &Tree)>, operation: &str) -> Checked<(Vec<Expr>, ValueType)> {
        let mut common: Option<ValueType> = None;
        for (typed, tree) in &parts {
            common = match (common, typed.ty) {
                (found, None) | (None, found) => found,
                (Some(a), Some(b)) if a == b => Some(a),
                (Some(ValueType::Text | ValueType::Choice), Some(ValueType::Text | ValueType::Choice)) => {
                    Some(ValueType::Text)
                }
                (Some(ValueType::Money), Some(ValueType::Number))
                | (Some(ValueType::Number), Some(ValueType::Money)) => Some(ValueType::Money),
                (Some(left), Some(right)) => {
                    return Err(self.error(ErrorKind::Mixed { operation: operation.to_owned(), left, right }, tree));
                }
            };
        }
        let Some(ty) = common else {
            return Err(ErrorKind::Untyped.at(parts.first().and_then(|(_, tree)| place(self.source, tree))));
        };
        let typed = parts.into_iter().map(|(typed, tree)| match (ty, typed.ty) {
            (_, None) => Ok(unknown(ty).expr),
            (ValueType::Money, Some(ValueType::Number)) => Ok(self.amount(typed, tree)?.expr),
            _ => Ok(typed.expr),
        });
        Ok((typed.collect::<Checked<_>>()?, ty))
    }

    /// An error if a divisor is a written zero.
    pub(crate) fn divisor(&self, typed: &Typed, tree: &Tree) -> Checked<()> {
        if typed.is_constant() && typed.number() == Some(0.0) {
            return Err(self.error(ErrorKind::DivisionByZero, tree));
        }
        Ok(())
    }
}

/// An unknown value of a type.
pub(crate) fn unknown(ty: ValueType) -> Typed {
    let value = ScalarValue::try_from(&arrow_type(ty)).unwrap_or(ScalarValue::Null);
    Typed::literal(value, ty)
}
