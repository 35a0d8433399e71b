//! Why a row is in or out: a condition taken apart at its `and` and `or`.

use datafusion_expr::Expr;
use kernel::{Value, ValueType};
use sqlparser::ast::{BinaryOperator, Expr as Tree};

use super::check::{Checker, unknown};
use super::error::ExpressionError;
use super::run::{Columns, Reads, evaluate};
use crate::schema::{Schema, TODAY};
use crate::values::value_at;
use crate::view::Cell;

/// How a part is joined to its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// The expression is a single part.
    Alone,
    /// All parts of this group must hold.
    And,
    /// One part of this group must hold.
    Or,
}

/// One part of a condition with its value in a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// The part's source.
    pub source: String,
    /// Its value; for a condition a flag, or unknown. Hidden if one of its inputs is.
    pub value: Cell,
    /// The columns that it reads, with their values (`today` included).
    pub inputs: Vec<(String, Cell)>,
    /// How it is joined to its neighbours.
    pub join: Join,
    /// How deep its group is nested; 0 for the outermost. Parts of one group stand together unless a deeper group comes between.
    pub depth: usize,
}

/// A checked condition, as its author structured it.
#[derive(Debug, Clone)]
pub(crate) enum Logic {
    Group(Join, Vec<Logic>),
    Part { source: String, expr: Expr, ty: ValueType, reads: Reads },
}

impl Logic {
    /// The structure of a tree that was checked already.
    pub(crate) fn of(tree: &Tree, source: &str, schema: &dyn Schema) -> Result<Self, ExpressionError> {
        if let Some((join, parts)) = parts(tree) {
            let parts = parts.into_iter().map(|part| Self::of(part, source, schema)).collect::<Result<_, _>>()?;
            return Ok(Self::Group(join, parts));
        }
        let mut checker = Checker::new(source, schema);
        let typed = checker.check(tree)?;
        // A bare `null` among conditions is an unknown one; alone it was refused before.
        let ty = typed.ty.unwrap_or(ValueType::Flag);
        let typed = if typed.ty.is_some() { typed } else { unknown(ty) };
        let (reads, _) = checker.into_parts();
        Ok(Self::Part { source: tree.to_string(), expr: typed.expr, ty, reads })
    }

    /// The parts with their values in the only row of `columns`.
    pub(crate) fn explain(&self, columns: &dyn Columns, cell: &impl Fn(&str) -> Cell) -> Vec<Reason> {
        let mut reasons = Vec::new();
        self.collect((Join::Alone, 0), columns, cell, &mut reasons);
        reasons
    }

    fn collect(
        &self,
        (join, depth): (Join, usize),
        columns: &dyn Columns,
        cell: &impl Fn(&str) -> Cell,
        into: &mut Vec<Reason>,
    ) {
        match self {
            Self::Group(inner, parts) => {
                let depth = if join == Join::Alone { 0 } else { depth + 1 };
                for part in parts {
                    part.collect((*inner, depth), columns, cell, into);
                }
            }
            Self::Part { source, expr, ty, reads } => {
                let inputs: Vec<(String, Cell)> = reads.iter().map(|(key, _)| (key.clone(), cell(key))).collect();
                let hidden = inputs.iter().any(|(key, cell)| key != TODAY && cell.is_hidden());
                let value = if hidden {
                    Cell::Hidden
                } else if columns.rows() == 0 {
                    Cell::Known(Value::Null)
                } else {
                    Cell::Known(value_at(evaluate(expr, reads, *ty, columns).array.as_ref(), 0))
                };
                into.push(Reason { source: source.clone(), value, inputs, join, depth });
            }
        }
    }
}

/// The neighbours that `and` or `or` joins at the top of a tree, brackets opened, without recursion along the chain.
pub(crate) fn parts(tree: &Tree) -> Option<(Join, Vec<&Tree>)> {
    let tree = opened(tree);
    let join = joined(tree)?;
    let mut parts = Vec::new();
    let mut open = vec![tree];
    while let Some(next) = open.pop() {
        match opened(next) {
            Tree::BinaryOp { left, right, .. } if joined(opened(next)) == Some(join) => {
                open.extend([&**right, &**left])
            }
            _ => parts.push(next),
        }
    }
    Some((join, parts))
}

fn joined(tree: &Tree) -> Option<Join> {
    match tree {
        Tree::BinaryOp { op: BinaryOperator::And, .. } => Some(Join::And),
        Tree::BinaryOp { op: BinaryOperator::Or, .. } => Some(Join::Or),
        _ => None,
    }
}

/// The tree without the brackets around it.
pub(crate) fn opened(mut tree: &Tree) -> &Tree {
    while let Tree::Nested(inner) = tree {
        tree = inner;
    }
    tree
}
