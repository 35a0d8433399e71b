//! Remission of leukaemia in weeks with and without 6-mercaptopurine (Freireich et al. 1963), the example of many textbooks.
//!
//! Four digits: Klein and Moeschberger, Survival Analysis, 2003, table 4.1B. More: lifelines 0.30.3.

use stats::survival::{Cox, CoxSpec, KaplanMeier, Observed, log_rank, nelson_aalen};
use stats::{Rows, Unfit};

use crate::near::{all_near, near, printed};

pub const TREATED: [f64; 21] = [
    6.0, 6.0, 6.0, 6.0, 7.0, 9.0, 10.0, 10.0, 11.0, 13.0, 16.0, 17.0, 19.0, 20.0, 22.0, 23.0, 25.0, 32.0, 32.0, 34.0,
    35.0,
];
pub const RELAPSED: [bool; 21] = [
    true, true, true, false, true, false, true, false, false, true, true, false, false, false, true, true, false,
    false, false, false, false,
];
const PLACEBO: [f64; 21] =
    [1.0, 1.0, 2.0, 2.0, 3.0, 4.0, 4.0, 5.0, 5.0, 8.0, 8.0, 8.0, 8.0, 11.0, 11.0, 12.0, 12.0, 15.0, 17.0, 22.0, 23.0];

fn both() -> (Vec<f64>, Vec<bool>, Vec<f64>) {
    let ended = [RELAPSED.to_vec(), vec![true; 21]].concat();
    ([TREATED, PLACEBO].concat(), ended, [[0.0; 21], [1.0; 21]].concat())
}

fn treated() -> KaplanMeier {
    KaplanMeier::fit(Observed::new(&TREATED, &RELAPSED).unwrap(), 0.95).unwrap()
}

#[test]
fn the_curve_is_that_of_the_textbook() {
    let curve = treated();
    let table = [
        (6.0, 0.8571, 0.0764),
        (7.0, 0.8067, 0.0869),
        (10.0, 0.7529, 0.0963),
        (13.0, 0.6902, 0.1068),
        (16.0, 0.6275, 0.1141),
        (22.0, 0.5378, 0.1282),
        (23.0, 0.4482, 0.1346),
    ];
    for (time, survival, error) in table {
        let step = curve.at(time).unwrap();
        printed(step.survival, survival, 4);
        printed(step.error.unwrap(), error, 4);
    }
    let ends: Vec<f64> = [6.0, 13.0, 23.0]
        .iter()
        .flat_map(|time| curve.at(*time).unwrap().interval.map(|interval| [interval.low, interval.high]).unwrap())
        .collect();
    let lifelines = [
        0.6197179552659838,
        0.9515517476469969,
        0.4316102224861839,
        0.8490659633494505,
        0.18805200595923233,
        0.6801426284952412,
    ];
    all_near(&ends, &lifelines, 1e-12);
    // R: survfit(conf.type = "log-log") gives 23 (13, NA); the placebo group 8 (4, 11).
    let median = curve.median();
    assert_eq!((median.time, median.low, median.high), (Some(23.0), Some(13.0), None));
    let placebo = KaplanMeier::fit(Observed::new(&PLACEBO, &[true; 21]).unwrap(), 0.95).unwrap().median();
    assert_eq!((placebo.time, placebo.low, placebo.high), (Some(8.0), Some(4.0), Some(11.0)));
}

#[test]
fn the_mean_within_a_horizon() {
    let curve = treated();
    // The area as restricted_mean_survival_time of lifelines; the errors by the formula, step by step in Python.
    let within = curve.mean_until(20.0).unwrap();
    near(within.value, 16.116526610644254, 1e-12);
    near(within.error, 1.2515601960050473, 1e-12);
    let whole = curve.mean_until(35.0).unwrap();
    // R: print(survfit(...), rmean = 35) gives 23.29 with error 2.83.
    near(whole.value, 23.287394957983196, 1e-12);
    near(whole.error, 2.8274676233714393, 1e-12);
    assert_eq!(curve.mean_until(35.1), Err(Unfit::BeyondData));
    assert_eq!(curve.mean_until(0.0), Err(Unfit::Setting("horizon")));
}

#[test]
fn the_hazard_added_up() {
    let steps = nelson_aalen(Observed::new(&TREATED, &RELAPSED).unwrap(), 0.95).unwrap();
    let last = steps.last().unwrap();
    near(last.hazard, 0.7521135727018079, 1e-12);
    // Σ d/n², and the interval from it in Python.
    near(last.variance, 0.07810222144278225, 1e-12);
    near(last.interval.unwrap().low, 0.36307547629293335, 1e-12);
    near(last.interval.unwrap().high, 1.5580089077288297, 1e-12);
}

#[test]
fn the_groups_differ() {
    let (durations, ended, group) = both();
    let observed = Observed::new(&durations, &ended).unwrap();
    let groups: Vec<usize> = group.iter().map(|group| if *group == 0.0 { 7 } else { 3 }).collect();
    let compared = log_rank(observed, &groups).unwrap();
    near(compared.test.statistic, 16.792940989216547, 1e-12);
    near(compared.test.p, 4.168809109334511e-05, 1e-9);
    // R: survdiff prints 9 against 19.3 and 21 against 10.7.
    let arms: Vec<_> = compared.arms.iter().map(|arm| (arm.group, arm.observed)).collect();
    assert_eq!(arms, [(3, 21), (7, 9)]);
    printed(compared.arms[0].expected, 10.7, 1);
    printed(compared.arms[1].expected, 19.3, 1);
}

#[test]
fn the_hazard_ratio() {
    let (durations, ended, group) = both();
    let observed = Observed::new(&durations, &ended).unwrap();
    let model = Cox::fit(observed, Rows::new(&group, 1).unwrap(), CoxSpec::default()).unwrap();
    // R: coxph prints 1.5721 with error 0.4124. More digits from the formulas in Python and from statsmodels 0.15 (PHReg);
    // lifelines stops two digits earlier.
    let estimate = model.estimates(0.95).unwrap()[0];
    near(estimate.value, 1.5721251488290666, 1e-9);
    near(estimate.error, 0.41239671770945563, 1e-9);
    near(model.log_likelihood, -85.00842457737163, 1e-12);
    near(model.likelihood_ratio().statistic, 16.35169083895181, 1e-9);
    let hazards = [1.0, 12.0, 23.0].map(|time| -model.survival(&[0.5], time).unwrap().ln());
    all_near(&hazards, &[0.035933845022948684, 0.6560044290225867, 1.644393946396182], 1e-9);
    assert_eq!(model.survival(&[1.0], 0.5), Ok(1.0));
}
