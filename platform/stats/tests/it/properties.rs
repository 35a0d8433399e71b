//! What must hold for any input: estimates stay in their ranges, do not depend on order or unit, and nothing panics.

use proptest::prelude::*;
use stats::calibration::{Isotonic, Platt, brier_skill, calibration, reliability};
use stats::clustering::{KMeans, KMeansSpec};
use stats::discrimination::{auc, auc_within, worst};
use stats::division::{classes_by_rank, tiers};
use stats::regression::{Logistic, LogisticSpec};
use stats::survival::{Cox, CoxSpec, KaplanMeier, Observed, log_rank, nelson_aalen};
use stats::{Rows, ShiftedBetaGeometric, Unfit};

/// Scores with many ties and outcomes.
fn scored() -> impl Strategy<Value = Vec<(f64, bool)>> {
    prop::collection::vec(((-20_i32..20).prop_map(|score| f64::from(score) / 4.0), any::<bool>()), 0..60)
}

/// Durations with ties, whether they ended, entries before them.
fn lifetimes() -> impl Strategy<Value = Vec<(f64, bool, f64)>> {
    let one = (1_u32..12, any::<bool>(), 0.0_f64..0.999);
    prop::collection::vec(one.prop_map(|(d, e, part)| (f64::from(d), e, (f64::from(d) * part).floor())), 1..40)
}

