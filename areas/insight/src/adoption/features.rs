//! How far and how deep each feature is used.

use eventlog::NONE;

use super::used::{Use, Used};
use super::who::Who;

/// The use of a feature in a period. *Breadth* is how many used it; *depth* is the median, over those, of uses in a week in which they used it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Feature {
    /// The event's name.
    pub(crate) name: String,
    pub(crate) accounts: usize,
    pub(crate) people: usize,
    /// Depth of an account, and of a person.
    pub(crate) depth: [Option<f64>; 2],
    /// How often it was used by all of them together.
    pub(crate) uses: u64,
}

/// Every feature that those who count used, the broadest first.
pub(crate) fn features(used: &Used, who: &Who) -> Vec<Feature> {
    let told = used.features().filter_map(|uses| {
        let own: Vec<&Use> = uses.iter().filter(|own| who.counts(own.account)).collect();
        (!own.is_empty()).then(|| feature(used.name(own[0].name), own))
    });
    let mut all: Vec<Feature> = told.collect();
    all.sort_by(|a, b| (b.accounts, b.people, &a.name).cmp(&(a.accounts, a.people, &b.name)));
    all
}

fn feature(name: &str, mut uses: Vec<&Use>) -> Feature {
    let accounts = per_week(&uses, |own| own.account);
    uses.retain(|own| own.person != NONE);
    // Somebody may belong to several accounts.
    uses.sort_by_key(|own| own.person);
    let people = per_week(&uses, |own| own.person);
    Feature {
        name: name.to_owned(),
        accounts: accounts.1.len(),
        people: people.1.len(),
        uses: accounts.0,
        depth: [median(accounts.1), median(people.1)],
    }
}

/// How many uses there were, and of each subject how many in a week in which it used the feature; those of a subject follow each other.
fn per_week(uses: &[&Use], of: impl Fn(&Use) -> u32) -> (u64, Vec<f64>) {
    let mut all = 0;
    let each = uses.chunk_by(|a, b| of(a) == of(b)).map(|own| {
        let count: u64 = own.iter().map(|own| u64::from(own.count)).sum();
        let weeks = own.iter().fold(0, |weeks, own| weeks | own.weeks).count_ones();
        all += count;
        count as f64 / f64::from(weeks.max(1))
    });
    let each = each.collect();
    (all, each)
}

/// The middle one, or the mean of the two in the middle.
pub(super) fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    let upper = *values.get(middle)?;
    Some(if values.len().is_multiple_of(2) { (values[middle - 1] + upper) / 2.0 } else { upper })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn using(account: u32, person: u32, count: u32, weeks: u16) -> Use {
        Use { name: 0, account, person, count, weeks }
    }

    #[test]
    fn depth_is_the_median_of_uses_in_a_week_of_use() {
        let uses = [
            using(1, 5, 6, 0b11),
            using(1, 6, 1, 0b1),
            using(2, 5, 2, 0b100),
            using(3, NONE, 9, 0b1),
            using(4, 8, 1, 1),
        ];
        let found = feature("export", uses.iter().collect());
        // Accounts: 7 in 2 weeks, 2 in 1, 9 in 1, 1 in 1. People: the one of both accounts 8 in 3 weeks, and twice 1 in 1.
        let depth = [Some(2.75), Some(1.0)];
        assert_eq!(found, Feature { name: "export".to_owned(), accounts: 4, people: 3, depth, uses: 19 });
    }

    #[test]
    fn the_middle_of_nothing_is_nothing() {
        assert_eq!((median(Vec::new()), median(vec![3.0]), median(vec![4.0, 1.0])), (None, Some(3.0), Some(2.5)));
    }
}
