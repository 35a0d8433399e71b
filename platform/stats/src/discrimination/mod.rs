//! How well a score tells what will happen from what will not. Higher scores stand for *will happen*.

mod confusion;
mod roc;
mod worst;

pub use confusion::Confusion;
pub use roc::{ComparedAuc, auc, auc_within, auc_within_groups, compare_auc};
pub use worst::{Worst, worst};
