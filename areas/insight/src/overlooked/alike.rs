//! Which accounts are comparable, and which features those use that an account does not: pure.

use std::collections::BTreeMap;

use crate::adoption::Used;

/// So many must be comparable.
pub(super) const LEAST: usize = 10;
/// The nearest that are looked at.
pub(super) const MOST: usize = 30;
/// Who is more times as large or as old, or as small or young, is not comparable.
pub(super) const TIMES: f64 = 4.0;
/// Days that are added to each age: a month more or less matters to the young only.
const YOUNG: f64 = 90.0;

/// What accounts are compared by.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Traits {
    /// The account's number.
    pub(super) account: u32,
    pub(super) tier: Option<String>,
    /// People who used the product.
    pub(super) size: f64,
    /// Days since it is known.
    pub(super) age: f64,
}

/// Those that are comparable.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Alike {
    /// Their numbers.
    pub(super) accounts: Vec<u32>,
    /// Whether they are all of the account's own tier.
    pub(super) of_tier: bool,
}

/// The nearest in size and age, of the same tier where enough of them are; nothing where too few are near.
pub(super) fn alike(own: &Traits, all: &[Traits]) -> Option<Alike> {
    let near: Vec<(f64, &Traits)> = all
        .iter()
        .filter(|other| other.account != own.account)
        .filter_map(|other| Some((apart(own, other)?, other)))
        .collect();
    let same = |(_, other): &&(f64, &Traits)| own.tier.is_some() && other.tier == own.tier;
    let of_tier = near.iter().filter(same).count() >= LEAST;
    let mut near: Vec<(f64, &Traits)> = near.iter().filter(|other| !of_tier || same(other)).copied().collect();
    if near.len() < LEAST {
        return None;
    }
    near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.account.cmp(&b.1.account)));
    let accounts = near.into_iter().take(MOST).map(|(_, other)| other.account).collect();
    Some(Alike { accounts, of_tier })
}

/// How far two are apart: by how many times they differ in size and age, as logarithms; nothing where that is too many times.
fn apart(one: &Traits, other: &Traits) -> Option<f64> {
    let times = |a: f64, b: f64| (a / b).ln().abs();
    let (size, age) = (times(one.size, other.size), times(one.age + YOUNG, other.age + YOUNG));
    let border = TIMES.ln();
    (size <= border && age <= border).then(|| size.hypot(age))
}

/// A feature that comparable accounts use and this one does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Overlooked {
    pub(super) name: String,
    /// Comparable accounts that use it.
    pub(super) users: usize,
}

/// The features that at least half of the comparable accounts use and the account does not, the most used first.
pub(super) fn overlooked(used: &Used, account: u32, alike: &Alike) -> Vec<Overlooked> {
    let mut comparable = vec![false; used.people.accounts.len()];
    for number in &alike.accounts {
        if let Some(place) = comparable.get_mut(*number as usize) {
            *place = true;
        }
    }
    let mut users: BTreeMap<u32, (usize, bool)> = BTreeMap::new();
    for uses in used.uses.chunk_by(|a, b| (a.name, a.account) == (b.name, b.account)) {
        let Some(first) = uses.first() else { continue };
        let own = first.account == account;
        if own || comparable.get(first.account as usize) == Some(&true) {
            let entry = users.entry(first.name).or_default();
            *entry = (entry.0 + usize::from(!own), entry.1 || own);
        }
    }
    let unused = users.into_iter().filter(|(_, (users, own))| !own && users * 2 >= alike.accounts.len());
    let mut told: Vec<Overlooked> =
        unused.map(|(name, (users, _))| Overlooked { name: used.name(name).to_owned(), users }).collect();
    told.sort_by(|a, b| b.users.cmp(&a.users).then_with(|| a.name.cmp(&b.name)));
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn traits(account: u32, tier: &str, size: f64, age: f64) -> Traits {
        Traits { account, tier: (!tier.is_empty()).then(|| tier.to_owned()), size, age }
    }

    #[test]
    fn the_tier_counts_where_enough_are_of_it() {
        let own = traits(0, "A", 10.0, 400.0);
        let mut all: Vec<Traits> = (1..=9).map(|n| traits(n, "A", 10.0 + f64::from(n), 400.0)).collect();
        all.push(own.clone());
        assert_eq!(alike(&own, &all), None, "nine others are too few, and nobody is compared with itself");
        all.extend((20..25).map(|n| traits(n, "B", 10.0, 400.0)));
        let found = alike(&own, &all).unwrap();
        assert!(!found.of_tier && found.accounts.len() == 14 && found.accounts[..5] == [20, 21, 22, 23, 24]);
        all.push(traits(10, "A", 39.0, 400.0));
        assert_eq!(alike(&own, &all), Some(Alike { accounts: (1..=10).collect(), of_tier: true }));
    }

    #[test]
    fn who_is_far_is_not_comparable_and_the_nearest_are_taken() {
        let own = traits(0, "", 10.0, 270.0);
        let near = |n: u32| traits(n, "", 10.0 + f64::from(n) / 10.0, 270.0);
        let mut all: Vec<Traits> = (1..=9).map(near).collect();
        // Five times as large; 1,360 and 90 days are more than four times 270 and 90, 1,350 and 90 are not.
        all.extend([traits(90, "", 50.0, 270.0), traits(91, "", 10.0, 1_360.0), traits(92, "", 10.0, 1_350.0)]);
        let found = alike(&own, &all).unwrap();
        assert_eq!(found.accounts, [1, 2, 3, 4, 5, 6, 7, 8, 9, 92]);
        all.extend((100..140).map(|n| near(n - 90)));
        assert_eq!(alike(&own, &all).unwrap().accounts.len(), MOST);
    }
}
