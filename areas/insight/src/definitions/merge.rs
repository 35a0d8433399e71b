//! Two changes to the same definitions, made one beside the other, as one: what each changed against what both began from.

use kernel::Says;

use super::model::{Definitions, Division};
use crate::words::label;

/// How a definition is called in expressions.
type KeyOf<T> = fn(&T) -> &str;

/// `base` with what `mine` changed and what `theirs` changed, definition by definition.
///
/// # Errors
/// The names of the definitions that both changed, each in another way.
pub(super) fn merged(base: &Definitions, mine: &Definitions, theirs: &Definitions) -> Result<Definitions, Vec<Says>> {
    let mut clashes = Vec::new();
    macro_rules! list {
        ($field:ident) => {
            list(
                [&base.$field, &mine.$field, &theirs.$field],
                (|one| &one.key, |one| label(one.name.as_ref(), &one.key)),
                &mut clashes,
            )
        };
    }
    let tiers = division([&base.tiers, &mine.tiers, &theirs.tiers], "column-tier", &mut clashes);
    let stages = division([&base.stages, &mine.stages, &theirs.stages], "column-stage", &mut clashes);
    let all = Definitions {
        metrics: list!(metrics),
        formulas: list!(formulas),
        ranks: list!(ranks),
        scorecards: list!(scorecards),
        segments: list!(segments),
        tiers,
        stages,
        signals: list!(signals),
    };
    if clashes.is_empty() { Ok(all) } else { Err(clashes) }
}

fn division(each: [&Option<Division>; 3], name: &str, clashes: &mut Vec<Says>) -> Option<Division> {
    let kept = one(each);
    if kept.is_none() {
        clashes.push(Says::new(name));
    }
    kept.cloned().flatten()
}

/// The one that changed, if not both did in different ways.
fn one<T: PartialEq>([base, mine, theirs]: [&T; 3]) -> Option<&T> {
    match (mine == base, theirs == base) {
        (true, _) => Some(theirs),
        (false, true) => Some(mine),
        (false, false) => (mine == theirs).then_some(mine),
    }
}

fn list<T: Clone + PartialEq>(
    [base, mine, theirs]: [&[T]; 3],
    (key, name): (KeyOf<T>, fn(&T) -> Says),
    clashes: &mut Vec<Says>,
) -> Vec<T> {
    let order = |list: &[T]| -> Vec<String> {
        let both = list.iter().map(key).filter(|own| base.iter().any(|one| key(one) == *own));
        both.map(str::to_owned).collect()
    };
    // The order counts (the first scorecard that applies judges): whoever changed it gives it.
    let (first, second) = if order(theirs) == order(base) { (mine, theirs) } else { (theirs, mine) };
    let mut all = Vec::new();
    let added = second.iter().filter(|own| !first.iter().any(|one| key(one) == key(own)));
    for own in first.iter().chain(added) {
        let own = key(own);
        let each = [base, mine, theirs].map(|list| list.iter().find(|one| key(one) == own));
        match one([&each[0], &each[1], &each[2]]) {
            Some(kept) => all.extend(kept.cloned()),
            None => clashes.extend(each.into_iter().flatten().next().map(name)),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definitions::sets::shipped;

    #[test]
    fn what_each_changed_is_there() {
        let base = shipped().unwrap();
        let (mut mine, mut theirs) = (base.clone(), base.clone());
        mine.scorecards[0].healthy_from = 71.0;
        mine.segments.remove(0);
        theirs.formulas[0].expression = "1".to_owned();
        let gone = theirs.signals.pop().unwrap();
        theirs.tiers = None;
        let both = merged(&base, &mine, &theirs).unwrap();
        assert_eq!((both.scorecards, both.segments), (mine.scorecards.clone(), mine.segments.clone()));
        assert_eq!((&both.formulas, &both.signals, &both.tiers), (&theirs.formulas, &theirs.signals, &None));
        assert!(!both.signals.contains(&gone) && both.metrics == base.metrics && both.stages == base.stages);
        assert_eq!(merged(&base, &base, &theirs).unwrap(), theirs);
        assert_eq!(merged(&base, &mine, &mine).unwrap(), mine);
    }

    #[test]
    fn what_both_changed_is_named() {
        let base = shipped().unwrap();
        let (mut mine, mut theirs) = (base.clone(), base.clone());
        mine.scorecards[0].healthy_from = 71.0;
        theirs.scorecards.remove(0);
        (mine.stages, theirs.tiers) = (None, None);
        assert_eq!(merged(&base, &mine, &theirs).unwrap_err()[0].key, "scorecard-business");
        theirs = base.clone();
        theirs.stages.as_mut().unwrap().classes.pop();
        assert_eq!(merged(&base, &mine, &theirs).unwrap_err()[0].key, "column-stage");
    }

    #[test]
    fn a_new_order_stays() {
        let base = shipped().unwrap();
        let (mut mine, mut theirs) = (base.clone(), base.clone());
        assert!(mine.scorecards.len() > 1);
        mine.scorecards.reverse();
        theirs.scorecards[0].healthy_from = 71.0;
        let keys = |all: &Definitions| all.scorecards.iter().map(|card| card.key.clone()).collect::<Vec<_>>();
        for both in [merged(&base, &mine, &theirs).unwrap(), merged(&base, &theirs, &mine).unwrap()] {
            assert_eq!(keys(&both), keys(&mine));
            assert_eq!(both.scorecard(&theirs.scorecards[0].key), Some(&theirs.scorecards[0]));
        }
    }
}
