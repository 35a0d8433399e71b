//! Learning a model from the kept weeks.

use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError};

use jiff::ToSpan;
use kernel::{Class, Day, Error, Result, Says};
use stats::survival::Hazard;
use stats::{Table, Unfit};
use web::{App, Shared};

use super::quality::{AHEAD, quality};
use super::{Factor, Known, Last, Model};
use crate::definitions::model::ACCOUNT;
use crate::definitions::{Definitions, sets};
use crate::past_days::Basis;
use crate::proof::{Asked, Days, Looks, Trial, kept, known_by, looks};
use crate::words::label;

/// Days from one kept week to the next: the period of the hazard.
pub(crate) const WEEK: u16 = 7;
/// So few losses teach nothing.
pub(crate) const LEAST: usize = 20;
/// So many losses are needed for each factor (Vittinghoff and McCulloch 2007 find five to nine enough; ridge and shrinkage help).
const PER_FACTOR: usize = 6;
/// A standard normal prior on standardised factors.
const PENALTY: f64 = 1.0;
/// A factor that is known of fewer looks than this share says little.
const KNOWN: f64 = 0.1;
/// More looks than these say little more, and fill the memory.
const ENOUGH: usize = 1_000_000;
/// Whose chances are told.
pub(crate) const RISK: &str = "paying";
/// What they may do.
pub(super) const OUTCOME: &str = "cancelled_on";

/// The weeks that are kept and whose outcomes are known.
///
/// # Errors
/// The database cannot be read.
pub(crate) async fn weeks(app: &App) -> Result<Vec<Day>> {
    Ok(made_of(app).await?.into_iter().map(|(day, _)| day).collect())
}

/// The same weeks, each with what it was made of.
async fn made_of(app: &App) -> Result<Vec<(Day, Basis)>> {
    let mut valid = kept::valid(app).await?.valid;
    let asked = Days::of(app).await?.until(app.today());
    let there = asked.into_iter().filter(|day| valid.contains_key(day)).collect();
    let days = weekly(known_by(there, WEEK, app.today()));
    Ok(days.into_iter().filter_map(|day| valid.remove_entry(&day)).collect())
}

/// Learns from the weeks that are kept, once a day and whenever they are others.
///
/// # Errors
/// The database or a kept week cannot be read.
pub async fn learn(app: &Shared) -> Result<()> {
    let set = sets::current(app).await?;
    let weeks = made_of(app).await?;
    let bases: Vec<_> = weeks.iter().map(|(day, basis)| (day.to_string(), basis)).collect();
    let key = serde_json::to_string(&(&set.id, app.today().to_string(), bases)).map_err(Error::internal)?;
    let days: Vec<Day> = weeks.into_iter().map(|(day, _)| day).collect();
    let last = app.kept.of::<Last>();
    if last.0.lock().unwrap_or_else(PoisonError::into_inner).0 == key {
        return Ok(());
    }
    let shared = Arc::clone(app);
    let learning = move || if days.is_empty() { Ok(Known::NotYet) } else { learned(&shared, &set.definitions, &days) };
    let known = tokio::task::spawn_blocking(learning).await.map_err(Error::internal)??;
    *last.0.lock().unwrap_or_else(PoisonError::into_inner) = (key, known);
    app.live.announce();
    Ok(())
}

/// Those of rising days that are a week apart at least: what came of a customer counts in one week.
fn weekly(days: Vec<Day>) -> Vec<Day> {
    let mut apart: Vec<Day> = Vec::new();
    for day in days {
        if apart.last().is_none_or(|last| last.saturating_add(i64::from(WEEK).days()) <= day) {
            apart.push(day);
        }
    }
    apart
}

