//! Conditions of a filter form: written as an expression, and read back from one.

use std::str::FromStr;

use kernel::{Error, Result, Value, ValueType};
use serde::{Deserialize, Serialize};
use sqlparser::ast::{
    BinaryOperator, Expr as Tree, FunctionArg, FunctionArgExpr, FunctionArguments, UnaryOperator, Value as Literal,
};

use crate::expression::{Join, opened, parse, parts, quote_name, quote_text};
use crate::schema::TODAY;

/// What a form can ask of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operator {
    /// Is exactly the value.
    Equal,
    /// Is known and another value.
    NotEqual,
    /// Is less, or earlier.
    Less,
    /// Is less or equal, or not later.
    AtMost,
    /// Is more, or later.
    Greater,
    /// Is more or equal, or not earlier.
    AtLeast,
    /// Lies between two values, both included.
    Between,
    /// Is one of the values.
    OneOf,
    /// Is known and none of the values.
    NoneOf,
    /// Contains the text, in exactly this writing.
    Contains,
    /// Is known and does not contain the text.
    Lacks,
    /// Begins with the text.
    StartsWith,
    /// Is a flag that is set.
    IsTrue,
    /// Is a flag that is not set.
    IsFalse,
    /// Lies within the last so many days, today included.
    WithinLast,
    /// Lies within the next so many days, today included.
    WithinNext,
    /// Lies more than so many days back.
    LongerAgo,
    /// Is known.
    Known,
    /// Is not known.
    Unknown,
}

impl Operator {
    /// All operators, in the order in which a form offers them.
    pub const ALL: [Self; 19] = [
        Self::Equal,
        Self::NotEqual,
        Self::Less,
        Self::AtMost,
        Self::Greater,
        Self::AtLeast,
        Self::Between,
        Self::OneOf,
        Self::NoneOf,
        Self::Contains,
        Self::Lacks,
        Self::StartsWith,
        Self::IsTrue,
        Self::IsFalse,
        Self::WithinLast,
        Self::WithinNext,
        Self::LongerAgo,
        Self::Known,
        Self::Unknown,
    ];

    /// The operators that make sense for a type.
    pub fn of(ty: ValueType) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |operator| operator.suits(ty))
    }

    /// Whether the operator makes sense for a type.
    pub const fn suits(self, ty: ValueType) -> bool {
        match self {
            Self::Known | Self::Unknown => true,
            Self::Equal | Self::NotEqual => !matches!(ty, ValueType::Flag),
            Self::Less | Self::AtMost | Self::Greater | Self::AtLeast | Self::Between => {
                matches!(ty, ValueType::Number | ValueType::Money | ValueType::Date)
            }
            Self::OneOf | Self::NoneOf => matches!(ty, ValueType::Text | ValueType::Choice | ValueType::Number),
            Self::Contains | Self::Lacks | Self::StartsWith => matches!(ty, ValueType::Text),
            Self::IsTrue | Self::IsFalse => matches!(ty, ValueType::Flag),
            Self::WithinLast | Self::WithinNext | Self::LongerAgo => matches!(ty, ValueType::Date),
        }
    }

    /// How many values it takes: the fewest and the most.
    pub const fn values(self) -> (usize, usize) {
        match self {
            Self::IsTrue | Self::IsFalse | Self::Known | Self::Unknown => (0, 0),
            Self::Between => (2, 2),
            Self::OneOf | Self::NoneOf => (1, 200),
            _ => (1, 1),
        }
    }

    /// The key used in forms and in the API; `filter-operator-{key}` is its message.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::NotEqual => "not-equal",
            Self::Less => "less",
            Self::AtMost => "at-most",
            Self::Greater => "greater",
            Self::AtLeast => "at-least",
            Self::Between => "between",
            Self::OneOf => "one-of",
            Self::NoneOf => "none-of",
            Self::Contains => "contains",
            Self::Lacks => "lacks",
            Self::StartsWith => "starts-with",
            Self::IsTrue => "is-true",
            Self::IsFalse => "is-false",
            Self::WithinLast => "within-last",
            Self::WithinNext => "within-next",
            Self::LongerAgo => "longer-ago",
            Self::Known => "known",
            Self::Unknown => "unknown",
        }
    }

    const fn sign(self) -> Option<&'static str> {
        Some(match self {
            Self::Equal => "=",
            Self::NotEqual => "<>",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
            _ => return None,
        })
    }

    const fn of_sign(sign: &BinaryOperator) -> Option<Self> {
        Some(match sign {
            BinaryOperator::Eq => Self::Equal,
            BinaryOperator::NotEq => Self::NotEqual,
            BinaryOperator::Lt => Self::Less,
            BinaryOperator::LtEq => Self::AtMost,
            BinaryOperator::Gt => Self::Greater,
            BinaryOperator::GtEq => Self::AtLeast,
            _ => return None,
        })
    }
}

