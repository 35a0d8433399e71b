//! Evaluating definitions over columns: a pure function of columns, definitions and day.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, BooleanArray, Date32Array, Float64Array, StringArray};
use arrow::datatypes::Float64Type;
use kernel::{Day, Result};
use query::{ColumnSpec, Evaluated, Expression, Frame, SnapshotFinding, day_number};
use web::components::Band;

use crate::definitions::compiled::{BEFORE, Card, Compiled, HEALTH, Part, Rules, Step, health_specs};
use crate::definitions::model::ACCOUNT;
use crate::definitions::score::{Share, score, shown};

/// What judging needs besides the columns.
pub(super) struct Case<'a> {
    /// The definitions.
    pub(super) compiled: &'a Compiled,
    /// The accounts four weeks earlier, row by row; nothing when it is these that are judged.
    pub(super) before: Option<&'a Frame>,
    /// Since when an account has its band, if it has this one now.
    pub(super) since: &'a dyn Fn(usize, &str) -> Option<Day>,
}

/// The frame with all columns that definitions give.
pub(super) fn judge(mut frame: Frame, case: &Case<'_>) -> Result<(Frame, Vec<SnapshotFinding>)> {
    let mut findings = Vec::new();
    if let Some(before) = case.before {
        frame = remembered(frame, before, case.compiled)?;
    }
    for step in &case.compiled.steps {
        match step {
            Step::Column { is_signal: true, .. } if case.before.is_none() => {}
            Step::Column { spec, expression, .. } => {
                let Evaluated { array, findings: found, .. } = expression.evaluate(&frame);
                findings.extend(found.into_iter().map(|finding| SnapshotFinding {
                    subject: ACCOUNT.to_owned(),
                    column: spec.key.clone(),
                    finding,
                }));
                frame = frame.with_array(spec.clone(), array)?;
            }
            Step::Rank { spec, of, among } => {
                let exact = ranks(&numbers(of, &frame), among.as_ref().map(|a| flags(a, &frame)).as_ref());
                let whole: Float64Array = exact.iter().map(|rank| rank.map(f64::floor)).collect();
                frame = frame.with_array(spec.clone(), Arc::new(whole))?;
            }
            Step::Health(cards, _) => frame = health(frame, cards, case)?,
            Step::Division { spec, rules } => {
                let classes = divided(rules, &frame);
                frame = frame.with_array(spec.clone(), Arc::new(classes))?;
            }
        }
    }
    Ok((frame, findings))
}

/// The frame with the columns of four weeks ago that definitions use. One that the definitions give only then comes from there too.
fn remembered(mut frame: Frame, before: &Frame, compiled: &Compiled) -> Result<Frame> {
    for key in &compiled.before {
        if let (Some(spec), Some(array)) = (before.spec(key), before.array(key)) {
            let label = kernel::Says::new("column-four-weeks-ago").with("name", spec.label.clone());
            let spec = ColumnSpec { key: format!("{key}{BEFORE}"), label, ..spec.clone() };
            frame = frame.with_array(spec, array)?;
        }
    }
    Ok(frame)
}

/// The numbers of an expression of that type.
pub(super) fn numbers(expression: &Expression, frame: &Frame) -> Float64Array {
    let array = expression.evaluate(frame).array;
    array.as_primitive_opt::<Float64Type>().cloned().unwrap_or_else(|| Float64Array::new_null(frame.len()))
}

fn flags(expression: &Expression, frame: &Frame) -> BooleanArray {
    let array = expression.evaluate(frame).array;
    array.as_boolean_opt().cloned().unwrap_or_else(|| BooleanArray::new_null(frame.len()))
}

fn holds(flags: &BooleanArray, row: usize) -> bool {
    flags.is_valid(row) && flags.value(row)
}

/// How many percent of those that take part have less, from 0 to 100.
#[expect(clippy::cast_precision_loss, reason = "counts of accounts stay far below 2^53")]
fn ranks(values: &Float64Array, among: Option<&BooleanArray>) -> Float64Array {
    let takes_part = |row: usize| values.is_valid(row) && among.is_none_or(|a| holds(a, row));
    let mut sorted: Vec<f64> = (0..values.len()).filter(|&row| takes_part(row)).map(|row| values.value(row)).collect();
    sorted.sort_by(f64::total_cmp);
    let others = (sorted.len().saturating_sub(1)).max(1) as f64;
    let rank = |row: usize| {
        takes_part(row).then(|| 100.0 * sorted.partition_point(|v| *v < values.value(row)) as f64 / others)
    };
    (0..values.len()).map(rank).collect()
}

