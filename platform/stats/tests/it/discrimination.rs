//! Areas under curves against the definition of DeLong computed pair by pair in numpy, and scikit-learn.

use stats::Unfit;
use stats::discrimination::{Confusion, auc, auc_within, auc_within_groups, compare_auc, worst};
use stats::pick;
use stats::resampling::{Bootstrap, Units};

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

/// Looks of one customer go together: the error with whole groups is that of DeLong where every group has one row, it does not shrink when
/// every row stands twice in its group, and it is near what drawing whole groups anew gives.
#[test]
fn rows_of_a_group_go_together() {
    let alone: Vec<usize> = (0..ROUNDED.len()).collect();
    let (plain, grouped) = (
        auc_within(&ROUNDED, &outcomes(), 0.95).unwrap(),
        auc_within_groups(&ROUNDED, &outcomes(), &alone, 0.95).unwrap(),
    );
    assert!((plain.error - grouped.error).abs() < 1e-12 && plain.value == grouped.value);
    let (twice, both) = (ROUNDED.repeat(2), outcomes().repeat(2));
    let again = auc_within_groups(&twice, &both, &alone.repeat(2), 0.95).unwrap();
    assert!((again.error - grouped.error).abs() < 1e-12, "{again:?} {grouped:?}");
    assert!(auc_within(&twice, &both, 0.95).unwrap().error < 0.8 * again.error);
}

#[test]
fn whole_groups_err_as_drawing_them_anew_does() {
    // Sixty customers of eight looks: their own level counts more than the week.
    let mut mix = 7_u64;
    let mut noise = || {
        mix = mix.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (mix >> 33) as f64 / f64::from(1_u32 << 31)
    };
    let (mut scores, mut lost, mut groups) = (Vec::new(), Vec::new(), Vec::new());
    for customer in 0..60 {
        let level = 2.0 * noise();
        for _ in 0..8 {
            scores.push(level + noise());
            lost.push(level + 2.0 * noise() > 2.4);
            groups.push(customer);
        }
    }
    let found = auc_within_groups(&scores, &lost, &groups, 0.95).unwrap();
    let area = |rows: &[usize]| auc(&pick(&scores, rows), &pick(&lost, rows));
    let bootstrap = Bootstrap { draws: 2_000, ..Bootstrap::new(3) };
    let drawn = bootstrap.interval(Units::Groups(&groups), area).unwrap().interval;
    let (width, wanted) = (found.interval.high - found.interval.low, drawn.high - drawn.low);
    assert!((width / wanted - 1.0).abs() < 0.1, "{width} {wanted}");
    assert!(auc_within(&scores, &lost, 0.95).unwrap().error < 0.8 * found.error, "weeks by themselves say too much");
    assert_eq!(auc_within_groups(&scores[..8], &lost[..8], &groups[..8], 0.95).ok(), None, "one customer");
}
