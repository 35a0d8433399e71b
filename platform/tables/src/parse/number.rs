//! Numbers as people and programs write them.

use serde::{Deserialize, Serialize};

use crate::{Fault, Typed};

/// Which sign separates decimals. The signs of Persian and Arabic (`٫` and `٬`) always mean what they mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberStyle {
    /// `1,234.56`.
    #[default]
    Point,
    /// `1.234,56`.
    Comma,
}

impl NumberStyle {
    const fn decimal(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }
}

/// Digits before the decimal sign that a number may have: sums of billions of them still fit into 128 bits.
const MAX_WHOLE: i64 = 18;
/// Decimals that a number may have.
const MAX_DECIMALS: u32 = 9;

/// A number in units of 10⁻⁹: any digits, grouping in threes (or lakh), a sign, an exponent.
///
/// # Errors
/// `not-a-number`; `other-number-style` where the other style would read it; `too-large` (10¹⁸ and above, such as
/// `1e400`); `too-many-decimals` (over nine).
pub fn number(text: &str, style: NumberStyle) -> Result<i128, Fault> {
    // Most numbers of most files are short and whole.
    if text.len() <= 18
        && text.bytes().all(|b| b.is_ascii_digit())
        && let Ok(whole) = text.parse::<i64>()
    {
        return Ok(i128::from(whole) * Typed::ONE);
    }
    scaled(&digits(text, style)?, None)
}

/// The same, rounded half away from zero to `decimals` decimals.
///
/// # Errors
/// As [`number`], without `too-many-decimals`.
pub fn rounded(text: &str, style: NumberStyle, decimals: u32) -> Result<i128, Fault> {
    scaled(&digits(text, style)?, Some(decimals.min(MAX_DECIMALS)))
}

/// A number that a program wrote: decimal point, no grouping.
pub(crate) fn plain_number(text: &str, decimals: Option<u32>) -> Result<i128, Fault> {
    scaled(&digits(text, NumberStyle::Point)?, decimals.map(|d| d.min(MAX_DECIMALS)))
}

/// Sign, digits without leading zeros, and the place of the decimal sign counted from their left end.
struct Digits {
    negative: bool,
    digits: String,
    point: i64,
}

fn digits(text: &str, style: NumberStyle) -> Result<Digits, Fault> {
    let clean = if text.is_ascii() { text.trim().to_owned() } else { latin(text, style) };
    let (negative, unsigned) = signed(&clean);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent_of(exponent)?),
        None => (unsigned, 0),
    };
    let Some((whole, fraction)) = split(mantissa, style) else {
        let other = split(mantissa, style.other()).is_some();
        return Err(Fault::new(if other { "other-number-style" } else { "not-a-number" }));
    };
    let joined = whole.clone() + fraction;
    let digits = joined.trim_start_matches('0');
    let leading = i64::try_from(joined.len() - digits.len()).unwrap_or(i64::MAX);
    let point = i64::try_from(whole.len()).unwrap_or(i64::MAX).saturating_sub(leading).saturating_add(exponent);
    Ok(Digits { negative, digits: digits.trim_end_matches('0').to_owned(), point })
}

/// Latin digits and signs for those of other scripts; Persian and Arabic separators become those of `style`.
fn latin(text: &str, style: NumberStyle) -> String {
    let sign = |c: char| match c {
        '٫' => style.decimal(),
        '٬' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '’' => '\'',
        '，' => ',',
        '．' | '。' => '.',
        '−' | '－' | '–' => '-',
        '＋' => '+',
        '（' => '(',
        '）' => ')',
        other => other,
    };
    // Marks of writing direction surround numbers copied from right-to-left texts.
    let marks = |c: &char| !matches!(c, '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text::latin_digits(text).chars().filter(marks).map(sign).collect::<String>().trim().to_owned()
}

/// Splits off a minus before or after, or the brackets of accountants.
fn signed(text: &str) -> (bool, &str) {
    if let Some(inside) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return (true, inside.trim());
    }
    if let Some(rest) = text.strip_prefix('-').or_else(|| text.strip_suffix('-')) {
        return (true, rest.trim());
    }
    (false, text.strip_prefix('+').unwrap_or(text).trim())
}

fn exponent_of(text: &str) -> Result<i64, Fault> {
    let digits = text.trim_start_matches(['+', '-']);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) || text.len() - digits.len() > 1 {
        return Err(Fault::new("not-a-number"));
    }
    // Longer exponents overflow i64 and are too large or too small anyway.
    Ok(text.trim_start_matches('+').parse().unwrap_or(if text.starts_with('-') { -10_000 } else { 10_000 }))
}

/// Whole digits without grouping, and decimals; nothing where the text is no number in this style.
fn split(text: &str, style: NumberStyle) -> Option<(String, &str)> {
    let (whole, fraction) = text.split_once(style.decimal()).unwrap_or((text, ""));
    if !fraction.bytes().all(|b| b.is_ascii_digit()) || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let grouping = match style {
        NumberStyle::Point => [',', ' ', '\''],
        NumberStyle::Comma => ['.', ' ', '\''],
    };
    let groups: Vec<&str> = whole.split(grouping).collect();
    let number = |group: &&str| group.bytes().all(|b| b.is_ascii_digit());
    if !groups.iter().all(number) {
        return None;
    }
    if let [first, middle @ .., last] = groups.as_slice() {
        let grouped = groups.len() > 1;
        let fits = (1..=3).contains(&first.len())
            && last.len() == 3
            && (middle.iter().all(|g| g.len() == 3) || middle.iter().all(|g| g.len() == 2));
        if grouped && !fits {
            return None;
        }
    }
    Some((groups.concat(), fraction))
}