proptest! {
    #[test]
    fn the_area_is_the_share_of_pairs(rows in scored()) {
        let (scores, outcomes): (Vec<f64>, Vec<bool>) = rows.iter().copied().unzip();
        let one = |wanted: bool| rows.iter().filter(move |row| row.1 == wanted).map(|row| row.0);
        let pairs: f64 = one(true)
            .flat_map(|high| one(false).map(move |low| if high > low { 1.0 } else if high == low { 0.5 } else { 0.0 }))
            .sum();
        let count = one(true).count() * one(false).count();
        match auc(&scores, &outcomes) {
            Ok(area) => {
                prop_assert!((area - pairs / count as f64).abs() < 1e-12);
                let turned: Vec<f64> = scores.iter().map(|score| -score).collect();
                prop_assert!((auc(&turned, &outcomes).unwrap() + area - 1.0).abs() < 1e-12);
            }
            Err(_) => prop_assert_eq!(count, 0),
        }
        if let Ok(found) = auc_within(&scores, &outcomes, 0.9) {
            prop_assert!(found.interval.low >= 0.0 && found.interval.high <= 1.0 && found.interval.covers(found.value));
        }
    }

    #[test]
    fn curves_fall_and_hazards_rise(rows in lifetimes(), late in any::<bool>()) {
        let (durations, ended): (Vec<f64>, Vec<bool>) = rows.iter().map(|row| (row.0, row.1)).unzip();
        let entries: Vec<f64> = rows.iter().map(|row| row.2).collect();
        let mut observed = Observed::new(&durations, &ended).unwrap();
        if late {
            observed = observed.entering(&entries).unwrap();
        }
        let curve = KaplanMeier::fit(observed, 0.95).unwrap();
        let mut before = 1.0;
        for step in curve.steps() {
            prop_assert!(step.survival <= before && step.survival >= 0.0 && step.ended <= step.at_risk);
            prop_assert!(step.interval.is_none_or(|interval| interval.covers(step.survival)));
            before = step.survival;
        }
        if let Ok(mean) = curve.mean_until(5.0) {
            prop_assert!(mean.value > 0.0 && mean.value <= 5.0 && mean.error >= 0.0);
        }
        let hazards = nelson_aalen(observed, 0.95).unwrap();
        prop_assert!(hazards.windows(2).all(|pair| pair[0].hazard <= pair[1].hazard));
        if !late {
            // Without censoring the curve is the plain share.
            let all = vec![true; durations.len()];
            let plain = KaplanMeier::fit(Observed::new(&durations, &all).unwrap(), 0.95).unwrap();
            let left = durations.iter().filter(|duration| **duration > 5.0).count() as f64 / durations.len() as f64;
            prop_assert!((plain.survival(5.0) - left).abs() < 1e-12);
        }
    }

    #[test]
    fn groups_expect_what_was_observed(rows in lifetimes(), parts in 2_usize..4) {
        let (durations, ended): (Vec<f64>, Vec<bool>) = rows.iter().map(|row| (row.0, row.1)).unzip();
        let groups: Vec<usize> = (0..rows.len()).map(|row| row % parts).collect();
        match log_rank(Observed::new(&durations, &ended).unwrap(), &groups) {
            Ok(found) => {
                let (observed, expected): (Vec<usize>, Vec<f64>) =
                    found.arms.iter().map(|arm| (arm.observed, arm.expected)).unzip();
                let apart = observed.iter().sum::<usize>() as f64 - expected.iter().sum::<f64>();
                prop_assert!(apart.abs() < 1e-9);
                prop_assert!(found.test.statistic >= -1e-9 && (0.0..=1.0).contains(&found.test.p));
            }
            Err(unfit) => prop_assert!(matches!(unfit, Unfit::TooFew { .. } | Unfit::NoEvents | Unfit::Singular), "{:?}", unfit),
        }
    }

    #[test]
    fn cox_gives_finite_numbers_or_a_reason(rows in lifetimes(), ridge in 0_u32..2, late in any::<bool>()) {
        let (durations, ended): (Vec<f64>, Vec<bool>) = rows.iter().map(|row| (row.0, row.1)).unzip();
        let entries: Vec<f64> = rows.iter().map(|row| row.2).collect();
        let mut observed = Observed::new(&durations, &ended).unwrap();
        if late {
            observed = observed.entering(&entries).unwrap();
        }
        let values: Vec<f64> = (0..rows.len()).flat_map(|row| [(row * 7 % 5) as f64, (row % 3) as f64 * 1e3]).collect();
        match Cox::fit(observed, Rows::new(&values, 2).unwrap(), CoxSpec { ridge: f64::from(ridge) }) {
            Ok(model) => {
                prop_assert!(model.coefficients.iter().chain(&model.covariance.errors()).all(|value| value.is_finite()));
                prop_assert!(model.log_likelihood >= model.null_log_likelihood - 1e-9);
                prop_assert!((0.0..=1.0).contains(&model.survival(&[1.0, 1e3], 5.0).unwrap()));
                prop_assert!(model.baseline.windows(2).all(|pair| pair[0].log_hazard <= pair[1].log_hazard));
            }
            Err(unfit) => prop_assert!(ridge == 0 || unfit == Unfit::NoEvents, "{:?}", unfit),
        }
    }

    #[test]
    fn a_regression_meets_its_sample(rows in scored()) {
        let (scores, outcomes): (Vec<f64>, Vec<bool>) = rows.iter().copied().unzip();
        if let Ok(model) = Logistic::fit(Rows::new(&scores, 1).unwrap(), &outcomes, LogisticSpec::default()) {
            // With an intercept the chances add up to what happened.
            let chances = model.chances(Rows::new(&scores, 1).unwrap()).unwrap();
            let happened = outcomes.iter().filter(|outcome| **outcome).count() as f64;
            prop_assert!((chances.iter().sum::<f64>() - happened).abs() < 1e-6);
            // Chances on their own sample have slope 1 and intercept 0.
            if let Ok(line) = calibration(&chances, &outcomes, 0.95) {
                prop_assert!((line.slope.value - 1.0).abs() < 1e-4 && line.in_the_large.value.abs() < 1e-6, "{:?}", line);
            }
            prop_assert!(brier_skill(&chances, &outcomes).unwrap() >= -1e-9);
            reliability(&chances, &outcomes, 1, 0.9).unwrap();
        }
        if let Ok(curve) = Platt::fit(&scores, &outcomes) {
            prop_assert!((0.0..=1.0).contains(&curve.chance(1e9)) && curve.slope.is_finite());
        }
    }

    #[test]
    fn isotonic_rises_and_keeps_the_mean(rows in scored()) {
        let (scores, outcomes): (Vec<f64>, Vec<bool>) = rows.iter().copied().unzip();
        let Ok(curve) = Isotonic::fit(&scores, &outcomes, None) else { return Ok(()) };
        prop_assert!(curve.knots().windows(2).all(|pair| pair[0].0 <= pair[1].0 && pair[0].1 <= pair[1].1));
        let sum: f64 = scores.iter().map(|score| curve.at(*score).unwrap()).sum();
        let happened = outcomes.iter().filter(|outcome| **outcome).count() as f64;
        prop_assert!((sum - happened).abs() < 1e-9);
    }

    #[test]
    fn the_worst_do_not_depend_on_order(rows in scored(), share in 0.01_f64..1.0) {
        let (scores, outcomes): (Vec<f64>, Vec<bool>) = rows.iter().copied().unzip();
        let (turned, back): (Vec<f64>, Vec<bool>) = rows.iter().rev().copied().unzip();
        let (found, other) = (worst(&scores, &outcomes, None, share), worst(&turned, &back, None, share));
        match (found, other) {
            (Ok(found), Ok(other)) => {
                prop_assert!((found.caught - other.caught).abs() < 1e-12 && found.caught <= 1.0 + 1e-12);
                prop_assert!(found.rate <= 1.0 + 1e-12);
            }
            (found, other) => prop_assert_eq!(found, other),
        }
    }

    #[test]
    fn equal_values_share_a_class(rows in scored(), classes in 1_usize..7) {
        let values: Vec<f64> = rows.iter().map(|row| row.0).collect();
        let Ok(ranked) = classes_by_rank(&values, classes) else { return Ok(()) };
        let tiered = tiers(&values, &[0.2, 0.7]).unwrap();
        for (one, left) in values.iter().enumerate() {
            for (other, right) in values.iter().enumerate() {
                prop_assert!(left > right || (ranked[one] <= ranked[other] && tiered[one] <= tiered[other]));
            }
        }
        prop_assert!(ranked.iter().all(|class| (1..=classes).contains(class)));
    }

    #[test]
    fn clusters_are_nearest(rows in scored(), k in 1_usize..5, seed in any::<u64>()) {
        let values: Vec<f64> = rows.iter().map(|row| row.0).collect();
        let rows = Rows::new(&values, 1).unwrap();
        match KMeans::fit(rows, KMeansSpec { k, starts: 2, seed }) {
            Ok(found) => {
                let all = rows.iter().zip(&found.labels);
                let inertia: f64 = all.map(|(row, own)| (row[0] - found.centres.rows().row(*own)[0]).powi(2)).sum();
                prop_assert!((inertia - found.inertia).abs() < 1e-9);
                for (row, own) in rows.iter().zip(&found.labels) {
                    let distance = |label: usize| (row[0] - found.centres.rows().row(label)[0]).abs();
                    prop_assert!((0..k).all(|label| distance(*own) <= distance(label) + 1e-12));
                }
            }
            Err(unfit) => prop_assert!(matches!(unfit, Unfit::TooFew { .. }), "{:?}", unfit),
        }
    }

    #[test]
    fn cohorts_fit_or_say_why(losses in prop::collection::vec(0_u32..60, 2..9)) {
        let mut left = 500.0;
        let mut survivors = vec![left];
        for loss in losses {
            left -= f64::from(loss);
            survivors.push(left);
        }
        match ShiftedBetaGeometric::fit_cohort(&survivors) {
            Ok(model) => {
                prop_assert!(model.alpha > 0.0 && model.beta > 0.0);
                prop_assert!(model.log_covariance.errors().iter().all(|error| error.is_finite()));
                // The mean lifetime within the data is met closely, as the likelihood weighs every period.
                prop_assert!((0.0..=1.0).contains(&model.survival(5)));
            }
            Err(unfit) => {
                prop_assert!(matches!(unfit, Unfit::NoEvents | Unfit::NotConverged { .. } | Unfit::Singular), "{:?}", unfit);
            }
        }
    }
}
