//! Draws that repeat: a small generator (SplitMix64, Steele, Lea and Flood 2014) whose stream never changes with a
//! library's version, so that a seed keeps its company.

/// A stream of draws.
#[derive(Debug, Clone)]
pub(crate) struct Chance(u64);

/// Mixes a number into a seed: neighbours get unrelated streams.
pub(crate) const fn mix(seed: u64, with: u64) -> u64 {
    finish(seed ^ finish(with.wrapping_add(0x9e37_79b9_7f4a_7c15)))
}

const fn finish(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

impl Chance {
    /// The stream of `seed` for one purpose.
    pub(crate) const fn new(seed: u64, purpose: u64) -> Self {
        Self(mix(seed, purpose))
    }

    /// 64 random bits.
    pub(crate) const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        finish(self.0)
    }

    /// Evenly from 0 up to, but not, 1.
    pub(crate) const fn unit(&mut self) -> f32 {
        (self.bits() >> 40) as f32 / (1_u64 << 24) as f32
    }

    /// True with probability `p`.
    pub(crate) fn hit(&mut self, p: f32) -> bool {
        self.unit() < p
    }

    /// Evenly from 0 up to, but not, `n`; 0 when `n` is 0.
    pub(crate) const fn below(&mut self, n: usize) -> usize {
        (((self.bits() >> 32) * n as u64) >> 32) as usize
    }

    /// Evenly from `low` to `high`, both included.
    pub(crate) const fn days(&mut self, low: i32, high: i32) -> i32 {
        let span = if high > low { (high - low + 1) as usize } else { 1 };
        low + self.below(span) as i32
    }

    /// Evenly from `low` to `high`.
    pub(crate) fn between(&mut self, low: f32, high: f32) -> f32 {
        low + self.unit() * (high - low)
    }

    /// Roughly normal with mean 0 and deviation 1, never beyond ±3.5.
    pub(crate) fn bell(&mut self) -> f32 {
        let sum: f32 = (0..4).map(|_| self.unit()).sum();
        (sum - 2.0) * 1.732
    }

    /// One of `from`; nothing when it is empty.
    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }

    /// The index of one of `weights`, each as likely as its weight.
    pub(crate) fn weighted(&mut self, weights: &[u32]) -> usize {
        let total: u32 = weights.iter().sum();
        let mut left = self.below(total as usize) as u32;
        for (index, weight) in weights.iter().enumerate() {
            if left < *weight {
                return index;
            }
            left -= weight;
        }
        0
    }

    /// Puts `items` into random order.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_repeat_and_cover_their_range() {
        let (mut a, mut b) = (Chance::new(7, 1), Chance::new(7, 1));
        assert!((0..100).all(|_| a.bits() == b.bits()));
        let mut seen = [0_u32; 5];
        for _ in 0..5_000 {
            seen[usize::try_from(a.days(-2, 2) + 2).unwrap()] += 1;
        }
        assert!(seen.iter().all(|n| (850..1_150).contains(n)), "{seen:?}");
    }

    #[test]
    fn the_bell_is_centred_with_deviation_one() {
        let mut chance = Chance::new(3, 0);
        let draws: Vec<f32> = (0..20_000).map(|_| chance.bell()).collect();
        let mean = draws.iter().sum::<f32>() / 20_000.0;
        let spread = (draws.iter().map(|x| (x - mean).powi(2)).sum::<f32>() / 20_000.0).sqrt();
        assert!(mean.abs() < 0.03 && (spread - 1.0).abs() < 0.03, "{mean} {spread}");
    }

    #[test]
    fn weights_decide() {
        let mut chance = Chance::new(5, 0);
        let zeros = (0..10_000).filter(|_| chance.weighted(&[9, 1]) == 0).count();
        assert!((8_800..9_200).contains(&zeros), "{zeros}");
    }
}
