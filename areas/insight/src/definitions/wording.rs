//! What a definition changed, in words: the weight of a factor, a border, an expression.

use kernel::Says;

use super::metric;
use super::model::{Component, Definitions, Division, DivisionClass, Scorecard};
use crate::words::label;

/// What differs within the definition with this key; nothing where no words were found for it.
pub(super) fn parts((old, new): (&Definitions, &Definitions), key: &str) -> Vec<Says> {
    if let Some((old, new)) = old.scorecard(key).zip(new.scorecard(key)) {
        return scorecard(old, new);
    }
    if let Some((old, new)) = divided(old, key).zip(divided(new, key)) {
        return division(old, new);
    }
    let counted = |all: &Definitions| all.metrics.iter().find(|metric| metric.key == key).cloned();
    if let Some((old, new)) = counted(old).zip(counted(new)) {
        return metric::wording(&old, &new);
    }
    let expression = |all: &Definitions| {
        let formulas = all.formulas.iter().map(|d| (&d.key, &d.expression));
        let segments = all.segments.iter().map(|d| (&d.key, &d.expression));
        let signals = all.signals.iter().map(|d| (&d.key, &d.expression));
        let found = formulas.chain(segments).chain(signals).find(|(own, _)| *own == key);
        found.map(|(_, expression)| expression.clone())
    };
    match expression(old).zip(expression(new)) {
        Some((old, new)) if old != new => vec![Says::new("wording-expression").with("old", old).with("new", new)],
        _ => Vec::new(),
    }
}

/// Tiers or stages; both words belong to the engine and are nobody else's key.
fn divided<'a>(all: &'a Definitions, key: &str) -> Option<&'a Division> {
    match key {
        "tier" => all.tiers.as_ref(),
        "stage" => all.stages.as_ref(),
        _ => None,
    }
}

fn division(old: &Division, new: &Division) -> Vec<Says> {
    let says = |key: &str, class: &DivisionClass| Says::new(key).with("class", label(class.name.as_ref(), &class.key));
    let mut all = Vec::new();
    for class in &new.classes {
        let Some(was) = old.classes.iter().find(|was| was.key == class.key) else {
            all.push(says("wording-class-new", class));
            continue;
        };
        if was.rule != class.rule {
            let rule = |own: &DivisionClass| own.rule.clone().unwrap_or_else(|| "true".to_owned());
            all.push(says("wording-class-rule", class).with("old", rule(was)).with("new", rule(class)));
        }
        if was.from != class.from {
            all.push(says("wording-class-from", class).with("old", reached(was)).with("new", reached(class)));
        }
        if was.settled != class.settled {
            all.push(says(if class.settled { "wording-class-settled" } else { "wording-class-passing" }, class));
        }
    }
    let gone = old.classes.iter().filter(|was| !new.classes.iter().any(|class| class.key == was.key));
    all.extend(gone.map(|was| says("wording-class-gone", was)));
    let rest = |own: &Division| {
        let class = |class: &DivisionClass| (class.key.clone(), class.name.clone(), class.percent);
        (own.quantiles.clone(), own.classes.iter().map(class).collect::<Vec<_>>())
    };
    let as_many = old.classes.len() == new.classes.len() && all.iter().all(|says| says.key != "wording-class-new");
    if as_many && rest(old) != rest(new) {
        all.push(Says::new("wording-division"));
    }
    all
}

/// The keys of the classes from which one may be reached.
fn reached(class: &DivisionClass) -> Says {
    if class.from.is_empty() { Says::new("wording-from-any") } else { label(None, &class.from.join(", ")) }
}

fn scorecard(old: &Scorecard, new: &Scorecard) -> Vec<Says> {
    let mut all = Vec::new();
    let mut number = |key: &str, old: f64, new: f64| {
        if (old - new).abs() > f64::EPSILON {
            all.push(Says::new(key).with("old", old).with("new", new));
        }
    };
    number("wording-healthy-from", old.healthy_from, new.healthy_from);
    number("wording-at-risk-from", old.at_risk_from, new.at_risk_from);
    let steady = |card: &Scorecard| card.steady.unwrap_or_default();
    number("wording-hysteresis", steady(old).hysteresis, steady(new).hysteresis);
    number("wording-stay", f64::from(steady(old).stay_days), f64::from(steady(new).stay_days));
    for (key, old, new) in
        [("wording-applies", &old.applies, &new.applies), ("wording-enough", &old.enough, &new.enough)]
    {
        let written = |text: &Option<String>| text.clone().unwrap_or_else(|| "true".to_owned());
        if old != new {
            all.push(Says::new(key).with("old", written(old)).with("new", written(new)));
        }
    }
    all.extend(super::roll_up::wording(old.roll_up, new.roll_up));
    all.extend(super::borders::wording(&old.borders, &new.borders));
    for one in &new.components {
        match old.components.iter().find(|was| was.key == one.key) {
            None => all.push(Says::new("wording-factor-new").with("factor", named(one)).with("weight", one.weight)),
            Some(was) => all.extend(component(was, one)),
        }
    }
    let gone = old.components.iter().filter(|was| !new.components.iter().any(|one| one.key == was.key));
    all.extend(gone.map(|was| Says::new("wording-factor-gone").with("factor", named(was))));
    all
}

