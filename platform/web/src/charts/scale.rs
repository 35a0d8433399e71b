//! From values to places: linear scales with round ticks.

/// A linear scale from values to units of the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Linear {
    from: f64,
    to: f64,
    start: f64,
    end: f64,
}

impl Linear {
    /// Maps `from` to `start` and `to` to `end`. A scale without extent maps everything to its middle.
    pub fn new((from, to): (f64, f64), (start, end): (f64, f64)) -> Self {
        Self { from, to, start, end }
    }

    /// The place of `value`.
    pub fn at(&self, value: f64) -> f64 {
        let extent = self.to - self.from;
        if extent == 0.0 || !extent.is_finite() {
            return f64::midpoint(self.start, self.end);
        }
        self.start + (value - self.from) / extent * (self.end - self.start)
    }
}

/// Round values that cover `low..=high`, about `wanted` of them: steps of 1, 2 or 5 times a power of ten
/// (Heckbert, "Nice numbers for graph labels", Graphics Gems, 1990). With `whole` no step is below 1.
pub(super) fn ticks(low: f64, high: f64, wanted: u8, whole: bool) -> Vec<f64> {
    let (low, high) = if low.is_finite() && high.is_finite() { (low.min(high), low.max(high)) } else { (0.0, 1.0) };
    let high = if high > low { high } else { low + 1.0 };
    let rough = (high - low) / f64::from(wanted.max(1));
    let power = 10_f64.powf(rough.log10().floor());
    let step =
        [1.0, 2.0, 5.0, 10.0].into_iter().map(|m| m * power).find(|s| *s >= rough * 0.999).unwrap_or(10.0 * power);
    let step = if whole { step.max(1.0).round() } else { step };
    let first = (low / step).floor();
    let count = ((high / step).ceil() - first).clamp(1.0, 50.0);
    // Multiples of the step, not sums: 0.1 added three times is not 0.3.
    (0..=50_u8).map(f64::from).take_while(|n| *n <= count).map(|n| (first + n) * step).collect()
}

/// A number for an attribute of the drawing: two decimals, without those that are zero.
pub(super) fn unit(value: f64) -> String {
    let text = format!("{:.2}", if value.is_finite() { value } else { 0.0 });
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A small count as a number of the drawing.
pub(super) fn count(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::from(u32::MAX), f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_maps_ends_to_ends_in_both_directions() {
        let up = Linear::new((0.0, 50.0), (200.0, 0.0));
        assert!((up.at(0.0) - 200.0).abs() < 1e-9);
        assert!((up.at(50.0)).abs() < 1e-9);
        assert!((up.at(25.0) - 100.0).abs() < 1e-9);
        assert!((Linear::new((7.0, 7.0), (0.0, 10.0)).at(7.0) - 5.0).abs() < 1e-9);
    }

    #[test]
    fn ticks_are_round_and_cover_the_values() {
        assert_eq!(ticks(0.0, 31.0, 4, true), [0.0, 10.0, 20.0, 30.0, 40.0]);
        assert_eq!(ticks(0.0, 3.0, 4, true), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(ticks(0.0, 1.0, 4, true), [0.0, 1.0]);
        assert_eq!(ticks(0.0, 1.0, 5, false), [0.0, 0.2, 0.4, 0.6000000000000001, 0.8, 1.0]);
        assert_eq!(ticks(-15.0, 22.0, 4, false), [-20.0, -10.0, 0.0, 10.0, 20.0, 30.0]);
    }

    #[test]
    fn ticks_stay_sane_without_extent_or_sense() {
        assert_eq!(ticks(0.0, 0.0, 4, true), [0.0, 1.0]);
        assert_eq!(ticks(f64::NAN, 3.0, 4, true), [0.0, 1.0]);
        assert!(ticks(0.0, 1e300, 4, false).len() <= 51);
    }

    #[test]
    fn units_are_short() {
        assert_eq!([unit(3.0), unit(2.5), unit(-0.001), unit(1.239), unit(f64::NAN)], ["3", "2.5", "0", "1.24", "0"]);
    }
}
