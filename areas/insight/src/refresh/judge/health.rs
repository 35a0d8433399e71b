//! Scorecards: a score, a band and what became of them, for every account.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, BooleanArray, Date32Array, Float64Array, StringArray};
use kernel::{Class, Result};
use query::{Frame, day_number};
use web::components::Band;

use super::Case;
use super::borders::Exceptions;
use super::part::{Judging, flags, holds, numbers};
use crate::closed::Said;
use crate::definitions::compiled::{Card, HEALTH, Part, Step, banded, health_specs};
use crate::definitions::score::{Share, score, shown};
use crate::health::overrides;

/// A scorecard's numbers for all rows of a frame.
struct Inputs(Vec<Option<Float64Array>>);

impl Inputs {
    fn of(card: &Card, frame: &Frame) -> Self {
        Self(card.parts.iter().map(|p| p.input.as_ref().map(|input| numbers(input, frame))).collect())
    }

    fn shares(&self, card: &Card, row: usize) -> Vec<Share> {
        let value = |array: &Option<Float64Array>| array.as_ref().filter(|a| a.is_valid(row)).map(|a| a.value(row));
        card.parts.iter().zip(&self.0).map(|(part, array)| share(part, value(array))).collect()
    }
}

/// What one component makes of a number.
pub(crate) fn share(part: &Part, value: Option<f64>) -> Share {
    (value.map_or_else(|| part.missing.share(), |x| Some(part.curve.share(x))), part.weight)
}

/// The band of a score between these borders.
pub(crate) fn band(from: (f64, f64), score: Option<f64>) -> Band {
    score.map(shown).map_or(Band::NotEnoughData, |score| banded(from, score))
}

/// One scorecard over today's rows and those of four weeks ago.
struct Sheet<'a> {
    card: &'a Card,
    applies: Option<BooleanArray>,
    enough: [Option<BooleanArray>; 2],
    inputs: [Option<Inputs>; 2],
    exceptions: Exceptions,
}

impl Sheet<'_> {
    /// What a row says: its score, and the band by it between the borders of that row.
    fn said(&self, row: usize) -> Said {
        let (score, from) = (self.score(0, row), self.card.borders(self.exceptions.at(row)));
        Said { score, raw: band(from, score), from }
    }

    /// The score of a row: 0 is today, 1 is four weeks ago.
    fn score(&self, when: usize, row: usize) -> Option<f64> {
        let enough = self.enough[when].as_ref().is_none_or(|e| holds(e, row));
        let inputs = self.inputs[when].as_ref().filter(|_| enough)?;
        score(&inputs.shares(self.card, row)).map(|s| (s * 100.0).round() / 100.0)
    }
}

/// The columns of health.
pub(super) fn health(judging: &mut Judging<'_>, cards: &[Card], case: &Case<'_>) -> Result<()> {
    let whole = judging.frame.clone();
    let frame = judging.cells(&whole, cards.iter().flat_map(Card::reads))?;
    let before = case.before.map(|before| judging.cells(before, cards.iter().flat_map(Card::reads))).transpose()?;
    let frames = [Some(frame.as_ref()), before.as_deref()];
    let sheet = |card| Sheet {
        card,
        applies: card.applies.as_ref().map(|a| flags(a, &frame)),
        enough: frames.map(|f| Some(flags(card.enough.as_ref()?, f?))),
        inputs: frames.map(|f| Some(Inputs::of(card, f?))),
        exceptions: Exceptions::of(card, &frame),
    };
    let set = whole.array(overrides::COLUMN);
    let set = set.as_ref().and_then(|set| set.as_string_opt::<i32>());
    let set = |row: usize| set.filter(|set| set.is_valid(row)).and_then(|set| Band::from_key(set.value(row)));
    let sheets: Vec<Sheet<'_>> = cards.iter().map(sheet).collect();
    let mut columns = Columns::default();
    for row in 0..judging.len() {
        let sheet = sheets.iter().find(|s| s.applies.as_ref().is_none_or(|a| holds(a, row)));
        let said = sheet.map(|s| s.said(row));
        let now = said.and_then(|said| said.score);
        let before = sheet.and_then(|s| s.score(1, row));
        let held = sheet.zip(said).map(|(s, said)| (case.steady)(judging.row(row), s.card, said));
        // What a person set holds in place of what the score gives, where there is a scorecard at all.
        let band = held.map(|held| set(judging.row(row)).unwrap_or(held)).map(Band::key);
        columns.health.push(now);
        columns.before.push(before);
        columns.change.push(now.zip(before).map(|(now, before)| shown(now) - shown(before)));
        columns.since.push(band.and_then(|band| (case.since)(judging.row(row), band)).map(day_number));
        columns.band.push(band);
        columns.card.push(sheet.map(|s| s.card.key.as_str()));
        columns.raw.push(said.map(|said| said.raw.key()));
    }
    let class =
        case.compiled.steps.iter().find_map(|s| if let Step::Health(_, class) = s { Some(*class) } else { None });
    let specs = health_specs(&case.compiled.definitions, class.unwrap_or(Class::General));
    specs.into_iter().zip(columns.arrays()).try_for_each(|(spec, array)| judging.put(spec, &array))
}

/// The columns of health while they are being filled, in the order of [`HEALTH`].
#[derive(Default)]
struct Columns<'a> {
    health: Vec<Option<f64>>,
    band: Vec<Option<&'static str>>,
    before: Vec<Option<f64>>,
    change: Vec<Option<f64>>,
    since: Vec<Option<i32>>,
    card: Vec<Option<&'a str>>,
    raw: Vec<Option<&'static str>>,
}

impl Columns<'_> {
    fn arrays(self) -> [ArrayRef; HEALTH.len()] {
        [
            Arc::new(Float64Array::from(self.health)),
            Arc::new(StringArray::from(self.band)),
            Arc::new(Float64Array::from(self.before)),
            Arc::new(Float64Array::from(self.change)),
            Arc::new(Date32Array::from(self.since)),
            Arc::new(StringArray::from(self.card)),
            Arc::new(StringArray::from(self.raw)),
        ]
    }
}