fn divided(rules: &Rules, frame: &Frame) -> StringArray {
    match rules {
        Rules::Ordered(rules) => {
            let evaluated: Vec<(&str, Option<BooleanArray>)> =
                rules.iter().map(|(key, rule)| (key.as_str(), rule.as_ref().map(|r| flags(r, frame)))).collect();
            let class = |row: usize| {
                evaluated.iter().find(|(_, rule)| rule.as_ref().is_none_or(|r| holds(r, row))).map(|(key, _)| *key)
            };
            (0..frame.len()).map(class).collect()
        }
        Rules::Quantiles { of, among, shares } => {
            let among = among.as_ref().map(|a| flags(a, frame));
            let ranks = ranks(&numbers(of, frame), among.as_ref());
            let class = |row: usize| ranks.is_valid(row).then(|| quantile(100.0 - ranks.value(row), shares)).flatten();
            (0..frame.len()).map(class).collect()
        }
    }
}

/// The class in which a place from the top falls, in percent.
fn quantile(from_top: f64, shares: &[(String, Option<f64>)]) -> Option<&str> {
    let mut end = 0.0;
    for (key, share) in shares {
        end += share.unwrap_or(100.0);
        if from_top <= end {
            return Some(key);
        }
    }
    None
}

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

/// The band of a score.
pub(crate) fn band(card: &Card, score: Option<f64>) -> Band {
    match score.map(shown) {
        None => Band::NotEnoughData,
        Some(score) if score >= card.from.0 => Band::Healthy,
        Some(score) if score >= card.from.1 => Band::AtRisk,
        Some(_) => Band::Critical,
    }
}

/// One scorecard over today's rows and those of four weeks ago.
struct Sheet<'a> {
    card: &'a Card,
    applies: Option<BooleanArray>,
    enough: [Option<BooleanArray>; 2],
    inputs: [Option<Inputs>; 2],
}

impl Sheet<'_> {
    /// The score of a row: 0 is today, 1 is four weeks ago.
    fn score(&self, when: usize, row: usize) -> Option<f64> {
        let enough = self.enough[when].as_ref().is_none_or(|e| holds(e, row));
        let inputs = self.inputs[when].as_ref().filter(|_| enough)?;
        score(&inputs.shares(self.card, row)).map(|s| (s * 100.0).round() / 100.0)
    }
}

