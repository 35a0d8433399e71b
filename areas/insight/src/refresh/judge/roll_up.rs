//! Scores over the hierarchy: of all rows, as an account that was not judged again may be below one that was.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, Float64Array};
use arrow::datatypes::Float64Type;
use customers::hierarchy::Tree;
use query::Frame;

use crate::definitions::compiled::Card;
use crate::definitions::roll_up::{RollUp, WORTH};

/// The rows whose scorecard has a rule and that have others below them: the rule, and those below, in order.
pub(super) struct Rolling(BTreeMap<usize, (RollUp, Vec<usize>)>);

impl Rolling {
    /// By the keys of the scorecards that judge each row.
    pub(super) fn of(frame: &Frame, judged: &ArrayRef, cards: &[Card]) -> Self {
        let judged = judged.as_string_opt::<i32>();
        let rule = |row: usize| {
            let key = judged.filter(|keys| keys.is_valid(row))?.value(row);
            cards.iter().find(|card| card.key == key)?.roll_up
        };
        let tree = Tree::of(frame);
        let mut rolling: BTreeMap<usize, (RollUp, Vec<usize>)> = BTreeMap::new();
        for row in tree.rows() {
            for above in tree.above(row) {
                if let Some(rule) = rule(above) {
                    rolling.entry(above).or_insert_with(|| (rule, Vec::new())).1.push(row);
                }
            }
        }
        Self(rolling)
    }

    /// The scores of all rows with those below taken in; `worth` is the frame of their day.
    pub(super) fn scores(&self, own: &ArrayRef, worth: Option<&Frame>) -> ArrayRef {
        let Some(own) = own.as_primitive_opt::<Float64Type>() else { return Arc::clone(own) };
        let worth = |row: usize| worth.and_then(|frame| frame.value(row, WORTH).number());
        let one = |row: usize| (own.is_valid(row).then(|| own.value(row)), worth(row));
        let mut scores: Vec<Option<f64>> = own.iter().collect();
        for (row, (rule, below)) in &self.0 {
            scores[*row] = rule.over(std::iter::once(*row).chain(below.iter().copied()).map(one));
        }
        Arc::new(Float64Array::from(scores))
    }
}

#[cfg(test)]
mod tests {
    use customers::hierarchy::PARENT_ID;
    use jiff::civil::date;
    use kernel::{Class, Value, ValueType};
    use proptest::prelude::*;
    use query::ColumnSpec;

    use super::*;
    use crate::definitions::Definitions;
    use crate::refresh::judge::tests::both_ways_by;

    /// An account: its score by itself, its revenue, the place of its parent, and whether its scorecard has a rule.
    type Invented = (Option<u8>, Option<u8>, Option<usize>, bool);

    fn definitions(rule: RollUp) -> Definitions {
        let card = |key: &str, rest: &str| {
            format!(
                "[[scorecard]]\nkey = \"{key}\"\nhealthy_from = 70\nat_risk_from = 40\n{rest}\n[[scorecard.component]]\n\
                 key = \"size\"\ninput = \"size\"\ncurve = {{ points = [[0, 0], [100, 100]] }}\nweight = 1\n"
            )
        };
        let rolled = format!("applies = \"rolled = 1\"\nroll_up = \"{}\"", rule.key());
        let low = "[[segment]]\nkey = \"low\"\nexpression = \"health_band = 'critical' and health_own >= 40\"\n";
        toml::from_str(&(card("group", &rolled) + &card("plain", "applies = \"rolled = 0\"") + low)).unwrap()
    }

    fn frame(all: &[Invented]) -> Frame {
        let id = |row: usize| format!("acc_{row}");
        let spec = |key: &str, ty| ColumnSpec::new(key, ty, Class::General);
        let some = |n: Option<u8>| n.map_or(Value::Null, |n| Value::Number(f64::from(n)));
        let parent = |row: Option<usize>| row.map_or(Value::Null, |row| Value::Text(id(row)));
        let rolled = |rolled: bool| Value::Number(f64::from(u8::from(rolled)));
        let columns = [
            (spec("size", ValueType::Number), all.iter().map(|one| some(one.0)).collect()),
            (spec(WORTH, ValueType::Money), all.iter().map(|one| some(one.1)).collect()),
            (spec(PARENT_ID, ValueType::Text), all.iter().map(|one| parent(one.2)).collect()),
            (spec("rolled", ValueType::Number), all.iter().map(|one| rolled(one.3)).collect()),
        ];
        let frame = Frame::new((0..all.len()).map(id).collect()).with_today(date(2026, 3, 1));
        columns.into_iter().fold(frame, |frame, (spec, values)| frame.with(spec, values).unwrap())
    }

