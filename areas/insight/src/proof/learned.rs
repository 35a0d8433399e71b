//! Chances learned from columns, for each look by a model that saw nothing of its customer.

use kernel::Result;
use stats::regression::{Logistic, LogisticSpec, Scaler};
use stats::resampling::grouped_folds;
use stats::{Table, pick};

use super::{Looks, unfit};

/// Parts of the customers; each is foretold from the others.
const FOLDS: usize = 5;
/// A mild penalty (scikit-learn's C), so that columns that nearly repeat each other do no harm.
const PENALTY: f64 = 1.0;
/// More looks than these teach a handful of coefficients nothing: then only every so many customers are learned from.
const ENOUGH: usize = 200_000;

/// The chance of each look to be lost: logistic regression (ridge) on standardised columns; what is not known counts as the mean of
/// those that the model learned from.
///
/// # Errors
/// Too few customers or outcomes to learn from, with the reason.
pub(super) fn chances(looks: &Looks, seed: u64) -> Result<Vec<f64>> {
    let folds = grouped_folds(&looks.who, FOLDS, seed).map_err(unfit)?;
    let every = looks.len().div_ceil(ENOUGH);
    let mut chances = vec![0.0; looks.len()];
    for fold in 0..FOLDS {
        let learned_from = |&at: &usize| folds[at] != fold && looks.who[at].is_multiple_of(every);
        let outside: Vec<usize> = (0..looks.len()).filter(learned_from).collect();
        let columns: Vec<Vec<f64>> = looks.features.iter().map(|column| filled(column, &outside)).collect();
        let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        let table = Table::of_columns(&columns).map_err(unfit)?;
        let scaler = Scaler::fit_on(table.rows(), &outside).map_err(unfit)?;
        let scaled = scaler.apply(table.rows()).map_err(unfit)?;
        let known = scaled.rows().pick(&outside);
        let spec = LogisticSpec { c: Some(PENALTY), weights: None };
        let model = Logistic::fit(known.rows(), &pick(&looks.lost, &outside), spec).map_err(unfit)?;
        for at in (0..looks.len()).filter(|&at| folds[at] == fold) {
            chances[at] = model.chance(scaled.rows().row(at)).map_err(unfit)?;
        }
    }
    Ok(chances)
}

/// A column without gaps.
fn filled(column: &[f64], learned_from: &[usize]) -> Vec<f64> {
    let known: Vec<f64> = learned_from.iter().map(|&row| column[row]).filter(|x| x.is_finite()).collect();
    let mean = known.iter().sum::<f64>() / known.len().max(1) as f64;
    column.iter().map(|&x| if x.is_finite() { x } else { mean }).collect()
}
