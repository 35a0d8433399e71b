//! Numbers on one scale, so that no column counts more than another only because its numbers are larger.

/// Numbers more skewed than this are taken by their logarithms.
const SKEWED: f64 = 2.0;
/// So many deviations from the mean are the furthest: a single giant is no group.
const FAR: f64 = 3.0;

/// How the numbers of one column are put on the scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    /// By their logarithms, because a few are very large.
    pub(super) log: bool,
    mean: f64,
    deviation: f64,
}

impl Scale {
    /// As fits these numbers: logarithms where few are very large, none is below 0, and they are less skewed by them.
    pub(super) fn of(values: &[f64]) -> Self {
        let plain = Moments::of(values.iter().copied());
        if plain.skew > SKEWED && values.iter().all(|value| *value >= 0.0) {
            let logs = Moments::of(values.iter().map(|value| value.ln_1p()));
            if logs.skew.abs() < plain.skew {
                return logs.scale(true);
            }
        }
        plain.scale(false)
    }

    /// Where a number lies: 0 is the mean, 1 a deviation above it.
    pub(super) fn at(&self, value: f64) -> f64 {
        let value = if self.log { value.max(0.0).ln_1p() } else { value };
        ((value - self.mean) / self.deviation).clamp(-FAR, FAR)
    }
}

/// Mean, standard deviation and skewness.
struct Moments {
    mean: f64,
    deviation: f64,
    skew: f64,
}

impl Moments {
    fn of(values: impl Iterator<Item = f64> + Clone) -> Self {
        let (count, sum) = values.clone().fold((0.0, 0.0), |(n, sum), value| (n + 1.0, sum + value));
        let n: f64 = f64::max(count, 1.0);
        let mean = sum / n;
        let central = |power: i32| values.clone().map(|value| (value - mean).powi(power)).sum::<f64>() / n;
        let deviation = central(2).sqrt();
        // A spread that rounding alone can give is none.
        if deviation <= 1e-12 * mean.abs() {
            return Self { mean, deviation: 1.0, skew: 0.0 };
        }
        Self { mean, deviation, skew: central(3) / deviation.powi(3) }
    }

    fn scale(&self, log: bool) -> Scale {
        Scale { log, mean: self.mean, deviation: self.deviation }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn even_numbers_stay_plain_and_few_giants_call_for_logarithms() {
        let even: Vec<f64> = (0..100).map(f64::from).collect();
        let plain = Scale::of(&even);
        assert!(!plain.log);
        assert!(plain.at(49.5).abs() < 1e-12 && (plain.at(99.0) - 1.714_816).abs() < 1e-6, "{}", plain.at(99.0));
        let giants: Vec<f64> = (0..100).map(|n| f64::from(n * n * n)).collect();
        assert!(!Scale::of(&giants).log, "skewed, but not much");
        let giants: Vec<f64> = (0..100).map(|n| (f64::from(n) / 8.0).exp()).collect();
        let scale = Scale::of(&giants);
        assert!(scale.log && scale.at(-1.0) == scale.at(0.0));
        let debts: Vec<f64> = giants.iter().map(|value| value - 2.0).collect();
        assert!(!Scale::of(&debts).log, "there is no logarithm of a number below 0");
    }

    #[test]
    fn the_furthest_is_three_and_equal_numbers_lie_together() {
        let mut values = vec![-1.0; 50];
        values.extend([1.0; 49]);
        values.push(1e6);
        let scale = Scale::of(&values);
        assert_eq!(scale.at(1e6), 3.0);
        assert_eq!(Scale::of(&[7.0; 5]).at(7.0), 0.0);
        assert!(Scale::of(&[0.1; 7]).at(0.1).abs() < 1e-9);
        assert_eq!(Scale::of(&[]).at(2.0), 2.0);
    }
}
