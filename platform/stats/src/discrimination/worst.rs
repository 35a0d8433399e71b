//! What stands among the rows with the highest scores: lift, and the share of all that happened, in rows and in weight.

use crate::unfit::{Result, Unfit, all, at_least, finite, same_length, setting};

/// The rows with the highest scores.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Worst {
    /// How many rows these are: the share of all, rounded up.
    pub rows: usize,
    /// How many of them happened; where rows at the cut have equal scores, on average over the ways to choose among them.
    pub happened: f64,
    /// The share of them that happened.
    pub rate: f64,
    /// `rate` over the rate of all rows: how many times as often.
    pub lift: f64,
    /// The share of all that happened that is among them (*captured*).
    pub caught: f64,
    /// The same in weight: of the weight of all that happened. Equal to `caught` without weights.
    pub caught_weight: f64,
}

/// Looks at the `share` (such as 0.1) of rows with the highest scores.
///
/// Ties: a row above the cut counts whole; rows whose score is that at the cut share the places left there equally. So the
/// numbers depend neither on the order of the rows nor on luck: with all scores equal, the lift is 1.
///
/// # Errors
/// [`LengthsDiffer`](Unfit::LengthsDiffer); [`NotFinite`](Unfit::NotFinite); [`OutOfRange`](Unfit::OutOfRange) for a negative
/// weight; [`Setting`](Unfit::Setting) for a share that is not above 0 and at most 1; [`TooFew`](Unfit::TooFew) without rows;
/// [`NoEvents`](Unfit::NoEvents) when nothing happened, or only what weighs nothing.
///
/// # Examples
/// ```
/// use tenure_stats::discrimination::worst;
/// let scores = [0.9, 0.8, 0.7, 0.1];
/// let lost = worst(&scores, &[true, false, false, true], Some(&[900.0, 50.0, 50.0, 100.0]), 0.25)?;
/// assert_eq!((lost.rows, lost.lift, lost.caught, lost.caught_weight), (1, 2.0, 0.5, 0.9));
/// # Ok::<(), tenure_stats::Unfit>(())
/// ```
pub fn worst(scores: &[f64], outcomes: &[bool], weights: Option<&[f64]>, share: f64) -> Result<Worst> {
    setting("share", share > 0.0 && share <= 1.0)?;
    at_least(1, scores.len())?;
    same_length(scores.len(), outcomes.len())?;
    finite(scores)?;
    let ones = vec![1.0; if weights.is_some() { 0 } else { scores.len() }];
    let weights = weights.unwrap_or(&ones);
    same_length(scores.len(), weights.len())?;
    all(weights, |weight| weight >= 0.0)?;
    // 0.1 · 30 is a little more than 3.
    let rows = ((share * scores.len() as f64 - 1e-9).ceil() as usize).clamp(1, scores.len());
    let mut sorted = scores.to_vec();
    sorted.sort_by(|left, right| right.total_cmp(left));
    let cut = sorted[rows - 1];
    let above = sorted.iter().take_while(|score| **score > cut).count();
    let tied = sorted[above..].iter().take_while(|score| **score == cut).count();
    let part = (rows - above) as f64 / tied as f64;
    let (mut sum, mut caught) = ((0.0, 0.0), (0.0, 0.0));
    for ((score, weight), _) in scores.iter().zip(weights).zip(outcomes).filter(|(_, outcome)| **outcome) {
        let inside = if *score > cut { 1.0 } else { part * f64::from(u8::from(*score == cut)) };
        sum = (sum.0 + 1.0, sum.1 + weight);
        caught = (caught.0 + inside, caught.1 + inside * weight);
    }
    if sum.1 <= 0.0 {
        return Err(Unfit::NoEvents);
    }
    let (happened, rate) = (caught.0, caught.0 / rows as f64);
    let lift = rate / (sum.0 / scores.len() as f64);
    Ok(Worst { rows, happened, rate, lift, caught: happened / sum.0, caught_weight: caught.1 / sum.1 })
}
