//! Digits, grouping and signs. The sign is ours: U+2212, in Persian behind a left-to-right mark as CLDR has it, because
//! without the mark a right-to-left line would show «۵−».

use std::str::FromStr;

use fixed_decimal::{Decimal, Sign, SignedRoundingMode, UnsignedRoundingMode};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale_core::locale;

use crate::Language;

/// What stands for a number that is none (not finite).
const NO_NUMBER: &str = "—";

thread_local! {
    static FORMATS: [Option<DecimalFormatter>; 3] = Language::ALL.map(|language| {
        let locale = match language {
            Language::En => locale!("en"),
            Language::ZhCn => locale!("zh-CN"),
            Language::Fa => locale!("fa"),
        };
        DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default()).ok()
    });
}

/// `x` with between `min` and `max` decimals, rounded half away from zero, zeros beyond `min` left out.
pub(crate) fn decimal(language: Language, x: f64, min: u8, max: u8) -> String {
    let Some(value) = exact(x) else { return NO_NUMBER.to_owned() };
    rounded(language, value, min, max)
}

/// The same for a number that is already a decimal.
pub(crate) fn rounded(language: Language, mut value: Decimal, min: u8, max: u8) -> String {
    round(&mut value, max);
    value.absolute.trim_start();
    value.absolute.trim_end();
    value.absolute.pad_end(-i16::from(min));
    let negative = value.sign() == Sign::Negative && !value.absolute.is_zero();
    let digits = grouped(language, Decimal::new(Sign::None, value.absolute));
    if negative { format!("{}{digits}", minus(language)) } else { digits }
}

/// Rounds half away from zero to `decimals` places.
pub(crate) fn round(value: &mut Decimal, decimals: u8) {
    let mode = SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand);
    value.round_with_mode(-i16::from(decimals), mode);
}

/// The shortest decimal that reads back as `x`, so that 1.005 rounds as a person expects; nothing if not finite.
pub(crate) fn exact(x: f64) -> Option<Decimal> {
    if !x.is_finite() {
        return None;
    }
    Decimal::from_str(&x.to_string()).ok()
}

/// The sign before a negative number.
pub(crate) const fn minus(language: Language) -> &'static str {
    if language.is_rtl() { "\u{200e}−" } else { "−" }
}

/// The sign before a positive change.
pub(crate) const fn plus(language: Language) -> &'static str {
    if language.is_rtl() { "\u{200e}+" } else { "+" }
}

/// The percent sign.
pub(crate) const fn percent(language: Language) -> &'static str {
    if language.is_rtl() { "٪" } else { "%" }
}

/// `text` with digits of the language and nothing else changed: for times, days, codes.
pub(crate) fn digits(language: Language, text: &str) -> String {
    if language == Language::Fa { text::persian_digits(text) } else { text.to_owned() }
}

fn grouped(language: Language, value: Decimal) -> String {
    FORMATS.with(|formats| match &formats[language as usize] {
        Some(format) => format.format(&value).to_string(),
        None => value.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grouping_and_digits_follow_the_language() {
        assert_eq!(decimal(Language::En, 1_234_567.5, 0, 2), "1,234,567.5");
        assert_eq!(decimal(Language::ZhCn, 1_234_567.5, 0, 2), "1,234,567.5");
        assert_eq!(decimal(Language::Fa, 1_234_567.5, 0, 2), "۱٬۲۳۴٬۵۶۷٫۵");
        assert_eq!(decimal(Language::Fa, 1234.0, 0, 0), "۱٬۲۳۴");
        assert_eq!(decimal(Language::En, 999.0, 0, 0), "999");
    }

    #[test]
    fn rounding_is_that_of_a_person() {
        assert_eq!(decimal(Language::En, 1.005, 0, 2), "1.01");
        assert_eq!(decimal(Language::En, 2.5, 0, 0), "3");
        assert_eq!(decimal(Language::En, -2.5, 0, 0), "−3");
        assert_eq!(decimal(Language::En, 0.1 + 0.2, 0, 6), "0.3");
        assert_eq!(decimal(Language::En, 1.5, 2, 2), "1.50");
        assert_eq!(decimal(Language::En, 100.0, 0, 2), "100");
    }

    #[test]
    fn zero_has_no_sign() {
        assert_eq!(decimal(Language::En, -0.0, 0, 2), "0");
        assert_eq!(decimal(Language::En, -0.001, 0, 2), "0");
        assert_eq!(decimal(Language::Fa, -0.4, 0, 0), "۰");
    }

    #[test]
    fn negative_persian_numbers_keep_their_sign_in_front() {
        assert_eq!(decimal(Language::Fa, -5.0, 0, 0), "\u{200e}−۵");
    }

    #[test]
    fn what_is_no_number_is_a_dash() {
        for x in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(decimal(Language::En, x, 0, 2), "—");
        }
        assert_eq!(decimal(Language::En, 1e21, 0, 0), "1,000,000,000,000,000,000,000");
        assert_eq!(decimal(Language::En, 1e-9, 0, 2), "0");
    }
}
