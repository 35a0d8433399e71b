//! Other borders between bands for some of the accounts that a scorecard judges: by age, plan or segment.

use kernel::Says;
use serde::{Deserialize, Serialize};

use super::compiled::Card;

/// Most of them in one scorecard; whoever needs more needs another scorecard.
pub const MOST: usize = 6;

/// Borders that hold in place of the scorecard's own where a condition holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Borders {
    /// For which accounts.
    pub when: String,
    /// The lowest score of the band *healthy*.
    pub healthy_from: f64,
    /// The lowest score of the band *at risk*.
    pub at_risk_from: f64,
}

impl Borders {
    fn orderly(&self) -> bool {
        let within = (0.0..=100.0).contains(&self.at_risk_from) && (0.0..=100.0).contains(&self.healthy_from);
        within && self.at_risk_from < self.healthy_from
    }
}

impl Card {
    /// The lowest scores of healthy and at risk: those of the exception at this place, or its own.
    pub(crate) fn borders(&self, exception: Option<usize>) -> (f64, f64) {
        exception.and_then(|at| self.others.get(at)).map_or(self.from, |(_, from)| *from)
    }
}

/// What is wrong with these, by the field of the form.
pub(super) fn faults(all: &[Borders]) -> Vec<(String, Says)> {
    let wrong = all.iter().enumerate().filter(|(_, own)| !own.orderly());
    let mut faults: Vec<(String, Says)> =
        wrong.map(|(at, _)| (format!("borders-{at}-healthy_from"), Says::new("scorecard-bands"))).collect();
    if all.len() > MOST {
        let most = i64::try_from(MOST).unwrap_or(i64::MAX);
        faults.push((format!("borders-{MOST}-when"), Says::new("scorecard-borders-many").with("most", most)));
    }
    faults
}

/// What was added, changed and taken away, in words.
pub(super) fn wording(old: &[Borders], new: &[Borders]) -> Vec<Says> {
    let says = |key: &str, own: &Borders| Says::new(key).with("when", own.when.as_str());
    let mut all = Vec::new();
    for own in new {
        let Some(was) = old.iter().find(|was| was.when == own.when) else {
            let says = says("wording-borders-new", own).with("healthy", own.healthy_from);
            all.push(says.with("risk", own.at_risk_from));
            continue;
        };
        let numbers = [
            ("wording-borders-healthy", was.healthy_from, own.healthy_from),
            ("wording-borders-at-risk", was.at_risk_from, own.at_risk_from),
        ];
        let changed = numbers.into_iter().filter(|(_, was, now)| (was - now).abs() > f64::EPSILON);
        all.extend(changed.map(|(key, was, now)| says(key, own).with("old", was).with("new", now)));
    }
    let gone = old.iter().filter(|was| !new.iter().any(|own| own.when == was.when));
    all.extend(gone.map(|was| says("wording-borders-gone", was)));
    if order(old, new) != order(new, old) {
        all.push(Says::new("wording-borders-order"));
    }
    all
}

