//! Whatever comes in, out comes a number or a reason: no panic, and nothing that is not finite.

use proptest::prelude::*;
use stats::calibration::{Isotonic, Platt, brier_skill, calibration, reliability};
use stats::clustering::{KMeans, KMeansSpec, Mixture, MixtureSpec, silhouette};
use stats::discrimination::{auc, auc_within, worst};
use stats::division::{classes_by_quantile, classes_by_rank, tiers};
use stats::regression::{Logistic, LogisticSpec, Scaler};
use stats::survival::{Cox, CoxSpec, KaplanMeier, Observed};
use stats::{Rows, ShiftedBetaGeometric};

/// Rows of every size and mixture of sizes, equal ones and numbers that are none now and then.
fn wild() -> impl Strategy<Value = Vec<(f64, bool)>> {
    let strange = prop_oneof![Just(-0.0), Just(f64::MAX), Just(f64::NAN), Just(f64::INFINITY), any::<f64>()];
    let size = prop_oneof![4 => Just(0), 1 => -320_i32..140];
    let row = (prop_oneof![60 => -2.0_f64..2.0, 20 => Just(1.0), 20 => Just(0.0), 1 => strange], size, any::<bool>());
    let rows = prop::collection::vec(row, 0..12);
    let of = |((value, size, outcome), common): ((f64, i32, bool), i32)| {
        (value * 10_f64.powi((size + common).min(139)), outcome)
    };
    let common = prop_oneof![2 => Just(0), 1 => -320_i32..140];
    (rows, common).prop_map(move |(rows, common)| rows.into_iter().map(|row| of((row, common))).collect())
}

fn good(values: impl IntoIterator<Item = f64>) -> bool {
    values.into_iter().all(f64::is_finite)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]
    /// Whatever comes in, out comes a number or a reason.
    #[test]
    fn never_a_panic_and_always_finite(rows in wild(), k in 0_usize..4, level in -0.1_f64..1.1) {
        let (values, outcomes): (Vec<f64>, Vec<bool>) = rows.iter().copied().unzip();
        let sizes: Vec<f64> = values.iter().map(|value| value.abs()).collect();
        prop_assert!(good(auc(&values, &outcomes)));
        prop_assert!(auc_within(&values, &outcomes, level).map_or(true, |found| good([found.value, found.error])));
        prop_assert!(good(worst(&values, &outcomes, Some(&sizes), level).map(|found| found.caught_weight)));
        prop_assert!(good(worst(&values, &outcomes, None, level).map(|found| found.lift)));
        if let Ok(curve) = Isotonic::fit(&values, &outcomes, Some(&sizes)) {
            prop_assert!(good(values.iter().filter_map(|value| curve.at(*value).ok())));
        }
        if let Ok(curve) = Platt::fit(&values, &outcomes) {
            prop_assert!(good([curve.slope, curve.intercept]));
        }
        prop_assert!(good(brier_skill(&values, &outcomes)));
        prop_assert!(calibration(&values, &outcomes, level).map_or(true, |line| good([line.slope.value, line.slope.error])));
        prop_assert!(reliability(&values, &outcomes, k, level).map_or(true, |bins| good(bins.iter().map(|bin| bin.expected))));
        let _ = (tiers(&values, &[level]), classes_by_rank(&values, k), classes_by_quantile(&values, k));
        if let Ok(rows) = Rows::new(&values, k.max(1)) {
            if let Ok(model) = Logistic::fit(rows, &outcomes[..rows.len()], LogisticSpec { c: Some(level), weights: None }) {
                prop_assert!(good(model.coefficients.iter().copied().chain(model.covariance.errors())));
            }
            if let Ok(found) = KMeans::fit(rows, KMeansSpec { k, starts: 2, seed: 1 }) {
                prop_assert!(good([found.inertia]) && good(found.centres.rows().values().iter().copied()));
                prop_assert!(silhouette(rows, &found.labels).map_or(true, |found| good(found.rows)));
            }
            let spec = MixtureSpec { k, starts: 2, seed: 1, floor: 1e-6, tolerance: 1e-6 };
            if let Ok(found) = Mixture::fit(rows, spec) {
                prop_assert!(good([found.log_likelihood, found.bic()]) && good(found.weights.iter().copied()));
                prop_assert!(good(found.means.rows().values().iter().chain(found.variances.rows().values()).copied()));
                prop_assert!(rows.iter().all(|row| good(found.shares(row).unwrap())));
            }
            if let Ok(scaled) = Scaler::fit(rows).and_then(|scaler| scaler.apply(rows)) {
                prop_assert!(good(scaled.rows().values().iter().copied()));
            }
        }
        if let Ok(observed) = Observed::new(&sizes, &outcomes) {
            let curve = KaplanMeier::fit(observed, 0.95).unwrap();
            prop_assert!(good(curve.steps().iter().map(|step| step.survival)));
            prop_assert!(good(curve.mean_until(level).map(|mean| mean.error)));
            if let Ok(model) = Cox::fit(observed, Rows::new(&values, 1).unwrap(), CoxSpec { ridge: level.max(0.0) }) {
                prop_assert!(good(model.coefficients.iter().copied().chain(model.covariance.errors())));
                prop_assert!(good(model.baseline.iter().map(|step| step.log_hazard)));
            }
        }
        let _ = (ShiftedBetaGeometric::fit_cohort(&sizes), ShiftedBetaGeometric::fit(&sizes, &values));
    }
}
