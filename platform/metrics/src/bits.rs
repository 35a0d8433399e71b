//! A set of days before today, as bits: bit 0 is today.

/// 192 days, of which 184 are used.
pub(crate) type Bits = [u64; 3];

/// Adds a day.
pub(crate) fn set(bits: &mut Bits, day: usize) {
    bits[day / 64] |= 1 << (day % 64);
}

/// Adds a day; gives the days before, if it was not among them.
pub(crate) fn note(bits: &mut Bits, day: usize) -> Option<Bits> {
    let before = *bits;
    set(bits, day);
    (*bits != before).then_some(before)
}

/// Whether a day is among them.
pub(crate) const fn holds(bits: &Bits, day: usize) -> bool {
    bits[day / 64] & (1 << (day % 64)) != 0
}

/// The earliest day that is at most `from` days before today.
pub(crate) fn earliest(bits: &Bits, from: usize) -> Option<usize> {
    let word = from / 64;
    let until = |at: usize| if at == word { u64::MAX >> (63 - from % 64) } else { u64::MAX };
    (0..=word).rev().find_map(|at| {
        let left = bits[at] & until(at);
        (left != 0).then(|| at * 64 + 63 - left.leading_zeros() as usize)
    })
}

/// The days from `near` up to but not including `far`.
pub(crate) fn mask((near, far): (u16, u16)) -> Bits {
    let mut bits = Bits::default();
    (near..far.min(192)).for_each(|day| set(&mut bits, usize::from(day)));
    bits
}

/// How many days are in both.
pub(crate) fn shared(a: &Bits, b: &Bits) -> u32 {
    a.iter().zip(b).map(|(a, b)| (a & b).count_ones()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_earliest_day_is_the_farthest_from_today() {
        let mut bits = Bits::default();
        [0, 3, 63, 64, 128, 183].iter().for_each(|day| set(&mut bits, *day));
        let found: Vec<Option<usize>> = [191, 183, 182, 127, 63, 62, 2].map(|from| earliest(&bits, from)).into();
        assert_eq!(found, [183, 183, 128, 64, 63, 3, 0].map(Some));
        assert_eq!(earliest(&Bits::default(), 191), None);
        assert_eq!(earliest(&[2, 0, 0], 0), None);
    }
}