impl FromStr for Operator {
    type Err = ();

    fn from_str(key: &str) -> std::result::Result<Self, ()> {
        Self::ALL.into_iter().find(|operator| operator.key() == key).ok_or(())
    }
}

/// One line of a filter form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Condition {
    /// The column.
    pub column: String,
    /// What is asked of it.
    pub operator: Operator,
    /// With which values: an amount is a number of major units, a span a number of days.
    pub values: Vec<Value>,
}

impl Condition {
    /// A condition on a column.
    pub fn new(column: &str, operator: Operator, values: Vec<Value>) -> Self {
        Self { column: column.to_owned(), operator, values }
    }

    /// The condition as an expression, with names and texts quoted.
    ///
    /// # Errors
    /// Too few or too many values, or one that cannot be written (unknown, not finite).
    pub fn source(&self) -> Result<String> {
        let (fewest, most) = self.operator.values();
        let values: Option<Vec<String>> = self.values.iter().map(written).collect();
        let Some(values) = values.filter(|values| (fewest..=most).contains(&values.len())) else {
            return Err(Error::invalid("filter-error-values").with("column", self.column.as_str()));
        };
        let column = quote_name(&self.column);
        let first = values.first().map_or("", String::as_str);
        Ok(match (self.operator, self.operator.sign()) {
            (_, Some(sign)) => format!("{column} {sign} {first}"),
            (Operator::Between, _) => format!("{column} between {}", values.join(" and ")),
            (Operator::OneOf, _) => format!("{column} in ({})", values.join(", ")),
            (Operator::NoneOf, _) => format!("{column} not in ({})", values.join(", ")),
            (Operator::Contains, _) => format!("contains({column}, {first})"),
            (Operator::Lacks, _) => format!("not contains({column}, {first})"),
            (Operator::StartsWith, _) => format!("starts_with({column}, {first})"),
            (Operator::IsTrue, _) => format!("{column} is true"),
            (Operator::IsFalse, _) => format!("{column} is false"),
            (Operator::WithinLast, _) => format!("{column} between {TODAY} - {first} and {TODAY}"),
            (Operator::WithinNext, _) => format!("{column} between {TODAY} and {TODAY} + {first}"),
            (Operator::LongerAgo, _) => format!("{column} < {TODAY} - {first}"),
            (Operator::Known, _) => format!("{column} is not null"),
            _ => format!("{column} is null"),
        })
    }

    /// All conditions as one expression that holds where each holds; empty without conditions.
    ///
    /// # Errors
    /// As [`Condition::source`].
    pub fn all(conditions: &[Self]) -> Result<String> {
        let sources: Vec<String> = conditions.iter().map(Self::source).collect::<Result<_>>()?;
        Ok(sources.join(" and "))
    }

    /// The conditions of an expression, if it is nothing but conditions joined by `and`: then a form can show it.
    pub fn read(source: &str) -> Option<Vec<Self>> {
        let tree = parse(source).ok()?;
        match parts(&tree) {
            Some((Join::And, parts)) => parts.into_iter().map(|part| condition(opened(part))).collect(),
            Some(_) => None,
            None => Some(vec![condition(opened(&tree))?]),
        }
    }
}

fn written(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::Flag(flag) => Some(flag.to_string()),
        Value::Number(number) => number.is_finite().then(|| number.to_string()),
        Value::Date(day) => Some(format!("date '{day}'")),
        Value::Text(text) => Some(quote_text(text)),
    }
}