/// The conditions that both have, in the order of the first.
fn order<'a>(of: &'a [Borders], other: &[Borders]) -> Vec<&'a str> {
    let both = of.iter().filter(|own| other.iter().any(|one| one.when == own.when));
    both.map(|own| own.when.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kernel::{Class, ValueType};
    use query::ColumnSpec;

    use super::*;
    use crate::definitions::check::flaws;
    use crate::definitions::compiled::{Compiled, Step};
    use crate::definitions::{Definitions, rename_everywhere, sets};

    const CARD: &str = r#"
        [[scorecard]]
        key = "size"
        healthy_from = 70
        at_risk_from = 40
        steady = { hysteresis = 3, stay_days = 1 }
        [[scorecard.borders]]
        when = "plan = 'Trial'"
        healthy_from = 55
        at_risk_from = 35
        [[scorecard.borders]]
        when = "mrr > 5"
        healthy_from = 80
        at_risk_from = 60
        [[scorecard.component]]
        key = "size"
        input = "seats"
        curve = { points = [[0, 0], [100, 100]] }
        weight = 1
    "#;

    fn read(text: &str) -> Definitions {
        sets::read(text).unwrap()
    }

    fn columns() -> [ColumnSpec; 3] {
        let column = |key: &str, ty, class| ColumnSpec::new(key, ty, class);
        [
            column("seats", ValueType::Number, Class::General),
            column("plan", ValueType::Text, Class::General),
            column("mrr", ValueType::Number, Class::Money),
        ]
    }

    fn wrong(text: &str) -> Vec<(String, String)> {
        flaws(&Arc::new(read(text)), &columns(), &[]).into_iter().map(|f| (f.field, f.says.key)).collect()
    }

    fn flaw(field: &str, says: &str) -> (String, String) {
        (field.to_owned(), says.to_owned())
    }

    #[test]
    fn they_come_back_from_their_text_and_are_not_written_where_there_are_none() {
        let mut all = read(CARD);
        assert_eq!(all.scorecards[0].borders.len(), 2);
        assert_eq!(read(&sets::written(&all).unwrap()), all);
        all.scorecards[0].borders.clear();
        let text = sets::written(&all).unwrap();
        assert!(!text.contains("borders"), "{text}");
        assert_eq!(read(&text), all);
    }

    #[test]
    fn whoever_may_not_see_what_decides_does_not_see_health() {
        let class = |text: &str| {
            let compiled = Compiled::new(Arc::new(read(text)), &columns(), &[]);
            assert_eq!(compiled.flaws, []);
            compiled.steps.iter().find(|step| matches!(step, Step::Health(..))).map(Step::class)
        };
        assert_eq!(class(CARD), Some(Class::Money));
        assert_eq!(class(&CARD.replace("mrr > 5", "seats > 5")), Some(Class::General));
    }

    #[test]
    fn what_is_wrong_is_named_at_its_field() {
        assert_eq!(wrong(CARD), []);
        let at = |field: &str| [flaw(field, "scorecard-bands")];
        for (old, new) in [("= 55", "= 35"), ("= 55", "= 20"), ("= 55", "= 100.5"), ("= 35", "= -1"), ("= 55", "= nan")]
        {
            assert_eq!(wrong(&CARD.replace(old, new)), at("borders-0-healthy_from"), "{old} {new}");
        }
        let unknown = wrong(&CARD.replace("mrr > 5", "mmr > 5"));
        assert_eq!(unknown, [flaw("borders-1-when", "formula-error-unknown-name-suggest")]);
        assert_eq!(wrong(&CARD.replace("mrr > 5", "seats + 1"))[0].0, "borders-1-when", "no condition");
        assert_eq!(wrong(&CARD.replace("mrr > 5", ""))[0].0, "borders-1-when", "an empty one");
        let mut many = read(CARD);
        let one = many.scorecards[0].borders[0].clone();
        many.scorecards[0].borders = vec![one; MOST + 1];
        let found = flaws(&Arc::new(many), &columns(), &[]);
        assert_eq!((found.len(), found[0].says.key.as_str()), (1, "scorecard-borders-many"));
    }

    #[test]
    fn a_circle_through_a_condition_is_named() {
        assert_eq!(wrong(&CARD.replace("mrr > 5", "health > 5")), [flaw("expression", "definition-cycle")]);
        let around = CARD.replace("mrr > 5", "segment_good")
            + "[[segment]]\nkey = \"good\"\nexpression = \"health_band = 'healthy'\"\n";
        assert_eq!(wrong(&around), [flaw("expression", "definition-cycle")]);
        let apart = CARD.replace("mrr > 5", "segment_big") + "[[segment]]\nkey = \"big\"\nexpression = \"seats > 5\"\n";
        assert_eq!(wrong(&apart), [], "a segment that does not ask for health");
    }

    #[test]
    fn a_new_key_is_followed() {
        let mut all = read(CARD);
        rename_everywhere(&mut all, "mrr", "monthly");
        assert_eq!(all.scorecards[0].borders[1].when, "monthly > 5");
    }

    #[test]
    fn every_change_has_its_words() {
        let own =
            |when: &str, healthy_from, at_risk_from| Borders { when: when.to_owned(), healthy_from, at_risk_from };
        let keys =
            |old: &[Borders], new: &[Borders]| wording(old, new).into_iter().map(|says| says.key).collect::<Vec<_>>();
        let (a, b) = (own("a", 60.0, 30.0), own("b", 80.0, 50.0));
        let old = [a.clone(), b.clone()];
        assert!(keys(&old, &old).is_empty());
        assert_eq!(keys(&old, &[b.clone(), a.clone()]), ["wording-borders-order"]);
        assert_eq!(keys(&[], &old[..1]), ["wording-borders-new"]);
        assert_eq!(keys(&old, &old[1..]), ["wording-borders-gone"]);
        assert_eq!(keys(&old, &[own("c", 1.0, 0.0), b.clone()]), ["wording-borders-new", "wording-borders-gone"]);
        let both = ["wording-borders-healthy", "wording-borders-at-risk"];
        assert_eq!(keys(&old, &[own("a", 61.0, 31.0), b]), both);
    }

    #[test]
    fn an_exception_gives_its_borders_and_nothing_else_does() {
        let compiled = Compiled::new(Arc::new(read(CARD)), &columns(), &[]);
        let card = compiled.card("size").unwrap();
        let all = [None, Some(0), Some(1), Some(2)].map(|at| card.borders(at));
        assert_eq!(all, [(70.0, 40.0), (55.0, 35.0), (80.0, 60.0), (70.0, 40.0)]);
    }
}
