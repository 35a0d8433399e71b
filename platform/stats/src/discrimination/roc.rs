//! The area under the ROC curve, its error, and the comparison of two (DeLong, DeLong and Clarke-Pearson 1988; computed by ranks
//! as in Sun and Xu 2014).

use crate::estimate::{Estimate, Interval, Test, two_sided, z_of};
use crate::rank::midranks;
use crate::unfit::{Result, at_least, both_classes, finite, same_length};

/// The chance that a row that happened has a higher score than one that did not, ties counting half (Bamber 1975): 0.5 is no
/// better than chance, 1 is perfect, below 0.5 the score points the other way.
///
/// Sorting is all it costs. One column by itself that comes near 1 knows more than it should.
///
/// # Errors
/// [`LengthsDiffer`](crate::Unfit::LengthsDiffer); [`NotFinite`](crate::Unfit::NotFinite); [`OneClass`](crate::Unfit::OneClass).
///
/// # Examples
/// ```
/// use tenure_stats::discrimination::auc;
/// assert_eq!(auc(&[0.1, 0.4, 0.35, 0.8], &[false, false, true, true])?, 0.75);
/// assert_eq!(auc(&[1.0; 4], &[false, false, true, true])?, 0.5);
/// # Ok::<(), tenure_stats::Unfit>(())
/// ```
pub fn auc(scores: &[f64], outcomes: &[bool]) -> Result<f64> {
    let (happened, others) = checked(scores, outcomes)?;
    let (m, n) = (happened as f64, others as f64);
    let ranks = midranks(scores).into_iter().zip(outcomes).filter(|(_, outcome)| **outcome).map(|(rank, _)| rank);
    Ok((ranks.sum::<f64>() - m * (m + 1.0) / 2.0) / (m * n))
}

/// The area with DeLong's error and Wald's interval of `level`, cut at 0 and 1 (as pROC in R).
///
/// Where the score is perfect the error comes out as 0, and the interval says too much.
///
/// # Errors
/// As [`auc`]; [`TooFew`](crate::Unfit::TooFew) for fewer than two rows of a class; [`Setting`](crate::Unfit::Setting) for a
/// level outside of 0 to 1.
pub fn auc_within(scores: &[f64], outcomes: &[bool], level: f64) -> Result<Estimate> {
    let z = z_of(level)?;
    let placed = Placements::of(scores, outcomes)?;
    let error = placed.covariance(&placed).max(0.0).sqrt();
    Ok(cut(Estimate::wald(placed.area, error, z)))
}

/// The area with Obuchowski's error for rows that go together in `groups` (weeks of one customer), and Wald's interval of `level`, cut
/// at 0 and 1 (Obuchowski 1997, "Nonparametric analysis of clustered ROC curve data"). Where every group has one row it is
/// [`auc_within`].
///
/// Groups are numbers from 0; they need not be sorted.
///
/// # Errors
/// As [`auc_within`]; [`TooFew`](crate::Unfit::TooFew) for fewer than two groups with rows of a class.
pub fn auc_within_groups(scores: &[f64], outcomes: &[bool], groups: &[usize], level: f64) -> Result<Estimate> {
    let z = z_of(level)?;
    same_length(groups.len(), outcomes.len())?;
    let placed = Placements::of(scores, outcomes)?;
    let mut sums = vec![Clustered::default(); groups.iter().max().map_or(0, |last| last + 1)];
    let (mut happened, mut others) = (placed.happened.iter(), placed.others.iter());
    for (group, outcome) in groups.iter().zip(outcomes) {
        let own = if *outcome { &mut sums[*group].happened } else { &mut sums[*group].others };
        let placement = if *outcome { happened.next() } else { others.next() };
        own.0 += placement.unwrap_or(&0.0) - placed.area;
        own.1 += 1;
    }
    let (m, n) = (placed.happened.len() as f64, placed.others.len() as f64);
    let with = |part: fn(&Clustered) -> (f64, usize)| {
        let apart: Vec<f64> = sums.iter().map(part).filter(|(_, rows)| *rows > 0).map(|(sum, _)| sum).collect();
        at_least(2, apart.len())?;
        Ok((sample(apart.len()), apart.iter().map(|sum| sum * sum).sum::<f64>()))
    };
    let (a, happened) = with(|group| group.happened)?;
    let (b, others) = with(|group| group.others)?;
    let both = sums.iter().filter(|group| group.happened.1 + group.others.1 > 0);
    let (count, joint) = both.fold((0, 0.0), |(n, sum), group| (n + 1, sum + group.happened.0 * group.others.0));
    let variance = a * happened / (m * m) + b * others / (n * n) + 2.0 * sample(count) * joint / (m * n);
    Ok(cut(Estimate::wald(placed.area, variance.max(0.0).sqrt(), z)))
}