fn scaled(number: &Digits, decimals: Option<u32>) -> Result<i128, Fault> {
    if number.digits.is_empty() {
        return Ok(0);
    }
    if number.point > MAX_WHOLE {
        return Err(Fault::new("too-large"));
    }
    let places = i64::from(decimals.unwrap_or(MAX_DECIMALS));
    let length = i64::try_from(number.digits.len()).unwrap_or(i64::MAX);
    let kept = number.point + places;
    if kept < length && decimals.is_none() {
        return Err(Fault::new("too-many-decimals").with("most", i64::from(MAX_DECIMALS)));
    }
    let kept_digits = usize::try_from(kept.clamp(0, length)).unwrap_or(0);
    let mut value: i128 = number.digits[..kept_digits].bytes().fold(0, |sum, b| sum * 10 + i128::from(b - b'0'));
    let missing = u32::try_from((kept - length).clamp(0, MAX_WHOLE + 9)).unwrap_or(0);
    value *= 10_i128.pow(missing);
    let first_dropped = usize::try_from(kept).ok().and_then(|at| number.digits.as_bytes().get(at));
    if first_dropped.is_some_and(|&digit| digit >= b'5') {
        value += 1;
    }
    let nano = value * (Typed::ONE / 10_i128.pow(u32::try_from(places).unwrap_or(0)));
    Ok(if number.negative { -nano } else { nano })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(text: &str) -> Result<i128, &'static str> {
        number(text, NumberStyle::Point).map_err(|fault| fault.key())
    }

    fn comma(text: &str) -> Result<i128, &'static str> {
        number(text, NumberStyle::Comma).map_err(|fault| fault.key())
    }

    const ONE: i128 = Typed::ONE;

    #[test]
    fn both_styles_and_their_confusion() {
        assert_eq!(point("1,234.56"), Ok(1_234_560_000_000));
        assert_eq!(comma("1.234,56"), Ok(1_234_560_000_000));
        assert_eq!(point("1.234,56"), Err("other-number-style"));
        assert_eq!(comma("1,234.56"), Err("other-number-style"));
        assert_eq!(comma("1.234"), Ok(1_234 * ONE));
        assert_eq!(point("1.234"), Ok(1_234_000_000));
        assert_eq!(point("12,34,567"), Ok(1_234_567 * ONE));
        assert_eq!(point("1 234 567,8"), Err("other-number-style"));
        assert_eq!(comma("1 234 567,8"), Ok(1_234_567_800_000_000));
    }

    #[test]
    fn digits_of_other_scripts() {
        assert_eq!(point("۱۲۳"), Ok(123 * ONE));
        assert_eq!(point("٣٫٥"), Ok(3_500_000_000));
        assert_eq!(comma("۱٬۲۳۴٫۵"), Ok(1_234_500_000_000));
        assert_eq!(point("１，２３４．５"), Ok(1_234_500_000_000));
        assert_eq!(point("\u{200e}-۵\u{200f}"), Ok(-5 * ONE));
    }

    #[test]
    fn signs_and_exponents() {
        assert_eq!(point("-5"), Ok(-5 * ONE));
        assert_eq!(point("−5"), Ok(-5 * ONE));
        assert_eq!(point("(1,000)"), Ok(-1_000 * ONE));
        assert_eq!(point("1.5E+05"), Ok(150_000 * ONE));
        assert_eq!(point("25e-2"), Ok(ONE / 4));
        assert_eq!(point("0"), Ok(0));
        assert_eq!(point("0.000"), Ok(0));
        assert_eq!(point(".5"), Ok(ONE / 2));
    }

    #[test]
    fn limits_have_their_own_reasons() {
        assert_eq!(point("1e400"), Err("too-large"));
        assert_eq!(point("1e99999999999999999999"), Err("too-large"));
        assert_eq!(point("1000000000000000000"), Err("too-large"));
        assert_eq!(point("999999999999999999"), Ok(999_999_999_999_999_999 * ONE));
        assert_eq!(point("0.1234567891"), Err("too-many-decimals"));
        assert_eq!(point("1e-10"), Err("too-many-decimals"));
        assert_eq!(point("0.12345678900000"), Ok(123_456_789));
        for not in ["", "-", "abc", "1..2", "--1", "1e", "e5", "1,,2", "12/5", "NaN", "inf", "0x10", "1e+-5"] {
            assert_eq!(point(not), Err("not-a-number"), "{not}");
        }
        for other in ["1,23", "1,2345", "1.000.000"] {
            assert_eq!(point(other), Err("other-number-style"), "{other}");
        }
    }

    #[test]
    fn rounding_is_half_away_from_zero() {
        let round = |text, decimals| rounded(text, NumberStyle::Point, decimals);
        assert_eq!(round("0.15000000000000002", 4), Ok(150_000_000));
        assert_eq!(round("2.5", 0), Ok(3 * ONE));
        assert_eq!(round("-2.5", 0), Ok(-3 * ONE));
        assert_eq!(round("2.49", 0), Ok(2 * ONE));
        assert_eq!(round("0.99999", 2), Ok(ONE));
        assert_eq!(round("0.004", 2), Ok(0));
        assert_eq!(round("0.0005", 2), Ok(0));
        assert_eq!(round("1e-30", 2), Ok(0));
    }
}
