//! One kept day: who was at risk, and what each version says of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use arrow::array::{Array, AsArray, Float64Array, StringArray};
use arrow::datatypes::Float64Type;
use jiff::ToSpan;
use kernel::{Class, Day, Error, Result};
use query::{ColumnSpec, Expression, Frame};
use web::App;
use web::components::Band;

use super::cells::{classes, dates, numbers, told};
use super::kept::{FOLDER, specs};
use super::looks::{Looks, Said};
use super::outcomes::{Outcomes, is_loss};
use super::{Asked, Trial};
use crate::definitions::compiled::{Compiled, Step, names};
use crate::refresh::judged_alone;
use crate::state::Engine;

/// The columns that looks take besides what is asked for.
const TAKEN: [&str; 4] = ["health", "health_raw", "arr", "notice_on"];

/// What looking at a day needs.
pub(super) struct Looking<'a> {
    app: &'a App,
    asked: &'a Asked,
    trial: &'a Trial<'a>,
    outcomes: &'a Outcomes,
    /// The accounts of today: of one that was deleted nobody knows what became of it.
    now: Frame,
    versions: Vec<Compiled>,
    /// The columns to read of a kept day.
    specs: Vec<ColumnSpec>,
    /// The strictest class of what decides; whoever may not see it of a customer gets no look at it.
    class: Class,
}

impl<'a> Looking<'a> {
    pub(super) fn new(
        app: &'a App,
        engine: &Engine,
        (asked, trial): (&'a Asked, &'a Trial<'a>),
        outcomes: &'a Outcomes,
    ) -> Result<Self> {
        let sources = asked.baseline.iter().chain(&asked.features).chain(&asked.by).chain([&asked.risk]);
        let mut wanted: BTreeSet<String> = sources.flat_map(|source| names(source)).collect();
        wanted.extend(TAKEN.map(str::to_owned));
        wanted.remove("today");
        let ready =
            |definitions: &Arc<_>| Compiled::new(Arc::clone(definitions), &engine.published, &[]).towards(&wanted);
        let versions: Vec<Compiled> = trial.versions.iter().map(ready).collect();
        let needs: BTreeSet<String> = versions.iter().flat_map(|version| version.needs(&wanted)).collect();
        let specs = specs(engine, &needs);
        let decides = wanted.iter().filter(|key| key.as_str() != "arr").chain([&asked.outcome]);
        let read = decides.filter_map(|key| engine.now.spec(key)).map(|spec| spec.class);
        // A draft may read what today's definitions do not.
        let given = versions.iter().flat_map(|version| &version.steps).map(Step::class);
        let class = read.chain(given).fold(Class::General, Class::max);
        let now = engine.now.clone();
        Ok(Self { app, asked, trial, outcomes, now, versions, specs, class })
    }

    /// The looks of a day.
    pub(super) fn on(&self, day: Day) -> Result<Looks> {
        let read = FOLDER.read(&self.app.folder, day, &self.specs)?.with_today(day);
        let frames: Vec<Frame> =
            self.versions.iter().map(|version| judged_alone(read.clone(), version)).collect::<Result<_>>()?;
        let Some(frame) = frames.first() else { return Ok(Looks::default()) };
        let end = day.saturating_add(i64::from(self.asked.within).days());
        let risk = Expression::condition(&self.asked.risk, frame).map_err(|e| told("risk", &e))?.evaluate(frame).array;
        let risk = risk.as_boolean_opt().ok_or_else(|| Error::field("risk", "error-form"))?;
        let outcome = |row: usize| self.outcomes.after(frame.id(row), day);
        let rows: Vec<usize> = (0..frame.len())
            .filter(|&row| risk.is_valid(row) && risk.value(row) && self.now.row(frame.id(row)).is_some())
            .filter(|&row| self.outcomes.open(frame.id(row), day) && (self.trial.may)(frame.id(row), self.class))
            .collect();
        let number =
            |field: &'static str, source: &String| numbers(frame, field, source).map(|all| picked(&all, &rows));
        let money = numbers(frame, "value", "arr").unwrap_or_default();
        let value = |row: usize| {
            let seen = (self.trial.may)(frame.id(row), Class::Money);
            money.get(row).filter(|value| seen && value.is_finite()).map_or(0.0, |value| value.max(0.0))
        };
        Ok(Looks {
            accounts: rows.iter().map(|&row| frame.id(row).to_owned()).collect(),
            outcomes: rows.iter().map(|&row| outcome(row)).collect(),
            who: (0..rows.len()).collect(),
            day: vec![day; rows.len()],
            lost: rows.iter().map(|&row| outcome(row).is_some_and(|on| on <= end)).collect(),
            said: frames.iter().map(|frame| said(frame, &rows)).collect(),
            baseline: self.asked.baseline.as_ref().map(|source| number("baseline", source)).transpose()?,
            features: self.asked.features.iter().map(|source| number("features", source)).collect::<Result<_>>()?,
            value: rows.iter().map(|&row| value(row)).collect(),
            notice: if is_loss(&self.asked.outcome) {
                dates(frame, "notice_on", &rows)
            } else {
                vec![None; rows.len()]
            },
            class: classes(frame, self.asked.by.as_deref(), &rows)?,
        })
    }
}

fn picked(all: &[f64], rows: &[usize]) -> Vec<f64> {
    rows.iter().map(|&row| all[row]).collect()
}

fn said(frame: &Frame, rows: &[usize]) -> Said {
    let (scores, bands) = (frame.array("health"), frame.array("health_raw"));
    let scores = scores.as_ref().and_then(|array| array.as_primitive_opt::<Float64Type>());
    let bands = bands.as_ref().and_then(|array| array.as_string_opt::<i32>());
    let score = |row: usize| scores.filter(|a: &&Float64Array| a.is_valid(row)).map_or(f64::NAN, |a| a.value(row));
    let band = |row: usize| bands.filter(|a: &&StringArray| a.is_valid(row)).and_then(|a| Band::from_key(a.value(row)));
    Said { score: rows.iter().map(|&row| score(row)).collect(), band: rows.iter().map(|&row| band(row)).collect() }
}
