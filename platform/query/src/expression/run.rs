//! Evaluating a checked expression over columns.

use std::collections::BTreeSet;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, RecordBatch, UInt32Array, new_null_array};
use arrow::datatypes::{Field, Schema};
use datafusion_common::tree_node::{Transformed, TreeNode};
use datafusion_common::{Column, DFSchema, Result};
use datafusion_expr::Expr;
use datafusion_expr::execution_props::ExecutionProps;
use datafusion_expr::physical_planning_context::PhysicalPlanningContext;
use datafusion_physical_expr::create_physical_expr;
use kernel::{Says, ValueType};

use super::kernels::{Fault, Kernel, Sink};
use super::{Evaluated, Finding, MAX_FINDINGS};
use crate::values::arrow_type;

/// The name of the column of row numbers; no column of a schema can be called so.
const ROW: &str = "#row";

/// Columns to evaluate over.
pub(crate) trait Columns {
    /// How many rows there are.
    fn rows(&self) -> usize;
    /// A column, unknown where the reader may not see it.
    fn get(&self, key: &str) -> Option<ArrayRef>;
    /// The id of a row's subject.
    fn subject(&self, row: usize) -> &str;
}

/// The columns that an expression reads, with the types by which it was checked.
pub(crate) type Reads = Vec<(String, ValueType)>;

/// The result of `expr` over `columns`, of type `ty`.
pub(crate) fn evaluate(expr: &Expr, reads: &Reads, ty: ValueType, columns: &dyn Columns) -> Evaluated {
    let rows = columns.rows();
    let wanted = |key: &str, ty| columns.get(key).filter(|array| *array.data_type() == arrow_type(ty));
    let mut missing = Vec::new();
    let inputs = reads.iter().map(|(key, ty)| {
        let array = wanted(key, *ty).unwrap_or_else(|| {
            missing.push(key.clone());
            new_null_array(&arrow_type(*ty), rows)
        });
        (key.as_str(), array)
    });
    let inputs: Vec<_> = inputs.collect();
    let sink = Arc::new(Sink::default());
    match run(expr, inputs, rows, &sink) {
        Ok(array) => {
            let (findings, faulty_rows) = findings(array.as_ref(), sink.take(), columns);
            Evaluated { array, findings, faulty_rows, missing }
        }
        Err(error) => {
            let says = Says::new("formula-finding-failed").with("detail", error.to_string());
            let findings = vec![Finding { row: 0, id: String::new(), says }];
            Evaluated { array: new_null_array(&arrow_type(ty), rows), findings, faulty_rows: rows, missing }
        }
    }
}

/// One array of `rows` values.
pub(crate) fn run(expr: &Expr, inputs: Vec<(&str, ArrayRef)>, rows: usize, sink: &Arc<Sink>) -> Result<ArrayRef> {
    let numbers = UInt32Array::from_iter_values((0..u32::MAX).take(rows));
    let mut fields: Vec<Field> =
        inputs.iter().map(|(key, array)| Field::new(*key, array.data_type().clone(), true)).collect();
    fields.push(Field::new(ROW, numbers.data_type().clone(), false));
    let mut arrays: Vec<ArrayRef> = inputs.into_iter().map(|(_, array)| array).collect();
    arrays.push(Arc::new(numbers));
    let schema = Arc::new(Schema::new(fields));
    let row = Expr::Column(Column::from_name(ROW));
    let expr = expr.clone().transform_up(|node| Ok(into_sink(node, sink, &row)))?.data;
    let names = DFSchema::try_from(Arc::clone(&schema))?;
    let physical = create_physical_expr(&expr, &names, &ExecutionProps::new(), &PhysicalPlanningContext::default())?;
    physical.evaluate(&RecordBatch::try_new(schema, arrays)?)?.into_array(rows)
}

/// A kernel's call with its row numbers and the place for its faults; anything else as it is.
fn into_sink(node: Expr, sink: &Arc<Sink>, row: &Expr) -> Transformed<Expr> {
    if let Expr::ScalarFunction(call) = &node
        && let Some(kernel) = call.func.inner().downcast_ref::<Kernel>()
    {
        return Transformed::yes(kernel.call_into(sink, call.args.clone(), row.clone()));
    }
    Transformed::no(node)
}

/// One finding per row whose result is unknown because of a fault: a fault that the expression itself made up for is none.
fn findings(result: &dyn Array, faults: Vec<Fault>, columns: &dyn Columns) -> (Vec<Finding>, usize) {
    let mut seen = BTreeSet::new();
    let mut findings = Vec::new();
    for fault in faults {
        let row = fault.row as usize;
        if !result.is_null(row) || !seen.insert(row) {
            continue;
        }
        if findings.len() < MAX_FINDINGS {
            let key = if fault.undefined { "formula-finding-undefined" } else { "formula-finding-overflow" };
            let id = columns.subject(row).to_owned();
            let says = Says::new(key).with("operation", fault.operation.as_ref()).with("id", id.as_str());
            findings.push(Finding { row, id, says });
        }
    }
    (findings, seen.len())
}
