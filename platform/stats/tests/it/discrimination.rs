//! Areas under curves against the definition of DeLong computed pair by pair in numpy, and scikit-learn.

use stats::Unfit;
use stats::discrimination::{Confusion, auc, auc_within, compare_auc, worst};

use crate::near::{near, printed};
use crate::twenty::{CHANCES, FIRST, ROUNDED, outcomes};

#[test]
fn areas() {
    near(auc(&ROUNDED, &outcomes()).unwrap(), 0.845, 1e-12);
    let found = auc_within(&ROUNDED, &outcomes(), 0.95).unwrap();
    near(found.value, 0.845, 1e-12);
    near(found.error, 0.10798662468616707, 1e-12);
    assert_eq!(found.interval.high, 1.0);
    near(found.interval.low, 0.845 - 1.959963984540054 * 0.10798662468616707, 1e-12);
}

#[test]
fn two_areas() {
    let found = compare_auc(&ROUNDED, &FIRST, &outcomes(), 0.95).unwrap();
    near(found.second.value, 0.8, 1e-12);
    near(found.second.error, 0.10749676997731401, 1e-12);
    near(found.difference.value, 0.045, 1e-12);
    near(found.difference.error, 0.12380540286182092, 1e-12);
    near(found.test.statistic, 0.3634736365279986, 1e-11);
    near(found.test.p, 0.7162511032304155, 1e-11);
    let twice: Vec<f64> = FIRST.iter().map(|score| 2.0 * score).collect();
    let same = compare_auc(&FIRST, &twice, &outcomes(), 0.95).unwrap();
    assert_eq!((same.difference.value, same.difference.error, same.test.p), (0.0, 0.0, 1.0));
}

/// Hanley and McNeil 1982, table I: ratings of 109 images, area 0.893; the error by the definition of DeLong in numpy.
#[test]
fn the_radiologist() {
    let normal = [(1.0, 33), (2.0, 6), (3.0, 6), (4.0, 11), (5.0, 2)];
    let abnormal = [(1.0, 3), (2.0, 2), (3.0, 2), (4.0, 11), (5.0, 33)];
    let of = |ratings: [(f64, usize); 5]| -> Vec<f64> {
        ratings.iter().flat_map(|(rating, count)| std::iter::repeat_n(*rating, *count)).collect()
    };
    let (normal, abnormal) = (of(normal), of(abnormal));
    let outcomes: Vec<bool> = (0..109).map(|image| image >= 58).collect();
    let found = auc_within(&[normal, abnormal].concat(), &outcomes, 0.95).unwrap();
    printed(found.value, 0.893, 3);
    near(found.error, 0.030724408379381122, 1e-12);
}

#[test]
fn a_threshold() {
    let called = Confusion::at(&CHANCES, &outcomes(), 0.5).unwrap();
    assert_eq!((called.hits, called.false_alarms, called.misses, called.quiet), (9, 1, 1, 9));
    assert_eq!((called.precision(), called.recall(), called.specificity()), (Some(0.9), Some(0.9), Some(0.9)));
    near(called.f(2.0).unwrap(), 0.9, 1e-12);
    let none = Confusion::at(&CHANCES, &outcomes(), f64::INFINITY).unwrap();
    assert_eq!((none.precision(), none.recall(), none.f(1.0)), (None, Some(0.0), Some(0.0)));
    assert_eq!(Confusion::at(&[0.1], &[false], 0.5).unwrap().f(1.0), None);
    assert_eq!(Confusion::at(&[0.1], &[false], f64::NAN), Err(Unfit::Setting("threshold")));
}

#[test]
fn the_worst_tenth() {
    let found = worst(&CHANCES, &outcomes(), None, 0.1).unwrap();
    assert_eq!((found.rows, found.happened, found.lift, found.caught), (2, 2.0, 2.0, 0.2));
    // Of 0.9, 0.8 and three of 0.7 (two happened) the worst three are two and a third of each 0.7.
    let tied = worst(&ROUNDED, &outcomes(), Some(&[2.0; 20]), 0.15).unwrap();
    near(tied.happened, 2.0 + 2.0 / 3.0, 1e-12);
    near(tied.caught_weight, tied.caught, 1e-12);
    let level = worst(&[0.3; 20], &outcomes(), None, 0.1).unwrap();
    near(level.lift, 1.0, 1e-12);
    assert_eq!(worst(&CHANCES, &[false; 20], None, 0.1), Err(Unfit::NoEvents));
    assert_eq!(worst(&CHANCES, &outcomes(), None, 0.0), Err(Unfit::Setting("share")));
    assert_eq!(worst(&[1.0; 30], &[true; 30], None, 0.1).unwrap().rows, 3);
}

#[test]
fn what_has_no_area() {
    assert_eq!(auc(&FIRST, &[true; 20]), Err(Unfit::OneClass));
    assert_eq!(auc(&[1.0, f64::NAN], &[true, false]), Err(Unfit::NotFinite { at: 1 }));
    assert_eq!(auc(&[], &[]), Err(Unfit::TooFew { needed: 2, have: 0 }));
    assert_eq!(auc_within(&[1.0, 2.0, 3.0], &[true, false, false], 0.95), Err(Unfit::TooFew { needed: 2, have: 1 }));
}
