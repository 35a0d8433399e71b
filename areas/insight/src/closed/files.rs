//! What the file of a closed day says of each account: its score, its band by that score, who judged, and between which borders.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, Float64Array};
use arrow::datatypes::Float64Type;
use kernel::{Class, Day, Error, Result, ValueType};
use query::{ColumnSpec, Frame};
use web::components::Band;

use super::fold::Said;
use crate::definitions::compiled::{Card, Compiled, Step};
use crate::definitions::score::shown;
use crate::frames;
use crate::past_days::Folder;
use crate::refresh::Exceptions;

/// The folder in the data folder.
pub(super) const FOLDER: Folder = Folder("closed");

/// The place of the exception that gave the borders; empty where the scorecard's own held.
const BORDERS: &str = "borders";

/// The scorecards that judge days.
pub(super) struct Cards<'a> {
    by_key: BTreeMap<&'a str, &'a Card>,
    /// Whether borders differ within one of them: only then a file says which held, so that files that were made before there were
    /// exceptions are what they would be now.
    differ: bool,
}

impl<'a> Cards<'a> {
    pub(super) fn of(compiled: &'a Compiled) -> Self {
        let cards = compiled.steps.iter().flat_map(|step| match step {
            Step::Health(cards, _) => cards.as_slice(),
            _ => &[],
        });
        // A scorecard that could not be made ready judges nobody, but what a file holds follows from its definition.
        let differ = compiled.definitions.scorecards.iter().any(|card| !card.borders.is_empty());
        Self { by_key: cards.map(|card| (card.key.as_str(), card)).collect(), differ }
    }
}

fn spec(key: &str, ty: ValueType) -> ColumnSpec {
    ColumnSpec::new(key, ty, Class::General)
}

fn specs() -> [ColumnSpec; 3] {
    [spec("health", ValueType::Number), spec("health_raw", ValueType::Choice), spec("scorecard", ValueType::Choice)]
}

/// What is kept of a day that these scorecards judged.
///
/// # Errors
/// A column is of another type: never.
pub(super) fn kept(frame: &Frame, cards: &Cards<'_>) -> Result<Frame> {
    let kept = frames::only(frame, specs())?;
    if !cards.differ {
        return Ok(kept);
    }
    kept.with_array(spec(BORDERS, ValueType::Number), places(frame, cards))
}

/// The place of the exception that holds for each account.
fn places(frame: &Frame, cards: &Cards<'_>) -> ArrayRef {
    let exceptions: BTreeMap<&str, Exceptions> =
        cards.by_key.iter().map(|(key, card)| (*key, Exceptions::of(card, frame))).collect();
    let judges = frame.array("scorecard");
    let judges = judges.as_ref().and_then(|array| array.as_string_opt::<i32>());
    let place = |row: usize| {
        let judge = judges.filter(|judges| judges.is_valid(row))?.value(row);
        let place = exceptions.get(judge)?.at(row)?;
        u32::try_from(place).ok().map(f64::from)
    };
    Arc::new((0..frame.len()).map(place).collect::<Float64Array>())
}

