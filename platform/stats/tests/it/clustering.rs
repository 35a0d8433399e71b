//! Clusters of iris (Fisher 1936) and of small rows, against scikit-learn.

use stats::clustering::{KMeans, KMeansSpec, adjusted_rand, silhouette, silhouette_of_some, stability};
use stats::{Rows, Table, Unfit};

use crate::near::{all_near, near};
use crate::sets;
use crate::twenty::{FIRST, SECOND, outcomes};

const LABELS: [usize; 20] = [0, 1, 0, 0, 2, 1, 0, 1, 2, 1, 2, 2, 1, 2, 2, 0, 1, 0, 2, 1];

fn rows() -> Table {
    let thirds = SECOND.map(|value| value / 3.0);
    Table::of_columns(&[&FIRST, &thirds]).unwrap()
}

#[test]
fn silhouettes() {
    let found = silhouette(rows().rows(), &LABELS).unwrap();
    near(found.mean, 0.2688243914372068, 1e-12);
    let four = [0.7247127260094898, 0.12173122923211402, 0.45777973214397266, 0.5638990285687767];
    all_near(&found.rows[..4], &four, 1e-12);
    assert_eq!(silhouette_of_some(rows().rows(), &LABELS, 20, 1), Ok(found));
    assert_eq!(silhouette(rows().rows(), &[1; 20]), Err(Unfit::TooFew { needed: 2, have: 1 }));
    let alone: Vec<usize> = (0..20).collect();
    assert_eq!(silhouette(rows().rows(), &alone).unwrap().mean, 0.0);
    assert_eq!(silhouette(Rows::new(&[1.0; 4], 1).unwrap(), &[0, 0, 1, 1]).unwrap().mean, 0.0);
}

#[test]
fn agreement() {
    let outcomes: Vec<usize> = outcomes().iter().map(|outcome| usize::from(*outcome)).collect();
    near(adjusted_rand(&LABELS, &outcomes).unwrap(), 0.1935483870967742, 1e-12);
    near(adjusted_rand(&[0, 0, 1, 1, 2, 2], &[0, 1, 1, 2, 2, 0]).unwrap(), -0.25, 1e-12);
    assert_eq!(adjusted_rand(&[3; 5], &[4; 5]), Ok(1.0));
    assert_eq!(adjusted_rand(&[3; 5], &[0, 1, 2, 3, 4]), Ok(0.0));
    assert_eq!(adjusted_rand(&[1], &[2]), Ok(1.0));
}

#[test]
fn hard_cases() {
    let spec = KMeansSpec { k: 3, starts: 2, seed: 1 };
    let two = [1.0, 1.0, 2.0, 2.0];
    assert_eq!(KMeans::fit(Rows::new(&two, 1).unwrap(), spec), Err(Unfit::TooFew { needed: 3, have: 2 }));
    assert_eq!(KMeans::fit(rows().rows(), KMeansSpec { k: 0, ..spec }), Err(Unfit::Setting("k")));
    assert_eq!(KMeans::fit(rows().rows(), KMeansSpec { starts: 0, ..spec }), Err(Unfit::Setting("starts")));
    let each = KMeans::fit(rows().rows(), KMeansSpec { k: 20, ..spec }).unwrap();
    assert_eq!(each.inertia, 0.0);
    let one = KMeans::fit(rows().rows(), KMeansSpec { k: 1, ..spec }).unwrap();
    assert_eq!(one.labels, [0; 20]);
    assert_eq!(one.nearest(&[1.0]), Err(Unfit::LengthsDiffer { left: 2, right: 1 }));
}

#[test]
fn numbers_do_not_depend_on_the_start() {
    let found = |seed| KMeans::fit(rows().rows(), KMeansSpec { k: 3, starts: 20, seed }).unwrap();
    let (one, other) = (found(1), found(2));
    assert_eq!((&one.labels, one.centres), (&other.labels, other.centres));
}

#[test]
fn three_heaps_are_stable_and_four_are_not() {
    let values: Vec<f64> = (0..90).map(|row| f64::from(row / 30) * 50.0 + f64::from(row % 30) / 10.0).collect();
    let rows = Rows::new(&values, 1).unwrap();
    let of = |k| stability(rows, KMeansSpec { k, starts: 5, seed: 5 }, 20).unwrap();
    assert_eq!((of(3).mean, of(3).least), (1.0, 1.0));
    assert!(of(4).mean < 0.95, "{:?}", of(4));
}

#[test]
fn iris() {
    let Some(iris) = sets::installed("sklearn/datasets/data/iris.csv") else { return };
    // The first line of the file is not of names but of counts and species.
    let columns: Vec<Vec<f64>> = iris.names()[..4].iter().map(|name| iris.numbers(name)).collect();
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let table = Table::of_columns(&columns).unwrap();
    assert_eq!(table.rows().len(), 150);
    let found = KMeans::fit(table.rows(), KMeansSpec { k: 3, starts: 50, seed: 1 }).unwrap();
    let mean = silhouette(table.rows(), &found.labels).unwrap().mean;
    println!("iris, k-means: inertia {}, silhouette {mean}", found.inertia);
    near(found.inertia, 78.851441426146, 1e-9);
    near(mean, 0.552819012356, 1e-9);
}
