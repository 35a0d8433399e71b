//! What gives a score and its raw band, as a hash: closed days that another rule judged do not count.

use kernel::Result;

use crate::definitions::Compiled;
use crate::definitions::compiled::{BEFORE, HEALTH};
use crate::definitions::model::{Division, Scorecard, Segment};
use crate::past_days;

/// The rule of these definitions. How bands are kept steady is applied to days afterwards and is no part of it.
pub(super) fn of(compiled: &Compiled) -> Result<String> {
    let definitions = &compiled.definitions;
    let plain = |card: &Scorecard| Scorecard { steady: None, ..card.clone() };
    let cards: Vec<Scorecard> = definitions.scorecards.iter().map(plain).collect();
    let rule = (&definitions.metrics, &definitions.formulas, &definitions.ranks, &definitions.tiers, cards);
    // Most segments and stages decide about no score: those must not make closed days void.
    match divided(compiled) {
        (segments, None) if segments.is_empty() => past_days::rule(&rule),
        divided => past_days::rule(&(rule, divided)),
    }
}

/// The segments and the stages that scores or borders depend on.
fn divided(compiled: &Compiled) -> (Vec<&Segment>, Option<&Division>) {
    let leading = compiled.leading(&HEALTH);
    let leads = |column: &str| leading.contains(column) || leading.contains(&format!("{column}{BEFORE}"));
    let segments = compiled.definitions.segments.iter().filter(|segment| leads(&segment.column())).collect();
    (segments, compiled.definitions.stages.as_ref().filter(|_| leads("stage")))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kernel::{Class, ValueType};
    use query::ColumnSpec;

    use super::*;

    fn rule(text: &str) -> String {
        let seats = ColumnSpec::new("seats", ValueType::Number, Class::General);
        let compiled = Compiled::new(Arc::new(toml::from_str(text).unwrap()), &[seats], &[]);
        assert_eq!(compiled.flaws, []);
        of(&compiled).unwrap()
    }

    #[test]
    fn a_segment_that_decides_about_borders_belongs_to_the_rule_and_no_other() {
        let text = r#"
            [[segment]]
            key = "big"
            expression = "seats > 9"
            [[segment]]
            key = "small"
            expression = "seats < 3"
            [[scorecard]]
            key = "size"
            healthy_from = 70
            at_risk_from = 40
            steady = { hysteresis = 3, stay_days = 1 }
            [[scorecard.borders]]
            when = "segment_big"
            healthy_from = 55
            at_risk_from = 35
            [[scorecard.component]]
            key = "size"
            input = "seats"
            curve = { points = [[0, 0], [100, 100]] }
            weight = 1
        "#;
        let same = |old: &str, new: &str| {
            assert!(text.contains(old), "{old}");
            rule(text) == rule(&text.replace(old, new))
        };
        assert!(!same("seats > 9", "seats > 8"));
        assert!(same("seats < 3", "seats < 4"));
        assert!(!same("healthy_from = 55", "healthy_from = 56"));
        assert!(same("stay_days = 1", "stay_days = 2"));
    }
}
