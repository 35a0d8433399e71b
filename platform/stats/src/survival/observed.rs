//! What is known about lifetimes: how long each was watched, from when on, and whether its end was seen.

use crate::unfit::{Result, all, at_least, same_length};

/// Lifetimes in any one unit, one per subject; some were still going on when last seen (*censored*).
///
/// A subject is at risk at time `t` when `entry < t ≤ duration`. At a time that several share, ends come before censorings: who
/// was last seen at `t` was at risk at `t`.
#[derive(Debug, Clone, Copy)]
pub struct Observed<'a> {
    pub(crate) durations: &'a [f64],
    pub(crate) ended: &'a [bool],
    pub(crate) entries: Option<&'a [f64]>,
}

impl<'a> Observed<'a> {
    /// Subjects watched from their time 0 until `durations`; where `ended` is false the lifetime went on.
    ///
    /// # Errors
    /// [`TooFew`](crate::Unfit::TooFew) without subjects; [`LengthsDiffer`](crate::Unfit::LengthsDiffer); a duration that is not
    /// finite or negative.
    pub fn new(durations: &'a [f64], ended: &'a [bool]) -> Result<Self> {
        at_least(1, durations.len())?;
        same_length(durations.len(), ended.len())?;
        all(durations, |duration| duration >= 0.0)?;
        Ok(Self { durations, ended, entries: None })
    }

    /// The same subjects, each watched from its own age `entries` on (*left truncation*): who ended before could not be seen at
    /// all.
    ///
    /// # Errors
    /// [`LengthsDiffer`](crate::Unfit::LengthsDiffer); [`OutOfRange`](crate::Unfit::OutOfRange) for an entry below 0 or not
    /// before the duration.
    pub fn entering(self, entries: &'a [f64]) -> Result<Self> {
        same_length(self.durations.len(), entries.len())?;
        all(entries, |entry| entry >= 0.0)?;
        let late = entries.iter().zip(self.durations).position(|(entry, duration)| entry >= duration);
        late.map_or(Ok(Self { entries: Some(entries), ..self }), |at| Err(crate::Unfit::OutOfRange { at }))
    }

    /// How many subjects there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.durations.len()
    }

    /// Never: there is at least one subject.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.durations.is_empty()
    }

    /// How many ends were seen.
    #[must_use]
    pub fn events(&self) -> usize {
        self.ended.iter().filter(|ended| **ended).count()
    }

    /// The subjects' positions, shortest duration first, in the order given where durations are equal.
    pub(crate) fn by_duration(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.len()).collect();
        order.sort_by(|left, right| self.durations[*left].total_cmp(&self.durations[*right]));
        order
    }

    /// The subjects' positions, earliest entry first; nothing when all entered at the start.
    pub(crate) fn by_entry(&self) -> Vec<usize> {
        let Some(entries) = self.entries else { return Vec::new() };
        let mut order: Vec<usize> = (0..entries.len()).collect();
        order.sort_by(|left, right| entries[*left].total_cmp(&entries[*right]));
        order
    }

    /// What happened at each distinct duration, in order.
    pub(crate) fn moments(&self) -> Vec<Moment> {
        let (order, by_entry) = (self.by_duration(), self.by_entry());
        let mut moments: Vec<Moment> = Vec::new();
        let (mut gone, mut entered) = (0, if self.entries.is_some() { 0 } else { self.len() });
        while let Some(first) = order.get(gone) {
            let time = self.durations[*first];
            let here = order[gone..].iter().take_while(|subject| self.durations[**subject] == time);
            let (count, ended) = here.fold((0, 0), |(n, d), subject| (n + 1, d + usize::from(self.ended[*subject])));
            if let Some(entries) = self.entries {
                entered += by_entry[entered..].iter().take_while(|subject| entries[**subject] < time).count();
            }
            moments.push(Moment { time, at_risk: entered - gone, ended, censored: count - ended });
            gone += count;
        }
        moments
    }
}

/// One time at which subjects were last seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Moment {
    pub time: f64,
    pub at_risk: usize,
    pub ended: usize,
    pub censored: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Unfit;

    #[test]
    fn who_is_at_risk() {
        let observed = Observed::new(&[3.0, 1.0, 3.0, 2.0], &[true, false, false, true]).unwrap();
        let of = |m: &Moment| (m.time, m.at_risk, m.ended, m.censored);
        let all: Vec<_> = observed.moments().iter().map(of).collect();
        assert_eq!(all, [(1.0, 4, 0, 1), (2.0, 3, 1, 0), (3.0, 2, 1, 1)]);
        let late = observed.entering(&[1.0, 0.0, 2.0, 1.5]).unwrap();
        let late: Vec<_> = late.moments().iter().map(of).collect();
        assert_eq!(late, [(1.0, 1, 0, 1), (2.0, 2, 1, 0), (3.0, 2, 1, 1)]);
    }

    #[test]
    fn what_cannot_be() {
        assert_eq!(Observed::new(&[], &[]).err(), Some(Unfit::TooFew { needed: 1, have: 0 }));
        assert_eq!(Observed::new(&[1.0], &[]).err(), Some(Unfit::LengthsDiffer { left: 1, right: 0 }));
        assert_eq!(Observed::new(&[1.0, f64::NAN], &[true; 2]).err(), Some(Unfit::NotFinite { at: 1 }));
        assert_eq!(Observed::new(&[-1.0], &[true]).err(), Some(Unfit::OutOfRange { at: 0 }));
        let observed = Observed::new(&[1.0, 2.0], &[true, true]).unwrap();
        assert_eq!(observed.entering(&[0.0, 2.0]).err(), Some(Unfit::OutOfRange { at: 1 }));
    }
}
