//! Where k-means starts: k-means++ (Arthur and Vassilvitskii 2007).

use super::squared_distance;
use crate::draw::Draws;
use crate::rows::Rows;

/// `k` different rows as first centres, one after the other: each row is drawn with a chance proportional to the square of its
/// distance to the nearest centre so far. Fewer when there are not so many different rows.
pub fn first_centres(rows: Rows<'_>, k: usize, draws: &mut Draws) -> Vec<Vec<f64>> {
    let mut centres = vec![rows.row(draws.below(rows.len())).to_vec()];
    let mut nearest = vec![f64::INFINITY; rows.len()];
    while centres.len() < k {
        let Some(last) = centres.last() else { break };
        for (least, row) in nearest.iter_mut().zip(rows.iter()) {
            *least = least.min(squared_distance(row, last));
        }
        let mut left = draws.share() * nearest.iter().sum::<f64>();
        // Rows at a centre have no chance, also where rounding takes the sum past the end.
        let mut chosen = None;
        for (at, own) in nearest.iter().enumerate().filter(|(_, own)| **own > 0.0) {
            chosen = Some(at);
            left -= own;
            if left < 0.0 {
                break;
            }
        }
        let Some(at) = chosen else { break };
        centres.push(rows.row(at).to_vec());
    }
    centres
}
