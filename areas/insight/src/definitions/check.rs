//! Whether definitions may be saved: names, one namespace, numbers within their limits, everything that can be made ready.

use std::collections::BTreeSet;
use std::sync::Arc;

use kernel::Says;
use query::ColumnSpec;

use super::compiled::{BEFORE, Compiled, Flaw, HEALTH, OWN};
use super::kinds::places;
use super::model::{Component, Definitions, Division, Scorecard, Signal};

/// Longest key, in letters.
const KEY_LIMIT: usize = 60;
/// Keys that belong to the engine.
const RESERVED: [&str; 3] = ["today", "tier", "stage"];

/// Everything that is wrong, over the columns that others publish; empty when they may be saved.
pub fn flaws(definitions: &Arc<Definitions>, published: &[ColumnSpec], of_sources: &[ColumnSpec]) -> Vec<Flaw> {
    let mut flaws = names(definitions, published);
    flaws.extend(definitions.metrics.iter().flat_map(|metric| {
        let faults = metric.spec().validate().err().map(|e| e.faults).unwrap_or_default();
        let flaw = |f: kernel::Fault| Flaw { key: metric.key.clone(), field: metric_field(&f.field), says: f.says };
        faults.into_iter().filter(|f| f.field != "id").map(flaw).collect::<Vec<_>>()
    }));
    flaws.extend(definitions.scorecards.iter().flat_map(card));
    flaws.extend(definitions.signals.iter().flat_map(signal));
    flaws.extend(reached(definitions));
    flaws.extend(Compiled::new(Arc::clone(definitions), published, of_sources).flaws);
    flaws
}

/// The form's name of a metric's field.
fn metric_field(field: &str) -> String {
    if field == "window" { "days".to_owned() } else { field.to_owned() }
}

