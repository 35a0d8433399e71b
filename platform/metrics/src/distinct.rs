//! Who was there on which days: one day bitmap per (subject, other) and filter, not per metric.

use std::collections::HashMap;

use crate::bits::{self, Bits};

/// Day bitmaps of the people (or names) of all subjects. Grows with pairs that were active in the open days, not with events.
#[derive(Debug, Default)]
pub(crate) struct Distinct {
    /// Filters kept for each pair.
    width: usize,
    places: HashMap<u64, u32, ahash::RandomState>,
    bits: Vec<Bits>,
    /// The pair found last: events come in runs.
    last: Option<(u64, u32)>,
}

impl Distinct {
    pub(crate) fn new(width: usize) -> Self {
        Self { width, ..Self::default() }
    }

    /// Notes that `other` was active for `subject` on a day, under a filter. Gives the days known before, if this one is new.
    pub(crate) fn set(&mut self, (subject, other): (u32, u32), filter: usize, day: usize) -> Option<Bits> {
        let place = self.place((u64::from(subject) << 32) | u64::from(other));
        bits::note(&mut self.bits[place as usize * self.width + filter], day)
    }

    fn place(&mut self, pair: u64) -> u32 {
        if let Some((last, place)) = self.last
            && last == pair
        {
            return place;
        }
        let fresh = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
        let place = *self.places.entry(pair).or_insert(fresh);
        if place == fresh {
            self.bits.resize(self.bits.len() + self.width, Bits::default());
        }
        self.last = Some((pair, place));
        place
    }
}