fn named(component: &Component) -> Says {
    label(component.name.as_ref(), &component.key)
}

fn component(old: &Component, new: &Component) -> Vec<Says> {
    let says = |key: &str| Says::new(key).with("factor", named(new));
    let mut all = Vec::new();
    if (old.weight - new.weight).abs() > f64::EPSILON {
        all.push(says("wording-weight").with("old", old.weight).with("new", new.weight));
    }
    if old.curve != new.curve {
        all.push(says("wording-curve"));
    }
    if old.kind != new.kind {
        let kind = |component: &Component| Says::new(format!("scorecard-kind-{}", component.kind.key()));
        all.push(says("wording-kind").with("old", kind(old)).with("new", kind(new)));
    }
    if old.input != new.input {
        all.push(says("wording-input").with("old", old.input.as_str()).with("new", new.input.as_str()));
    }
    if old.missing != new.missing {
        let rule = |component: &Component| Says::new(format!("scorecard-missing-{}", component.missing.key()));
        all.push(says("wording-missing").with("old", rule(old)).with("new", rule(new)));
    }
    let shown = |c: &Component| (c.name.clone(), c.evidence.clone(), c.text.clone(), c.scale.clone());
    if shown(old) != shown(new) {
        all.push(says("wording-shown"));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definitions::curve::Curve;
    use crate::definitions::kinds::ComponentKind;
    use crate::definitions::model::Missing;
    use crate::definitions::sets::shipped;

    #[test]
    fn every_change_of_a_scorecard_has_its_words() {
        let old = shipped().unwrap();
        let mut new = old.clone();
        let card = &mut new.scorecards[0];
        let key = card.key.clone();
        (card.healthy_from, card.at_risk_from, card.applies) = (71.0, 41.0, Some("seats > 3".to_owned()));
        let gone = card.components.pop().unwrap();
        card.components.push(Component { key: "fresh".to_owned(), ..gone });
        let first = &mut card.components[0];
        (first.weight, first.missing, first.input) = (99.0, Missing::Full, "seats".to_owned());
        first.curve = Curve::Steps(vec![(0.0, 1.0)]);
        first.kind = ComponentKind::Peers;
        first.evidence.push("seats".to_owned());
        let keys: Vec<String> = parts((&old, &new), &key).into_iter().map(|says| says.key).collect();
        let wanted = [
            "healthy-from",
            "at-risk-from",
            "applies",
            "weight",
            "curve",
            "kind",
            "input",
            "missing",
            "shown",
            "factor-new",
            "factor-gone",
        ];
        assert_eq!(keys, wanted.map(|end| format!("wording-{end}")));
        assert!(parts((&old, &old), &key).is_empty());
        new.formulas[0].expression = "1".to_owned();
        assert_eq!(parts((&old, &new), &old.formulas[0].key)[0].key, "wording-expression");
        new.metrics[0].window = metrics::Window::Days(9);
        assert_eq!(parts((&old, &new), &old.metrics[0].key)[0].key, "wording-window");
    }

    #[test]
    fn every_change_of_a_division_has_its_words() {
        let old = shipped().unwrap();
        let mut new = old.clone();
        let keys =
            |new: &Definitions, key: &str| parts((&old, new), key).into_iter().map(|says| says.key).collect::<Vec<_>>();
        let classes = &mut new.stages.as_mut().unwrap().classes;
        classes[0].from = vec!["in_use".to_owned()];
        classes[1].rule = None;
        assert_eq!(keys(&new, "stage"), ["wording-class-from", "wording-class-rule"]);
        assert!(keys(&new, "tier").is_empty());
        new.stages.as_mut().unwrap().classes.swap(0, 1);
        assert_eq!(keys(&new, "stage").last().unwrap(), "wording-division");
        new.stages.as_mut().unwrap().classes[0].key = "other".to_owned();
        assert_eq!(keys(&new, "stage"), ["wording-class-new", "wording-class-from", "wording-class-gone"]);
    }
}