/// What the rows of a group are apart from the area, of each class: the sum, and how many rows.
#[derive(Clone, Default)]
struct Clustered {
    happened: (f64, usize),
    others: (f64, usize),
}

/// The correction of a variance that is estimated from so many groups.
fn sample(groups: usize) -> f64 {
    groups as f64 / (groups as f64 - 1.0).max(1.0)
}

/// Two scores for the same rows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ComparedAuc {
    /// The area of the first.
    pub first: Estimate,
    /// The area of the second.
    pub second: Estimate,
    /// First less second.
    pub difference: Estimate,
    /// Of no difference; the statistic is normal. `p` is 1 where both scores put the rows in one order.
    pub test: Test,
}

/// Compares the areas of two scores for the same rows, which go together and so are not independent.
///
/// # Errors
/// As [`auc_within`].
pub fn compare_auc(first: &[f64], second: &[f64], outcomes: &[bool], level: f64) -> Result<ComparedAuc> {
    let z = z_of(level)?;
    let (one, two) = (Placements::of(first, outcomes)?, Placements::of(second, outcomes)?);
    let (a, b) = (one.covariance(&one).max(0.0), two.covariance(&two).max(0.0));
    let error = one.minus(&two).max(0.0).sqrt();
    let difference = one.area - two.area;
    let statistic = if error > 0.0 { difference / error } else { 0.0 };
    Ok(ComparedAuc {
        first: cut(Estimate::wald(one.area, a.sqrt(), z)),
        second: cut(Estimate::wald(two.area, b.sqrt(), z)),
        difference: Estimate::wald(difference, error, z),
        test: Test { statistic, p: two_sided(statistic) },
    })
}

fn cut(estimate: Estimate) -> Estimate {
    let Interval { low, high } = estimate.interval;
    Estimate { interval: Interval { low: low.max(0.0), high: high.min(1.0) }, ..estimate }
}

fn checked(scores: &[f64], outcomes: &[bool]) -> Result<(usize, usize)> {
    same_length(scores.len(), outcomes.len())?;
    finite(scores)?;
    both_classes(outcomes)
}

/// For each row the share of the other class on its right side.
struct Placements {
    area: f64,
    /// Of rows that happened: the share of the others below.
    happened: Vec<f64>,
    /// Of the others: the share of those that happened above.
    others: Vec<f64>,
}

impl Placements {
    fn of(scores: &[f64], outcomes: &[bool]) -> Result<Self> {
        let (m, n) = checked(scores, outcomes)?;
        at_least(2, m.min(n))?;
        let class = |wanted: bool| -> Vec<f64> {
            scores.iter().zip(outcomes).filter(|(_, own)| **own == wanted).map(|(score, _)| *score).collect()
        };
        let (within_happened, within_others) = (midranks(&class(true)), midranks(&class(false)));
        let (mut happened, mut others) = (Vec::with_capacity(m), Vec::with_capacity(n));
        for (rank, outcome) in midranks(scores).into_iter().zip(outcomes) {
            if *outcome {
                happened.push((rank - within_happened[happened.len()]) / n as f64);
            } else {
                others.push(1.0 - (rank - within_others[others.len()]) / m as f64);
            }
        }
        Ok(Self { area: mean(&happened), happened, others })
    }

    fn covariance(&self, other: &Self) -> f64 {
        let part = |left: &[f64], right: &[f64]| {
            let (a, b) = (mean(left), mean(right));
            let products = left.iter().zip(right).map(|(left, right)| (left - a) * (right - b));
            products.sum::<f64>() / (left.len() as f64 - 1.0) / left.len() as f64
        };
        part(&self.happened, &other.happened) + part(&self.others, &other.others)
    }

    /// The variance of the difference of the areas, from the differences row by row: exactly 0 where these are.
    fn minus(&self, other: &Self) -> f64 {
        let less = |left: &[f64], right: &[f64]| left.iter().zip(right).map(|(left, right)| left - right).collect();
        let apart = Self {
            area: self.area - other.area,
            happened: less(&self.happened, &other.happened),
            others: less(&self.others, &other.others),
        };
        apart.covariance(&apart)
    }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}
