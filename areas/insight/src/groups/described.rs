//! What is told of a group: its medians, what sets it apart, a rule that finds it, who is typical.

use stats::Rows;

use super::rule::{Border, Sorted};

/// Columns that name a group.
const NAMED: usize = 2;
/// A median that lies less far from that of the others, in deviations, sets nobody apart.
const APART: f64 = 0.3;
/// Customers that are shown of each group.
const TYPICAL: usize = 8;

/// One group.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) count: usize,
    /// Of each column.
    pub(super) medians: Vec<f64>,
    /// The columns that set it apart most, and whether it is high in them.
    pub(super) apart: Vec<(usize, bool)>,
    /// Who is in it, in few words.
    pub(super) rule: Vec<Border>,
    /// Those nearest to its centre.
    pub(super) typical: Vec<usize>,
}

/// A group, of rows as they are and on the scale.
pub(super) fn described(
    (raw, rows): (Rows<'_>, Rows<'_>),
    labels: &[usize],
    (group, centre): (usize, &[f64]),
    sorted: &Sorted,
) -> Group {
    let meant: Vec<bool> = labels.iter().map(|label| *label == group).collect();
    let of = |rows: Rows<'_>, column: usize, inside: bool| {
        let own = rows.iter().zip(&meant).filter(|(_, meant)| **meant == inside);
        median(own.filter_map(|(row, _)| row.get(column).copied()).collect())
    };
    let mut apart: Vec<(usize, f64)> =
        (0..raw.width()).map(|column| (column, of(rows, column, true) - of(rows, column, false))).collect();
    apart.retain(|(_, apart)| apart.abs() >= APART);
    apart.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(&b.0)));
    apart.truncate(NAMED);
    let distance = |row: &[f64]| row.iter().zip(centre).map(|(value, mean)| (value - mean).powi(2)).sum::<f64>();
    let own = rows.iter().enumerate().filter(|(at, _)| meant[*at]);
    let mut typical: Vec<(usize, f64)> = own.map(|(at, row)| (at, distance(row))).collect();
    typical.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    typical.truncate(TYPICAL);
    Group {
        count: meant.iter().filter(|meant| **meant).count(),
        medians: (0..raw.width()).map(|column| of(raw, column, true)).collect(),
        apart: apart.into_iter().map(|(column, apart)| (column, apart > 0.0)).collect(),
        rule: sorted.rule(&meant),
        typical: typical.into_iter().map(|(at, _)| at).collect(),
    }
}

/// The middle number; of an even count the mean of the two in the middle. 0 of none.
pub(super) fn median(mut values: Vec<f64>) -> f64 {
    let half = values.len() / 2;
    if values.is_empty() {
        return 0.0;
    }
    let even = values.len().is_multiple_of(2);
    let (below, middle, _) = values.select_nth_unstable_by(half, f64::total_cmp);
    let middle = *middle;
    if even { f64::midpoint(below.iter().copied().fold(f64::NEG_INFINITY, f64::max), middle) } else { middle }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_are_in_the_middle() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(vec![4.0, 1.0, 3.0, 2.0]), 2.5);
        assert_eq!((median(vec![7.0]), median(Vec::new())), (7.0, 0.0));
    }

    #[test]
    fn what_differs_most_comes_first_and_what_hardly_differs_is_not_told() {
        let values: Vec<f64> = (0..20).flat_map(|n| if n < 5 { [1.0, -2.0, 0.2] } else { [-1.0, 2.0, 0.0] }).collect();
        let rows = Rows::new(&values, 3).unwrap();
        let labels: Vec<usize> = (0..20).map(|n| usize::from(n >= 5)).collect();
        let sorted = Sorted::new((0..3).map(|column| rows.column(column)).collect());
        let first = described((rows, rows), &labels, (0, &[1.0, -2.0, 0.2]), &sorted);
        assert_eq!((first.count, first.apart, first.typical), (5, vec![(1, false), (0, true)], vec![0, 1, 2, 3, 4]));
        assert_eq!(first.medians, [1.0, -2.0, 0.2]);
        assert_eq!(first.rule, [Border { column: 0, at: 0.0, from: true }]);
    }
}
