//! Fader and Hardie 2007, "How to project customer retention": the shares of two segments that were left after each year, and
//! what they estimate from years 0 to 7 and project for 8 to 12.

use stats::{ShiftedBetaGeometric, Unfit};

use crate::near::{all_near, near, printed};

/// Table 1, of 1,000.
const REGULAR: [f64; 13] = [1000.0, 631.0, 468.0, 382.0, 326.0, 289.0, 262.0, 241.0, 223.0, 207.0, 194.0, 183.0, 173.0];
const HIGH_END: [f64; 13] =
    [1000.0, 869.0, 743.0, 653.0, 593.0, 551.0, 517.0, 491.0, 468.0, 445.0, 427.0, 409.0, 394.0];

#[test]
fn the_parameters_of_the_paper() {
    let regular = ShiftedBetaGeometric::fit_cohort(&REGULAR[..8]).unwrap();
    println!("Fader and Hardie, Regular: alpha {}, beta {}", regular.alpha, regular.beta);
    near(regular.alpha, 0.7040772806, 1e-7);
    near(regular.beta, 1.1820429990, 1e-7);
    // The root of the likelihood's derivatives in 40 digits (mpmath).
    near(regular.alpha, 0.704077298473516, 1e-12);
    near(regular.beta, 1.182043026209476, 1e-12);
    let high_end = ShiftedBetaGeometric::fit_cohort(&HIGH_END[..8]).unwrap();
    printed(high_end.alpha, 0.668, 3);
    printed(high_end.beta, 3.806, 3);
}

#[test]
fn the_projection_holds() {
    for survivors in [REGULAR, HIGH_END] {
        let model = ShiftedBetaGeometric::fit_cohort(&survivors[..8]).unwrap();
        for (year, left) in (0..).zip(survivors) {
            assert!((model.survival(year) - left / 1000.0).abs() < 0.02, "{year}: {}", model.survival(year));
        }
        assert!((1..20).all(|year| model.retention(year) < model.retention(year + 1)));
    }
}

/// The sums have closed forms with Gauss's hypergeometric function (Fader and Hardie 2010); values of mpmath's `hyp2f1` at 10 % a
/// year.
#[test]
fn discounted_lifetimes() {
    let model = ShiftedBetaGeometric::fit_cohort(&REGULAR[..8]).unwrap();
    near(model.discounted_lifetime(0.1).unwrap(), 3.694908427512111, 1e-12);
    let residual = [0, 1, 4].map(|stayed| model.discounted_residual(stayed, 0.1).unwrap());
    all_near(&residual, &[2.964399270263322, 4.103139775083837, 5.894095361380859], 1e-12);
    assert_eq!(model.discounted_lifetime(0.0), Err(Unfit::Setting("rate")));
    assert!(model.discounted_lifetime(1e-4).unwrap() > 20.0);
}

#[test]
fn cohorts_of_different_age_add_up() {
    let whole = ShiftedBetaGeometric::fit_cohort(&REGULAR[..8]).unwrap();
    // Twice the cohort, the second one watched for three years only.
    let at_risk: Vec<f64> = (0..7).map(|year| if year < 3 { 2.0 * REGULAR[year] } else { REGULAR[year] }).collect();
    let ended: Vec<f64> =
        (0..7).map(|year| (REGULAR[year] - REGULAR[year + 1]) * if year < 3 { 2.0 } else { 1.0 }).collect();
    let both = ShiftedBetaGeometric::fit(&at_risk, &ended).unwrap();
    assert!((both.alpha / whole.alpha - 1.0).abs() < 0.1);
    assert!(both.log_covariance.errors().iter().zip(whole.log_covariance.errors()).all(|(two, one)| *two < one));
}

#[test]
fn what_has_no_answer() {
    let fit = |survivors: &[f64]| ShiftedBetaGeometric::fit_cohort(survivors).map(|model| model.alpha);
    assert_eq!(fit(&[10.0, 5.0]), Err(Unfit::TooFew { needed: 3, have: 2 }));
    assert_eq!(fit(&[10.0, 10.0, 10.0]), Err(Unfit::NoEvents));
    assert_eq!(fit(&[10.0, 0.0, 0.0]), Err(Unfit::OneClass));
    assert_eq!(fit(&[10.0, 5.0, 6.0]), Err(Unfit::OutOfRange { at: 2 }));
    // All alike: each year a half.
    assert_eq!(fit(&[64.0, 32.0, 16.0, 8.0, 4.0]), Err(Unfit::NotConverged { steps: 200 }));
    assert_eq!(fit(&[100.0, 90.0, 60.0, 10.0]), Err(Unfit::NotConverged { steps: 200 }));
}
