//! Scores that roll up over the hierarchy: one score of an account's own one and those of the accounts below it.

use customers::hierarchy::PARENT_ID;
use kernel::{Class, Says};
use query::Schema;
use serde::{Deserialize, Serialize};

use super::compiled::Known;
use super::model::Scorecard;

/// The column whose number weighs.
pub(crate) const WORTH: &str = "arr";

/// By which rule. Scores that are not known are left out; those below count themselves, never what they rolled up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RollUp {
    /// The lowest score.
    Worst,
    /// The mean, each account alike.
    Mean,
    /// The mean by the revenue of a year. Who has none does not weigh; where nobody has any, all weigh alike.
    MeanByRevenue,
}

impl RollUp {
    /// All rules, in the order in which a form offers them.
    pub const ALL: [Self; 3] = [Self::Worst, Self::Mean, Self::MeanByRevenue];

    /// The key in files and forms, and the end of a message key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Worst => "worst",
            Self::Mean => "mean",
            Self::MeanByRevenue => "mean_by_revenue",
        }
    }

    /// The columns that it reads besides scores.
    pub(crate) const fn reads(self) -> &'static [&'static str] {
        match self {
            Self::Worst | Self::Mean => &[PARENT_ID],
            Self::MeanByRevenue => &[PARENT_ID, WORTH],
        }
    }

    /// The score of these, each with its revenue of a year; nothing where no score is known.
    pub(crate) fn over(self, all: impl IntoIterator<Item = (Option<f64>, Option<f64>)>) -> Option<f64> {
        let known: Vec<(f64, f64)> = all
            .into_iter()
            .filter_map(|(score, worth)| Some((score?, worth.filter(|worth| *worth > 0.0).unwrap_or(0.0))))
            .collect();
        let alike = known.iter().map(|(score, _)| (*score, 1.0));
        match self {
            Self::Worst => known.iter().map(|(score, _)| *score).min_by(f64::total_cmp),
            Self::MeanByRevenue if known.iter().any(|(_, worth)| *worth > 0.0) => mean(known.iter().copied()),
            Self::Mean | Self::MeanByRevenue => mean(alike),
        }
    }
}

/// The weighted mean to two places, as scores are kept.
fn mean(all: impl Iterator<Item = (f64, f64)>) -> Option<f64> {
    let (sum, weights) = all.fold((0.0, 0.0), |(sum, all), (score, weight)| (sum + score * weight, all + weight));
    (weights > 0.0).then(|| (sum / weights * 100.0).round() / 100.0)
}

/// The strictest class of what a scorecard's rule reads.
///
/// # Errors
/// A column that is not there, in words.
pub(super) fn class(card: &Scorecard, known: &Known) -> Result<Class, Says> {
    let columns = card.roll_up.map_or(&[][..], RollUp::reads);
    columns.iter().try_fold(Class::General, |class, column| match known.column(column) {
        Some((_, own)) => Ok(class.max(own)),
        None => Err(Says::new("scorecard-roll-up-column").with("column", *column)),
    })
}

/// What changed, in words.
pub(super) fn wording(old: Option<RollUp>, new: Option<RollUp>) -> Option<Says> {
    (old != new).then(|| Says::new("wording-roll-up").with("old", named(old)).with("new", named(new)))
}

