//! Places among others, and divisions into tiers and stages.

use std::sync::Arc;

use arrow::array::{Array, BooleanArray, Float64Array, StringArray};
use kernel::Result;
use query::{ColumnSpec, Expression};

use super::part::{Judging, flags, holds, numbers};
use crate::definitions::compiled::Rules;

/// A column of places: `of` among those for whom `among` holds.
pub(super) fn rank(
    judging: &mut Judging<'_>,
    spec: &ColumnSpec,
    (of, among): (&Expression, Option<&Expression>),
) -> Result<()> {
    if judging.kept(spec, [of].into_iter().chain(among))? {
        return Ok(());
    }
    let frame = &judging.frame;
    let exact = ranks(&numbers(of, frame), among.map(|a| flags(a, frame)).as_ref());
    let whole: Float64Array = exact.iter().map(|rank| rank.map(f64::floor)).collect();
    judging.put_whole(spec.clone(), Arc::new(whole))
}

/// A column of classes.
pub(super) fn divide(judging: &mut Judging<'_>, spec: &ColumnSpec, rules: &Rules) -> Result<()> {
    match rules {
        Rules::Ordered(rules) => {
            let expressions = || rules.iter().filter_map(|(_, rule)| rule.as_ref());
            if judging.kept(spec, expressions())? {
                return Ok(());
            }
            let frame = judging.frame.clone();
            let cells = judging.cells(&frame, expressions())?;
            let evaluated: Vec<(&str, Option<BooleanArray>)> =
                rules.iter().map(|(key, rule)| (key.as_str(), rule.as_ref().map(|r| flags(r, &cells)))).collect();
            let class = |row: usize| {
                evaluated.iter().find(|(_, rule)| rule.as_ref().is_none_or(|r| holds(r, row))).map(|(key, _)| *key)
            };
            let classes: StringArray = (0..judging.len()).map(class).collect();
            judging.put(spec.clone(), &(Arc::new(classes) as _))
        }
        Rules::Quantiles { of, among, shares } => {
            if judging.kept(spec, [of].into_iter().chain(among))? {
                return Ok(());
            }
            let frame = &judging.frame;
            let ranks = ranks(&numbers(of, frame), among.as_ref().map(|a| flags(a, frame)).as_ref());
            let class = |row: usize| ranks.is_valid(row).then(|| quantile(100.0 - ranks.value(row), shares)).flatten();
            let classes: StringArray = (0..frame.len()).map(class).collect();
            judging.put_whole(spec.clone(), Arc::new(classes))
        }
    }
}

/// How many percent of those that take part have less, from 0 to 100.
#[expect(clippy::cast_precision_loss, reason = "counts of accounts stay far below 2^53")]
fn ranks(values: &Float64Array, among: Option<&BooleanArray>) -> Float64Array {
    let takes_part = |row: usize| values.is_valid(row) && among.is_none_or(|a| holds(a, row));
    let mut sorted: Vec<f64> = (0..values.len()).filter(|&row| takes_part(row)).map(|row| values.value(row)).collect();
    sorted.sort_by(f64::total_cmp);
    let others = (sorted.len().saturating_sub(1)).max(1) as f64;
    let rank = |row: usize| {
        takes_part(row).then(|| 100.0 * sorted.partition_point(|v| *v < values.value(row)) as f64 / others)
    };
    (0..values.len()).map(rank).collect()
}

/// The class in which a place from the top falls, in percent.
pub(super) fn quantile(from_top: f64, shares: &[(String, Option<f64>)]) -> Option<&str> {
    let mut end = 0.0;
    for (key, share) in shares {
        end += share.unwrap_or(100.0);
        if from_top <= end {
            return Some(key);
        }
    }
    None
}
