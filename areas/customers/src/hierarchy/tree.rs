//! Climbing from an account to those above it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use arrow::array::AsArray;
use query::Frame;

/// So many levels above an account count; a longer chain is refused when it is made by hand.
pub const LEVELS: usize = 50;
/// The column with the parent's id.
pub const PARENT_ID: &str = "parent_id";

/// Those above one, the nearest first. It ends where somebody comes again.
pub(super) fn climb<T: Copy + PartialEq>(from: T, up: impl Fn(T) -> Option<T>) -> Vec<T> {
    let mut path = Vec::new();
    let mut at = from;
    while let Some(next) = up(at).filter(|next| *next != from && !path.contains(next) && path.len() < LEVELS) {
        path.push(next);
        at = next;
    }
    path
}

/// The way from `parent` up to `account`, both included, if the account would stand below itself with that parent.
pub(crate) fn closes<'a>(
    parents: &'a HashMap<String, String>,
    (account, parent): (&'a str, &'a str),
) -> Option<Vec<&'a str>> {
    let mut path: Vec<&str> = std::iter::once(parent).chain(climbed(parents, parent)).collect();
    let end = path.iter().position(|id| *id == account)?;
    path.truncate(end + 1);
    Some(path)
}

/// Whether too many would stand above `account`, or above those below it, with that parent.
pub(crate) fn is_deep(parents: &HashMap<String, String>, (account, parent): (&str, &str)) -> bool {
    let below = parents.keys().filter_map(|id| climbed(parents, id).iter().position(|above| *above == account));
    climbed(parents, parent).len() + 1 + below.max().map_or(0, |at| at + 1) >= LEVELS
}

fn climbed<'a>(parents: &'a HashMap<String, String>, from: &'a str) -> Vec<&'a str> {
    climb(from, |id| parents.get(id).map(String::as_str))
}

/// Who belongs to whom among the rows of a frame.
#[derive(Debug, Default)]
pub struct Tree {
    /// The parent's row, by row.
    above: BTreeMap<usize, usize>,
}

impl Tree {
    /// By the column [`PARENT_ID`]; without it nobody belongs to anybody.
    pub fn of(frame: &Frame) -> Self {
        let column = frame.array(PARENT_ID);
        let ids = column.as_ref().and_then(|column| column.as_string_opt::<i32>());
        let rows = ids.into_iter().flat_map(|ids| ids.iter().enumerate());
        Self { above: rows.filter_map(|(row, id)| Some((row, frame.row(id?)?))).collect() }
    }

    /// The rows that belong to another one, in order.
    pub fn rows(&self) -> impl Iterator<Item = usize> {
        self.above.keys().copied()
    }

    /// The rows that others belong to, in order.
    pub(super) fn parents(&self) -> BTreeSet<usize> {
        self.above.values().copied().collect()
    }

    /// The rows above one, the nearest first.
    pub fn above(&self, row: usize) -> Vec<usize> {
        climb(row, |row| self.above.get(&row).copied())
    }

    /// The rows below one, each behind the one that it belongs to, with how many levels lie between it and `row`.
    pub fn below(&self, row: usize) -> Vec<(usize, usize)> {
        let mut children: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (child, parent) in self.above.iter().rev() {
            children.entry(*parent).or_default().push(*child);
        }
        let mut seen = BTreeSet::from([row]);
        let mut found = Vec::new();
        let mut open: Vec<(usize, usize)> = children.get(&row).into_iter().flatten().map(|child| (*child, 0)).collect();
        while let Some((at, level)) = open.pop() {
            if level >= LEVELS || !seen.insert(at) {
                continue;
            }
            found.push((at, level));
            open.extend(children.get(&at).into_iter().flatten().map(|child| (*child, level + 1)));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Class, Value, ValueType};
    use proptest::prelude::*;
    use query::ColumnSpec;

    use super::*;

    fn parents(pairs: &[(&str, &str)]) -> HashMap<String, String> {
        pairs.iter().map(|(child, parent)| ((*child).to_owned(), (*parent).to_owned())).collect()
    }

    fn tree(above: &[Option<usize>]) -> Tree {
        let ids: Vec<String> = (0..above.len()).map(|row| format!("acc_{row}")).collect();
        let cells = above.iter().map(|parent| parent.map_or(Value::Null, |row| Value::Text(format!("acc_{row}"))));
        let spec = ColumnSpec::new(PARENT_ID, ValueType::Text, Class::General);
        Tree::of(&Frame::new(ids).with(spec, cells.collect()).unwrap())
    }

    #[test]
    fn a_circle_is_named_with_those_in_between() {
        let all = parents(&[("c", "b"), ("b", "a")]);
        assert_eq!(closes(&all, ("a", "c")), Some(vec!["c", "b", "a"]));
        assert_eq!(closes(&all, ("a", "b")), Some(vec!["b", "a"]));
        assert_eq!(closes(&all, ("a", "a")), Some(vec!["a"]));
        assert_eq!(closes(&all, ("d", "c")), None);
        assert_eq!(closes(&all, ("c", "a")), None, "nearer to the top");
    }

    #[test]
    fn a_chain_has_an_end() {
        let name = |at: usize| format!("a{at}");
        let all: HashMap<String, String> = (0..LEVELS).map(|at| (name(at), name(at + 1))).collect();
        assert!(is_deep(&all, ("new", "a0")) && !is_deep(&all, ("new", "a2")));
        // Those below who moves count too.
        let other = (0..30).map(|at| (format!("b{at}"), format!("b{}", at + 1)));
        let both: HashMap<String, String> = all.into_iter().chain(other).collect();
        assert!(is_deep(&both, ("a30", "b0")) && !is_deep(&both, ("a10", "b0")));
    }

    #[test]
    fn those_below_stand_behind_the_one_they_belong_to() {
        let tree = tree(&[None, Some(0), Some(0), Some(1), None, Some(3)]);
        assert_eq!(tree.below(0), [(1, 0), (3, 1), (5, 2), (2, 0)]);
        assert_eq!(tree.above(5), [3, 1, 0]);
        assert_eq!((tree.below(4), tree.above(4)), (vec![], vec![]));
    }

    proptest! {
        #[test]
        fn below_is_what_climbs_there(above in prop::collection::vec(prop::option::of(0_usize..12), 12)) {
            let tree = tree(&above);
            for row in 0..above.len() {
                let mut below: Vec<usize> = tree.below(row).into_iter().map(|(row, _)| row).collect();
                below.sort_unstable();
                let climbed: Vec<usize> = (0..above.len()).filter(|other| tree.above(*other).contains(&row)).collect();
                prop_assert_eq!(below, climbed);
            }
        }
    }
}