/// What a day says by these scorecards, by account. A file that cannot be read says nothing.
pub(super) fn read<'a>(
    data: &Path,
    (day, cards): (Day, &Cards<'a>),
    take: &mut impl FnMut(&str, &'a Card, Said),
) -> Result<()> {
    let borders = cards.differ.then(|| spec(BORDERS, ValueType::Number));
    let specs: Vec<ColumnSpec> = specs().into_iter().chain(borders).collect();
    let frame = FOLDER.read(data, day, &specs)?;
    let column = |key: &str| frame.array(key).ok_or_else(|| Error::internal(format!("{day} has no column {key}")));
    let (scores, bands, judges) = (column("health")?, column("health_raw")?, column("scorecard")?);
    let places = frame.array(BORDERS);
    let places = places.as_ref().and_then(|array| array.as_primitive_opt::<Float64Type>());
    let place = |row: usize| places.filter(|all| all.is_valid(row)).and_then(|all| whole(all.value(row)));
    let scores = scores.as_primitive_opt::<Float64Type>();
    let (bands, judges) = (bands.as_string_opt::<i32>(), judges.as_string_opt::<i32>());
    let (Some(scores), Some(bands), Some(judges)) = (scores, bands, judges) else { return Ok(()) };
    for row in (0..frame.len()).filter(|&row| judges.is_valid(row) && bands.is_valid(row)) {
        let card = cards.by_key.get(judges.value(row)).copied();
        let Some((raw, card)) = Band::from_key(bands.value(row)).zip(card) else { continue };
        let score = scores.is_valid(row).then(|| shown(scores.value(row)));
        take(frame.id(row), card, Said { score, raw, from: card.borders(place(row)) });
    }
    Ok(())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be small and whole")]
fn whole(place: f64) -> Option<usize> {
    (place.fract() == 0.0 && (0.0..=255.0).contains(&place)).then_some(place as usize)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kernel::Value;

    use super::*;
    use crate::past_days::Basis;

    const CARD: &str = r#"
        [[scorecard]]
        key = "size"
        healthy_from = 70
        at_risk_from = 40
        [[scorecard.borders]]
        when = "seats < 10"
        healthy_from = 55
        at_risk_from = 35
        [[scorecard.component]]
        key = "size"
        input = "seats"
        curve = { points = [[0, 0], [100, 100]] }
        weight = 1
    "#;

    fn compiled(text: &str) -> Compiled {
        let compiled = Compiled::new(Arc::new(toml::from_str(text).unwrap()), &[spec("seats", ValueType::Number)], &[]);
        assert_eq!(compiled.flaws, []);
        compiled
    }

    fn frame() -> Frame {
        let text = |text: &str| Value::Text(text.to_owned());
        let [health, raw, card] = specs();
        Frame::new(["a", "b", "c"].map(str::to_owned).to_vec())
            .with(spec("seats", ValueType::Number), vec![Value::Number(3.0), Value::Number(30.0), Value::Number(3.0)])
            .unwrap()
            .with(health, vec![Value::Number(60.2), Value::Number(60.2), Value::Null])
            .unwrap()
            .with(raw, vec![text("healthy"), text("at_risk"), Value::Null])
            .unwrap()
            .with(card, vec![text("size"), text("size"), Value::Null])
            .unwrap()
    }

    #[test]
    fn a_day_says_between_which_borders_each_account_stood() {
        let (folder, day) = (tempfile::tempdir().unwrap(), date(2026, 11, 20));
        let told = |text: &str| {
            let compiled = compiled(text);
            let cards = Cards::of(&compiled);
            let columns = kept(&frame(), &cards).unwrap();
            assert_eq!(columns.spec(BORDERS).is_some(), text.contains("borders"));
            FOLDER.write(folder.path(), day, (&columns, &Basis::new("UTC".to_owned(), 0, 0))).unwrap();
            let mut told = Vec::new();
            read(folder.path(), (day, &cards), &mut |id, _, said| told.push((id.to_owned(), said))).unwrap();
            told
        };
        let said = |id: &str, raw, from| (id.to_owned(), Said { score: Some(60.0), raw, from });
        let wanted = [said("a", Band::Healthy, (55.0, 35.0)), said("b", Band::AtRisk, (70.0, 40.0))];
        assert_eq!(told(CARD), wanted);
        let begin = CARD.find("[[scorecard.borders]]").unwrap();
        let plain = CARD[..begin].to_owned() + &CARD[CARD.find("[[scorecard.component]]").unwrap()..];
        let own = [said("a", Band::Healthy, (70.0, 40.0)), said("b", Band::AtRisk, (70.0, 40.0))];
        assert_eq!(told(&plain), own);
    }
}
