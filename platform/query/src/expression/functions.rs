//! The functions that expressions may use; there are no others.

use std::sync::Arc;

use datafusion_common::ScalarValue;
use datafusion_expr::expr::{Case, ScalarFunction};
use datafusion_expr::{Expr, ScalarUDF};
use datafusion_functions::{core, math, string, unicode};

/// An allowed function, for the help beside an editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FunctionHelp {
    /// Its name.
    pub name: &'static str,
    /// How it is written.
    pub usage: &'static str,
    /// The message key of what it does.
    pub says: &'static str,
}

/// A function of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Function {
    Abs,
    Round,
    Floor,
    Ceil,
    Least,
    Greatest,
    Coalesce,
    Nullif,
    Lower,
    Upper,
    Length,
    Contains,
    StartsWith,
    Ln,
    Sqrt,
    Power,
}

const ALL: [(Function, FunctionHelp); 16] = [
    (Function::Abs, help("abs", "abs(x)", "formula-function-abs")),
    (Function::Round, help("round", "round(x) | round(x, 2)", "formula-function-round")),
    (Function::Floor, help("floor", "floor(x)", "formula-function-floor")),
    (Function::Ceil, help("ceil", "ceil(x)", "formula-function-ceil")),
    (Function::Least, help("least", "least(x, y, …)", "formula-function-least")),
    (Function::Greatest, help("greatest", "greatest(x, y, …)", "formula-function-greatest")),
    (Function::Coalesce, help("coalesce", "coalesce(x, y, …)", "formula-function-coalesce")),
    (Function::Nullif, help("nullif", "nullif(x, y)", "formula-function-nullif")),
    (Function::Lower, help("lower", "lower(t)", "formula-function-lower")),
    (Function::Upper, help("upper", "upper(t)", "formula-function-upper")),
    (Function::Length, help("length", "length(t)", "formula-function-length")),
    (Function::Contains, help("contains", "contains(t, 'part')", "formula-function-contains")),
    (Function::StartsWith, help("starts_with", "starts_with(t, 'part')", "formula-function-starts-with")),
    (Function::Ln, help("ln", "ln(x)", "formula-function-ln")),
    (Function::Sqrt, help("sqrt", "sqrt(x)", "formula-function-sqrt")),
    (Function::Power, help("power", "power(x, y)", "formula-function-power")),
];

/// Functions over many rows: a formula has one.
const AGGREGATES: [&str; 12] = [
    "avg",
    "average",
    "count",
    "first_value",
    "last_value",
    "max",
    "median",
    "min",
    "row_number",
    "stddev",
    "sum",
    "string_agg",
];

/// Functions whose result changes by itself.
const VOLATILE: [&str; 11] = [
    "current_date",
    "current_time",
    "current_timestamp",
    "getdate",
    "localtime",
    "localtimestamp",
    "now",
    "rand",
    "random",
    "sysdate",
    "uuid",
];

const fn help(name: &'static str, usage: &'static str, says: &'static str) -> FunctionHelp {
    FunctionHelp { name, usage, says }
}

/// The allowed functions, in the order in which a help page lists them.
pub fn functions() -> impl Iterator<Item = FunctionHelp> {
    ALL.iter().map(|(_, help)| *help)
}

impl Function {
    pub(crate) fn find(name: &str) -> Option<Self> {
        ALL.iter().find(|(_, help)| help.name == name).map(|(function, _)| *function)
    }

    pub(crate) fn help(self) -> FunctionHelp {
        ALL.iter().find(|(function, _)| *function == self).map_or(help("", "", ""), |(_, help)| *help)
    }

    /// The fewest and the most arguments.
    pub(crate) const fn arguments(self) -> (usize, usize) {
        match self {
            Self::Abs | Self::Floor | Self::Ceil | Self::Lower | Self::Upper | Self::Length | Self::Ln | Self::Sqrt => {
                (1, 1)
            }
            Self::Round => (1, 2),
            Self::Nullif | Self::Contains | Self::StartsWith | Self::Power => (2, 2),
            Self::Least | Self::Greatest | Self::Coalesce => (1, 50),
        }
    }

    /// DataFusion's function of this name, for those that are taken from there.
    fn of_datafusion(self) -> Option<Arc<ScalarUDF>> {
        Some(match self {
            Self::Abs => math::abs(),
            Self::Round => math::round(),
            Self::Floor => math::floor(),
            Self::Ceil => math::ceil(),
            Self::Least => core::least(),
            Self::Greatest => core::greatest(),
            Self::Nullif => core::nullif(),
            Self::Lower => string::lower(),
            Self::Upper => string::upper(),
            Self::Length => unicode::character_length(),
            Self::Contains => string::contains(),
            Self::StartsWith => string::starts_with(),
            Self::Coalesce | Self::Ln | Self::Sqrt | Self::Power => return None,
        })
    }

    /// The call; `coalesce` as the `case` that it stands for.
    pub(crate) fn call(self, args: Vec<Expr>) -> Option<Expr> {
        match self.of_datafusion() {
            Some(function) => Some(Expr::ScalarFunction(ScalarFunction::new_udf(function, args))),
            None if self == Self::Coalesce => coalesce(args),
            None => None,
        }
    }
}

pub(crate) fn is_aggregate(name: &str) -> bool {
    AGGREGATES.contains(&name)
}

pub(crate) fn is_volatile(name: &str) -> bool {
    VOLATILE.contains(&name)
}

/// `nullif(x, 0)`: what a division divides by.
pub(crate) fn nullif_zero(divisor: Expr) -> Expr {
    let zero = Expr::Literal(ScalarValue::Float64(Some(0.0)), None);
    Expr::ScalarFunction(ScalarFunction::new_udf(core::nullif(), vec![divisor, zero]))
}

fn coalesce(mut args: Vec<Expr>) -> Option<Expr> {
    let last = args.pop()?;
    if args.is_empty() {
        return Some(last);
    }
    let branches = args.into_iter().map(|arg| (Box::new(Expr::IsNotNull(Box::new(arg.clone()))), Box::new(arg)));
    Some(Expr::Case(Case::new(None, branches.collect(), Some(Box::new(last)))))
}
