//! Giving a definition another key: every expression that uses the old one follows.

use query::rename;

use super::compiled::BEFORE;
use super::model::Definitions;

/// Writes `new` for `old`, and for `old` as it was four weeks ago, in every expression and list of columns.
pub(crate) fn everywhere(all: &mut Definitions, old: &str, new: &str) {
    let pairs = [(old.to_owned(), new.to_owned()), (format!("{old}{BEFORE}"), format!("{new}{BEFORE}"))];
    each_expression(all, &mut |source| {
        for (old, new) in &pairs {
            // What cannot be read is left as it is; checking names it.
            if let Ok(renamed) = rename(source, old, new) {
                *source = renamed;
            }
        }
    });
    let lists = all.scorecards.iter_mut().flat_map(|c| &mut c.components).map(|c| &mut c.evidence);
    for list in lists.chain(all.signals.iter_mut().map(|s| &mut s.evidence)) {
        for (old, new) in &pairs {
            list.iter_mut().filter(|column| *column == old).for_each(|column| column.clone_from(new));
        }
    }
}

fn each_expression(all: &mut Definitions, change: &mut dyn FnMut(&mut String)) {
    all.formulas.iter_mut().for_each(|f| change(&mut f.expression));
    for rank in &mut all.ranks {
        change(&mut rank.of);
        rank.among.iter_mut().for_each(&mut *change);
    }
    for card in &mut all.scorecards {
        card.applies.iter_mut().chain(&mut card.enough).for_each(&mut *change);
        card.borders.iter_mut().for_each(|borders| change(&mut borders.when));
        for component in &mut card.components {
            change(&mut component.input);
            component.scale.iter_mut().for_each(&mut *change);
        }
    }
    all.segments.iter_mut().for_each(|s| change(&mut s.expression));
    all.signals.iter_mut().for_each(|s| change(&mut s.expression));
    for division in all.tiers.iter_mut().chain(&mut all.stages) {
        division.classes.iter_mut().filter_map(|c| c.rule.as_mut()).for_each(&mut *change);
        if let Some(quantiles) = &mut division.quantiles {
            change(&mut quantiles.of);
            quantiles.among.iter_mut().for_each(&mut *change);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definitions::sets::shipped;

    #[test]
    fn every_use_follows_a_new_key() {
        let mut all = shipped().unwrap();
        everywhere(&mut all, "active_people_14", "people_14");
        let text = crate::definitions::sets::written(&all).unwrap();
        let left: Vec<&str> = text
            .lines()
            .filter(|l| l.contains("active_people_14") && !l.starts_with("key =") && !l.starts_with("name ="))
            .collect();
        assert_eq!(left, [""; 0]);
        assert!(text.contains("people_14_before"));
    }
}
