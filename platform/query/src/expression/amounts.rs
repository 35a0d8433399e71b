//! Arithmetic with amounts in ten-thousandths and with days: exact, and nothing where a result does not fit.

use crate::values::{AMOUNT_LIMIT, MONEY_SCALE, day_from_number, major};

/// An amount within the 38 digits of a column.
pub(crate) fn fitting(units: i128) -> Option<i128> {
    (units.unsigned_abs() < AMOUNT_LIMIT.unsigned_abs()).then_some(units)
}

/// amount × number, to the nearest unit, halves away from zero.
///
/// A finite number is mantissa × 2^exponent, so the product is exact before it is rounded; only where even that does not fit
/// (beyond 10^18 major units times a fraction) is it the nearest number instead.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "only where the exact product does not fit; the range is checked"
)]
pub(crate) fn times(units: i128, factor: f64) -> Option<i128> {
    if !factor.is_finite() {
        return None;
    }
    let (mantissa, exponent) = parts(factor);
    let exact = units.checked_mul(i128::from(mantissa)).and_then(|product| shifted(product, exponent));
    let product = exact.or_else(|| {
        let rough = (units as f64 * factor).round();
        (rough.abs() < AMOUNT_LIMIT as f64).then_some(rough as i128)
    });
    product.and_then(fitting)
}

/// A finite number as mantissa × 2^exponent (IEEE 754 binary64), with the smallest mantissa, so that products stay small.
fn parts(number: f64) -> (i64, i32) {
    let bits = number.to_bits();
    let fraction = i64::try_from(bits & ((1 << 52) - 1)).unwrap_or_default();
    let biased = i32::try_from((bits >> 52) & 0x7ff).unwrap_or_default();
    let (mantissa, exponent) = if biased == 0 { (fraction, -1074) } else { (fraction | (1 << 52), biased - 1075) };
    let zeros = if mantissa == 0 { 0 } else { mantissa.trailing_zeros() };
    let mantissa = mantissa >> zeros;
    let sign = if number.is_sign_negative() { -1 } else { 1 };
    (sign * mantissa, exponent + i32::try_from(zeros).unwrap_or_default())
}

/// value × 2^exponent to the nearest whole number, halves away from zero; nothing if it does not fit.
fn shifted(value: i128, exponent: i32) -> Option<i128> {
    if value == 0 {
        return Some(0);
    }
    if exponent >= 0 {
        return value.checked_mul(1_i128.checked_shl(exponent.unsigned_abs()).filter(|&power| power > 0)?);
    }
    let by = exponent.unsigned_abs();
    if by > 127 {
        return Some(0);
    }
    let rounded = i128::try_from((value.unsigned_abs() + (1_u128 << (by - 1))) >> by).ok()?;
    Some(if value < 0 { -rounded } else { rounded })
}

/// amount ÷ amount. Nothing for a divisor of zero.
#[expect(clippy::cast_precision_loss, reason = "a ratio is a number")]
pub(crate) fn ratio(a: i128, b: i128) -> Option<f64> {
    (b != 0).then(|| a as f64 / b as f64)
}

/// The amount rounded to so many decimals, halves away from zero.
pub(crate) fn rounded(units: i128, decimals: i32) -> Option<i128> {
    let drop = u32::try_from(i32::from(MONEY_SCALE) - decimals).unwrap_or_default();
    let Some(step) = 10_i128.checked_pow(drop) else { return Some(0) };
    let up = if units < 0 { -(step / 2) } else { step / 2 };
    units.checked_add(up).map(|moved| moved / step * step).and_then(fitting)
}

/// The largest whole amount not above this one.
pub(crate) fn floor(units: i128) -> Option<i128> {
    fitting(units - units.rem_euclid(10_000))
}

/// The smallest whole amount not below this one.
pub(crate) fn ceil(units: i128) -> Option<i128> {
    floor(-units).map(|floor| -floor)
}

/// An amount as a number of major units.
pub(crate) fn as_number(units: i128) -> f64 {
    major(units)
}

/// The day so many whole days later; parts of a day are dropped towards the past. Nothing outside the years -9999 to 9999.
#[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
pub(crate) fn days_later(day: i32, days: f64) -> Option<i32> {
    let days = days.floor();
    let later = (days.abs() < 1e9).then(|| i64::from(day) + days as i64)?;
    i32::try_from(later).ok().filter(|&later| day_from_number(later).is_some())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn amounts_times_numbers_are_exact_to_the_unit() {
        assert_eq!(times(19_900, 12.0), Some(238_800));
        assert_eq!(times(10_000, 0.1), Some(1_000));
        assert_eq!(times(-5, 0.5), Some(-3));
        assert_eq!(times(5, 0.5), Some(3));
        // Beyond the 53 bits of a number: every digit stays.
        assert_eq!(times(123_456_789_012_345_678_901, 10.0), Some(1_234_567_890_123_456_789_010));
        assert_eq!(times(10_i128.pow(37), 10.0), None);
        assert_eq!(times(10_i128.pow(37), 9.0), Some(9 * 10_i128.pow(37)));
        assert_eq!(times(1, 1e300), None);
        assert_eq!(times(10_000, 1e-300), Some(0));
        assert_eq!(times(0, 1e308), Some(0));
        assert_eq!(times(1, f64::NAN), None);
    }

    #[test]
    fn amounts_round_away_from_zero() {
        assert_eq!(rounded(15_000, 0), Some(20_000));
        assert_eq!(rounded(-15_000, 0), Some(-20_000));
        assert_eq!(rounded(12_345, 2), Some(12_300));
        assert_eq!(rounded(123_450_000, -3), Some(120_000_000));
        assert_eq!(rounded(12_345, 9), Some(12_345));
        assert_eq!(
            (floor(-1), ceil(-1), floor(19_999), ceil(10_001)),
            (Some(-10_000), Some(0), Some(10_000), Some(20_000))
        );
        assert_eq!(rounded(AMOUNT_LIMIT - 1, 0), None);
    }

    #[test]
    fn days_move_by_whole_days_within_the_calendar() {
        assert_eq!(days_later(10, 1.9), Some(11));
        assert_eq!(days_later(10, -0.5), Some(9));
        assert_eq!(days_later(0, 1e7), None);
        assert_eq!(days_later(0, f64::INFINITY), None);
    }

    proptest! {
        #[test]
        fn a_whole_factor_multiplies_exactly(units in -10_i128.pow(28)..10_i128.pow(28), factor in -1_000_000_i64..1_000_000) {
            #[expect(clippy::cast_precision_loss, reason = "below 2^53")]
            let number = factor as f64;
            prop_assert_eq!(times(units, number), Some(units * i128::from(factor)));
        }

        #[test]
        fn a_part_is_off_by_less_than_one_unit(units in -1_000_000_000_i64..1_000_000_000, factor in -1e6_f64..1e6) {
            #[expect(clippy::cast_precision_loss, reason = "below 2^53")]
            let (found, wanted) = (times(i128::from(units), factor).unwrap() as f64, units as f64 * factor);
            prop_assert!((found - wanted).abs() <= 0.5 + wanted.abs() * 1e-15);
        }
    }
}
