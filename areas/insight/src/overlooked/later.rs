//! Who left later, of those who used a feature and of those who did not, like held against like: pure.
//!
//! Users and others are compared within strata of like size and age (Mantel and Haenszel). That is association: whoever uses more may stay
//! for another reason.

use std::collections::BTreeMap;

use stats::{Compared, Stratum, mantel_haenszel};

use crate::adoption::{Use, Used};

/// Upper borders of the classes of size, in people, and of age, in days.
const SIZES: [f64; 5] = [1.0, 4.0, 9.0, 24.0, 99.0];
const AGES: [f64; 3] = [180.0, 365.0, 730.0];
/// All strata.
const STRATA: usize = (SIZES.len() + 1) * (AGES.len() + 1);
/// Users, and others, that a comparison needs.
pub(super) const LEAST: usize = 20;
/// So many of both together must have left.
pub(super) const LEAST_LOST: usize = 5;
/// How sure intervals are.
const LEVEL: f64 = 0.95;

/// A customer on the day from which on it is told who left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Subject {
    pub(super) account: u32,
    pub(super) size: f64,
    pub(super) age: f64,
    pub(super) lost: bool,
}

impl Subject {
    fn stratum(&self) -> usize {
        let class = |value: f64, borders: &[f64]| borders.iter().filter(|border| value > **border).count();
        class(self.size, &SIZES) * (AGES.len() + 1) + class(self.age, &AGES)
    }
}

/// Of a feature: who is compared, and what that says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Later {
    /// Users and others of strata that hold both.
    pub(super) users: usize,
    pub(super) others: usize,
    /// Shares that left; nothing where too few are compared.
    pub(super) compared: Option<Compared>,
}

/// For each feature that some of them used, by its name.
pub(super) fn later(used: &Used, subjects: &[Subject]) -> BTreeMap<String, Later> {
    let mut of = vec![None; used.people.accounts.len()];
    let mut all = [(0, 0); STRATA];
    for subject in subjects {
        let stratum = subject.stratum();
        add(&mut all[stratum], subject.lost);
        if let Some(place) = of.get_mut(subject.account as usize) {
            *place = Some((stratum, subject.lost));
        }
    }
    let told = used.features().filter_map(|uses| {
        let mut with = [(0, 0); STRATA];
        for own in uses.chunk_by(|a, b| a.account == b.account) {
            if let Some((stratum, lost)) = own.first().and_then(|own: &Use| *of.get(own.account as usize)?) {
                add(&mut with[stratum], lost);
            }
        }
        let name = used.name(uses.first()?.name).to_owned();
        with.iter().any(|(_, users)| *users > 0).then(|| (name, compared(&with, &all)))
    });
    told.collect()
}

/// One more, with what came of it.
fn add(counts: &mut (usize, usize), lost: bool) {
    *counts = (counts.0 + usize::from(lost), counts.1 + 1);
}

fn compared(with: &[(usize, usize); STRATA], all: &[(usize, usize); STRATA]) -> Later {
    let strata = with.iter().zip(all);
    let strata = strata.map(|(with, all)| Stratum { with: *with, without: (all.0 - with.0, all.1 - with.1) });
    let strata: Vec<Stratum> = strata.filter(Stratum::compares).collect();
    let users = strata.iter().map(|stratum| stratum.with.1).sum();
    let others = strata.iter().map(|stratum| stratum.without.1).sum();
    let lost: usize = strata.iter().map(|stratum| stratum.with.0 + stratum.without.0).sum();
    let enough = users >= LEAST && others >= LEAST && lost >= LEAST_LOST;
    let compared = if enough { mantel_haenszel(&strata, LEVEL).ok() } else { None };
    Later { users, others, compared }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_is_held_against_like() {
        let subject = |size, age| Subject { account: 0, size, age, lost: false };
        let strata: Vec<usize> = [(1.0, 180.0), (2.0, 180.0), (4.0, 181.0), (100.0, 731.0)]
            .map(|(size, age)| subject(size, age).stratum())
            .to_vec();
        assert_eq!(strata, [0, 4, 5, STRATA - 1]);
        // The two strata of the paper example in `platform/stats`, and one that holds users alone.
        let (mut with, mut all) = ([(0, 0); STRATA], [(0, 0); STRATA]);
        (with[0], all[0]) = ((2, 10), (8, 30));
        (with[5], all[5]) = ((5, 20), (15, 40));
        (with[9], all[9]) = ((7, 7), (7, 7));
        let found = compared(&with, &all);
        assert_eq!((found.users, found.others), (30, 40));
        let compared = found.compared.unwrap();
        assert!((compared.difference.value + 0.19).abs() < 1e-12 && (compared.with - 0.23).abs() < 1e-12);
    }

    #[test]
    fn too_few_say_nothing() {
        let told = |with: (usize, usize), all: (usize, usize)| {
            let (mut one, mut other) = ([(0, 0); STRATA], [(0, 0); STRATA]);
            (one[0], other[0]) = (with, all);
            compared(&one, &other).compared.is_some()
        };
        assert!(told((2, 20), (5, 40)));
        assert!(!told((2, 19), (5, 40)) && !told((2, 20), (5, 39)) && !told((2, 20), (4, 40)));
    }
}
