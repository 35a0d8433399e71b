//! One column: its values, and what lists need again and again, computed when first asked for.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use arrow::array::{Array, ArrayRef, AsArray, StringArray, UInt32Array};
use arrow::compute::{SortOptions, rank};
use kernel::ValueType;

use crate::schema::ColumnSpec;

/// A column of a frame; shared between frames that did not change it.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) spec: ColumnSpec,
    pub(crate) array: ArrayRef,
    ranks: OnceLock<Arc<[u32]>>,
    folded: OnceLock<StringArray>,
}

impl Column {
    pub(crate) const fn new(spec: ColumnSpec, array: ArrayRef) -> Self {
        Self { spec, array, ranks: OnceLock::new(), folded: OnceLock::new() }
    }

    /// The place of each row in ascending order; equal values have equal places, unknown ones come last.
    ///
    /// Text is ordered without regard to case and script variants, a choice by the order of its choices.
    pub(crate) fn ranks(&self) -> Arc<[u32]> {
        Arc::clone(self.ranks.get_or_init(|| {
            let options = Some(SortOptions { descending: false, nulls_first: false });
            let ranked = match self.spec.ty {
                ValueType::Text => rank(self.folded(), options),
                ValueType::Choice => rank(&self.positions(), options),
                _ => rank(self.array.as_ref(), options),
            };
            // Arrow ranks every type that `arrow_type` names, so the fallback (all equal) is not reached.
            ranked.unwrap_or_else(|_| vec![0; self.array.len()]).into()
        }))
    }

    /// The texts as searching and sorting see them. Only for text and choices.
    pub(crate) fn folded(&self) -> &StringArray {
        self.folded.get_or_init(|| {
            let texts = self.array.as_string_opt::<i32>();
            texts.map_or_else(
                || StringArray::new_null(self.array.len()),
                |t| t.iter().map(|t| t.map(text::normalise)).collect(),
            )
        })
    }

    /// The number of each row's choice; a key that is no longer offered comes after all others.
    fn positions(&self) -> UInt32Array {
        let order: HashMap<&str, u32> = self.spec.choices.iter().map(|(key, _)| key.as_str()).zip(0..).collect();
        let last = u32::try_from(order.len()).unwrap_or(u32::MAX);
        let keys = self.array.as_string_opt::<i32>();
        keys.map_or_else(
            || UInt32Array::new_null(self.array.len()),
            |keys| keys.iter().map(|key| key.map(|key| order.get(key).copied().unwrap_or(last))).collect(),
        )
    }
}