/// The rule in words.
pub(crate) fn named(rule: Option<RollUp>) -> Says {
    Says::new(format!("scorecard-roll-up-{}", rule.map_or("none", RollUp::key)))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kernel::ValueType;
    use query::ColumnSpec;

    use super::*;
    use crate::definitions::check::flaws;
    use crate::definitions::compiled::{Compiled, Step};
    use crate::definitions::{Definitions, sets};

    const CARD: &str = r#"
        [[scorecard]]
        key = "size"
        healthy_from = 70
        at_risk_from = 40
        roll_up = "mean_by_revenue"
        [[scorecard.component]]
        key = "size"
        input = "seats"
        curve = { points = [[0, 0], [100, 100]] }
        weight = 1
    "#;

    fn columns() -> [ColumnSpec; 3] {
        let column = |key: &str, ty, class| ColumnSpec::new(key, ty, class);
        [
            column("seats", ValueType::Number, Class::General),
            column(PARENT_ID, ValueType::Text, Class::General),
            column(WORTH, ValueType::Money, Class::Money),
        ]
    }

    fn read(text: &str) -> Definitions {
        sets::read(text).unwrap()
    }

    #[test]
    fn each_rule_leaves_out_what_is_not_known() {
        let all = [(Some(80.0), Some(100.0)), (None, Some(900.0)), (Some(30.0), None), (Some(65.0), Some(300.0))];
        assert_eq!(RollUp::Worst.over(all), Some(30.0));
        assert_eq!(RollUp::Mean.over(all), Some(58.33));
        assert_eq!(RollUp::MeanByRevenue.over(all), Some(68.75), "who has no revenue does not weigh");
        let free = all.map(|(score, _)| (score, None));
        assert_eq!(RollUp::MeanByRevenue.over(free), Some(58.33), "where nobody has any, all weigh alike");
        assert_eq!(RollUp::MeanByRevenue.over([(Some(50.0), Some(-4.0)), (Some(70.0), Some(2.0))]), Some(70.0));
        for rule in RollUp::ALL {
            assert_eq!((rule.over([(None, Some(1.0))]), rule.over([])), (None, None), "{rule:?}");
            assert_eq!(rule.over([(Some(41.27), None)]), Some(41.27), "{rule:?}");
        }
    }

    #[test]
    fn a_rule_comes_back_from_its_text_and_is_not_written_where_there_is_none() {
        for rule in RollUp::ALL {
            let all = read(&CARD.replace("mean_by_revenue", rule.key()));
            assert_eq!(all.scorecards[0].roll_up, Some(rule));
            assert_eq!(read(&sets::written(&all).unwrap()), all);
        }
        assert!(sets::read(&CARD.replace("mean_by_revenue", "best")).is_err());
        let none = read(&CARD.replace("roll_up = \"mean_by_revenue\"", ""));
        assert!(!sets::written(&none).unwrap().contains("roll_up"));
    }

    #[test]
    fn whoever_may_not_see_what_weighs_does_not_see_health() {
        let class = |text: &str| {
            let compiled = Compiled::new(Arc::new(read(text)), &columns(), &[]);
            assert_eq!(compiled.flaws, []);
            compiled.steps.iter().find(|step| matches!(step, Step::Health(..))).map(Step::class)
        };
        assert_eq!(class(CARD), Some(Class::Money));
        assert_eq!(class(&CARD.replace("mean_by_revenue", "mean")), Some(Class::General));
    }

    #[test]
    fn what_it_reads_must_be_there_and_its_columns_are_its_own() {
        let found = |text: &str, columns: &[ColumnSpec]| -> Vec<(String, String)> {
            flaws(&Arc::new(read(text)), columns, &[]).into_iter().map(|f| (f.field, f.says.key)).collect()
        };
        assert_eq!(found(CARD, &columns()), []);
        let flaw = |field: &str, says: &str| vec![(field.to_owned(), says.to_owned())];
        assert_eq!(found(CARD, &columns()[..2]), flaw("roll_up", "scorecard-roll-up-column"));
        let own = CARD.to_owned() + "[[formula]]\nkey = \"health_own\"\nexpression = \"1\"\n";
        assert_eq!(found(&own, &columns()), flaw("key", "definition-key-taken"));
        let low = CARD.to_owned() + "[[segment]]\nkey = \"low\"\nexpression = \"health_own < health_own_before\"\n";
        assert_eq!(found(&low, &columns()), [], "the own score is a column too");
        assert_eq!(found(&low.replace("roll_up = \"mean_by_revenue\"", ""), &columns()).len(), 1, "only with a rule");
    }

    #[test]
    fn every_change_has_its_words() {
        assert_eq!(wording(Some(RollUp::Mean), Some(RollUp::Mean)), None);
        let says = wording(None, Some(RollUp::Worst)).unwrap();
        assert_eq!((says.key.as_str(), says.args.len()), ("wording-roll-up", 2));
    }
}
