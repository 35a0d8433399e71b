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