    /// The score by the words of the rule, for one account after the other.
    fn plain(all: &[Invented], row: usize, rule: RollUp) -> Option<f64> {
        let leads_here = |from: usize| {
            let (mut at, mut seen) = (from, vec![from]);
            while let Some(next) = all[at].2.filter(|next| !seen.contains(next)) {
                if next == row {
                    return true;
                }
                seen.push(next);
                at = next;
            }
            false
        };
        let counts = |other: &usize| *other == row || (all[row].3 && leads_here(*other));
        let counted = (0..all.len()).filter(counts).map(|other| all[other]);
        let known: Vec<(f64, f64)> =
            counted.filter_map(|one| Some((f64::from(one.0?), f64::from(one.1.unwrap_or(0))))).collect();
        let mean = |weight: fn(&(f64, f64)) -> f64| {
            let weights: f64 = known.iter().map(weight).sum();
            known.iter().map(|one| one.0 * weight(one)).sum::<f64>() / weights
        };
        let mean = match rule {
            _ if known.is_empty() => return None,
            RollUp::Worst => return known.iter().map(|one| one.0).reduce(f64::min),
            RollUp::MeanByRevenue if known.iter().any(|one| one.1 > 0.0) => mean(|one| one.1),
            _ => mean(|_| 1.0),
        };
        Some(mean)
    }

    fn invented() -> impl Strategy<Value = Vec<Invented>> {
        let one =
            (prop::option::of(0_u8..=100), prop::option::of(0_u8..9), prop::option::of(0_usize..9), any::<bool>());
        prop::collection::vec(one, 9)
    }

    proptest! {
        #[test]
        fn whatever_changes_scores_are_those_of_a_plain_reading(
            then in invented(), before in invented(), changed in invented(), at in prop::collection::vec(0_usize..9, 0..3),
            rule in prop::sample::select(RollUp::ALL.to_vec()),
        ) {
            let mut now = then.clone();
            at.iter().for_each(|&row| now[row] = changed[row]);
            let judged = both_ways_by(definitions(rule), [frame(&then), frame(&before)], [frame(&now), frame(&before)]);
            for row in 0..now.len() {
                let score = |key: &str| judged.frame.value(row, key).number();
                let wanted = plain(&now, row, rule);
                prop_assert!(
                    score("health").zip(wanted).map_or(score("health") == wanted, |(a, b)| (a - b).abs() < 0.005 + 1e-9),
                    "{:?} {:?}", score("health"), wanted
                );
                prop_assert_eq!(score("health_own"), now[row].0.map(f64::from));
            }
        }
    }

    #[test]
    fn those_above_are_judged_again_and_nobody_else() {
        let chain = |low: u8| {
            [(Some(80), None, None, true), (Some(90), None, Some(0), true), (Some(low), None, Some(1), false)]
                .into_iter()
                .chain([(Some(20), None, None, true)])
                .collect::<Vec<Invented>>()
        };
        let then = || [frame(&chain(60)), frame(&chain(75))];
        let judged = both_ways_by(definitions(RollUp::Worst), then(), [frame(&chain(30)), frame(&chain(75))]);
        assert_eq!(judged.rows.unwrap().into_iter().collect::<Vec<u32>>(), [0, 1, 2]);
        let of = |key: &str| [0, 1, 2, 3].map(|row| judged.frame.value(row, key));
        assert_eq!(of("health"), [30.0, 30.0, 30.0, 20.0].map(Value::Number));
        assert_eq!(of("health_before"), [75.0, 75.0, 75.0, 20.0].map(Value::Number));
        assert_eq!(of("health_own")[..2], [80.0, 90.0].map(Value::Number));
        assert_eq!(of("health_band")[0], Value::Text("critical".into()), "the band follows");
        assert_eq!(of("segment_low")[..3], [true, true, false].map(Value::Flag), "and what follows from the band");
    }

    #[test]
    fn a_parent_that_is_another_one_moves_both() {
        let below = |parent: usize| {
            vec![(Some(80), None, None, true), (Some(90), None, None, true), (Some(10), None, Some(parent), false)]
        };
        let then = || [frame(&below(0)), frame(&below(0))];
        let judged = both_ways_by(definitions(RollUp::Mean), then(), [frame(&below(1)), frame(&below(1))]);
        let health = [0, 1, 2].map(|row| judged.frame.value(row, "health"));
        assert_eq!(health, [80.0, 50.0, 10.0].map(Value::Number));
    }
}
