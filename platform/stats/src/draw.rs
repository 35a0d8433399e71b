//! Random draws from a seed: PCG XSL RR 128/64 (O'Neill 2014, the generator of numpy), the same on every machine.

use rand_core::Rng;
use rand_pcg::Pcg64;

/// Which of the generator's sequences is taken; any odd part does.
const STREAM: u128 = 0x7465_6e75_7265_2073_7461_7473;
/// Spreads neighbouring seeds over the whole state (the golden ratio, as in splitmix64).
const SPREAD: u128 = 0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835;

/// A source of draws.
#[derive(Debug, Clone)]
pub(crate) struct Draws(Pcg64);

impl Draws {
    pub fn new(seed: u64) -> Self {
        Self(Pcg64::new((u128::from(seed) + 1).wrapping_mul(SPREAD), STREAM))
    }

    /// A whole number from 0 up to, but without, `end`; 0 when `end` is 0. The upper half of a product (Lemire 2019): for any
    /// count that fits into memory its unevenness is beyond notice.
    pub fn below(&mut self, end: usize) -> usize {
        let product = u128::from(self.0.next_u64()) * end as u128;
        (product >> 64) as usize
    }

    /// A number from 0 up to, but without, 1, in steps of 2⁻⁵³.
    pub fn share(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 * (1.0 / (1_u64 << 53) as f64)
    }

    /// Puts the values into a random order (Fisher and Yates).
    pub fn shuffle<T>(&mut self, values: &mut [T]) {
        for end in (1..values.len()).rev() {
            let other = self.below(end + 1);
            values.swap(end, other);
        }
    }

    /// `count` different positions below `end`, rising; all of them when there are not more.
    pub fn choose(&mut self, count: usize, end: usize) -> Vec<usize> {
        let mut positions: Vec<usize> = (0..end).collect();
        if count < end {
            self.shuffle(&mut positions);
            positions.truncate(count);
            positions.sort_unstable();
        }
        positions
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// numpy 2.4: `PCG64` with `state` as `Pcg64::new` makes it, `random_raw`.
    #[test]
    fn the_generator_is_that_of_numpy() {
        let mut draws = Draws::new(42);
        assert_eq!(
            [draws.0.next_u64(), draws.0.next_u64(), draws.0.next_u64()],
            [0xa411_37b1_5bb2_1d61, 0x53f2_666e_8de2_6427, 0xec04_c28e_0bc7_edf2]
        );
    }

    #[test]
    fn draws_stay_within_their_ends() {
        let mut draws = Draws::new(1);
        let mut seen = [0; 3];
        (0..3_000).for_each(|_| seen[draws.below(3)] += 1);
        assert!(seen.iter().all(|count| (900..1_100).contains(count)), "{seen:?}");
        assert!((0..1_000).all(|_| (0.0..1.0).contains(&draws.share())));
        assert_eq!((draws.below(0), draws.below(1)), (0, 0));
        assert_eq!(draws.choose(5, 3), [0, 1, 2]);
        let chosen = draws.choose(3, 9);
        assert!(chosen.len() == 3 && chosen.is_sorted_by(|left, right| left < right));
    }
}
