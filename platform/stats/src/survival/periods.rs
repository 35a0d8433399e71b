//! Lifetimes in whole periods as one row per subject and period, for hazards in discrete time (Allison 1982, Singer and Willett
//! 1993).

use crate::unfit::{Result, Unfit, same_length};

/// A subject in one period in which it was at risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SubjectPeriod {
    /// Position of the subject.
    pub subject: usize,
    /// The period, counted from 1.
    pub period: u32,
    /// Whether it ended in this period.
    pub ended: bool,
}

/// One row per subject and period at risk: a logistic regression on these rows is a discrete-time hazard model.
///
/// `durations` are whole periods, at least 1; where `ended` is false the subject was still there after the last of them.
///
/// # Errors
/// [`LengthsDiffer`](Unfit::LengthsDiffer); [`OutOfRange`](Unfit::OutOfRange) for a duration of 0.
///
/// # Examples
/// ```
/// use tenure_stats::survival::subject_periods;
/// let rows = subject_periods(&[2, 1], &[true, false])?;
/// assert_eq!(rows.len(), 3);
/// assert_eq!((rows[1].subject, rows[1].period, rows[1].ended), (0, 2, true));
/// # Ok::<(), tenure_stats::Unfit>(())
/// ```
pub fn subject_periods(durations: &[u32], ended: &[bool]) -> Result<Vec<SubjectPeriod>> {
    same_length(durations.len(), ended.len())?;
    if let Some(at) = durations.iter().position(|duration| *duration == 0) {
        return Err(Unfit::OutOfRange { at });
    }
    let subjects = durations.iter().zip(ended).enumerate();
    let rows = subjects.flat_map(|(subject, (duration, ended))| {
        (1..=*duration).map(move |period| SubjectPeriod { subject, period, ended: *ended && period == *duration })
    });
    Ok(rows.collect())
}
