//! Folds for cross-validation that keep groups whole.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::draw::Draws;
use crate::unfit::{Result, at_least, same_length, setting};

/// The fold (0 to `folds` less one) of each row; rows with one label in `groups` are in one fold, so that nothing that is known
/// of a group can be learnt from one fold and used in another.
///
/// Groups are put in random order by `seed`, larger ones first, and each goes where the fewest rows are: folds are as equal as
/// that allows. For plain folds give each row its own label.
///
/// # Errors
/// [`Setting`](crate::Unfit::Setting) for fewer than 2 folds; [`TooFew`](crate::Unfit::TooFew) for fewer groups than folds.
///
/// # Examples
/// ```
/// use tenure_stats::resampling::grouped_folds;
/// let folds = grouped_folds(&[5, 5, 9, 9, 7, 7], 3, 1)?;
/// assert!(folds[0] == folds[1] && folds[2] == folds[3] && folds[0] != folds[2]);
/// # Ok::<(), tenure_stats::Unfit>(())
/// ```
pub fn grouped_folds(groups: &[usize], folds: usize, seed: u64) -> Result<Vec<usize>> {
    setting("folds", folds > 1)?;
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    groups.iter().for_each(|group| *sizes.entry(*group).or_default() += 1);
    at_least(folds, sizes.len())?;
    let mut order: Vec<(usize, usize)> = sizes.into_iter().collect();
    Draws::new(seed).shuffle(&mut order);
    order.sort_by_key(|(_, size)| Reverse(*size));
    let mut filled = vec![0; folds];
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    for (group, size) in order {
        let least = filled.iter().enumerate().min_by_key(|(_, rows)| **rows).map_or(0, |(fold, _)| fold);
        filled[least] += size;
        places.insert(group, least);
    }
    let found: Vec<usize> = groups.iter().filter_map(|group| places.get(group).copied()).collect();
    same_length(groups.len(), found.len())?;
    Ok(found)
}
