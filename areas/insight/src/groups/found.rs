//! The groups: found in a sample, everybody put into one, described by what sets them apart.

use stats::clustering::silhouette_of_some;
use stats::resampling::some;
use stats::{Result, Rows, Unfit};

use super::between::Shares;
use super::centres::{Centres, scaled};
use super::described::{Group, described, median};
use super::members::Numbers;
use super::method::{Method, Question};
use super::number::{Clear, SEED, TRIED, Tried, chosen, tried};
use super::rule::Sorted;
use super::scale::Scale;
use super::then::Then;

/// Customers among which the number of groups is tried, and silhouettes are taken.
const TRIES: usize = 1_500;
/// Fewer customers make no groups.
pub(super) const FEWEST: usize = 20;

/// The groups of these numbers.
#[derive(Debug)]
pub(super) struct Found {
    /// How they were found.
    pub(super) method: Method,
    /// How each column was put on the scale.
    pub(super) scales: Vec<Scale>,
    /// The medians of everybody.
    pub(super) medians: Vec<f64>,
    /// The group of each, by its place.
    pub(super) labels: Vec<usize>,
    /// How far each belongs to its group; nothing where everybody is wholly in one.
    pub(super) shares: Option<Shares>,
    /// The highest on the whole first.
    pub(super) groups: Vec<Group>,
    /// The numbers of groups that were tried.
    pub(super) tried: Vec<Tried>,
    /// How stable the chosen one is.
    pub(super) stability: f64,
    /// How far apart the groups lie.
    pub(super) silhouette: Option<f64>,
    /// The same customers four weeks ago.
    pub(super) then: Then,
}

impl Found {
    /// Whether the groups are clear.
    pub(super) fn clear(&self) -> Clear {
        Clear::of(self.method, self.stability, self.silhouette)
    }
}

