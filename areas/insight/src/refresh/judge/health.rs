//! Scorecards: a score, a band and what became of them, for every account.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, BooleanArray, Date32Array, Float64Array, StringArray};
use arrow::datatypes::Float64Type;
use kernel::{Class, Result};
use query::{Frame, day_number};
use web::components::Band;

use super::Case;
use super::borders::Exceptions;
use super::part::{Judging, flags, holds, numbers};
use super::roll_up::Rolling;
use crate::closed::Said;
use crate::definitions::compiled::{Card, HEALTH, OWN, Part, Step, banded};
use crate::definitions::score::{Share, score, shown};
use crate::definitions::steps::{health_specs, rolls};
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
}

impl Sheet<'_> {
    /// The score of a row by itself: 0 is today, 1 is four weeks ago.
    fn score(&self, when: usize, row: usize) -> Option<f64> {
        let enough = self.enough[when].as_ref().is_none_or(|e| holds(e, row));
        let inputs = self.inputs[when].as_ref().filter(|_| enough)?;
        score(&inputs.shares(self.card, row)).map(|s| (s * 100.0).round() / 100.0)
    }
}

/// The columns of health: first each row by itself, then with those below it, then the bands that follow.
pub(super) fn health(judging: &mut Judging<'_>, cards: &[Card], case: &Case<'_>) -> Result<()> {
    let class =
        case.compiled.steps.iter().find_map(|s| if let Step::Health(_, class) = s { Some(*class) } else { None });
    let rolls = rolls(cards);
    let specs = health_specs(&case.compiled.definitions, (class.unwrap_or(Class::General), rolls));
    let scores = scores(judging, (cards, rolls), case)?;
    let bands = bands(judging, (cards, &scores), case)?;
    let whole = |key: &str, cells: ArrayRef| judging.merged(key, &cells);
    let columns = [
        scores.now,
        whole(HEALTH[1], Arc::new(StringArray::from(bands.band)))?,
        scores.before,
        whole(HEALTH[3], Arc::new(Float64Array::from(bands.change)))?,
        whole(HEALTH[4], Arc::new(Date32Array::from(bands.since)))?,
        scores.keys,
        whole(HEALTH[6], Arc::new(StringArray::from(bands.raw)))?,
    ];
    let columns = columns.into_iter().chain(scores.own);
    specs.into_iter().zip(columns).try_for_each(|(spec, array)| judging.add(spec, array))
}

/// What all rows got: cells of those that are not judged again are those of the last time.
struct Scores {
    /// Which scorecard judges each.
    keys: ArrayRef,
    /// By itself, now and four weeks ago.
    own: [ArrayRef; 2],
    /// With those below it.
    now: ArrayRef,
    before: ArrayRef,
}

fn scores(judging: &mut Judging<'_>, (cards, rolls): (&[Card], bool), case: &Case<'_>) -> Result<Scores> {
    let (keys, [now, before]) = by_itself(judging, cards, case)?;
    let keys = judging.merged(HEALTH[5], &keys)?;
    if !rolls {
        let (now, before) = (judging.merged(HEALTH[0], &now)?, judging.merged(HEALTH[2], &before)?);
        return Ok(Scores { keys, own: [Arc::clone(&now), Arc::clone(&before)], now, before });
    }
    let own = [judging.merged(OWN[0], &now)?, judging.merged(OWN[1], &before)?];
    let rolling = Rolling::of(&judging.frame, &keys, cards);
    let now = rolling.scores(&own[0], Some(&judging.frame));
    let before = rolling.scores(&own[1], case.before);
    let (now, before) = (judging.joined(HEALTH[0], now), judging.joined(HEALTH[2], before));
    Ok(Scores { keys, own, now, before })
}

/// Which scorecard judges each judged row, and its scores by itself, now and four weeks ago.
fn by_itself(judging: &Judging<'_>, cards: &[Card], case: &Case<'_>) -> Result<(ArrayRef, [ArrayRef; 2])> {
    let frame = judging.cells(&judging.frame, cards.iter().flat_map(Card::reads))?;
    let before = case.before.map(|before| judging.cells(before, cards.iter().flat_map(Card::reads))).transpose()?;
    let frames = [Some(frame.as_ref()), before.as_deref()];
    let sheet = |card| Sheet {
        card,
        applies: card.applies.as_ref().map(|a| flags(a, &frame)),
        enough: frames.map(|f| Some(flags(card.enough.as_ref()?, f?))),
        inputs: frames.map(|f| Some(Inputs::of(card, f?))),
    };
    let sheets: Vec<Sheet<'_>> = cards.iter().map(sheet).collect();
    let judged = |row: usize| sheets.iter().find(|s| s.applies.as_ref().is_none_or(|a| holds(a, row)));
    let rows = || 0..judging.len();
    let keys: StringArray = rows().map(|row| judged(row).map(|s| s.card.key.as_str())).collect();
    let score = |when: usize| -> ArrayRef {
        Arc::new(rows().map(|row| judged(row)?.score(when, row)).collect::<Float64Array>())
    };
    Ok((Arc::new(keys), [score(0), score(1)]))
}

/// What follows from the scores of the judged rows.
#[derive(Default)]
struct Bands {
    band: Vec<Option<&'static str>>,
    change: Vec<Option<f64>>,
    since: Vec<Option<i32>>,
    raw: Vec<Option<&'static str>>,
}

fn bands(judging: &Judging<'_>, (cards, scores): (&[Card], &Scores), case: &Case<'_>) -> Result<Bands> {
    let conditions = cards.iter().flat_map(|card| card.others.iter().filter_map(|(when, _)| when.as_ref()));
    let cells = judging.cells(&judging.frame, conditions)?;
    let exceptions: Vec<Exceptions> = cards.iter().map(|card| Exceptions::of(card, &cells)).collect();
    let set = judging.frame.array(overrides::COLUMN);
    let (keys, set) = (scores.keys.as_string_opt::<i32>(), set.as_ref().and_then(|set| set.as_string_opt::<i32>()));
    let [now, before] = [&scores.now, &scores.before].map(|array| array.as_primitive_opt::<Float64Type>());
    let mut bands = Bands::default();
    for at in 0..judging.len() {
        let row = judging.row(at);
        let key = keys.filter(|keys| keys.is_valid(row)).map(|keys| keys.value(row));
        let judge = key.and_then(|key| cards.iter().zip(&exceptions).find(|(card, _)| card.key == key));
        let [now, before] = [now, before].map(|all| all.filter(|all| all.is_valid(row)).map(|all| all.value(row)));
        let said = judge.map(|(card, exceptions)| {
            let from = card.borders(exceptions.at(at));
            (card, Said { score: now, raw: band(from, now), from })
        });
        let held = said.map(|(card, said)| (case.steady)(row, card, said));
        // What a person set holds in place of what the score gives, where there is a scorecard at all.
        let set = set.filter(|set| set.is_valid(row)).and_then(|set| Band::from_key(set.value(row)));
        let held = held.map(|held| set.unwrap_or(held)).map(Band::key);
        bands.change.push(now.zip(before).map(|(now, before)| shown(now) - shown(before)));
        bands.since.push(held.and_then(|band| (case.since)(row, band)).map(day_number));
        bands.band.push(held);
        bands.raw.push(said.map(|(_, said)| said.raw.key()));
    }
    Ok(bands)
}
