//! One row per subject, in columns, in memory: expressions over them, lists and counts out of them, and who may see what.
//!
//! Everything here is a pure function of its arguments: no clock, no file, no async. `README.md` tells how the parts fit.
mod board;
mod column;
mod condition;
mod expression;
mod frame;
mod listing;
mod part;
mod schema;
mod texts;
mod totals;
mod update;
mod values;
mod view;

pub use board::{Board, Snapshot, SnapshotFinding};
pub use condition::{Condition, Operator};
pub use expression::{
    ErrorKind, Evaluated, Expression, ExpressionError, Finding, FunctionHelp, Join, MAX_DEPTH, MAX_FINDINGS,
    MAX_SOURCE, Reason, functions, quote_name, rename, rename_with,
};
pub use frame::Frame;
pub use listing::{Direction, Listed, Listing, Search, Selection};
pub use part::{Part, differing};
pub use schema::{ColumnSpec, Schema, TODAY};
pub use texts::{Days, Numbers, Texts};
pub use totals::{Groups, Total};
pub use values::{
    MONEY_PRECISION, MONEY_SCALE, arrow_type, day_from_number, day_number, major, money_units, scaled_amount,
};
pub use view::{Cell, View, Viewed};