fn health(mut frame: Frame, cards: &[Card], case: &Case<'_>) -> Result<Frame> {
    let sheet = |card| Sheet {
        card,
        applies: card.applies.as_ref().map(|a| flags(a, &frame)),
        enough: [Some(&frame), case.before].map(|f| Some(flags(card.enough.as_ref()?, f?))),
        inputs: [Some(&frame), case.before].map(|f| Some(Inputs::of(card, f?))),
    };
    let sheets: Vec<Sheet<'_>> = cards.iter().map(sheet).collect();
    let len = frame.len();
    let mut columns = Columns::default();
    for row in 0..len {
        let sheet = sheets.iter().find(|s| s.applies.as_ref().is_none_or(|a| holds(a, row)));
        let now = sheet.and_then(|s| s.score(0, row));
        let before = sheet.and_then(|s| s.score(1, row));
        let band = sheet.map(|s| band(s.card, now).key());
        columns.health.push(now);
        columns.before.push(before);
        columns.change.push(now.zip(before).map(|(now, before)| shown(now) - shown(before)));
        columns.since.push(band.and_then(|band| (case.since)(row, band)).map(day_number));
        columns.band.push(band);
        columns.card.push(sheet.map(|s| s.card.key.as_str()));
    }
    let class =
        case.compiled.steps.iter().find_map(|s| if let Step::Health(_, class) = s { Some(*class) } else { None });
    let specs = health_specs(&case.compiled.definitions, class.unwrap_or(kernel::Class::General));
    for (spec, array) in specs.into_iter().zip(columns.arrays()) {
        frame = frame.with_array(spec, array)?;
    }
    Ok(frame)
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
        ]
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kernel::{Class, Value, ValueType};

    use super::*;
    use crate::definitions::model::Definitions;

    fn definitions() -> Definitions {
        toml::from_str(
            r#"
            [[formula]]
            key = "use"
            expression = "people / seats"
            [[formula]]
            key = "fall"
            expression = "people - people_before"
            [[rank]]
            key = "place"
            of = "people"
            among = "seats > 1"
            [[scorecard]]
            key = "usual"
            applies = "seats > 0"
            enough = "days >= 20"
            healthy_from = 70
            at_risk_from = 40
            [[scorecard.component]]
            key = "use"
            input = "use"
            curve = { points = [[0, 0], [1, 100]] }
            weight = 60
            [[scorecard.component]]
            key = "answer"
            input = "answer"
            curve = { steps = [[0, 0], [5, 100]] }
            weight = 40
            [[segment]]
            key = "fallen"
            expression = "fall <= -2 and health_band <> 'healthy'"
            [stages]
            [[stages.class]]
            key = "new"
            rule = "days < 20"
            [[stages.class]]
            key = "old"
            [[signal]]
            key = "fall"
            expression = "segment_fallen and health_change < -10"
            group = "usage"
            role = "owner"
            act = "call"
            due_days = 3
            rest_days = 14
            weight = 2
            "#,
        )
        .unwrap()
    }

    fn frame(people: [f64; 4], answer: [Option<f64>; 4], days: f64) -> Frame {
        let number = |key: &str| ColumnSpec::new(key, ValueType::Number, Class::General);
        let some = |v: [f64; 4]| v.map(Value::Number).to_vec();
        let ids = ["a", "b", "c", "d"].map(str::to_owned).to_vec();
        let frame = Frame::new(ids).with_today(date(2026, 3, 1));
        let frame = frame.with(number("people"), some(people)).unwrap();
        let frame = frame
            .with(number("seats"), vec![Value::Number(10.0), Value::Number(10.0), Value::Number(0.0), Value::Null])
            .unwrap();
        let frame =
            frame.with(number("answer"), answer.map(|a| a.map_or(Value::Null, Value::Number)).to_vec()).unwrap();
        frame.with(number("days"), some([days; 4])).unwrap()
    }

    fn judged() -> Frame {
        let blank = frame([8.0, 5.0, 1.0, 1.0], [Some(9.0), None, None, None], 60.0);
        let specs: Vec<ColumnSpec> = blank.specs().cloned().collect();
        let compiled = Compiled::new(Arc::new(definitions()), &specs, &[]);
        assert_eq!(compiled.flaws, []);
        let since = |_: usize, band: &str| (band == "at_risk").then(|| date(2026, 2, 2));
        let (before, _) = judge(blank, &Case { compiled: &compiled, before: None, since: &since }).unwrap();
        let now = frame([4.0, 5.0, 1.0, 1.0], [Some(9.0), None, None, None], 90.0);
        judge(now, &Case { compiled: &compiled, before: Some(&before), since: &since }).unwrap().0
    }

    #[test]
    fn scores_bands_and_changes() {
        let frame = judged();
        let value = |row, key: &str| frame.value(row, key);
        // 0.4 × 60 + 40 = 64, before 0.8 × 60 + 40 = 88.
        assert_eq!(
            (value(0, "health"), value(0, "health_before"), value(0, "health_change")),
            (Value::Number(64.0), Value::Number(88.0), Value::Number(-24.0))
        );
        assert_eq!(
            (value(0, "health_band"), value(0, "band_since")),
            (Value::Text("at_risk".into()), Value::Date(date(2026, 2, 2)))
        );
        // The unknown answer is left out: 0.5 of all.
        assert_eq!((value(1, "health"), value(1, "health_change")), (Value::Number(50.0), Value::Number(0.0)));
        // No scorecard applies: no score, no band.
        assert_eq!(
            (value(2, "health"), value(2, "health_band"), value(3, "scorecard")),
            (Value::Null, Value::Null, Value::Null)
        );
    }

    #[test]
    fn later_definitions_use_earlier_ones_whatever_their_order() {
        let frame = judged();
        assert_eq!(frame.value(0, "fall"), Value::Number(-4.0));
        assert_eq!(frame.value(0, "segment_fallen"), Value::Flag(true));
        assert_eq!(frame.value(0, "signal_fall"), Value::Flag(true));
        assert_eq!(frame.value(1, "signal_fall"), Value::Flag(false));
        assert_eq!(frame.value(0, "stage"), Value::Text("old".into()));
    }

    #[test]
    fn ranks_are_among_those_that_take_part() {
        let frame = judged();
        assert_eq!(
            [0, 1, 2].map(|row| frame.value(row, "place")),
            [Value::Number(0.0), Value::Number(100.0), Value::Null]
        );
        let shares = [("A".to_owned(), Some(10.0)), ("B".to_owned(), Some(30.0)), ("C".to_owned(), None)];
        assert_eq!([0.0, 10.0, 10.1, 40.0, 99.0].map(|at| quantile(at, &shares).unwrap()), ["A", "A", "B", "B", "C"]);
    }

    #[test]
    fn too_early_to_say() {
        let young = frame([8.0, 5.0, 1.0, 1.0], [None; 4], 3.0);
        let specs: Vec<ColumnSpec> = young.specs().cloned().collect();
        let compiled = Compiled::new(Arc::new(definitions()), &specs, &[]);
        let (frame, _) = judge(young, &Case { compiled: &compiled, before: None, since: &|_, _| None }).unwrap();
        assert_eq!(
            (frame.value(0, "health"), frame.value(0, "health_band")),
            (Value::Null, Value::Text("not_enough_data".into()))
        );
    }
}
