//! Learning models from the kept weeks.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError};

use jiff::ToSpan;
use kernel::{Class, Day, Error, Result, Says};
use stats::survival::Hazard;
use stats::{Table, Unfit};
use web::{App, Shared};

use super::aims::{AIMS, Aim, WEEK};
use super::holding::{self, Held};
use super::quality::{AHEAD, quality};
use super::{Factor, Known, Last, Model};
use crate::definitions::model::ACCOUNT;
use crate::definitions::{Definitions, kinds, sets};
use crate::past_days::Basis;
use crate::proof::{Asked, Days, Looks, Trial, kept, known_by, looks};
use crate::words::label;

/// So few who came to it teach nothing.
pub(crate) const LEAST: usize = 20;
/// So many are needed for each factor (Vittinghoff and McCulloch 2007 find five to nine enough; ridge and shrinkage help).
const PER_FACTOR: usize = 6;
/// A standard normal prior on standardised factors.
const PENALTY: f64 = 1.0;
/// A factor that is known of fewer looks than this share says little.
const KNOWN: f64 = 0.1;
/// One of so many numbers at either end is held to be no more than the border.
const OUTSIDE: usize = 100;
/// More looks than these say little more, and fill the memory.
const ENOUGH: usize = 1_000_000;

/// The kept weeks in which it is known who cancelled.
///
/// # Errors
/// The database cannot be read.
pub(crate) async fn weeks(app: &App) -> Result<Vec<Day>> {
    let days: Vec<Day> = made_of(app).await?.into_keys().collect();
    Ok(decided(&days, WEEK, app.today()))
}

/// The weeks that are kept, each with what it was made of.
async fn made_of(app: &App) -> Result<BTreeMap<Day, Basis>> {
    let valid = kept::valid(app).await?.valid;
    let asked: BTreeSet<Day> = Days::of(app).await?.until(app.today()).into_iter().collect();
    Ok(valid.into_iter().filter(|(day, _)| asked.contains(day)).collect())
}