fn learned(app: &App, definitions: &Arc<Definitions>, days: &[Day]) -> Result<Known> {
    let board = app.board.load();
    let columns = |key: &str| board.frame(ACCOUNT).is_some_and(|frame| frame.spec(key).is_some());
    if !columns(OUTCOME) || !columns(RISK) {
        return Ok(Known::NotYet);
    }
    let candidates = candidates(definitions);
    let all = |_: &str, _: Class| true;
    let mut weekly = seen(app, definitions, (&candidates, WEEK, RISK), days, &all)?;
    let customers = weekly.accounts.len();
    let lost: BTreeSet<usize> = (0..weekly.len()).filter(|&at| weekly.lost[at]).map(|at| weekly.who[at]).collect();
    let too_little = Known::TooLittle { customers, lost: lost.len(), needed: LEAST };
    if lost.len() < LEAST {
        return Ok(too_little);
    }
    let chosen = chosen(candidates, &weekly, lost.len() / PER_FACTOR);
    weekly.features = chosen.iter().map(|(_, at)| std::mem::take(&mut weekly.features[*at])).collect();
    let factors: Vec<Factor> = chosen.into_iter().map(|(factor, _)| factor).collect();
    let rows: Vec<usize> = (0..weekly.len()).collect();
    let Ok(hazard) = table(&factors, &weekly).and_then(|table| fitted(&table, &weekly.lost, &rows)) else {
        // Everything that keeps a fit from ending is a lack of data: one class, columns that are all alike.
        return Ok(too_little);
    };
    let names: Vec<(Says, String)> =
        factors.iter().map(|factor| (factor.name.clone(), factor.source.clone())).collect();
    let ahead = |days: &[Day]| seen(app, definitions, (&names, AHEAD, RISK), days, &all);
    let quality = quality(&factors, &weekly, (days, app.today()), ahead)?;
    let ends = (days.first().copied().unwrap_or_default(), days.last().copied().unwrap_or_default(), days.len());
    let model = Model { factors, hazard, at: app.now(), days: ends, customers, lost: lost.len(), quality };
    Ok(Known::Learned(Arc::new(model)))
}

/// What scorecards read, in their order, each once.
fn candidates(definitions: &Definitions) -> Vec<(Says, String)> {
    let mut all: Vec<(Says, String)> = Vec::new();
    for component in definitions.scorecards.iter().flat_map(|card| &card.components) {
        if !all.iter().any(|(_, source)| *source == component.input) {
            all.push((label(component.name.as_ref(), &component.key), component.input.clone()));
        }
    }
    all
}

/// The looks on these days at customers for whom a condition holds, and of whom one may see the class of what is read.
pub(crate) fn seen(
    app: &App,
    definitions: &Arc<Definitions>,
    (factors, within, risk): (&[(Says, String)], u16, &str),
    days: &[Day],
    may: &(dyn Fn(&str, Class) -> bool + Sync),
) -> Result<Looks> {
    let features = factors.iter().map(|(_, source)| source.clone()).collect();
    let (risk, outcome) = (risk.to_owned(), OUTCOME.to_owned());
    let asked = Asked { within, risk, outcome, features, ..Asked::default() };
    let board = app.board.load();
    let frame = board.frame(ACCOUNT).ok_or_else(|| Error::internal("there are no accounts"))?;
    // Of a large company every so many customers are learned from.
    let every = (frame.len() * days.len()).div_ceil(ENOUGH).max(1);
    let own = |account: &str| frame.row(account).is_some_and(|row| row.is_multiple_of(every));
    let sampled = |account: &str, class: Class| own(account) && may(account, class);
    looks(app, &asked, &Trial { versions: vec![Arc::clone(definitions)], may: &sampled }, days)
}

/// The first so many factors that are known often enough and are not always the same, with their places among the columns.
fn chosen(candidates: Vec<(Says, String)>, looks: &Looks, most: usize) -> Vec<(Factor, usize)> {
    let fits = candidates.into_iter().enumerate().filter_map(|(at, (name, source))| {
        let column = looks.features.get(at)?;
        let known: Vec<f64> = column.iter().copied().filter(|value| value.is_finite()).collect();
        let often = known.len() as f64 >= KNOWN * column.len() as f64;
        let differs = known.iter().any(|value| Some(value) != known.first());
        let usual = known.iter().sum::<f64>() / known.len().max(1) as f64;
        (often && differs).then_some((Factor { name, source, usual }, at))
    });
    fits.take(most).collect()
}

/// The factors of looks that have these columns, without gaps.
pub(super) fn table(factors: &[Factor], looks: &Looks) -> stats::Result<Table> {
    let filled = |(factor, column): (&Factor, &Vec<f64>)| -> Vec<f64> {
        column.iter().map(|&value| if value.is_finite() { value } else { factor.usual }).collect()
    };
    let columns: Vec<Vec<f64>> = factors.iter().zip(&looks.features).map(filled).collect();
    Table::of_columns(&columns.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

/// The hazard of a week by these rows.
pub(crate) fn fitted(table: &Table, lost: &[bool], rows: &[usize]) -> std::result::Result<Hazard, Unfit> {
    Hazard::fit(table.rows().pick(rows).rows(), &stats::pick(lost, rows), PENALTY)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn weeks_do_not_overlap() {
        let days = [1, 4, 8, 14, 15, 29].map(|day| date(2026, 3, day)).to_vec();
        assert_eq!(weekly(days), [1, 8, 15, 29].map(|day| date(2026, 3, day)));
    }
}
