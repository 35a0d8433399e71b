//! Twenty made-up rows on which other programs were run: Python 3.11 with numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1 and
//! statsmodels 0.15.0.

use stats::Table;

pub const FIRST: [f64; 20] =
    [0.5, -1.2, 0.3, 0.9, 1.4, -0.7, 0.1, -0.4, 0.8, -1.5, 0.2, 1.1, -0.6, 0.7, -0.3, 0.4, -1.1, 0.6, 0.0, -0.9];
pub const SECOND: [f64; 20] =
    [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0, 5.0, 3.0, 5.0, 8.0, 9.0, 7.0, 9.0, 3.0, 2.0, 3.0, 8.0, 4.0];
pub const WEIGHTS: [f64; 20] =
    [1.0, 2.0, 1.0, 3.0, 1.0, 1.0, 2.0, 1.0, 1.0, 1.0, 2.0, 1.0, 1.0, 4.0, 1.0, 1.0, 1.0, 2.0, 1.0, 1.0];
pub const CHANCES: [f64; 20] =
    [0.12, 0.3, 0.45, 0.52, 0.81, 0.2, 0.35, 0.6, 0.7, 0.15, 0.64, 0.66, 0.25, 0.74, 0.58, 0.4, 0.1, 0.5, 0.9, 0.3];
/// The chances in one digit, as numpy rounds them: many ties.
pub const ROUNDED: [f64; 20] =
    [0.1, 0.3, 0.4, 0.5, 0.8, 0.2, 0.4, 0.6, 0.7, 0.2, 0.6, 0.7, 0.2, 0.7, 0.6, 0.4, 0.1, 0.5, 0.9, 0.3];
pub const HAPPENED: [usize; 10] = [0, 3, 4, 7, 8, 10, 13, 14, 17, 18];

pub fn outcomes() -> Vec<bool> {
    (0..20).map(|row| HAPPENED.contains(&row)).collect()
}

pub fn columns() -> Table {
    Table::of_columns(&[&FIRST, &SECOND]).unwrap()
}
