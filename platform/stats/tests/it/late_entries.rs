//! Subjects that came under watch late, against lifelines 0.30.3 (`entry=`, `entry_col=`) and others where it says so.

use stats::survival::{Cox, CoxSpec, KaplanMeier, Observed, log_rank};
use stats::{Rows, Table, Unfit};

use crate::near::{all_near, near};

const ENTRIES: [f64; 20] =
    [0.0, 0.0, 1.0, 2.0, 0.0, 3.0, 1.0, 4.0, 2.0, 0.0, 5.0, 1.0, 3.0, 0.0, 6.0, 2.0, 0.0, 4.0, 1.0, 0.0];
const DURATIONS: [f64; 20] =
    [3.0, 5.0, 4.0, 8.0, 2.0, 9.0, 5.0, 7.0, 11.0, 6.0, 12.0, 4.0, 10.0, 5.0, 9.0, 8.0, 13.0, 14.0, 6.0, 15.0];
const NOT_ENDED: [usize; 6] = [2, 6, 8, 14, 17, 99];
const FIRST: [f64; 20] =
    [0.5, -1.2, 0.3, 0.9, 1.4, -0.7, 0.1, -0.4, 0.8, -1.5, 0.2, 1.1, -0.6, 0.7, -0.3, 0.4, -1.1, 0.6, 0.0, -0.9];
const SECOND: [f64; 20] =
    [1.0, 0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 1.0];

fn ended() -> Vec<bool> {
    (0..20).map(|subject| !NOT_ENDED.contains(&subject)).collect()
}

#[test]
fn the_curve_knows_who_was_under_watch() {
    let ended = ended();
    let observed = Observed::new(&DURATIONS, &ended).unwrap().entering(&ENTRIES).unwrap();
    let curve = KaplanMeier::fit(observed, 0.95).unwrap();
    let found: Vec<f64> = [2.0, 5.0, 8.0, 12.0].iter().map(|time| curve.survival(*time)).collect();
    all_near(&found, &[0.9090909090909092, 0.6679035250463826, 0.40479001517962576, 0.22136953955135788], 1e-12);
    let last = curve.at(15.0).unwrap();
    assert_eq!((last.survival, last.error, last.interval), (0.0, None, None));
    // The last is at 0, so the area ends there whatever the horizon.
    assert_eq!(curve.mean_until(15.0).unwrap().value, curve.mean_until(99.0).unwrap().value);
}

#[test]
fn so_does_the_hazard_ratio() {
    let ended = ended();
    let columns = Table::of_columns(&[&FIRST, &SECOND]).unwrap();
    let observed = Observed::new(&DURATIONS, &ended).unwrap();
    let late = Cox::fit(observed.entering(&ENTRIES).unwrap(), columns.rows(), CoxSpec::default()).unwrap();
    all_near(&late.coefficients, &[0.3392113292392883, 0.37479626229399454], 1e-7);
    all_near(&late.covariance.errors(), &[0.3696549490618471, 0.5853788008929771], 1e-7);
    near(late.log_likelihood, -30.461079546823882, 1e-12);
    // statsmodels 0.15: PHReg(ties="efron")
    let early = Cox::fit(observed, columns.rows(), CoxSpec::default()).unwrap();
    all_near(&early.coefficients, &[0.38767397308960183, 0.4763978428468773], 1e-9);
    all_near(&early.covariance.errors(), &[0.3850151602368793, 0.5735877614744133], 1e-9);
    near(early.log_likelihood, -31.984300574173407, 1e-12);
}

/// Newton's method on the penalised formulas in numpy.
#[test]
fn a_penalty_pulls_towards_nothing() {
    let ended = ended();
    let columns = Table::of_columns(&[&FIRST, &SECOND]).unwrap();
    let observed = Observed::new(&DURATIONS, &ended).unwrap();
    let model = Cox::fit(observed, columns.rows(), CoxSpec { ridge: 2.0 }).unwrap();
    all_near(&model.coefficients, &[0.26843607194006297, 0.26271118635625174], 1e-9);
    all_near(&model.covariance.errors(), &[0.3345883251335451, 0.443802144668786], 1e-9);
}

/// One that enters late has a risk 10¹¹ times as large as the others: at the end before its entry it must leave no trace. There the
/// best coefficient solves `1000 · 2 / (exp(1000 β) + 2) = β`.
#[test]
fn who_enters_late_leaves_no_rounding_behind() {
    let observed = Observed::new(&[3.0, 1.0, 2.0, 1.0], &[false, true, false, false]).unwrap();
    let observed = observed.entering(&[0.0, 0.0, 1.0, 0.0]).unwrap();
    let column = [0.0, 1000.0, 2000.0, 0.0];
    let model = Cox::fit(observed, Rows::new(&column, 1).unwrap(), CoxSpec { ridge: 1.0 }).unwrap();
    let found = model.coefficients[0];
    near(2000.0 / ((1000.0 * found).exp() + 2.0), found, 1e-9);
}

#[test]
fn three_groups() {
    let ended = ended();
    let groups: Vec<usize> = (0..20).map(|subject| if subject < 18 { subject % 3 } else { subject - 18 }).collect();
    let compared = log_rank(Observed::new(&DURATIONS, &ended).unwrap(), &groups).unwrap();
    near(compared.test.statistic, 3.166312317782871, 1e-12);
    near(compared.test.p, 0.2053260328827102, 1e-9);
    assert_eq!(compared.freedom, 2);
}

#[test]
fn what_has_no_answer() {
    let ended = ended();
    let observed = Observed::new(&DURATIONS, &ended).unwrap();
    let fit = |columns: &[&[f64]], ridge| {
        Cox::fit(observed, Table::of_columns(columns).unwrap().rows(), CoxSpec { ridge })
            .map(|model| model.coefficients)
    };
    let twice: Vec<f64> = FIRST.iter().map(|value| 2.0 * value + 1.0).collect();
    assert_eq!(fit(&[&FIRST, &twice], 0.0), Err(Unfit::Singular));
    assert_eq!(fit(&[&FIRST, &[0.1; 20]], 0.0), Err(Unfit::Singular));
    assert_eq!(fit(&[&FIRST], -1.0), Err(Unfit::Setting("ridge")));
    assert!(fit(&[&FIRST, &twice], 1.0).is_ok());
    // Whoever ends has the largest value of all at risk: the coefficient has no end.
    let falling: Vec<f64> = DURATIONS.iter().map(|duration| -duration).collect();
    assert_eq!(fit(&[&falling], 0.0), Err(Unfit::Separated));
    assert!(fit(&[&falling], 0.1).unwrap()[0] > 0.5);
    let never = Observed::new(&DURATIONS, &[false; 20]).unwrap();
    assert_eq!(Cox::fit(never, Rows::new(&FIRST, 1).unwrap(), CoxSpec::default()), Err(Unfit::NoEvents));
    assert_eq!(log_rank(never, &[0; 20]), Err(Unfit::TooFew { needed: 2, have: 1 }));
    let groups: Vec<usize> = (0..20).map(|subject| subject % 2).collect();
    assert_eq!(log_rank(never, &groups), Err(Unfit::NoEvents));
    // Nobody of group 1 is there any more when somebody of group 0 ends, and nobody of group 1 ends.
    let apart = Observed::new(&[1.0, 2.0], &[false, true]).unwrap();
    assert_eq!(log_rank(apart, &[1, 0]), Err(Unfit::Singular));
    let level = KaplanMeier::fit(never, 0.95).unwrap();
    assert_eq!((level.survival(99.0), level.median().time, level.steps()[0].error), (1.0, None, Some(0.0)));
}
