//! Chances learned from columns, for each look by a model that saw nothing of its customer.

use kernel::Result;
use stats::regression::{Logistic, LogisticSpec, Scaler};
use stats::resampling::grouped_folds;
use stats::{Table, pick};

use super::{Look, unfit};

/// Parts of the customers; each is foretold from the others.
const FOLDS: usize = 5;
/// A mild penalty (scikit-learn's C), so that columns that nearly repeat each other do no harm.
const PENALTY: f64 = 1.0;

/// The chance of each look to be lost: logistic regression (ridge) on standardised columns; what is not known counts as the mean of
/// those that the model learned from.
///
/// # Errors
/// Too few customers or outcomes to learn from, with the reason.
pub(super) fn chances(looks: &[Look], groups: &[usize], seed: u64) -> Result<Vec<f64>> {
    let width = looks.first().map_or(0, |look| look.features.len());
    let folds = grouped_folds(groups, FOLDS, seed).map_err(unfit)?;
    let lost: Vec<bool> = looks.iter().map(|look| look.lost).collect();
    let mut chances = vec![0.0; looks.len()];
    for fold in 0..FOLDS {
        let (inside, outside): (Vec<usize>, Vec<usize>) = (0..looks.len()).partition(|&at| folds[at] == fold);
        let columns: Vec<Vec<f64>> = (0..width).map(|at| filled(looks, at, &outside)).collect();
        let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        let table = Table::of_columns(&columns).map_err(unfit)?;
        let scaler = Scaler::fit_on(table.rows(), &outside).map_err(unfit)?;
        let scaled = scaler.apply(table.rows()).map_err(unfit)?;
        let known = scaled.rows().pick(&outside);
        let spec = LogisticSpec { c: Some(PENALTY), weights: None };
        let model = Logistic::fit(known.rows(), &pick(&lost, &outside), spec).map_err(unfit)?;
        for at in inside {
            chances[at] = model.chance(scaled.rows().row(at)).map_err(unfit)?;
        }
    }
    Ok(chances)
}

/// A column without gaps.
fn filled(looks: &[Look], at: usize, learned_from: &[usize]) -> Vec<f64> {
    let value = |look: &Look| look.features.get(at).copied().flatten().filter(|x| x.is_finite());
    let known: Vec<f64> = learned_from.iter().filter_map(|&row| value(&looks[row])).collect();
    let mean = known.iter().sum::<f64>() / known.len().max(1) as f64;
    looks.iter().map(|look| value(look).unwrap_or(mean)).collect()
}
