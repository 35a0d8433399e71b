//! Operators: what each does to which types.

use datafusion_common::ScalarValue;
use datafusion_expr::expr::{Between, InList, Like};
use datafusion_expr::{BinaryExpr, Expr, Operator};
use kernel::ValueType;
use sqlparser::ast::{BinaryOperator, Expr as Tree};

use super::check::{Checked, Checker, Typed};
use super::error::ErrorKind;
use super::functions::nullif_zero;
use super::kernels::Operation;

impl Checker<'_> {
    pub(crate) fn binary(&self, left: Typed, op: &BinaryOperator, right: Typed, tree: &Tree) -> Checked {
        match op {
            BinaryOperator::Plus | BinaryOperator::Minus => self.sum(left, op, right, tree),
            BinaryOperator::Multiply => self.product(left, right, tree),
            BinaryOperator::Divide | BinaryOperator::Modulo => self.quotient(left, op, right, tree),
            BinaryOperator::Eq => self.compare(left, Operator::Eq, right, tree),
            BinaryOperator::NotEq => self.compare(left, Operator::NotEq, right, tree),
            BinaryOperator::Lt => self.compare(left, Operator::Lt, right, tree),
            BinaryOperator::LtEq => self.compare(left, Operator::LtEq, right, tree),
            BinaryOperator::Gt => self.compare(left, Operator::Gt, right, tree),
            BinaryOperator::GtEq => self.compare(left, Operator::GtEq, right, tree),
            _ => Err(self.unsupported(tree)),
        }
    }

    /// `a + b`, `a - b`: numbers, amounts, days and a number, two days.
    fn sum(&self, left: Typed, op: &BinaryOperator, right: Typed, tree: &Tree) -> Checked {
        let minus = *op == BinaryOperator::Minus;
        let operation = if minus { Operator::Minus } else { Operator::Plus };
        match (left.ty, right.ty) {
            (Some(ValueType::Number), Some(ValueType::Number)) => self.numbers(left, operation, right, tree),
            (Some(ValueType::Money), Some(ValueType::Money)) => {
                let operation = if minus { Operation::MoneyMinus } else { Operation::MoneyPlus };
                self.kernel(operation, vec![left.expr, right.expr], ValueType::Money, tree)
            }
            (Some(ValueType::Date), Some(ValueType::Number)) => {
                let operation = if minus { Operation::DateMinus } else { Operation::DatePlus };
                self.kernel(operation, vec![left.expr, right.expr], ValueType::Date, tree)
            }
            (Some(ValueType::Number), Some(ValueType::Date)) if !minus => {
                self.kernel(Operation::DatePlus, vec![right.expr, left.expr], ValueType::Date, tree)
            }
            (Some(ValueType::Date), Some(ValueType::Date)) if minus => {
                self.kernel(Operation::DaysBetween, vec![left.expr, right.expr], ValueType::Number, tree)
            }
            _ => Err(self.mismatch(&left, op, &right, tree)),
        }
    }

    /// `a * b`: numbers, an amount and a number.
    fn product(&self, left: Typed, right: Typed, tree: &Tree) -> Checked {
        match (left.ty, right.ty) {
            (Some(ValueType::Number), Some(ValueType::Number)) => self.numbers(left, Operator::Multiply, right, tree),
            (Some(ValueType::Money), Some(ValueType::Number)) => {
                self.kernel(Operation::MoneyTimes, vec![left.expr, right.expr], ValueType::Money, tree)
            }
            (Some(ValueType::Number), Some(ValueType::Money)) => {
                self.kernel(Operation::MoneyTimes, vec![right.expr, left.expr], ValueType::Money, tree)
            }
            _ => Err(self.mismatch(&left, &BinaryOperator::Multiply, &right, tree)),
        }
    }

    /// `a / b`, `a % b`: numbers; an amount by an amount is a number. Division by zero is unknown; by a written zero, an error.
    fn quotient(&self, left: Typed, op: &BinaryOperator, right: Typed, tree: &Tree) -> Checked {
        self.divisor(&right, tree)?;
        let divides = *op == BinaryOperator::Divide;
        match (left.ty, right.ty) {
            (Some(ValueType::Number), Some(ValueType::Number)) => {
                let operation = if divides { Operator::Divide } else { Operator::Modulo };
                let divisor = if right.number().is_some() {
                    right
                } else {
                    Typed::new(nullif_zero(right.expr), ValueType::Number)
                };
                self.numbers(left, operation, divisor, tree)
            }
            (Some(ValueType::Money), Some(ValueType::Money)) if divides => {
                self.kernel(Operation::MoneyRatio, vec![left.expr, right.expr], ValueType::Number, tree)
            }
            (Some(ValueType::Money), Some(ValueType::Number)) if divides => {
                Err(self.error(ErrorKind::MoneyByNumber, tree))
            }
            _ => Err(self.mismatch(&left, op, &right, tree)),
        }
    }

    fn numbers(&self, left: Typed, operator: Operator, right: Typed, tree: &Tree) -> Checked {
        let result = Expr::BinaryExpr(BinaryExpr::new(Box::new(left.expr), operator, Box::new(right.expr)));
        self.kernel(Operation::Finite, vec![result], ValueType::Number, tree)
    }

    fn mismatch(&self, left: &Typed, op: &BinaryOperator, right: &Typed, tree: &Tree) -> super::ExpressionError {
        self.error(ErrorKind::Types { operation: op.to_string(), left: left.ty, right: right.ty }, tree)
    }

    /// Comparisons: exact and case-sensitive; flags and choices have no order.
    pub(crate) fn compare(&self, left: Typed, operator: Operator, right: Typed, tree: &Tree) -> Checked {
        self.comparable(&left, &operator.to_string(), &right, tree)?;
        let unordered = |typed: &Typed| matches!(typed.ty, Some(ValueType::Flag | ValueType::Choice));
        if !matches!(operator, Operator::Eq | Operator::NotEq) && (unordered(&left) || unordered(&right)) {
            let operation = operator.to_string();
            return Err(self.error(ErrorKind::Types { operation, left: left.ty, right: right.ty }, tree));
        }
        let (parts, _) = self.unified(vec![(left, tree), (right, tree)], "")?;
        joined(parts, operator).ok_or_else(|| self.unsupported(tree))
    }

    /// An error if two parts cannot be compared: different types, or a bare `null`.
    fn comparable(&self, left: &Typed, operation: &str, right: &Typed, tree: &Tree) -> Checked<()> {
        let (Some(a), Some(b)) = (left.ty, right.ty) else { return Err(self.error(ErrorKind::NullComparison, tree)) };
        let alike = match (a, b) {
            (ValueType::Text | ValueType::Choice, ValueType::Text | ValueType::Choice) => true,
            (ValueType::Money, ValueType::Number) | (ValueType::Number, ValueType::Money) => true,
            (ValueType::Date, ValueType::Text) | (ValueType::Text, ValueType::Date) => {
                let written = [left, right].into_iter().find_map(|typed| match &typed.expr {
                    Expr::Literal(ScalarValue::Utf8(Some(text)), _) => Some(text.clone()),
                    _ => None,
                });
                match written {
                    Some(text) => return Err(self.error(ErrorKind::DateAsText { text }, tree)),
                    None => false,
                }
            }
            (a, b) => a == b,
        };
        let types = || ErrorKind::Types { operation: operation.to_owned(), left: Some(a), right: Some(b) };
        if alike { Ok(()) } else { Err(self.error(types(), tree)) }
    }

    /// `is distinct from`: as `<>`, but unknown equals unknown.
    pub(crate) fn distinct(&mut self, left: &Tree, right: &Tree, operator: Operator) -> Checked {
        let (a, b) = (self.check(left)?, self.check(right)?);
        self.comparable(&a, "is distinct from", &b, left)?;
        let (parts, _) = self.unified(vec![(a, left), (b, right)], "is distinct from")?;
        joined(parts, operator).ok_or_else(|| self.unsupported(left))
    }

    pub(crate) fn is_null(&mut self, inner: &Tree, negated: bool) -> Checked {
        let typed = self.check(inner)?;
        if typed.ty.is_none() {
            return Err(self.error(ErrorKind::NullComparison, inner));
        }
        let expr = Box::new(typed.expr);
        Ok(Typed::new(if negated { Expr::IsNotNull(expr) } else { Expr::IsNull(expr) }, ValueType::Flag))
    }

    pub(crate) fn is_truth(&mut self, inner: &Tree, test: fn(Box<Expr>) -> Expr) -> Checked {
        let typed = self.check(inner)?;
        let flag = self.flag(typed, "is", inner)?;
        Ok(Typed::new(test(Box::new(flag.expr)), ValueType::Flag))
    }

    pub(crate) fn in_list(&mut self, inner: &Tree, list: &[Tree], negated: bool) -> Checked {
        let subject = self.check(inner)?;
        let mut parts = vec![(subject.clone(), inner)];
        for tree in list {
            let typed = self.check(tree)?;
            self.comparable(&subject, "in", &typed, tree)?;
            parts.push((typed, tree));
        }
        let mut parts = self.unified(parts, "in")?.0;
        let subject = Box::new(parts.remove(0));
        Ok(Typed::new(Expr::InList(InList::new(subject, parts, negated)), ValueType::Flag))
    }

    pub(crate) fn between(&mut self, [inner, low, high]: [&Tree; 3], negated: bool) -> Checked {
        let subject = self.check(inner)?;
        let mut parts = vec![(subject.clone(), inner)];
        for tree in [low, high] {
            let typed = self.check(tree)?;
            self.comparable(&subject, "between", &typed, tree)?;
            parts.push((typed, tree));
        }
        let (parts, ty) = self.unified(parts, "between")?;
        if matches!(ty, ValueType::Flag | ValueType::Choice) || subject.ty == Some(ValueType::Choice) {
            let operation = "between".to_owned();
            return Err(self.error(ErrorKind::Types { operation, left: subject.ty, right: Some(ty) }, inner));
        }
        let Ok([subject, low, high]) = <[Expr; 3]>::try_from(parts) else { return Err(self.unsupported(inner)) };
        let between = Between::new(Box::new(subject), negated, Box::new(low), Box::new(high));
        Ok(Typed::new(Expr::Between(between), ValueType::Flag))
    }

    pub(crate) fn like(&mut self, inner: &Tree, pattern: &Tree, negated: bool) -> Checked {
        let (subject, wanted) = (self.check(inner)?, self.check(pattern)?);
        let subject = self.of_type(subject, ValueType::Text, "like", inner)?;
        let wanted = self.of_type(wanted, ValueType::Text, "like", pattern)?;
        let like = Like::new(negated, Box::new(subject.expr), Box::new(wanted.expr), None, false);
        Ok(Typed::new(Expr::Like(like), ValueType::Flag))
    }
}

fn joined(parts: Vec<Expr>, operator: Operator) -> Option<Typed> {
    let [left, right] = <[Expr; 2]>::try_from(parts).ok()?;
    Some(Typed::new(Expr::BinaryExpr(BinaryExpr::new(Box::new(left), operator, Box::new(right))), ValueType::Flag))
}
