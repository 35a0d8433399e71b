//! Classes of values, against pandas 2.3.3 and by hand.

use stats::Unfit;
use stats::division::{RfmMethod, classes_by_quantile, classes_by_rank, rfm, tiers};

const VALUES: [f64; 12] = [5.0, 1.0, 3.0, 3.0, 7.0, 9.0, 7.0, 2.0, 8.0, 3.0, 4.0, 6.0];

/// `pandas.qcut(values, 4, labels=False) + 1`
#[test]
fn quantiles() {
    assert_eq!(classes_by_quantile(&VALUES, 4).unwrap(), [3, 1, 1, 1, 3, 4, 3, 1, 4, 1, 2, 3]);
    assert_eq!(classes_by_quantile(&[7.0; 5], 5).unwrap(), [1; 5]);
    assert_eq!(classes_by_quantile(&VALUES, 0), Err(Unfit::Setting("classes")));
}

#[test]
fn places() {
    let ten: Vec<f64> = (0..10).map(f64::from).collect();
    assert_eq!(classes_by_rank(&ten, 5).unwrap(), [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    // The three 3s have places 3, 4 and 5, on average 4: the second quarter of twelve begins after 3.
    assert_eq!(classes_by_rank(&VALUES, 4).unwrap(), [3, 1, 2, 2, 4, 4, 4, 1, 4, 2, 2, 3]);
    assert_eq!(classes_by_rank(&[7.0; 5], 5).unwrap(), [3; 5]);
}

#[test]
fn tiers_by_share() {
    let ten: Vec<f64> = (0..10).rev().map(f64::from).collect();
    assert_eq!(tiers(&ten, &[0.5, 0.9]).unwrap(), [2, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
    assert_eq!(tiers(&ten, &[]).unwrap(), [0; 10]);
    for cuts in [&[0.5, 0.5][..], &[0.9, 0.5], &[0.0], &[1.0], &[f64::NAN]] {
        assert_eq!(tiers(&ten, cuts), Err(Unfit::Setting("cuts")));
    }
    assert_eq!(tiers(&[], &[0.5]), Err(Unfit::TooFew { needed: 1, have: 0 }));
}

#[test]
fn the_best_subject_has_the_highest_classes() {
    let (since, times, amounts) =
        ([3.0, 30.0, 60.0, 90.0, 300.0], [9.0, 7.0, 7.0, 2.0, 1.0], [50.0, 900.0, 30.0, 20.0, 10.0]);
    for method in [RfmMethod::Quantile, RfmMethod::Rank] {
        let found = rfm(&since, &times, &amounts, 5, method).unwrap();
        assert_eq!((found[0].recency, found[0].frequency, found[0].monetary), (5, 5, 4));
        assert_eq!(found[4].sum(), 3);
        assert_eq!(found[1].frequency, found[2].frequency);
    }
    assert_eq!(rfm(&since, &times, &[1.0], 5, RfmMethod::Rank), Err(Unfit::LengthsDiffer { left: 5, right: 1 }));
}
