//! What a model says of the accounts of today.

use std::collections::BTreeSet;

use kernel::{Class, Error, Result};
use query::{Expression, Frame, Part};
use stats::Interval;
use web::Viewer;

use super::Model;
use super::quality::AHEAD;
use crate::proof::numbers;

/// How sure intervals are.
const LEVEL: f64 = 0.9;

/// What is said of one account.
#[derive(Debug, Clone, PartialEq)]
pub struct Chance {
    /// Its row.
    pub row: usize,
    /// For each horizon of the aim: the chance to come to it, and its interval of 90 %.
    pub within: Vec<(f64, Interval)>,
    /// What each factor adds to the logit of the hazard, apart from the usual customer; 0 where it is not known.
    pub reasons: Vec<f64>,
    /// The factors, NaN where not known.
    pub values: Vec<f64>,
}

impl Model {
    /// The strictest class of what it reads.
    pub fn class(&self, frame: &Frame) -> Class {
        let class = |source: &String| Expression::compile(source, frame).map_or(Class::Note, |read| read.class());
        let told_of = self.aim.told_of.to_owned();
        self.factors.iter().map(|factor| &factor.source).chain([&told_of]).map(class).fold(Class::General, Class::max)
    }

    /// The chances of the accounts among these rows to whom it may come.
    ///
    /// # Errors
    /// A factor is no column any more.
    pub fn chances(&self, frame: &Frame, rows: impl IntoIterator<Item = usize>) -> Result<Vec<Chance>> {
        let told_of = numbers(frame, "risk", self.aim.told_of)?;
        let columns = self.factors.iter().map(|factor| numbers(frame, "features", &factor.source));
        let columns: Vec<Vec<f64>> = columns.collect::<Result<_>>()?;
        let told = rows.into_iter().filter(|&row| told_of.get(row) == Some(&1.0));
        Ok(told.filter_map(|row| self.chance(row, columns.iter().map(|column| column[row]).collect())).collect())
    }

    /// The chance of one account, without reading the others; nothing where it may not come to it.
    ///
    /// # Errors
    /// A factor is no column any more.
    pub fn chance_of(&self, frame: &Frame, row: usize) -> Result<Option<Chance>> {
        let sources = self.factors.iter().map(|factor| factor.source.as_str()).chain([self.aim.told_of]);
        let read = sources.filter_map(|source| Expression::compile(source, frame).ok());
        let keys: BTreeSet<String> = read.flat_map(|read| read.inputs().clone()).collect();
        let only = BTreeSet::from([u32::try_from(row).map_err(Error::internal)?]);
        let alone = Part::new(frame, &only).of(frame, &keys)?;
        Ok(self.chances(&alone, [0])?.pop().map(|chance| Chance { row, ..chance }))
    }

    fn chance(&self, row: usize, values: Vec<f64>) -> Option<Chance> {
        let known = values.iter().zip(&self.factors);
        let filled: Vec<f64> = known.map(|(value, factor)| factor.counted(*value)).collect();
        let mut reasons = self.hazard.reasons(&filled).ok()?;
        reasons.iter_mut().zip(&values).filter(|(_, value)| !value.is_finite()).for_each(|(reason, _)| *reason = 0.0);
        let within = |&days: &u16| {
            let within = |days: u16| {
                let periods = f64::from(days) / f64::from(self.aim.period);
                self.hazard.within(&filled, periods, LEVEL).ok()
            };
            let Some(curve) = self.curve else { return within(days).map(|chance| (chance.value, chance.interval)) };
            // Of 90 days it is known what came; other times are as many or as few of such days.
            let known = within(AHEAD)?;
            let told = |chance: f64| 1.0 - (1.0 - curve.again(chance)).powf(f64::from(days) / f64::from(AHEAD));
            let Interval { low, high } = known.interval;
            Some((told(known.value), Interval { low: told(low), high: told(high) }))
        };
        let within = self.aim.horizons.iter().map(within).collect::<Option<Vec<_>>>()?;
        Some(Chance { row, within, reasons, values })
    }
}

/// Of how many customers chances are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Ten,
    Hundred,
}

impl Of {
    /// Of ten, or of a hundred where one of the chances is less than one in ten, or nearly certain: what stands in one column is told alike.
    pub(super) fn chances(chances: impl IntoIterator<Item = f64>) -> Self {
        if chances.into_iter().all(|chance| (0.095..0.95).contains(&chance)) { Self::Ten } else { Self::Hundred }
    }
}

/// "3 in 10 (2 to 4)".
pub(super) fn told(v: &Viewer, (chance, within): (f64, Interval), of: Of) -> String {
    let (key, of) = match of {
        Of::Ten => ("chance-in-ten", 10.0),
        Of::Hundred => ("chance-in-hundred", 100.0),
    };
    let whole = |share: f64| v.reader.number((share * of).round(), 0);
    // Nothing is certain.
    let likely = chance.clamp(0.01, 0.99);
    v.reader.tell(
        key,
        &[("n", whole(likely).into()), ("low", whole(within.low).into()), ("high", whole(within.high).into())],
    )
}