fn condition(tree: &Tree) -> Option<Condition> {
    let made = |column: &Tree, operator, values| Some(Condition { column: name(column)?, operator, values });
    match tree {
        Tree::Identifier(_) => made(tree, Operator::IsTrue, vec![]),
        Tree::IsTrue(column) => made(column, Operator::IsTrue, vec![]),
        Tree::IsFalse(column) => made(column, Operator::IsFalse, vec![]),
        Tree::IsNull(column) => made(column, Operator::Unknown, vec![]),
        Tree::IsNotNull(column) => made(column, Operator::Known, vec![]),
        Tree::BinaryOp { left, op, right } => match (Operator::of_sign(op)?, from_today(right)) {
            (Operator::Less, Some(days)) if days <= 0.0 => made(left, Operator::LongerAgo, vec![Value::Number(-days)]),
            (_, Some(_)) => None,
            (operator, None) => made(left, operator, vec![literal(right)?]),
        },
        Tree::InList { expr, list, negated } => {
            let values = list.iter().map(literal).collect::<Option<_>>()?;
            made(expr, if *negated { Operator::NoneOf } else { Operator::OneOf }, values)
        }
        Tree::Between { expr, negated: false, low, high } => match (from_today(low), from_today(high)) {
            (Some(0.0), Some(days)) if days >= 0.0 => made(expr, Operator::WithinNext, vec![Value::Number(days)]),
            (Some(days), Some(0.0)) if days <= 0.0 => made(expr, Operator::WithinLast, vec![Value::Number(-days)]),
            (None, None) => made(expr, Operator::Between, vec![literal(low)?, literal(high)?]),
            _ => None,
        },
        Tree::UnaryOp { op: UnaryOperator::Not, expr } => match call(opened(expr))? {
            ("contains", column, text) => made(column, Operator::Lacks, vec![text]),
            _ => None,
        },
        Tree::Function(_) => match call(tree)? {
            ("contains", column, text) => made(column, Operator::Contains, vec![text]),
            (_, column, text) => made(column, Operator::StartsWith, vec![text]),
        },
        _ => None,
    }
}

/// A call of `contains` or `starts_with` on a column and a text.
fn call(tree: &Tree) -> Option<(&'static str, &Tree, Value)> {
    let Tree::Function(call) = tree else { return None };
    let name = call.name.to_string().to_lowercase();
    let name = ["contains", "starts_with"].into_iter().find(|known| *known == name)?;
    let FunctionArguments::List(list) = &call.args else { return None };
    let [FunctionArg::Unnamed(FunctionArgExpr::Expr(column)), FunctionArg::Unnamed(FunctionArgExpr::Expr(text))] =
        list.args.as_slice()
    else {
        return None;
    };
    Some((name, column, literal(text)?))
}

/// The name of a column other than `today`.
fn name(tree: &Tree) -> Option<String> {
    let Tree::Identifier(name) = opened(tree) else { return None };
    let key = if name.quote_style.is_some() { name.value.clone() } else { name.value.to_lowercase() };
    (key != TODAY).then_some(key)
}

/// A written value.
fn literal(tree: &Tree) -> Option<Value> {
    match opened(tree) {
        Tree::Value(value) => match &value.value {
            Literal::Number(digits, false) => digits.parse().ok().filter(|n: &f64| n.is_finite()).map(Value::Number),
            Literal::SingleQuotedString(text) => Some(Value::Text(text.clone())),
            Literal::Boolean(flag) => Some(Value::Flag(*flag)),
            _ => None,
        },
        Tree::UnaryOp { op: UnaryOperator::Minus, expr } => {
            literal(expr)?.number().map(|number| Value::Number(-number))
        }
        Tree::TypedString(typed) => {
            let text = typed.value.value.clone().into_string()?;
            text.parse::<kernel::Day>().ok().filter(|day| day.to_string() == text).map(Value::Date)
        }
        _ => None,
    }
}

/// `today`, `today + n`, `today - n` as a number of days.
fn from_today(tree: &Tree) -> Option<f64> {
    match opened(tree) {
        Tree::Identifier(name) if name.value.to_lowercase() == TODAY => Some(0.0),
        Tree::BinaryOp { left, op, right } if from_today(left) == Some(0.0) => {
            let days = literal(right)?.number()?;
            match op {
                BinaryOperator::Plus => Some(days),
                BinaryOperator::Minus => Some(-days),
                _ => None,
            }
        }
        _ => None,
    }
}
