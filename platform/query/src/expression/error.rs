//! What can be wrong with an expression.

use std::fmt;

use kernel::{Error, Says, ValueType};

/// An expression that cannot be saved: what is wrong, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct ExpressionError {
    /// What is wrong.
    pub kind: ErrorKind,
    /// The place in the source, in characters from its beginning, if it is known.
    pub at: Option<usize>,
}

/// What is wrong with an expression. A type of `None` is that of a bare `null`.
#[derive(Debug, Clone, PartialEq)]
pub enum ErrorKind {
    /// There is nothing in it.
    Empty,
    /// A statement (`select …`, `drop …`), or several, instead of an expression.
    Statement,
    /// It does not read as an expression from `found` on; empty at the end of the source.
    Syntax { found: String },
    /// Longer than [`crate::MAX_SOURCE`].
    TooLong,
    /// Nested too deeply, or a chain of arithmetic longer than [`crate::MAX_DEPTH`].
    TooDeep,
    /// No column of this name; `nearest` is perhaps the one that was meant.
    UnknownName { name: String, nearest: Option<String> },
    /// No function of this name is allowed; `nearest` is perhaps the one that was meant.
    UnknownFunction { name: String, nearest: Option<String> },
    /// A function over many rows: that is a metric.
    Aggregate { name: String },
    /// A function whose result changes by itself (`now`, `random`): `today` is the way.
    Volatile { name: String },
    /// A query inside the expression.
    Subquery,
    /// Legal SQL that formulas do not have.
    Unsupported { what: String },
    /// An operation between two types that do not go together.
    Types { operation: String, left: Option<ValueType>, right: Option<ValueType> },
    /// An amount compared with a number that is not written out.
    MoneyWithNumber,
    /// An amount divided by a number.
    MoneyByNumber,
    /// An argument or operand of another type than `expected`.
    Argument { operation: String, expected: ValueType, found: Option<ValueType> },
    /// Not the right number of arguments; `usage` shows the form.
    ArgumentCount { usage: String },
    /// An argument that must be written out as a whole number from -15 to 15.
    LiteralNeeded { operation: String },
    /// Alternatives (of `case`, `coalesce`, `in` …) of different types.
    Mixed { operation: String, left: ValueType, right: ValueType },
    /// A condition was wanted.
    NotACondition { found: Option<ValueType> },
    /// Text in double quotes, which are for names.
    DoubleQuoted { text: String },
    /// A comparison with `null`, which is never true: `is null` is meant.
    NullComparison,
    /// A date compared with text: `date '…'` is meant.
    DateAsText { text: String },
    /// No calendar day.
    BadDate { text: String },
    /// A type to which nothing, or not this, can be cast.
    Cast { from: Option<ValueType>, to: String },
    /// A division by a written zero.
    DivisionByZero,
    /// A part without columns that has no finite result.
    Overflow { operation: String },
    /// `null` alone has no type.
    Untyped,
}

impl ErrorKind {
    /// The same, at a place.
    pub(crate) const fn at(self, at: Option<usize>) -> ExpressionError {
        ExpressionError { kind: self, at }
    }
}

impl ExpressionError {
    /// The message for the reader.
    pub fn says(&self) -> Says {
        let says = |end: &str| Says::new(format!("formula-error-{end}"));
        match &self.kind {
            ErrorKind::Empty => says("empty"),
            ErrorKind::Statement => says("statement"),
            ErrorKind::Syntax { found } if found.is_empty() => says("syntax-end"),
            ErrorKind::Syntax { found } => says("syntax").with("found", found.as_str()),
            ErrorKind::TooLong => says("too-long").with("limit", super::MAX_SOURCE),
            ErrorKind::TooDeep => says("too-deep"),
            ErrorKind::UnknownName { name, nearest } => suggesting("unknown-name", name, nearest.as_deref()),
            ErrorKind::UnknownFunction { name, nearest } => suggesting("unknown-function", name, nearest.as_deref()),
            ErrorKind::Aggregate { name } => says("aggregate").with("name", name.as_str()),
            ErrorKind::Volatile { name } => says("volatile").with("name", name.as_str()),
            ErrorKind::Subquery => says("subquery"),
            ErrorKind::Unsupported { what } => says("unsupported").with("what", what.as_str()),
            ErrorKind::DoubleQuoted { text } => says("double-quoted").with("text", text.as_str()),
            ErrorKind::NullComparison => says("null-comparison"),
            ErrorKind::DateAsText { text } => says("date-as-text").with("text", text.as_str()),
            ErrorKind::BadDate { text } => says("bad-date").with("text", text.as_str()),
            ErrorKind::DivisionByZero => says("division-by-zero"),
            ErrorKind::Overflow { operation } => says("overflow").with("operation", operation.as_str()),
            ErrorKind::Untyped => says("untyped"),
            _ => self.says_types(),
        }
    }

    fn says_types(&self) -> Says {
        let says = |end: &str| Says::new(format!("formula-error-{end}"));
        match &self.kind {
            ErrorKind::Types { operation, left, right } => says("types")
                .with("operation", operation.as_str())
                .with("left", type_name(*left))
                .with("right", type_name(*right)),
            ErrorKind::MoneyWithNumber => says("money-with-number"),
            ErrorKind::MoneyByNumber => says("money-by-number"),
            ErrorKind::Argument { operation, expected, found } => says("argument")
                .with("operation", operation.as_str())
                .with("expected", type_name(Some(*expected)))
                .with("found", type_name(*found)),
            ErrorKind::ArgumentCount { usage } => says("argument-count").with("usage", usage.as_str()),
            ErrorKind::LiteralNeeded { operation } => says("literal-needed").with("operation", operation.as_str()),
            ErrorKind::Mixed { operation, left, right } => says("mixed")
                .with("operation", operation.as_str())
                .with("left", type_name(Some(*left)))
                .with("right", type_name(Some(*right))),
            ErrorKind::NotACondition { found } => says("not-a-condition").with("found", type_name(*found)),
            ErrorKind::Cast { from, to } => says("cast").with("from", type_name(*from)).with("to", to.as_str()),
            // All others are said by `says`.
            _ => says("untyped"),
        }
    }
}

fn suggesting(end: &str, name: &str, nearest: Option<&str>) -> Says {
    match nearest {
        Some(nearest) => Says::new(format!("formula-error-{end}-suggest")).with("name", name).with("nearest", nearest),
        None => Says::new(format!("formula-error-{end}")).with("name", name),
    }
}

fn type_name(ty: Option<ValueType>) -> Says {
    Says::new(format!("formula-type-{}", ty.map_or("null", ValueType::key)))
}

impl fmt::Display for ExpressionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.kind)?;
        self.at.map_or(Ok(()), |at| write!(f, " at {at}"))
    }
}

impl std::error::Error for ExpressionError {}

impl From<ExpressionError> for Error {
    fn from(error: ExpressionError) -> Self {
        Self { detail: error.to_string(), ..Self::invalid(error.says()) }
    }
}