/// Whether a key is a name: `[a-z][a-z0-9_]*`.
pub fn is_name(key: &str) -> bool {
    let mut letters = key.bytes();
    key.len() <= KEY_LIMIT
        && letters.next().is_some_and(|b| b.is_ascii_lowercase())
        && letters.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

fn names(definitions: &Definitions, published: &[ColumnSpec]) -> Vec<Flaw> {
    let mut taken: BTreeSet<&str> = published.iter().map(|s| s.key.as_str()).collect();
    taken.extend(RESERVED);
    taken.extend(HEALTH);
    taken.extend(OWN);
    let mut flaws = Vec::new();
    for key in definitions.keys() {
        let says = if key.is_empty() {
            "definition-key-missing"
        } else if !is_name(key) || key.ends_with(BEFORE) {
            "definition-key-wrong"
        } else if !taken.insert(key) {
            "definition-key-taken"
        } else {
            continue;
        };
        flaws.push(Flaw { key: key.to_owned(), field: "key".to_owned(), says: Says::new(says).with("key", key) });
    }
    let mut taken: BTreeSet<String> = taken.into_iter().map(str::to_owned).collect();
    for (column, (card, at)) in places(definitions) {
        if !taken.insert(column.clone()) {
            let key = definitions.scorecards[card].key.clone();
            let says = Says::new("definition-key-taken").with("key", column);
            flaws.push(Flaw { key, field: format!("component-{at}-key"), says });
        }
    }
    flaws
}

/// Beyond a quarter of all points a band would hardly ever change.
const MOST_HYSTERESIS: f64 = 25.0;
/// Half of the days that are looked back on.
const MOST_STAY: u8 = 7;

fn card(card: &Scorecard) -> Vec<Flaw> {
    let flaw = |field: String, says: &str| Flaw { key: card.key.clone(), field, says: Says::new(says) };
    let mut flaws = Vec::new();
    if card.components.is_empty() {
        flaws.push(flaw("component-0-key".to_owned(), "scorecard-empty"));
    }
    let ordered = (0.0..=100.0).contains(&card.at_risk_from) && (0.0..=100.0).contains(&card.healthy_from);
    if !ordered || card.at_risk_from > card.healthy_from {
        flaws.push(flaw("healthy_from".to_owned(), "scorecard-bands"));
    }
    let others = super::borders::faults(&card.borders);
    flaws.extend(others.into_iter().map(|(field, says)| Flaw { key: card.key.clone(), field, says }));
    let steady = card.steady.unwrap_or_default();
    if !(0.0..=MOST_HYSTERESIS).contains(&steady.hysteresis) {
        flaws.push(flaw("hysteresis".to_owned(), "scorecard-hysteresis"));
    }
    if steady.stay_days > MOST_STAY {
        flaws.push(flaw("stay_days".to_owned(), "scorecard-stay"));
    }
    let mut keys = BTreeSet::new();
    for (at, Component { key, weight, .. }) in card.components.iter().enumerate() {
        if !is_name(key) || !keys.insert(key) {
            flaws.push(flaw(format!("component-{at}-key"), "scorecard-component-key"));
        }
        if !weight.is_finite() || *weight <= 0.0 || *weight > 1000.0 {
            flaws.push(flaw(format!("component-{at}-weight"), "scorecard-weight"));
        }
    }
    flaws
}

fn signal(signal: &Signal) -> Vec<Flaw> {
    let fits = (1..=3).contains(&signal.weight);
    let says = Says::new("signal-weight-range");
    if fits { Vec::new() } else { vec![Flaw { key: signal.key.clone(), field: "weight".to_owned(), says }] }
}

/// From which classes a class may be reached: stages that there are, and of stages only.
fn reached(definitions: &Definitions) -> Vec<Flaw> {
    let flaw = |key: &str, at: usize, says: Says| Flaw { key: key.to_owned(), field: format!("class-{at}-from"), says };
    let classes = |division: Option<&Division>| division.map(|own| own.classes.clone()).unwrap_or_default();
    let mut flaws = Vec::new();
    for (at, tier) in classes(definitions.tiers.as_ref()).iter().enumerate() {
        if !tier.from.is_empty() {
            flaws.push(flaw("tier", at, Says::new("division-from-tier")));
        }
    }
    let stages = classes(definitions.stages.as_ref());
    for (at, stage) in stages.iter().enumerate() {
        let unknown = stage.from.iter().filter(|from| !stages.iter().any(|other| other.key == **from));
        let says = |from: &String| Says::new("division-from-unknown").with("class", from.as_str());
        flaws.extend(unknown.map(|from| flaw("stage", at, says(from))));
    }
    flaws
}

#[cfg(test)]
mod tests {
    use kernel::{Class, ValueType};

    use super::*;
    use crate::definitions::model::Formula;

    fn formula(key: &str, expression: &str) -> Formula {
        Formula { key: key.into(), name: None, expression: expression.into() }
    }

    fn found(formulas: Vec<Formula>) -> Vec<(String, String, String)> {
        let all = Arc::new(Definitions { formulas, ..Definitions::default() });
        let published = [
            ColumnSpec::new("seats", ValueType::Number, Class::General),
            ColumnSpec::new("mrr", ValueType::Money, Class::Money),
        ];
        flaws(&all, &published, &[]).into_iter().map(|f| (f.key, f.field, f.says.key)).collect()
    }

    #[test]
    fn names_are_one_namespace_with_fields() {
        let one = |key: &str, says: &str| (key.to_owned(), "key".to_owned(), says.to_owned());
        assert_eq!(found(vec![formula("seats", "1")]), [one("seats", "definition-key-taken")]);
        assert_eq!(found(vec![formula("", "1")]), [one("", "definition-key-missing")]);
        assert_eq!(found(vec![formula("a", "1"), formula("a", "2")]), [one("a", "definition-key-taken")]);
        assert_eq!(found(vec![formula("9 lives", "1")]), [one("9 lives", "definition-key-wrong")]);
        assert_eq!(found(vec![formula("seats_before", "1")]), [one("seats_before", "definition-key-wrong")]);
        assert_eq!(found(vec![formula("health", "1")]), [one("health", "definition-key-taken")]);
        assert!(found(vec![formula("seats_2", "seats * 2"), formula("late", "seats_2_before - seats_2")]).is_empty());
    }

    #[test]
    fn wrong_expressions_and_cycles_are_named_at_their_field() {
        let wrong = found(vec![formula("x", "seast + 1")]);
        assert_eq!(wrong, [("x".to_owned(), "expression".to_owned(), "formula-error-unknown-name-suggest".to_owned())]);
        let cycle = found(vec![formula("a", "b + 1"), formula("b", "a + 1")]);
        assert_eq!(cycle, [("a".to_owned(), "expression".to_owned(), "definition-cycle".to_owned())]);
    }

    #[test]
    fn a_stage_is_reached_from_stages_that_there_are() {
        let text = r#"
            [[tiers.class]]
            key = "A"
            from = ["B"]
            [[stages.class]]
            key = "trial"
            rule = "seats > 1"
            [[stages.class]]
            key = "use"
            from = ["trial", "tiral"]
        "#;
        let all = Arc::new(crate::definitions::sets::read(text).unwrap());
        let published = [ColumnSpec::new("seats", ValueType::Number, Class::General)];
        let found: Vec<_> =
            flaws(&all, &published, &[]).into_iter().map(|f| (f.key, f.field, f.says.key, f.says.args.len())).collect();
        let flaw = |key: &str, field: &str, says: &str, args| (key.to_owned(), field.to_owned(), says.to_owned(), args);
        let wanted = [
            flaw("tier", "class-0-from", "division-from-tier", 0),
            flaw("stage", "class-1-from", "division-from-unknown", 1),
        ];
        assert_eq!(found, wanted);
        let written = crate::definitions::sets::written(&all).unwrap();
        assert_eq!(crate::definitions::sets::read(&written).unwrap(), *all);
    }

    #[test]
    fn a_formula_takes_the_strictest_class_of_its_inputs() {
        let all = Definitions {
            formulas: vec![formula("worth", "mrr * 12"), formula("rich", "worth > 5")],
            ..Definitions::default()
        };
        let published = [ColumnSpec::new("mrr", ValueType::Money, Class::Money)];
        let compiled = Compiled::new(Arc::new(all), &published, &[]);
        assert_eq!(compiled.expression("rich").unwrap().class(), Class::Money);
    }
}
