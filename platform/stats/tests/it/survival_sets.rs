//! Lifetimes of published data sets.

use stats::Table;
use stats::survival::{Cox, CoxSpec, KaplanMeier, Observed, log_rank};

use crate::near::{all_near, near, printed};
use crate::sets;

/// The log-rank test of R's `survdiff(Surv(time, status) ~ sex, lung)` prints 10.3; more digits from lifelines.
#[test]
fn lung_by_sex() {
    let Some(lung) = sets::installed("lifelines/datasets/lung.csv") else { return };
    let (time, ended) = (lung.numbers("time"), lung.are("status", "1"));
    let sex: Vec<usize> = lung.are("sex", "1").iter().map(|first| usize::from(*first)).collect();
    let compared = log_rank(Observed::new(&time, &ended).unwrap(), &sex).unwrap();
    println!("lung, log-rank by sex: {}", compared.test.statistic);
    near(compared.test.statistic, 10.326741954885648, 1e-9);
}

/// Rossi, Berk and Lenihan 1980, as in the documentation of R's survival and of lifelines.
#[test]
fn rossi_hazard_ratios() {
    let Some(rossi) = sets::installed("lifelines/datasets/rossi.csv") else { return };
    let (weeks, ended) = (rossi.numbers("week"), rossi.are("arrest", "1"));
    let columns = ["fin", "age", "race", "wexp", "mar", "paro", "prio"].map(|name| rossi.numbers(name));
    let columns = Table::of_columns(&columns.each_ref().map(Vec::as_slice)).unwrap();
    let model = Cox::fit(Observed::new(&weeks, &ended).unwrap(), columns.rows(), CoxSpec::default()).unwrap();
    println!("rossi, Cox: {:?}", model.coefficients);
    let wanted = [
        -0.3794221664859,
        -0.0574377426841,
        0.3138997878425,
        -0.1497956976665,
        -0.4337038779373,
        -0.0848710825004,
        0.0914970809853,
    ];
    all_near(&model.coefficients, &wanted, 1e-7);
    // Newton's method on the formulas in numpy until nothing moves: three digits more.
    let exact = [
        -0.3794221668712078,
        -0.057437743013761255,
        0.3138997859492934,
        -0.149795697222785,
        -0.43370387669025284,
        -0.08487108299083615,
        0.09149707935112082,
    ];
    all_near(&model.coefficients, &exact, 1e-11);
    // Fox 2002, appendix to An R and S-PLUS Companion to Applied Regression.
    let errors = [0.1914, 0.0220, 0.3080, 0.2122, 0.3819, 0.1958, 0.0286];
    model.covariance.errors().iter().zip(errors).for_each(|(found, wanted)| printed(*found, wanted, 4));
    printed(model.likelihood_ratio().statistic, 33.3, 1);
}

/// Product-limit estimate of 7,043 durations in months.
#[test]
fn telco_survival() {
    let Some(telco) = sets::shared("telco/Telco-Customer-Churn.csv") else { return };
    let (tenure, left) = (telco.numbers("tenure"), telco.are("Churn", "Yes"));
    let curve = KaplanMeier::fit(Observed::new(&tenure, &left).unwrap(), 0.95).unwrap();
    let found = [1.0, 12.0, 24.0, 48.0, 72.0].map(|month| curve.survival(month));
    println!("Telco, Kaplan-Meier: {found:?}");
    all_near(&found, &[0.945961319681, 0.843199553816, 0.788736398371, 0.708840184346, 0.592790152052], 1e-9);
}
