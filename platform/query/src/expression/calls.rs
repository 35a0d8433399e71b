//! Calls: functions, `case`, `cast`.

use datafusion_common::ScalarValue;
use datafusion_expr::Expr;
use datafusion_expr::expr::{Case, Cast};
use kernel::ValueType;
use sqlparser::ast::{
    CaseWhen, CeilFloorKind, DataType, DateTimeField, Expr as Tree, Function as Call, FunctionArg, FunctionArgExpr,
    FunctionArguments,
};

use super::check::{Checked, Checker, Typed, unknown};
use super::error::ErrorKind;
use super::functions::{Function, functions, is_aggregate, is_volatile};
use super::kernels::Operation;
use super::names::nearest;
use crate::values::arrow_type;

impl Checker<'_> {
    pub(crate) fn function(&mut self, call: &Call, tree: &Tree) -> Checked {
        let name = call.name.to_string().to_lowercase();
        let Some(function) = Function::find(&name) else {
            let kind = if is_aggregate(&name) {
                ErrorKind::Aggregate { name }
            } else if is_volatile(&name) {
                ErrorKind::Volatile { name }
            } else {
                let nearest = nearest(&name, functions().map(|help| help.name.to_owned()));
                ErrorKind::UnknownFunction { name, nearest }
            };
            return Err(self.error(kind, tree));
        };
        let plain = call.over.is_none()
            && call.filter.is_none()
            && call.null_treatment.is_none()
            && call.within_group.is_empty()
            && matches!(call.parameters, FunctionArguments::None);
        let FunctionArguments::List(list) = &call.args else { return Err(self.unsupported(tree)) };
        if !plain || list.duplicate_treatment.is_some() || !list.clauses.is_empty() {
            return Err(self.unsupported(tree));
        }
        let args = list.args.iter().map(|arg| match arg {
            FunctionArg::Unnamed(FunctionArgExpr::Expr(tree)) => Ok(tree),
            _ => Err(self.unsupported(tree)),
        });
        let args = args.collect::<Result<Vec<_>, _>>()?;
        self.call(function, &args, tree)
    }

    /// `floor(x)` and `ceil(x)`, which the parser knows by name.
    pub(crate) fn rounding(&mut self, name: &str, inner: &Tree, field: &CeilFloorKind, tree: &Tree) -> Checked {
        match (Function::find(name), field) {
            (Some(function), CeilFloorKind::DateTimeField(DateTimeField::NoDateTime)) => {
                self.call(function, &[inner], tree)
            }
            (Some(function), _) => {
                Err(self.error(ErrorKind::ArgumentCount { usage: function.help().usage.to_owned() }, tree))
            }
            (None, _) => Err(self.unsupported(tree)),
        }
    }

    fn call(&mut self, function: Function, trees: &[&Tree], tree: &Tree) -> Checked {
        let (fewest, most) = function.arguments();
        if !(fewest..=most).contains(&trees.len()) {
            return Err(self.error(ErrorKind::ArgumentCount { usage: function.help().usage.to_owned() }, tree));
        }
        let mut args = Vec::with_capacity(trees.len());
        for &tree in trees {
            args.push((self.check(tree)?, tree));
        }
        match function {
            Function::Abs | Function::Floor | Function::Ceil | Function::Round => self.shaped(function, args, tree),
            Function::Ln => self.mathematical(Operation::Ln, function, args, tree),
            Function::Sqrt => self.mathematical(Operation::Sqrt, function, args, tree),
            Function::Power => self.mathematical(Operation::Power, function, args, tree),
            Function::Least | Function::Greatest | Function::Nullif | Function::Coalesce => {
                self.alternatives(function, args, tree)
            }
            Function::Lower | Function::Upper | Function::Length | Function::Contains | Function::StartsWith => {
                self.textual(function, args, tree)
            }
        }
    }

    /// `abs`, `floor`, `ceil`, `round`: of numbers and of amounts.
    fn shaped(&self, function: Function, args: Vec<(Typed, &Tree)>, tree: &Tree) -> Checked {
        let name = function.help().name;
        let mut args = args.into_iter();
        let Some((typed, first)) = args.next() else { return Err(self.unsupported(tree)) };
        let decimals = match args.next() {
            None => 0,
            Some((typed, second)) => whole(&typed)
                .ok_or_else(|| self.error(ErrorKind::LiteralNeeded { operation: name.to_owned() }, second))?,
        };
        if typed.ty == Some(ValueType::Money) {
            let operation = match function {
                Function::Floor => Operation::MoneyFloor,
                Function::Ceil => Operation::MoneyCeil,
                Function::Round => Operation::MoneyRound(decimals),
                _ => return self.called(function, vec![typed.expr], ValueType::Money, tree),
            };
            return self.kernel(operation, vec![typed.expr], ValueType::Money, tree);
        }
        let number = self.of_type(typed, ValueType::Number, name, first)?;
        if function == Function::Round {
            let decimals = Expr::Literal(ScalarValue::Int32(Some(decimals)), None);
            let Some(rounded) = function.call(vec![number.expr, decimals]) else { return Err(self.unsupported(tree)) };
            return self.kernel(Operation::Finite, vec![rounded], ValueType::Number, tree);
        }
        self.called(function, vec![number.expr], ValueType::Number, tree)
    }

    fn mathematical(
        &self,
        operation: Operation,
        function: Function,
        args: Vec<(Typed, &Tree)>,
        tree: &Tree,
    ) -> Checked {
        let numbers =
            args.into_iter().map(|(typed, tree)| self.of_type(typed, ValueType::Number, function.help().name, tree));
        let numbers = numbers.map(|typed| typed.map(|typed| typed.expr)).collect::<Checked<_>>()?;
        self.kernel(operation, numbers, ValueType::Number, tree)
    }

    /// Functions of which one argument is the result.
    fn alternatives(&self, function: Function, args: Vec<(Typed, &Tree)>, tree: &Tree) -> Checked {
        let name = function.help().name;
        let (parts, ty) = self.unified(args, name)?;
        let ordered = matches!(function, Function::Least | Function::Greatest);
        if ordered && matches!(ty, ValueType::Flag | ValueType::Choice) {
            let kind = ErrorKind::Argument { operation: name.to_owned(), expected: ValueType::Number, found: Some(ty) };
            return Err(self.error(kind, tree));
        }
        self.called(function, parts, ty, tree)
    }

    fn textual(&self, function: Function, args: Vec<(Typed, &Tree)>, tree: &Tree) -> Checked {
        let texts =
            args.into_iter().map(|(typed, tree)| self.of_type(typed, ValueType::Text, function.help().name, tree));
        let texts = texts.map(|typed| typed.map(|typed| typed.expr)).collect::<Checked<Vec<_>>>()?;
        let ty = match function {
            Function::Length => ValueType::Number,
            Function::Contains | Function::StartsWith => ValueType::Flag,
            _ => ValueType::Text,
        };
        let Some(call) = function.call(texts) else { return Err(self.unsupported(tree)) };
        // DataFusion counts characters as integers; ours are numbers like all others.
        let call =
            if function == Function::Length { Expr::Cast(Cast::new(Box::new(call), arrow_type(ty))) } else { call };
        Ok(Typed::new(call, ty))
    }

    /// A call of DataFusion's function; a number of written numbers is computed at once, so that it stays a written one.
    fn called(&self, function: Function, args: Vec<Expr>, ty: ValueType, tree: &Tree) -> Checked {
        let Some(call) = function.call(args) else { return Err(self.unsupported(tree)) };
        if ty == ValueType::Number && !call.any_column_refs() {
            return self.kernel(Operation::Finite, vec![call], ty, tree);
        }
        Ok(Typed::new(call, ty))
    }

    /// `case when … then … else … end`, and `case x when y then …`, which compares.
    pub(crate) fn case(
        &mut self,
        operand: Option<&Tree>,
        conditions: &[CaseWhen],
        otherwise: Option<&Tree>,
    ) -> Checked {
        let operand = operand.map(|tree| self.check(tree)).transpose()?;
        let mut whens = Vec::with_capacity(conditions.len());
        let mut results = Vec::with_capacity(conditions.len() + 1);
        for CaseWhen { condition, result } in conditions {
            let typed = self.check(condition)?;
            whens.push(match &operand {
                Some(operand) => self.compare(operand.clone(), datafusion_expr::Operator::Eq, typed, condition)?.expr,
                None => self.flag(typed, "when", condition)?.expr,
            });
            results.push((self.check(result)?, result));
        }
        if let Some(tree) = otherwise {
            results.push((self.check(tree)?, tree));
        }
        let (mut results, ty) = self.unified(results, "case")?;
        let otherwise = if otherwise.is_some() { results.pop() } else { Some(unknown(ty).expr) };
        let branches = whens.into_iter().zip(results).map(|(when, then)| (Box::new(when), Box::new(then))).collect();
        Ok(Typed::new(Expr::Case(Case::new(None, branches, otherwise.map(Box::new))), ty))
    }

    /// What a formula may write to change a type: `number` of an amount or a flag, `money` of a number, `text` of a choice.
    pub(crate) fn cast(&mut self, inner: &Tree, target: &DataType, tree: &Tree) -> Checked {
        let typed = self.check(inner)?;
        let to = target.to_string().to_lowercase();
        match (typed.ty, to.as_str()) {
            (Some(ValueType::Number), "number")
            | (Some(ValueType::Money), "money")
            | (Some(ValueType::Text), "text") => Ok(typed),
            (Some(ValueType::Choice), "text") => Ok(Typed::new(typed.expr, ValueType::Text)),
            (Some(ValueType::Money), "number") => {
                self.kernel(Operation::ToNumber, vec![typed.expr], ValueType::Number, tree)
            }
            (Some(ValueType::Number), "money") => {
                self.kernel(Operation::ToMoney, vec![typed.expr], ValueType::Money, tree)
            }
            (Some(ValueType::Flag), "number") => {
                let number = Cast::new(Box::new(typed.expr), arrow_type(ValueType::Number));
                Ok(Typed::new(Expr::Cast(number), ValueType::Number))
            }
            (from, _) => Err(self.error(ErrorKind::Cast { from, to }, tree)),
        }
    }
}

/// A written whole number that a rounding can use.
#[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
fn whole(typed: &Typed) -> Option<i32> {
    typed.number().filter(|n| n.fract() == 0.0 && n.abs() <= 15.0).map(|n| n as i32)
}
