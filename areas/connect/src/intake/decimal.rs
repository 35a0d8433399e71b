//! Numbers of events: decimals of at most nine places, read from how they are written, never by way of floating point.

use eventlog::{VALUE_LIMIT, VALUE_SCALE};

/// Digits of an exponent that can still mean something within the limits.
const EXPONENT_LIMIT: i64 = 64;

/// What a text is as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Read {
    /// A number in units of 10^-9.
    Value(i128),
    /// A number that needs more places than there are, or is too large.
    TooFine,
    /// No number at all.
    None,
}

/// Reads `12`, `-1.25`, `1e3`: what JSON calls a number.
pub fn read(text: &str) -> Read {
    let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => match exponent.strip_prefix('+').unwrap_or(exponent).parse::<i64>() {
            Ok(exponent) => (mantissa, exponent),
            Err(_) => return Read::None,
        },
        None => (rest, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    if whole.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Read::None;
    }
    let significant = digits.trim_matches('0');
    if significant.is_empty() {
        return Read::Value(0);
    }
    let zeros_behind = digits.len() - digits.trim_end_matches('0').len();
    // The number is `significant` × 10^power.
    let places = i64::try_from(fraction.len()).unwrap_or(i64::MAX);
    let behind = i64::try_from(zeros_behind).unwrap_or(i64::MAX);
    if exponent.abs() > EXPONENT_LIMIT {
        return Read::TooFine;
    }
    let power = exponent.saturating_sub(places).saturating_add(behind).saturating_add(i64::from(VALUE_SCALE));
    let scaled = u32::try_from(power).ok().and_then(|power| 10_i128.checked_pow(power));
    let value = significant.parse::<i128>().ok().zip(scaled).and_then(|(digits, scale)| digits.checked_mul(scale));
    match value.filter(|v| *v < VALUE_LIMIT) {
        Some(value) => Read::Value(if negative { -value } else { value }),
        None => Read::TooFine,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_exactly() {
        let unit = eventlog::VALUE_UNIT;
        let wanted = [
            ("12", 12 * unit),
            ("-1.25", -1_250_000_000),
            ("0.000000001", 1),
            ("1e3", 1000 * unit),
            ("1.5E-3", 1_500_000),
            ("1e+2", 100 * unit),
            ("0.1000000000000", 100_000_000),
            ("0.0", 0),
            ("0e99", 0),
            ("100", 100 * unit),
            ("999999999999999999.999999999", VALUE_LIMIT - 1),
        ];
        for (text, value) in wanted {
            assert_eq!(read(text), Read::Value(value), "{text}");
        }
    }

    #[test]
    fn what_does_not_fit_is_no_value() {
        for text in ["0.30000000000000004", "1e-10", "1000000000000000000", "1e99", "1e-99999"] {
            assert_eq!(read(text), Read::TooFine, "{text}");
        }
        for text in ["", "-", ".5", "1.2.3", "NaN", "12 €", "1e", "true", "--1"] {
            assert_eq!(read(text), Read::None, "{text}");
        }
    }
}
