//! What the steps of an evaluation read and give, and the fewest that lead to wanted columns.

use std::collections::BTreeSet;

use kernel::{Class, Says, ValueType};
use query::{ColumnSpec, Expression};
use web::components::Band;

use super::compiled::{Card, Compiled, HEALTH, OWN, Rules, Step};
use super::model::Definitions;
use super::roll_up::RollUp;
use crate::words::label;

impl Step {
    /// The columns that it gives.
    pub(crate) fn gives(&self) -> Vec<&str> {
        match self {
            Self::Column { spec, .. } | Self::Rank { spec, .. } | Self::Division { spec, .. } => vec![&spec.key],
            Self::Health(cards, _) if rolls(cards) => HEALTH.into_iter().chain(OWN).collect(),
            Self::Health(..) => HEALTH.to_vec(),
        }
    }

    /// The strictest class of what it gives.
    pub(crate) fn class(&self) -> Class {
        match self {
            Self::Column { spec, .. } | Self::Rank { spec, .. } | Self::Division { spec, .. } => spec.class,
            Self::Health(_, class) => *class,
        }
    }

    /// The columns that it reads.
    pub(crate) fn reads(&self) -> BTreeSet<String> {
        let expressions: Vec<&Expression> = match self {
            Self::Column { expression, .. } => vec![expression],
            Self::Rank { of, among, .. } => std::iter::once(of).chain(among).collect(),
            Self::Health(cards, _) => cards.iter().flat_map(Card::reads).collect(),
            Self::Division { rules: Rules::Ordered(rules), .. } => {
                rules.iter().filter_map(|(_, rule)| rule.as_ref()).collect()
            }
            Self::Division { rules: Rules::Quantiles { of, among, .. }, .. } => {
                std::iter::once(of).chain(among).collect()
            }
        };
        let mut columns: BTreeSet<String> = expressions.into_iter().flat_map(Expression::inputs).cloned().collect();
        if let Self::Health(cards, _) = self {
            let by = cards.iter().filter_map(|card| card.roll_up).flat_map(RollUp::reads);
            columns.extend(by.map(|column| (*column).to_owned()));
        }
        columns
    }
}

/// Whether the scores of some account take in those of others.
pub(crate) fn rolls(cards: &[Card]) -> bool {
    cards.iter().any(|card| card.roll_up.is_some())
}

/// The columns that scorecards give, in the order of [`HEALTH`] and, where scores roll up, of [`OWN`].
pub(crate) fn health_specs(definitions: &Definitions, (class, rolls): (Class, bool)) -> Vec<ColumnSpec> {
    let bands = Band::ALL.map(|b| (b.key().to_owned(), Says::new(format!("web-band-{}", b.key().replace('_', "-")))));
    let cards = definitions.scorecards.iter().map(|c| (c.key.clone(), label(c.name.as_ref(), &c.key)));
    let spec = |key: &str, ty| ColumnSpec::new(key, ty, class).grouped("health");
    let mut specs = vec![
        spec(HEALTH[0], ValueType::Number),
        spec(HEALTH[1], ValueType::Choice).choosing(bands.to_vec()),
        spec(HEALTH[2], ValueType::Number),
        spec(HEALTH[3], ValueType::Number),
        spec(HEALTH[4], ValueType::Date),
        spec(HEALTH[5], ValueType::Choice).choosing(cards.collect()),
        spec(HEALTH[6], ValueType::Choice).choosing(bands.to_vec()),
    ];
    specs.extend(OWN.iter().filter(|_| rolls).map(|key| spec(key, ValueType::Number)));
    specs
}

impl Card {
    /// All that it reads.
    pub(crate) fn reads(&self) -> impl Iterator<Item = &Expression> {
        let inputs = self.parts.iter().filter_map(|part| part.input.as_ref());
        let others = self.others.iter().filter_map(|(when, _)| when.as_ref());
        self.applies.iter().chain(&self.enough).chain(others).chain(inputs)
    }
}

impl Compiled {
    /// The columns that its steps give.
    pub(crate) fn gives(&self) -> BTreeSet<String> {
        self.steps.iter().flat_map(Step::gives).map(str::to_owned).collect()
    }

    /// The wanted columns and all that they are computed from, given by a step or not.
    pub(crate) fn leading(&self, wanted: &[&str]) -> BTreeSet<String> {
        let mut needed: BTreeSet<String> = wanted.iter().map(|key| (*key).to_owned()).collect();
        for step in self.steps.iter().rev() {
            if step.gives().iter().any(|key| needed.contains(*key)) {
                needed.extend(step.reads());
            }
        }
        needed
    }

    /// The same with the fewest steps that give the wanted columns.
    pub(crate) fn towards(mut self, wanted: &BTreeSet<String>) -> Self {
        let mut needed = wanted.clone();
        let mut kept = Vec::new();
        while let Some(step) = self.steps.pop() {
            if step.gives().iter().any(|key| needed.contains(*key)) {
                needed.extend(step.reads());
                kept.push(step);
            }
        }
        kept.reverse();
        Self { steps: kept, ..self }
    }

    /// The columns that the wanted ones are computed from, and that no step gives.
    pub(crate) fn needs(&self, wanted: &BTreeSet<String>) -> BTreeSet<String> {
        let given = self.gives();
        let read = self.steps.iter().flat_map(Step::reads);
        read.chain(wanted.iter().cloned()).filter(|key| !given.contains(key)).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kernel::ValueType;
    use query::ColumnSpec;

    use super::*;

    #[test]
    fn only_what_leads_there_is_computed() {
        let definitions = toml::from_str(
            r#"
            [[formula]]
            key = "use"
            expression = "people / seats"
            [[formula]]
            key = "apart"
            expression = "people + visits"
            [[scorecard]]
            key = "usual"
            healthy_from = 70
            at_risk_from = 40
            [[scorecard.component]]
            key = "use"
            input = "use"
            curve = { points = [[0, 0], [1, 100]] }
            weight = 60
            [[segment]]
            key = "poor"
            expression = "health < 10"
            "#,
        );
        let column = |key: &str| ColumnSpec::new(key, ValueType::Number, Class::General);
        let columns = ["people", "seats", "visits"].map(column);
        let compiled = Compiled::new(Arc::new(definitions.unwrap()), &columns, &[]);
        assert_eq!(compiled.steps.len(), 4);
        let leading = compiled.leading(&["health"]);
        assert!(["use", "people", "seats"].iter().all(|key| leading.contains(*key)) && !leading.contains("visits"));
        let keys = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<BTreeSet<_>>();
        let wanted = keys(&["health", "visits"]);
        let fewer = compiled.towards(&wanted);
        assert_eq!(fewer.steps.iter().map(|step| step.gives()[0]).collect::<Vec<_>>(), ["use", "health"]);
        assert_eq!(fewer.needs(&wanted), keys(&["people", "seats", "visits"]));
    }
}
