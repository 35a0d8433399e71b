//! Calibration against scikit-learn (`IsotonicRegression`, `brier_score_loss`) and statsmodels; Platt's curve against Newton's
//! method on his targets in Python.

use stats::Unfit;
use stats::calibration::{
    Isotonic, Platt, brier, brier_skill, brier_skill_over, brier_skill_within, calibration, reliability,
};
use stats::resampling::Bootstrap;

use crate::near::{all_near, near};
use crate::twenty::{CHANCES, FIRST, ROUNDED, WEIGHTS, outcomes};

#[test]
fn isotonic() {
    let at = [0.0, 0.15, 0.25, 0.33, 0.45, 0.55, 0.62, 0.75, 0.85, 2.0];
    let values = |weights| {
        let curve = Isotonic::fit(&ROUNDED, &outcomes(), weights).unwrap();
        at.map(|score| curve.at(score).unwrap())
    };
    all_near(&values(None), &[0.1, 0.1, 0.1, 0.1, 0.4875, 0.875, 0.875, 0.9375, 1.0, 1.0], 1e-12);
    let twelfth = 1.0 / 12.0;
    let weighted = [
        twelfth,
        twelfth,
        twelfth,
        twelfth,
        0.5083333333333333,
        0.9333333333333333,
        0.9333333333333333,
        0.9666666666666667,
        1.0,
        1.0,
    ];
    all_near(&values(Some(&WEIGHTS)), &weighted, 1e-12);
}

/// The example of R's manual of `isoreg`: c(1, 0, 4, 3, 3, 5, 4, 2, 0).
#[test]
fn pooling_by_hand() {
    let targets = [1.0, 0.0, 4.0, 3.0, 3.0, 5.0, 4.0, 2.0, 0.0];
    let scores: Vec<f64> = (0..9).map(f64::from).collect();
    let curve = Isotonic::fit_numbers(&scores, &targets, None).unwrap();
    let found: Vec<f64> = scores.iter().map(|score| curve.at(*score).unwrap()).collect();
    all_near(&found, &[0.5, 0.5, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0], 1e-12);
    assert_eq!(Isotonic::fit_numbers(&[], &[], None), Err(Unfit::TooFew { needed: 1, have: 0 }));
    assert_eq!(Isotonic::fit_numbers(&[1.0], &[1.0], Some(&[0.0])), Err(Unfit::TooFew { needed: 1, have: 0 }));
    let level = Isotonic::fit(&[2.0; 4], &[true, false, false, false], None).unwrap();
    assert_eq!((level.at(-9.0), level.at(2.0), level.at(9.0)), (Ok(0.25), Ok(0.25), Ok(0.25)));
    assert_eq!(level.at(f64::NAN), Err(Unfit::NotFinite { at: 0 }));
}

#[test]
fn platt() {
    let curve = Platt::fit(&FIRST, &outcomes()).unwrap();
    near(curve.slope, 1.2872914692379673, 1e-9);
    near(curve.intercept, -0.03724269071356031, 1e-9);
    assert_eq!(Platt::fit(&[1.0; 20], &outcomes()), Err(Unfit::NoSpread));
    assert_eq!(Platt::fit(&FIRST, &[false; 20]), Err(Unfit::OneClass));
    assert!(Platt::fit(&[1.0, 2.0, 3.0, 4.0], &[false, false, true, true]).unwrap().slope > 0.0);
}

#[test]
fn slope_and_intercept() {
    let found = calibration(&CHANCES, &outcomes(), 0.95).unwrap();
    near(found.intercept.value, 0.2791432752797252, 1e-8);
    near(found.intercept.error, 0.5735748033726041, 1e-8);
    near(found.slope.value, 1.5398352862537676, 1e-8);
    near(found.slope.interval.low, 0.17991286402787865, 1e-8);
    near(found.slope.interval.high, 2.8997577084796564, 1e-8);
    near(found.in_the_large.value, 0.18720839994557567, 1e-8);
    near(found.in_the_large.error, 0.5061670934466211, 1e-8);
    assert_eq!(calibration(&[0.5; 20], &outcomes(), 0.95), Err(Unfit::NoSpread));
    assert_eq!(calibration(&[0.2, 1.0], &[false, true], 0.95), Err(Unfit::OutOfRange { at: 1 }));
    assert_eq!(calibration(&[0.2, 0.3, 0.8, 0.9], &[false, false, true, true], 0.95), Err(Unfit::Separated));
}

#[test]
fn brier_and_skill() {
    near(brier(&CHANCES, &outcomes()).unwrap(), 0.158005, 1e-12);
    near(brier_skill(&CHANCES, &outcomes()).unwrap(), 0.36798, 1e-12);
    near(brier_skill_over(&CHANCES, &[0.5; 20], &outcomes()).unwrap(), 0.36798, 1e-12);
    assert_eq!(brier_skill(&[0.5; 2], &[true; 2]), Err(Unfit::OneClass));
    assert_eq!(brier_skill_over(&[0.5], &[1.0], &[true]), Err(Unfit::NoSpread));
    assert_eq!(brier(&[1.1], &[true]), Err(Unfit::OutOfRange { at: 0 }));
    let found = brier_skill_within(&CHANCES, &outcomes(), None, &Bootstrap::new(3)).unwrap();
    assert!(found.interval.low < 0.36798 && found.interval.high > 0.36798 && found.interval.high <= 1.0, "{found:?}");
    // Ten times the same rows know no more than these rows.
    let ten = |values: &[f64]| values.repeat(10);
    let (many, outcomes) = (ten(&CHANCES), outcomes().repeat(10));
    let groups: Vec<usize> = (0..200).map(|row| row % 20).collect();
    let whole = brier_skill_within(&many, &outcomes, Some(&groups), &Bootstrap::new(3)).unwrap();
    let single = brier_skill_within(&many, &outcomes, None, &Bootstrap::new(3)).unwrap();
    near(whole.error, found.error, 1e-9);
    assert!(single.error < found.error / 2.5);
}

#[test]
fn bins_of_equal_count() {
    // The sixth and the seventh are both 0.3, so the first third is one row longer.
    let bins = reliability(&CHANCES, &outcomes(), 3, 0.95).unwrap();
    assert_eq!(bins.iter().map(|bin| bin.rows).collect::<Vec<_>>(), [7, 6, 7]);
    assert_eq!((bins[0].low, bins[0].high, bins[0].happened), (0.1, 0.3, 1));
    near(bins[0].expected, (0.1 + 0.12 + 0.15 + 0.2 + 0.25 + 0.3 + 0.3) / 7.0, 1e-12);
    assert!(bins.windows(2).all(|pair| pair[0].high < pair[1].low));
    let one = reliability(&[0.3; 20], &outcomes(), 4, 0.95).unwrap();
    assert_eq!((one.len(), one[0].rows, one[0].share), (1, 20, 0.5));
    assert_eq!(reliability(&[0.3], &[true], 2, 0.95), Err(Unfit::TooFew { needed: 2, have: 1 }));
}
