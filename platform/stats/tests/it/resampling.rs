//! The bootstrap against Efron and Tibshirani's law schools and scipy; folds and splits by their promises.

use stats::Unfit;
use stats::resampling::{Bootstrap, Method, Units, bca_shares, grouped_folds, time_splits};

use crate::near::near;

/// Efron and Tibshirani 1993, table 3.1.
const LSAT: [f64; 15] =
    [576.0, 635.0, 558.0, 578.0, 666.0, 580.0, 555.0, 661.0, 651.0, 605.0, 653.0, 575.0, 545.0, 572.0, 594.0];
const GPA: [f64; 15] = [3.39, 3.30, 2.81, 3.03, 3.44, 3.07, 3.00, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96];

fn correlation(rows: &[usize]) -> Result<f64, Unfit> {
    let n = rows.len() as f64;
    let mean = |values: &[f64; 15]| rows.iter().map(|row| values[*row]).sum::<f64>() / n;
    let (x, y) = (mean(&LSAT), mean(&GPA));
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for row in rows {
        let (a, b) = (LSAT[*row] - x, GPA[*row] - y);
        (xx, xy, yy) = (xx + a * a, xy + a * b, yy + b * b);
    }
    if xx * yy > 0.0 { Ok(xy / (xx * yy).sqrt()) } else { Err(Unfit::NoSpread) }
}

/// scipy's `bootstrap` with 100,000 draws: 90 % between 0.522 and 0.948 (percentile), 0.426 and 0.926 (BCa), error 0.134.
#[test]
fn law_schools() {
    let plain = Bootstrap { seed: 1, draws: 20_000, level: 0.9, method: Method::Percentile };
    let found = plain.interval(Units::Rows(15), correlation).unwrap();
    assert!((found.value - 0.776).abs() < 5e-4 && (found.error - 0.134).abs() < 3e-3, "{found:?}");
    assert!((found.interval.low - 0.522).abs() < 0.01 && (found.interval.high - 0.948).abs() < 0.005, "{found:?}");
    let corrected = Bootstrap { method: Method::Bca, ..plain }.interval(Units::Rows(15), correlation).unwrap();
    assert!((corrected.interval.low - 0.426).abs() < 0.015, "{corrected:?}");
    assert!((corrected.interval.high - 0.926).abs() < 0.005, "{corrected:?}");
    assert_eq!(plain.interval(Units::Rows(15), correlation), Ok(found));
    assert_ne!(Bootstrap { seed: 2, ..plain }.interval(Units::Rows(15), correlation), Ok(found));
}

/// By the formulas of scipy's `_bca_interval`: the jackknife of the squared mean of 3, 5, 4, 8, 6, 2, 11, a share of 0.43 below.
#[test]
fn the_corrected_shares() {
    let left_out =
        [36.0, 32.111111111111114, 34.02777777777777, 26.694444444444446, 30.25, 38.02777777777778, 21.777777777777782];
    let (low, high) = bca_shares(0.43, &left_out, 0.95).unwrap();
    near(low, 0.014964636631692592, 1e-9);
    near(high, 0.957252798657753, 1e-9);
    assert_eq!(bca_shares(0.0, &left_out, 0.95), Err(Unfit::NoSpread));
}

#[test]
fn draws_without_a_value_are_counted() {
    let bootstrap = Bootstrap { draws: 500, ..Bootstrap::new(4) };
    let outcomes = [true, true, false, false, true, false, true, false];
    let both = |rows: &[usize]| {
        let share = rows.iter().filter(|row| outcomes[**row]).count() as f64 / rows.len() as f64;
        if share > 0.0 && share < 1.0 { Ok(share) } else { Err(Unfit::OneClass) }
    };
    let found = bootstrap.interval(Units::Rows(8), both).unwrap();
    assert!(found.failed > 0 && found.failed < 20);
    // One of three is the only one of its class: a third of the draws miss it.
    let rare = |rows: &[usize]| if rows.contains(&2) { Ok(1.0) } else { Err(Unfit::OneClass) };
    assert_eq!(bootstrap.interval(Units::Rows(3), rare), Err(Unfit::OneClass));
    assert_eq!(bootstrap.interval(Units::Rows(3), |_| Ok(f64::NAN)), Err(Unfit::NotFinite { at: 0 }));
    let one_group = bootstrap.interval(Units::Groups(&[7; 5]), |_| Ok(1.0));
    assert_eq!(one_group, Err(Unfit::TooFew { needed: 2, have: 1 }));
    assert_eq!(Bootstrap { draws: 1, ..bootstrap }.interval(Units::Rows(3), |_| Ok(1.0)), Err(Unfit::Setting("draws")));
}

#[test]
fn folds_are_whole_and_even() {
    let groups: Vec<usize> = (0..600).map(|row| row * row % 97).collect();
    let folds = grouped_folds(&groups, 5, 11).unwrap();
    assert_eq!(grouped_folds(&groups, 5, 11), Ok(folds.clone()));
    assert_ne!(grouped_folds(&groups, 5, 12), Ok(folds.clone()));
    let mut of_group = std::collections::BTreeMap::new();
    let mut sizes = [0; 5];
    for (group, fold) in groups.iter().zip(&folds) {
        assert_eq!(of_group.entry(group).or_insert(fold), &fold);
        sizes[*fold] += 1;
    }
    // The largest group has 13 rows.
    assert!(sizes.iter().all(|size| (107..=133).contains(size)), "{sizes:?}");
    assert_eq!(grouped_folds(&[1, 1, 2], 3, 0), Err(Unfit::TooFew { needed: 3, have: 2 }));
    assert_eq!(grouped_folds(&[1, 2], 1, 0), Err(Unfit::Setting("folds")));
}

#[test]
fn splits_never_look_ahead() {
    let times: Vec<i64> = (0..100).map(|row| (row * 37) % 24).collect();
    let splits = time_splits(&times, 4, 3).unwrap();
    assert_eq!(splits.len(), 4);
    for split in &splits {
        let first = split.test.iter().map(|row| times[*row]).min().unwrap();
        assert!(split.train.iter().all(|row| times[*row] <= first - 3));
    }
    let judged: usize = splits.iter().map(|split| split.test.len()).sum();
    // 24 times: 4 runs of 4, the first 8 only learnt from.
    assert_eq!(judged, times.iter().filter(|time| **time >= 8).count());
    assert_eq!(time_splits(&[1, 1, 1], 1, 1), Err(Unfit::TooFew { needed: 2, have: 1 }));
    assert_eq!(time_splits(&[1, 2], 1, 5), Err(Unfit::TooFew { needed: 1, have: 0 }));
    assert_eq!(time_splits(&[1, 2], 0, 1), Err(Unfit::Setting("splits")));
}
