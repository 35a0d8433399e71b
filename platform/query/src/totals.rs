//! Counts by value, and sums.

use std::collections::HashMap;

use arrow::array::{Array, AsArray};
use arrow::buffer::BooleanBuffer;
use arrow::datatypes::{DataType, Decimal128Type, Float64Type};
use kernel::{Error, Result, Says, Value, ValueType};

use crate::column::Column;
use crate::listing::{Selection, unknown_column};
use crate::values::{major, value_at};
use crate::view::Viewed;

/// How often each value occurs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Groups {
    /// Values with their count: choices in their own order, others with the most frequent first, then by value.
    pub known: Vec<(Value, usize)>,
    /// Rows without a value.
    pub unknown: usize,
    /// Rows whose value the viewer may not know.
    pub hidden: usize,
}

/// A sum, with what it left out.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Total {
    /// The sum of the known values; amounts in major units, added exactly.
    pub sum: f64,
    /// How many values it consists of.
    pub known: usize,
    /// Rows without a value.
    pub unknown: usize,
    /// Rows whose value the viewer may not know.
    pub hidden: usize,
}

impl Viewed<'_> {
    /// How often each value of a column occurs among the rows that the viewer may see.
    ///
    /// # Errors
    /// There is no such column.
    pub fn group_count(&self, key: &str) -> Result<Groups> {
        self.group_count_within(key, &Selection { rows: self.visible_rows(), unknown: 0 })
    }

    /// How often each value of a column occurs among the selected rows.
    ///
    /// # Errors
    /// There is no such column.
    pub fn group_count_within(&self, key: &str, selection: &Selection) -> Result<Groups> {
        let column = self.frame.find(key).ok_or_else(|| unknown_column(key))?;
        let sorted = self.sorted_out(key, column, selection);
        let mut known = counted(column, &sorted.known);
        let ranks = column.ranks();
        if column.spec.ty != ValueType::Choice {
            known.sort_by_key(|&(row, count)| (usize::MAX - count, ranks[row], row));
        } else {
            known.sort_by_key(|&(row, _)| (ranks[row], row));
        }
        let known = known.into_iter().map(|(row, count)| (value_at(&column.array, row), count)).collect();
        Ok(Groups { known, unknown: sorted.unknown, hidden: sorted.hidden })
    }

    /// The sum of a column over rows, as a list gave them.
    ///
    /// # Errors
    /// There is no such column, or it holds neither numbers nor money.
    pub fn sum(&self, key: &str, rows: &[usize]) -> Result<Total> {
        let mut selected = vec![false; self.frame.len()];
        for &row in rows.iter().filter(|&&row| row < self.frame.len()) {
            selected[row] = true;
        }
        self.sum_within(key, &Selection { rows: BooleanBuffer::from(selected), unknown: 0 })
    }

    /// The sum of a column over the selected rows.
    ///
    /// # Errors
    /// There is no such column, or it holds neither numbers nor money.
    pub fn sum_within(&self, key: &str, selection: &Selection) -> Result<Total> {
        let column = self.frame.find(key).ok_or_else(|| unknown_column(key))?;
        let sorted = self.sorted_out(key, column, selection);
        let rows = || sorted.known.set_indices();
        let sum = match column.array.data_type() {
            DataType::Float64 => {
                let numbers = column.array.as_primitive::<Float64Type>();
                rows().map(|row| numbers.value(row)).sum()
            }
            DataType::Decimal128(..) => {
                let amounts = column.array.as_primitive::<Decimal128Type>();
                major(rows().fold(0, |sum: i128, row| sum.saturating_add(amounts.value(row))))
            }
            _ => {
                let found = Says::new(format!("formula-type-{}", column.spec.ty.key()));
                return Err(Error::invalid("list-error-sum").with("found", found));
            }
        };
        Ok(Total { sum, known: sorted.known.count_set_bits(), unknown: sorted.unknown, hidden: sorted.hidden })
    }

    fn sorted_out(&self, key: &str, column: &Column, selection: &Selection) -> SortedOut {
        let rows = &selection.rows & &self.visible_rows();
        let seen = self.seen(key).map_or_else(|| rows.clone(), |seen| &rows & &seen);
        let known = column.array.nulls().map_or_else(|| seen.clone(), |nulls| &seen & nulls.inner());
        SortedOut {
            hidden: rows.count_set_bits() - seen.count_set_bits(),
            unknown: seen.count_set_bits() - known.count_set_bits(),
            known,
        }
    }
}

/// The selected rows by what can be said of their cells.
struct SortedOut {
    known: BooleanBuffer,
    unknown: usize,
    hidden: usize,
}

/// One row of each distinct value, with the number of its rows.
fn counted(column: &Column, rows: &BooleanBuffer) -> Vec<(usize, usize)> {
    if let Some(texts) = column.array.as_string_opt::<i32>() {
        let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
        for row in rows.set_indices() {
            counts.entry(texts.value(row)).or_insert((row, 0)).1 += 1;
        }
        return counts.into_values().collect();
    }
    let ranks = column.ranks();
    let mut counts: HashMap<u32, (usize, usize)> = HashMap::new();
    for row in rows.set_indices() {
        counts.entry(ranks[row]).or_insert((row, 0)).1 += 1;
    }
    counts.into_values().collect()
}