/// The groups of today and whom they would have held four weeks ago; their number is chosen where none is asked.
///
/// # Errors
/// Too few customers, or too few that differ.
pub(super) fn found(numbers: &Numbers, (method, k): Question) -> Result<Found> {
    let raw = Rows::new(&numbers.now, numbers.width)?;
    if raw.len() < FEWEST {
        return Err(Unfit::TooFew { needed: FEWEST, have: raw.len() });
    }
    let columns: Vec<Vec<f64>> = (0..raw.width()).map(|column| raw.column(column)).collect();
    let scales: Vec<Scale> = columns.iter().map(|column| Scale::of(column)).collect();
    let values = scaled(raw, &scales);
    let rows = Rows::new(&values, numbers.width)?;
    let few = rows.pick(&some(TRIES, rows.len(), SEED));
    let tried = match k {
        Some(k) => tried(few.rows(), method, k..=k),
        None => tried(few.rows(), method, TRIED),
    };
    let Tried { k, stability, .. } = chosen(&tried)?;
    let centres = Centres::of(rows, method, k)?;
    let labels = centres.labels(rows)?;
    let shares = centres.shares(rows)?;
    let silhouette = silhouette_of_some(rows, &labels, TRIES, SEED).ok().map(|found| found.mean);
    let then = Then::of(numbers, &scales, &centres)?;
    let sorted = Sorted::new(columns);
    let groups =
        (0..k).map(|group| described((raw, rows), &labels, (group, centres.of_group(group)), &sorted)).collect();
    let medians = (0..raw.width()).map(|column| median(raw.column(column))).collect();
    Ok(Found { method, scales, medians, labels, shares, groups, tried, stability, silhouette, then })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::groups::rule::condition;

    /// Three heaps in two columns: few with few, many with few, many with many; every fourth was in the first heap before.
    fn numbers() -> Numbers {
        let of = |n: usize, heap: usize| {
            let (wide, narrow) = ((n % 7) as f64, (n % 5) as f64);
            let (people, kinds) = [(5.0, 2.0), (60.0, 3.0), (62.0, 20.0)][heap];
            [people + wide, kinds + narrow / 5.0]
        };
        let then = |n: usize| if n % 12 == 1 { 0 } else { n % 3 };
        Numbers {
            width: 2,
            now: (0..90).flat_map(|n| of(n, n % 3)).collect(),
            known_then: (30..90).collect(),
            then: (30..90).flat_map(|n| of(n, then(n))).collect(),
        }
    }

    #[test]
    fn planted_groups_are_found_named_and_ruled() {
        for method in Method::ALL {
            planted(&found(&numbers(), (method, None)).unwrap());
        }
    }

    fn planted(found: &Found) {
        assert_eq!((found.groups.len(), found.clear()), (3, Clear::Yes), "{:?}", found.tried);
        // The highest on the whole first: many with many, many with few, few with few.
        let wanted: Vec<usize> = (0..90).map(|n| [2, 1, 0][n % 3]).collect();
        assert_eq!(found.labels, wanted);
        let keys = ["people".to_owned(), "kinds".to_owned()];
        let rule = |at: usize| condition(&found.groups[at].rule, &keys, "");
        assert_eq!(found.groups[0].apart[0], (1, true));
        assert_eq!(found.groups[2].apart[0], (0, false));
        assert_eq!((rule(0), rule(2)), ("kinds >= 10".to_owned(), "people < 40".to_owned()));
        assert_eq!(rule(1), "people >= 40 and kinds < 10");
        assert_eq!(found.groups.iter().map(|group| group.count).collect::<Vec<_>>(), [30, 30, 30]);
    }

    #[test]
    fn who_moved_is_told_by_the_groups_of_today() {
        for method in Method::ALL {
            moved(&found(&numbers(), (method, None)).unwrap());
        }
    }

    fn moved(found: &Found) {
        let then = &found.then;
        let moved: Vec<usize> =
            then.from.iter().filter(|(place, from)| found.labels[*place] != *from).map(|(place, _)| *place).collect();
        let wanted: Vec<usize> = (30..90).filter(|n| n % 12 == 1).collect();
        assert_eq!((then.from.len(), moved), (60, wanted));
        assert_eq!(then.says(), Some(("groups-again-largely", 1.0)));
    }

    #[test]
    fn an_asked_number_is_kept_and_too_few_or_equal_customers_make_no_groups() {
        for method in Method::ALL {
            let asked = found(&numbers(), (method, Some(5))).unwrap();
            assert_eq!((asked.groups.len(), asked.tried.len()), (5, 1));
            let few = Numbers { width: 1, now: vec![1.0; 19], ..Numbers::default() };
            assert!(found(&few, (method, None)).is_err());
            let alike = Numbers { width: 1, now: vec![1.0; 40], ..Numbers::default() };
            assert!(found(&alike, (method, None)).is_err());
        }
    }

    #[test]
    fn an_even_cloud_has_no_clear_groups() {
        let value = |n: usize, step: usize| (n * step % 101) as f64;
        let now: Vec<f64> = (0..101).flat_map(|n| [value(n, 1), value(n, 37), value(n, 61), value(n, 83)]).collect();
        let cloud = Numbers { width: 4, now, ..Numbers::default() };
        for method in Method::ALL {
            let found = found(&cloud, (method, None)).unwrap();
            assert_ne!(found.clear(), Clear::Yes, "{:?} {:?}", found.tried, found.silhouette);
        }
    }

    #[test]
    fn who_belongs_to_two_groups_lies_between_them() {
        // Two heaps of one width, as high in the middle as at their sides.
        let heap = [-6.0, -4.0, -3.0, -2.0, -2.0, -1.0, -1.0, 0.0, 0.0, 0.0, 1.0, 1.0, 2.0, 2.0, 3.0, 4.0, 6.0];
        let now: Vec<f64> = [20.0, 31.0].iter().flat_map(|mean| heap.map(|apart| mean + apart)).chain([25.5]).collect();
        let numbers = Numbers { width: 1, now, ..Numbers::default() };
        let mixture = found(&numbers, (Method::Mixture, Some(2))).unwrap();
        let shares = mixture.shares.as_ref().unwrap();
        assert_eq!(shares.of.len(), 35);
        let between: Vec<f64> = shares.between.iter().map(|one| numbers.now[one.at]).collect();
        assert_eq!(between[0], 25.5, "{between:?}");
        assert!(between.iter().all(|value| (24.0..=27.0).contains(value)), "{between:?}");
        let [first, next] = shares.between[0].groups;
        assert!((0.5..0.6).contains(&first.1) && (first.1 + next.1 - 1.0).abs() < 1e-12 && first.0 != next.0);
        assert_eq!(first.0, mixture.labels[34]);
        assert!(found(&numbers, (Method::KMeans, Some(2))).unwrap().shares.is_none());
    }
}
