//! Money as a reader writes it. The patterns (`money-usd`, `money-short-usd`, …) are messages; the arithmetic is here.

use fixed_decimal::Decimal;
use kernel::{Arg, Currency, Money, Says};

use crate::{Language, Reader, number};

/// A word for a power of ten that amounts are shortened by: exponent and message key.
type Scale = (i16, &'static str);

const WESTERN: &[Scale] = &[(3, "scale-thousand"), (6, "scale-million"), (9, "scale-billion"), (12, "scale-trillion")];
const CHINESE: &[Scale] = &[(4, "scale-wan"), (8, "scale-yi"), (12, "scale-wan-yi")];

impl Reader {
    /// An amount in full: `$1,200`, `$1,200.50`, `¥480,000`, `۴۸۰٬۰۰۰٬۰۰۰ تومان`. Minor units appear only when they are
    /// not zero. IRR is shown in toman (10 rial) or rial as the reader has it.
    pub fn money(&self, money: Money) -> String {
        let (value, unit) = self.major(money);
        let amount = self.full(&value, money.currency);
        self.in_unit("money", &unit, amount, money)
    }

    fn full(&self, value: &Decimal, currency: Currency) -> String {
        let most = self.decimals(currency);
        number::rounded(self.language, absolute(value), if has_fraction(value) { most } else { 0 }, most)
    }

    /// An amount in short, with three significant digits: `480 m toman`, `48 万元`, `۴۸۰ میلیون تومان`, `$1.2 m`. Amounts
    /// below the first word (a thousand; in Chinese 万) are shown as they are, from 100 on without minor units.
    pub fn money_short(&self, money: Money) -> String {
        let (value, unit) = self.major(money);
        let scales = if self.language == Language::ZhCn { CHINESE } else { WESTERN };
        let (digits, scale) = match shortened(&absolute(&value), scales) {
            Some((amount, scale)) => (number::rounded(self.language, amount, 0, 2), scale),
            None if value.absolute.nonzero_magnitude_start() >= 2 => {
                (number::rounded(self.language, absolute(&value), 0, 0), "scale-one")
            }
            None => (self.full(&value, money.currency), "scale-one"),
        };
        let amount = self.say(&Says::new(scale).with("amount", digits));
        self.in_unit("money-short", &unit, amount, money)
    }

    /// The amount in the unit it is shown in, exact, and that unit's key.
    fn major(&self, money: Money) -> (Decimal, String) {
        let toman = money.currency == Currency::IRR && self.toman;
        let shift = if toman { 1 } else { i16::try_from(money.currency.decimals()).unwrap_or(0) };
        let mut value = Decimal::from(money.minor);
        value.absolute.multiply_pow10(-shift);
        let unit = if toman { "toman".to_owned() } else { money.currency.code().to_ascii_lowercase() };
        (value, unit)
    }

    fn decimals(&self, currency: Currency) -> u8 {
        if currency == Currency::IRR { u8::from(self.toman) } else { u8::try_from(currency.decimals()).unwrap_or(0) }
    }

    /// Puts the amount into its unit's pattern; a currency without one is shown by its code.
    fn in_unit(&self, kind: &str, unit: &str, amount: String, money: Money) -> String {
        let own = format!("{kind}-{unit}");
        let says = if self.catalogues.has(self.language, &own) {
            Says::new(own)
        } else {
            Says::new(format!("{kind}-other")).with("code", money.currency.code())
        };
        let shown = self.say(&says.with("amount", Arg::Text(amount)));
        if money.minor < 0 { format!("{}{shown}", number::minus(self.language)) } else { shown }
    }
}

fn absolute(value: &Decimal) -> Decimal {
    Decimal::new(fixed_decimal::Sign::None, value.absolute.clone())
}

fn has_fraction(value: &Decimal) -> bool {
    value.absolute.nonzero_magnitude_end() < 0 && !value.absolute.is_zero()
}

/// The amount with three significant digits in the largest scale that leaves at least 1 before the point, and that
/// scale's key; nothing for an amount below all scales.
fn shortened(value: &Decimal, scales: &[Scale]) -> Option<(Decimal, &'static str)> {
    scales.iter().rev().find_map(|&(power, key)| {
        let mut scaled = value.clone();
        scaled.absolute.multiply_pow10(-power);
        let before = scaled.absolute.nonzero_magnitude_start() + 1;
        number::round(&mut scaled, u8::try_from(3 - before.max(1)).unwrap_or(0));
        let reached = !scaled.absolute.is_zero() && scaled.absolute.nonzero_magnitude_start() >= 0;
        reached.then_some((scaled, key))
    })
}

#[cfg(test)]
#[expect(clippy::inconsistent_digit_grouping, reason = "cents stand apart from dollars")]
mod tests {
    use super::*;
    use crate::testing::reader;

    fn usd(minor: i64) -> Money {
        Money::new(minor, Currency::USD)
    }

    fn irr(minor: i64) -> Money {
        Money::new(minor, Currency::IRR)
    }

    fn cny(minor: i64) -> Money {
        Money::new(minor, Currency::CNY)
    }

    #[test]
    fn minor_units_only_when_not_zero() {
        let en = reader(Language::En);
        assert_eq!(en.money(usd(1_200_00)), "$1,200");
        assert_eq!(en.money(usd(1_200_50)), "$1,200.50");
        assert_eq!(en.money(usd(5)), "$0.05");
        assert_eq!(en.money(usd(0)), "$0");
        assert_eq!(en.money(usd(-1_200_00)), "−$1,200");
        assert_eq!(en.money(usd(i64::MAX)), "$92,233,720,368,547,758.07");
        assert_eq!(en.money(usd(i64::MIN)), "−$92,233,720,368,547,758.08");
    }

    #[test]
    fn each_language_has_its_pattern() {
        assert_eq!(reader(Language::En).money(cny(480_000_00)), "¥480,000");
        assert_eq!(reader(Language::ZhCn).money(cny(480_000_00)), "¥480,000");
        assert_eq!(reader(Language::ZhCn).money(usd(1_200_00)), "US$1,200");
        assert_eq!(reader(Language::Fa).money(usd(1_200_00)), "۱٬۲۰۰ دلار");
        assert_eq!(reader(Language::Fa).money(usd(-1_200_00)), "\u{200e}−۱٬۲۰۰ دلار");
        assert_eq!(reader(Language::Fa).money(Money::new(50, Currency::EUR)), "۰٫۵۰ یورو");
    }

    #[test]
    fn rial_and_toman() {
        let mut fa = reader(Language::Fa);
        assert_eq!(fa.money(irr(4_800_000_000)), "۴۸۰٬۰۰۰٬۰۰۰ تومان");
        assert_eq!(fa.money(irr(4_805)), "۴۸۰٫۵ تومان");
        assert_eq!(fa.money_short(irr(4_800_000_000)), "۴۸۰ میلیون تومان");
        assert_eq!(fa.money_short(irr(12_345_000_000)), "۱٫۲۳ میلیارد تومان");
        fa.toman = false;
        assert_eq!(fa.money(irr(4_800_000_000)), "۴٬۸۰۰٬۰۰۰٬۰۰۰ ریال");
        assert_eq!(fa.money_short(irr(4_800_000_000)), "۴٫۸ میلیارد ریال");
        assert_eq!(fa.money(usd(1_00)), "۱ دلار", "toman is for IRR only");
    }

    #[test]
    fn short_amounts() {
        let (en, zh) = (reader(Language::En), reader(Language::ZhCn));
        assert_eq!(en.money_short(irr(4_800_000_000)), "480 m toman");
        assert_eq!(en.money_short(irr(3_990_000)), "399k toman");
        assert_eq!(en.money_short(usd(1_200_000_00)), "$1.2 m");
        assert_eq!(en.money_short(usd(999_50)), "$1k", "what rounds up takes the next word");
        assert_eq!(en.money_short(usd(999_999_00)), "$1 m");
        assert_eq!(en.money_short(usd(12_50)), "$12.50");
        assert_eq!(en.money_short(usd(0)), "$0");
        assert_eq!(en.money_short(usd(-48_000_00)), "−$48k");
        assert_eq!(zh.money_short(cny(480_000_00)), "48 万元");
        assert_eq!(zh.money_short(cny(9_800_00)), "9,800 元");
        assert_eq!(zh.money_short(cny(123_456_789_00)), "1.23 亿元");
        assert_eq!(zh.money_short(usd(480_000_00)), "48 万美元");
        assert_eq!(zh.money_short(irr(4_800_000_000)), "4.8 亿土曼");
    }

    #[test]
    fn other_currencies_show_their_code() {
        let chf = Money::new(1_234_50, "CHF".parse().unwrap());
        assert_eq!(reader(Language::En).money(chf), "CHF 1,234.50");
        assert_eq!(reader(Language::Fa).money(chf), "۱٬۲۳۴٫۵۰ \u{2068}CHF\u{2069}");
        let jpy = Money::new(1_234, "JPY".parse().unwrap());
        assert_eq!(reader(Language::En).money(jpy), "JPY 1,234");
        let kwd = Money::new(1_500, "KWD".parse().unwrap());
        assert_eq!(reader(Language::En).money(kwd), "KWD 1.500");
    }
}
