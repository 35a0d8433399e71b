//! All looks, column by column: there may be millions.

use std::collections::HashMap;
use std::thread;

use kernel::{Day, Error, Result};
use web::App;
use web::components::Band;

use super::looking::Looking;
use super::outcomes::Outcomes;
use super::{Asked, Trial};
use crate::state;

/// Customers at risk on past days, and what was said of them. Every column but the first has one entry for each look.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Looks {
    /// The customers.
    pub accounts: Vec<String>,
    /// Which customer.
    pub who: Vec<usize>,
    /// When.
    pub day: Vec<Day>,
    /// The day of the outcome, whenever it came; of one that may come again the next one after the look.
    pub outcomes: Vec<Option<Day>>,
    /// Whether the outcome came within the days that were asked for.
    pub lost: Vec<bool>,
    /// What each version said.
    pub said: Vec<Said>,
    /// What is compared with, NaN where it is not known.
    pub baseline: Option<Vec<f64>>,
    /// What is learned from, each by itself, NaN where it is not known.
    pub features: Vec<Vec<f64>>,
    /// The value of a year in the reporting currency, 0 where it is not known or not to be seen.
    pub value: Vec<f64>,
    /// The last day to give notice, where the outcome is a loss.
    pub notice: Vec<Option<Day>>,
    /// The class that looks are told apart by.
    pub class: Vec<Option<String>>,
}

/// What one version of the definitions said of looks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Said {
    /// The score, 0 to 100, NaN where there is none.
    pub score: Vec<f64>,
    /// The band by that score.
    pub band: Vec<Option<Band>>,
}

impl Looks {
    /// How many.
    pub const fn len(&self) -> usize {
        self.who.len()
    }

    /// Whether nobody was looked at.
    pub const fn is_empty(&self) -> bool {
        self.who.is_empty()
    }

    /// Takes the looks of a further day; `known` holds the numbers of the customers.
    fn join(&mut self, mut day: Self, known: &mut HashMap<String, usize>) {
        let numbers: Vec<usize> = std::mem::take(&mut day.accounts)
            .into_iter()
            .map(|account| match known.get(&account) {
                Some(&number) => number,
                None => {
                    known.insert(account.clone(), self.accounts.len());
                    self.accounts.push(account);
                    self.accounts.len() - 1
                }
            })
            .collect();
        self.who.extend(day.who.iter().map(|&own| numbers[own]));
        self.day.append(&mut day.day);
        self.outcomes.append(&mut day.outcomes);
        self.lost.append(&mut day.lost);
        self.value.append(&mut day.value);
        self.notice.append(&mut day.notice);
        self.class.append(&mut day.class);
        self.said.resize_with(day.said.len(), Said::default);
        for (all, mut own) in self.said.iter_mut().zip(day.said) {
            all.score.append(&mut own.score);
            all.band.append(&mut own.band);
        }
        if let Some(mut own) = day.baseline {
            self.baseline.get_or_insert_default().append(&mut own);
        }
        self.features.resize_with(day.features.len(), Vec::new);
        for (all, mut own) in self.features.iter_mut().zip(day.features) {
            all.append(&mut own);
        }
    }
}

/// What was said of those at risk on these days, which must be kept.
///
/// # Errors
/// `proof-outcome` when the outcome is no column of days; an expression that is wrong, by its field; a day that cannot be read.
pub fn looks(app: &App, asked: &Asked, trial: &Trial<'_>, days: &[Day]) -> Result<Looks> {
    let engine = state::engine(app).ok_or_else(|| Error::internal("nothing was judged yet"))?;
    let outcomes = Outcomes::of(app, &engine.now, (&asked.outcome, asked.again), days)?;
    let looking = Looking::new(app, &engine, (asked, trial), &outcomes)?;
    let of_days = each(days, |day| looking.on(day))?;
    let (mut all, mut known) = (Looks::default(), HashMap::new());
    for day in of_days {
        all.join(day, &mut known);
    }
    Ok(all)
}

/// What `make` makes of every day, in their order, on all cores.
pub(super) fn each<T: Send>(days: &[Day], make: impl Fn(Day) -> Result<T> + Sync) -> Result<Vec<T>> {
    let cores = thread::available_parallelism().map_or(1, std::num::NonZero::get).min(days.len()).max(1);
    let share = |first: usize| days.iter().skip(first).step_by(cores).map(|day| make(*day)).collect::<Vec<_>>();
    let mut shares: Vec<_> = thread::scope(|scope| {
        let started: Vec<_> = (0..cores).map(|first| scope.spawn(move || share(first))).collect();
        let ended = started.into_iter().map(|one| one.join().map_err(|_| Error::internal("a look ended early")));
        ended.collect::<Result<Vec<_>>>().map(|all| all.into_iter().map(Vec::into_iter).collect())
    })?;
    (0..days.len()).map(|at| shares[at % cores].next().ok_or_else(|| Error::internal("a look is missing"))?).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_come_back_in_their_order_from_all_cores() {
        let days: Vec<Day> = (1..=9).map(|day| date(2026, 3, day)).collect();
        assert_eq!(each(&days, Ok).unwrap(), days);
        assert_eq!(each(&[], Ok).unwrap(), Vec::<Day>::new());
        let wrong = each(&days, |day| if day.day() == 4 { Err(Error::not_found()) } else { Ok(day) });
        assert!(wrong.is_err());
    }
}
