//! Expressions over columns: parsed, checked against a schema, evaluated in columns.
//!
//! The path of a source: `parse` (syntax tree) → `check`, `operators`, `calls` (types, allowed functions; a DataFusion
//! expression) → `run` (over Arrow columns; kernels write down the rows that have no result). `logic` explains a condition.
mod amounts;
mod calls;
mod check;
mod error;
mod functions;
mod kernels;
mod logic;
mod names;
mod operators;
mod parse;
mod run;

use std::collections::BTreeSet;

use arrow::array::ArrayRef;
use datafusion_expr::Expr;
use kernel::{Class, Says, ValueType};
use serde::{Deserialize, Serialize};

pub use self::check::MAX_DEPTH;
pub use self::error::{ErrorKind, ExpressionError};
pub use self::functions::{FunctionHelp, functions};
pub use self::logic::{Join, Reason};
pub(crate) use self::logic::{opened, parts};
pub(crate) use self::names::quote_text;
pub use self::names::{quote_name, rename, rename_with};
pub use self::parse::MAX_SOURCE;
pub(crate) use self::parse::parse;
pub(crate) use self::run::Columns;

use self::check::Checker;
use self::logic::Logic;
use self::run::Reads;
use crate::frame::Frame;
use crate::schema::{Schema, TODAY};
use crate::view::{Cell, OneRow};

/// How many findings of one evaluation are kept; `faulty_rows` counts them all.
pub const MAX_FINDINGS: usize = 100;

/// A scalar expression that was checked: its names exist, its types go together, its functions are allowed.
///
/// Checked once, it can be evaluated over any frame. A column that the frame lacks, or has with another type, is unknown.
#[derive(Debug, Clone)]
pub struct Expression {
    source: String,
    expr: Expr,
    ty: ValueType,
    class: Class,
    inputs: BTreeSet<String>,
    reads: Reads,
    logic: Logic,
}

/// The values of an expression in every row.
#[derive(Debug, Clone)]
pub struct Evaluated {
    /// One value per row, of the Arrow type that [`crate::arrow_type`] names.
    pub array: ArrayRef,
    /// Rows that are unknown because a result was too large or undefined: the first [`MAX_FINDINGS`] of them.
    pub findings: Vec<Finding>,
    /// How many rows have a finding.
    pub faulty_rows: usize,
    /// Columns that the frame lacks or has with another type; they were taken as unknown.
    pub missing: Vec<String>,
}

/// A row whose value could not be computed, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// The row.
    pub row: usize,
    /// The id of its subject.
    pub id: String,
    /// The reason, with the part of the expression that failed.
    pub says: Says,
}

impl Expression {
    /// Parses and checks a source.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    pub fn compile(source: &str, schema: &(impl Schema + ?Sized)) -> Result<Self, ExpressionError> {
        let tree = parse(source)?;
        let mut checker = Checker::new(source, &schema);
        let typed = checker.check(&tree)?;
        let Some(ty) = typed.ty else { return Err(ErrorKind::Untyped.at(Some(0))) };
        let (reads, class) = checker.into_parts();
        let logic = Logic::of(&tree, source, &schema)?;
        let inputs = reads.iter().map(|(key, _)| key.clone()).filter(|key| key != TODAY).collect();
        Ok(Self { source: source.to_owned(), expr: typed.expr, ty, class, inputs, reads, logic })
    }

    /// Parses and checks a source that must be a condition.
    ///
    /// # Errors
    /// What is wrong with it, and where; a result that is not a flag.
    pub fn condition(source: &str, schema: &(impl Schema + ?Sized)) -> Result<Self, ExpressionError> {
        let expression = Self::compile(source, schema)?;
        match expression.ty {
            ValueType::Flag => Ok(expression),
            found => Err(ErrorKind::NotACondition { found: Some(found) }.at(Some(0))),
        }
    }

    /// The type of its result.
    pub const fn ty(&self) -> ValueType {
        self.ty
    }

    /// The strictest class of its inputs; general without any.
    pub const fn class(&self) -> Class {
        self.class
    }

    /// The columns that it reads, without `today`.
    pub const fn inputs(&self) -> &BTreeSet<String> {
        &self.inputs
    }

    /// Whether its result may change from one day to the next by itself.
    pub fn uses_today(&self) -> bool {
        self.reads.iter().any(|(key, _)| key == TODAY)
    }

    /// The source, as it was written.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The value in every row. It does not ask who is looking: see [`crate::Viewed::evaluate`].
    pub fn evaluate(&self, frame: &Frame) -> Evaluated {
        self.evaluate_over(frame)
    }

    /// Why it has its value in `row`, without asking who is looking: see [`crate::Viewed::explain`].
    pub fn explain(&self, frame: &Frame, row: usize) -> Vec<Reason> {
        self.explain_with(row, frame, |key| Cell::Known(frame.value(row, key)))
    }

    pub(crate) fn evaluate_over(&self, columns: &dyn Columns) -> Evaluated {
        run::evaluate(&self.expr, &self.reads, self.ty, columns)
    }

    pub(crate) fn explain_with(&self, row: usize, columns: &dyn Columns, cell: impl Fn(&str) -> Cell) -> Vec<Reason> {
        self.logic.explain(&OneRow { columns, row }, &cell)
    }
}
