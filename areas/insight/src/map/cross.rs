//! Where two divisions cross: how many customers, their value, their health.

use kernel::Value;
use maud::{Markup, html};
use query::{Cell as Seen, Viewed};
use web::Viewer;
use web::charts::{Cell, Heat};
use web::page::encoded;

use super::classes::Classes;

/// What stands in a cell.
#[derive(Default, Clone, Copy)]
struct Sum {
    count: usize,
    /// Value a year, and of how many it is known and may be seen.
    value: (f64, usize),
    /// Scores, and how many there are.
    score: (f64, usize),
}

fn number(seen: Seen) -> Option<f64> {
    seen.value().and_then(Value::number)
}

/// The matrix.
pub(super) fn drawn(v: &Viewer, viewed: &Viewed<'_>, (rows, columns): (&Classes, &Classes)) -> Markup {
    let mut sums = vec![vec![Sum::default(); columns.names.len()]; rows.names.len()];
    for row in (0..viewed.frame.len()).filter(|&row| viewed.view.visible(row)) {
        let (Seen::Known(one), Seen::Known(other)) = (viewed.value(row, &rows.key), viewed.value(row, &columns.key))
        else {
            continue;
        };
        let own = &mut sums[rows.place(&one)][columns.place(&other)];
        own.count += 1;
        for (sum, key) in [(&mut own.value, "arr"), (&mut own.score, "health")] {
            if let Some(known) = number(viewed.value(row, key)) {
                *sum = (sum.0 + known, sum.1 + 1);
            }
        }
    }
    let taken = |at: &usize| sums.iter().any(|row| row[*at].count > 0);
    let places: Vec<usize> = (0..columns.names.len()).filter(taken).collect();
    let names = places.iter().map(|&at| columns.names[at].clone()).collect();
    let heads = ["map-row", "map-column", "segments-accounts", "column-arr", "column-health"].map(|key| v.t(key));
    let mut heat =
        Heat::new(&v.reader, v.t("map-crossed"), names).describe(v.t("map-crossed-text")).heads(heads.to_vec());
    for (row, own) in sums.iter().enumerate().filter(|(_, own)| own.iter().any(|sum| sum.count > 0)) {
        let cells = places.iter().map(|&column| {
            let condition = format!("{} and {}", rows.condition(row), columns.condition(column));
            cell(v, own[column], &condition)
        });
        heat = heat.row(rows.names[row].clone(), cells.collect());
    }
    html! { (heat) }
}

fn cell(v: &Viewer, sum: Sum, condition: &str) -> Cell {
    let mean = (sum.score.1 > 0).then(|| sum.score.0 / sum.score.1 as f64);
    let none = || "–".to_owned();
    let value = if sum.value.1 > 0 { v.reader.number(sum.value.0, 0) } else { none() };
    Cell {
        count: sum.count,
        share: None,
        href: format!("/accounts?where={}", encoded(condition)),
        note: mean
            .map(|mean| v.reader.tell("map-health", &[("score", v.reader.number(mean, 0).into())]))
            .unwrap_or_default(),
        facts: vec![value, mean.map_or_else(none, |mean| v.reader.number(mean, 0))],
    }
}