/// Those of rising days whose outcomes within `period` days are known, a week apart at least.
fn decided(days: &[Day], period: u16, today: Day) -> Vec<Day> {
    weekly(known_by(days.to_vec(), period, today))
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
    let days: Vec<Day> = weeks.into_keys().collect();
    let last = app.kept.of::<Last>();
    if last.0.lock().unwrap_or_else(PoisonError::into_inner).0 == key {
        return Ok(());
    }
    let shared = Arc::clone(app);
    let learning = move || {
        let one = |aim: &'static Aim| Ok((aim.key, learned(&shared, aim, &set.definitions, &days)?));
        AIMS.iter().map(one).collect::<Result<BTreeMap<_, _>>>()
    };
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

fn learned(app: &App, aim: &'static Aim, definitions: &Arc<Definitions>, kept: &[Day]) -> Result<Known> {
    let days = decided(kept, aim.period, app.today());
    let board = app.board.load();
    let columns = |key: &str| board.frame(ACCOUNT).is_some_and(|frame| frame.spec(key).is_some());
    if days.is_empty() || !columns(aim.outcome) || !columns("paying") {
        return Ok(Known::NotYet);
    }
    let candidates = candidates(definitions);
    let sources: Vec<String> = candidates.iter().map(|(_, source)| source.clone()).collect();
    let asked = |within: u16| aim.asked(within, sources.clone());
    let all = |_: &str, _: Class| true;
    let looks = seen(app, definitions, &asked(aim.period), &days, &all)?;
    let Some(held) = holding::held(&candidates, &looks, (aim, app.today())) else {
        let came = customers(&looks, |at| looks.lost[at]);
        return Ok(Known::TooLittle { customers: looks.accounts.len(), lost: came, needed: LEAST });
    };
    let ahead = |days: &[Day]| seen(app, definitions, &asked(AHEAD), days, &all);
    let (curve, quality) = quality((&held, aim), &looks, (&days, app.today()), ahead)?;
    let Held { fit, day, tried } = held;
    let before: Vec<Day> = days.into_iter().filter(|on| fit.rows.iter().any(|&at| looks.day[at] == *on)).collect();
    let ends = (before.first().copied().unwrap_or_default(), before.last().copied().unwrap_or_default(), before.len());
    Ok(Known::Learned(Arc::new(Model {
        aim,
        customers: fit.customers(&looks),
        lost: fit.came(&looks),
        factors: fit.factors.into_iter().map(|(factor, _)| factor).collect(),
        hazard: fit.hazard,
        day,
        days: ends,
        tried,
        curve,
        quality,
    })))
}

impl Aim {
    fn asked(&self, within: u16, features: Vec<String>) -> Asked {
        let (risk, outcome) = (self.learned_of.to_owned(), self.outcome.to_owned());
        Asked { within, risk, outcome, again: self.again, features, ..Asked::default() }
    }
}

/// How many customers have a look that fits.
fn customers(looks: &Looks, fits: impl Fn(usize) -> bool) -> usize {
    (0..looks.len()).filter(|&at| fits(at)).map(|at| looks.who[at]).collect::<BTreeSet<_>>().len()
}

/// What scorecards read, in their order, each once.
fn candidates(definitions: &Definitions) -> Vec<(Says, String)> {
    let mut all: Vec<(Says, String)> = Vec::new();
    for (component, source) in kinds::sources(definitions) {
        if !all.iter().any(|(_, known)| *known == source) {
            all.push((label(component.name.as_ref(), &component.key), source));
        }
    }
    all
}

/// The looks on these days at customers for whom a condition holds, and of whom one may see the class of what is read.
pub(crate) fn seen(
    app: &App,
    definitions: &Arc<Definitions>,
    asked: &Asked,
    days: &[Day],
    may: &(dyn Fn(&str, Class) -> bool + Sync),
) -> Result<Looks> {
    let board = app.board.load();
    let frame = board.frame(ACCOUNT).ok_or_else(|| Error::internal("there are no accounts"))?;
    // Of a large company every so many customers are learned from.
    let every = (frame.len() * days.len()).div_ceil(ENOUGH).max(1);
    let own = |account: &str| frame.row(account).is_some_and(|row| row.is_multiple_of(every));
    let sampled = |account: &str, class: Class| own(account) && may(account, class);
    looks(app, asked, &Trial { versions: vec![Arc::clone(definitions)], may: &sampled }, days)
}

/// A hazard and what it was fitted to.
#[derive(Debug, Clone)]
pub(super) struct Fit {
    /// With their places among the columns of looks.
    pub(super) factors: Vec<(Factor, usize)>,
    pub(super) hazard: Hazard,
    /// The looks that it was fitted to.
    pub(super) rows: Vec<usize>,
}

impl Fit {
    /// The hazard by these looks; nothing where too few came to it.
    pub(super) fn to(candidates: &[(Says, String)], looks: &Looks, rows: Vec<usize>) -> Option<Self> {
        let who: BTreeSet<usize> = rows.iter().filter(|&&at| looks.lost[at]).map(|&at| looks.who[at]).collect();
        if who.len() < LEAST {
            return None;
        }
        let factors = chosen(candidates, (looks, &rows), who.len() / PER_FACTOR);
        // Everything that keeps a fit from ending is a lack of data: one class, columns that are all alike.
        let hazard = table(&factors, looks).and_then(|table| fitted(&table, &looks.lost, &rows)).ok()?;
        Some(Self { factors, hazard, rows })
    }

    pub(super) fn came(&self, looks: &Looks) -> usize {
        let came = self.rows.iter().filter(|&&at| looks.lost[at]);
        came.map(|&at| looks.who[at]).collect::<BTreeSet<_>>().len()
    }

    fn customers(&self, looks: &Looks) -> usize {
        self.rows.iter().map(|&at| looks.who[at]).collect::<BTreeSet<_>>().len()
    }
}

/// The first so many factors that are known often enough and are not always the same, with their places among the columns.
fn chosen(candidates: &[(Says, String)], (looks, rows): (&Looks, &[usize]), most: usize) -> Vec<(Factor, usize)> {
    let fits = candidates.iter().enumerate().filter_map(|(at, (name, source))| {
        let column = looks.features.get(at)?;
        let mut known: Vec<f64> = rows.iter().map(|&row| column[row]).filter(|value| value.is_finite()).collect();
        let often = known.len() as f64 >= KNOWN * rows.len() as f64;
        known.sort_by(f64::total_cmp);
        let range = (*known.get(known.len() / OUTSIDE)?, *known.get(known.len() - 1 - known.len() / OUTSIDE)?);
        known.iter_mut().for_each(|value| *value = value.clamp(range.0, range.1));
        let usual = known.iter().sum::<f64>() / known.len().max(1) as f64;
        let factor = || Factor { name: name.clone(), source: source.clone(), usual, range };
        (often && range.0 < range.1).then(|| (factor(), at))
    });
    fits.take(most).collect()
}

/// The factors of looks, as they count.
pub(super) fn table(factors: &[(Factor, usize)], looks: &Looks) -> stats::Result<Table> {
    let filled = |(factor, at): &(Factor, usize)| -> Vec<f64> {
        looks.features[*at].iter().map(|&value| factor.counted(value)).collect()
    };
    let columns: Vec<Vec<f64>> = factors.iter().map(filled).collect();
    Table::of_columns(&columns.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

/// The hazard of a period by these rows.
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
