//! Chances in bins of equal count, each beside the share that happened: the reliability diagram.

use crate::estimate::Interval;
use crate::proportion::wilson;
use crate::unfit::{Result, at_least, chances as are_chances, same_length, setting};

/// Rows with similar chances.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bin {
    /// How many rows.
    pub rows: usize,
    /// How many of them happened.
    pub happened: usize,
    /// The lowest chance.
    pub low: f64,
    /// The highest chance.
    pub high: f64,
    /// The mean chance.
    pub expected: f64,
    /// The share that happened.
    pub share: f64,
    /// Wilson's interval of that share.
    pub interval: Interval,
}

/// Puts rows into `bins` by rising chance, of equal count as far as possible, with intervals of `level`.
///
/// Equal chances are never parted: a bin reaches to the end of the chances that are equal to its last one, and so there may be
/// fewer bins than asked for (one, when all chances are equal).
///
/// # Errors
/// [`LengthsDiffer`](crate::Unfit::LengthsDiffer); [`OutOfRange`](crate::Unfit::OutOfRange) for what is no chance;
/// [`Setting`](crate::Unfit::Setting) for no bins; [`TooFew`](crate::Unfit::TooFew) for fewer rows than bins.
///
/// # Examples
/// ```
/// use tenure_stats::calibration::reliability;
/// let bins = reliability(&[0.1, 0.2, 0.8, 0.9], &[false, false, true, false], 2, 0.95)?;
/// assert_eq!((bins[1].rows, bins[1].happened, bins[1].share), (2, 1, 0.5));
/// # Ok::<(), tenure_stats::Unfit>(())
/// ```
pub fn reliability(chances: &[f64], outcomes: &[bool], bins: usize, level: f64) -> Result<Vec<Bin>> {
    setting("bins", bins > 0)?;
    same_length(chances.len(), outcomes.len())?;
    at_least(bins, chances.len())?;
    are_chances(chances)?;
    let mut rows: Vec<(f64, bool)> = chances.iter().copied().zip(outcomes.iter().copied()).collect();
    rows.sort_by(|left, right| left.0.total_cmp(&right.0));
    let (mut filled, mut from) = (Vec::new(), 0);
    for bin in 1..=bins {
        // The end of the first `bin` equal parts, rounded down.
        let to = rows.len() * bin / bins;
        let Some((last, _)) = rows.get(to - 1) else { break };
        let to = to + rows[to..].iter().take_while(|(chance, _)| chance == last).count();
        if to > from {
            filled.push(filled_bin(&rows[from..to], level)?);
            from = to;
        }
    }
    Ok(filled)
}

fn filled_bin(rows: &[(f64, bool)], level: f64) -> Result<Bin> {
    let happened = rows.iter().filter(|(_, outcome)| *outcome).count();
    let end = |row: Option<&(f64, bool)>| row.map_or(0.0, |(chance, _)| *chance);
    Ok(Bin {
        rows: rows.len(),
        happened,
        low: end(rows.first()),
        high: end(rows.last()),
        expected: rows.iter().map(|(chance, _)| chance).sum::<f64>() / rows.len() as f64,
        share: happened as f64 / rows.len() as f64,
        interval: wilson(happened, rows.len(), level)?,
    })
}
