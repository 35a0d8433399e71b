//! Amounts of money: a number with a unit and a currency.

use kernel::{Currency, Money};
use serde::{Deserialize, Serialize};

use super::number::{NumberStyle, number, rounded};
use crate::{Fault, Typed};

/// What the numbers of an amount column count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Iranian rial.
    Rial,
    /// Toman: 10 rial.
    Toman,
    /// Thousand toman: 10,000 rial.
    ThousandToman,
    /// Dollars, yuan, euros.
    Major,
    /// Cents, fen.
    Minor,
}

impl Unit {
    /// Whether it counts rial, so that the currency is IRR.
    pub const fn is_iranian(self) -> bool {
        matches!(self, Self::Rial | Self::Toman | Self::ThousandToman)
    }

    fn in_minor(self, currency: Currency) -> i64 {
        match self {
            Self::Rial | Self::Minor => 1,
            Self::Toman => 10,
            Self::ThousandToman => 10_000,
            Self::Major => currency.minor_per_major(),
        }
    }
}

/// How the amounts of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AmountFormat {
    /// Which sign separates decimals.
    pub style: NumberStyle,
    /// What the number counts.
    pub unit: Unit,
    /// Of which money.
    pub currency: Currency,
    /// Round to so many decimals of the written unit instead of rejecting what the minor unit cannot hold.
    pub decimals: Option<u32>,
}

/// Signs and words of a currency beside the number.
const CURRENCIES: [(&str, Currency); 12] = [
    ("us$", Currency::USD),
    ("usd", Currency::USD),
    ("$", Currency::USD),
    ("eur", Currency::EUR),
    ("€", Currency::EUR),
    ("cny", Currency::CNY),
    ("rmb", Currency::CNY),
    ("人民币", Currency::CNY),
    ("元", Currency::CNY),
    ("¥", Currency::CNY),
    ("￥", Currency::CNY),
    ("irr", Currency::IRR),
];

/// Words of the Iranian units; they win over the unit of the column, because the cell says it itself.
const IRANIAN: [(&str, Unit); 5] =
    [("تومان", Unit::Toman), ("toman", Unit::Toman), ("ریال", Unit::Rial), ("rials", Unit::Rial), ("rial", Unit::Rial)];

/// Words that multiply.
const SCALES: [(&str, i128); 7] = [
    ("میلیارد", 1_000_000_000),
    ("میلیون", 1_000_000),
    ("هزار", 1_000),
    ("亿", 100_000_000),
    ("億", 100_000_000),
    ("万", 10_000),
    ("萬", 10_000),
];

/// An amount: a number as [`super::number`] reads it, with or without the sign of its currency, `48万`, `۳ میلیون تومان`.
///
/// # Errors
/// As [`super::number`]; `other-currency` where the cell names another one; `too-many-decimals` where the minor unit
/// cannot hold them; `too-large` beyond 64 bits of minor units.
pub fn amount(text: &str, format: &AmountFormat) -> Result<Money, Fault> {
    let mut rest = text.trim().to_lowercase().replace('ي', "ی");
    let mut unit = format.unit;
    if let Some(&(word, named)) = IRANIAN.iter().find(|(word, _)| rest.contains(word)) {
        expect_currency(Currency::IRR, format.currency)?;
        unit = if unit == Unit::ThousandToman && named == Unit::Toman { unit } else { named };
        rest = rest.replace(word, "");
    } else if let Some(&(word, named)) = CURRENCIES.iter().find(|(word, _)| rest.contains(word)) {
        // `$` and `¥` are shared by several currencies: they only contradict another sign's currency.
        if !matches!(word, "$" | "¥" | "￥" | "元") || format.currency == Currency::IRR {
            expect_currency(named, format.currency)?;
        }
        rest = rest.replacen(word, "", 1);
    }
    let mut scale = 1;
    for (word, factor) in SCALES {
        if rest.contains(word) {
            scale *= factor;
            rest = rest.replacen(word, "", 1);
        }
    }
    let nano = match format.decimals {
        Some(decimals) => rounded(rest.trim(), format.style, decimals)?,
        None => number(rest.trim(), format.style)?,
    };
    let minor = nano
        .checked_mul(scale)
        .and_then(|n| n.checked_mul(i128::from(unit.in_minor(format.currency))))
        .ok_or_else(|| Fault::new("too-large"))?;
    if minor % Typed::ONE != 0 && format.decimals.is_none() {
        let most = i64::from(if unit == Unit::Major { format.currency.decimals() } else { 0 });
        return Err(Fault::new("too-many-decimals").with("most", most));
    }
    let half = if minor < 0 { -Typed::ONE / 2 } else { Typed::ONE / 2 };
    let whole = i64::try_from((minor + half) / Typed::ONE).map_err(|_| Fault::new("too-large"))?;
    Ok(Money::new(whole, format.currency))
}

fn expect_currency(found: Currency, wanted: Currency) -> Result<(), Fault> {
    if found == wanted {
        return Ok(());
    }
    Err(Fault::new("other-currency").with("found", found.code()).with("wanted", wanted.code()))
}

/// Whether the median of new amounts is about ten times, or a tenth of, what is usual: rial where toman is meant.
///
/// Both in minor units. Between factor 7 and 14, so that ordinary growth does not warn.
pub const fn off_by_ten(usual: i64, found: i64) -> bool {
    let (small, large) = if usual < found { (usual, found) } else { (found, usual) };
    small > 0 && large / small >= 7 && large / small < 14
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, unit: Unit, currency: Currency) -> Result<i64, &'static str> {
        let format = AmountFormat { style: NumberStyle::Point, unit, currency, decimals: None };
        amount(text, &format).map(|money| money.minor).map_err(|fault| fault.key())
    }

    #[test]
    fn units() {
        assert_eq!(read("12.5", Unit::Major, Currency::USD), Ok(1_250));
        assert_eq!(read("1250", Unit::Minor, Currency::USD), Ok(1_250));
        assert_eq!(read("۴۸۰", Unit::ThousandToman, Currency::IRR), Ok(4_800_000));
        assert_eq!(read("399,000", Unit::Toman, Currency::IRR), Ok(3_990_000));
        assert_eq!(read("399,000", Unit::Rial, Currency::IRR), Ok(399_000));
        assert_eq!(read("0.5", Unit::Toman, Currency::IRR), Ok(5));
        assert_eq!(read("0.05", Unit::Toman, Currency::IRR), Err("too-many-decimals"));
        assert_eq!(read("12.345", Unit::Major, Currency::USD), Err("too-many-decimals"));
    }

    #[test]
    fn signs_and_words_in_the_cell() {
        assert_eq!(read("$1,234.50", Unit::Major, Currency::USD), Ok(123_450));
        assert_eq!(read("48万元", Unit::Major, Currency::CNY), Ok(48_000_000));
        assert_eq!(read("۳ میلیون تومان", Unit::Rial, Currency::IRR), Ok(30_000_000));
        assert_eq!(read("5000 ریال", Unit::Toman, Currency::IRR), Ok(5_000));
        assert_eq!(read("€5", Unit::Major, Currency::USD), Err("other-currency"));
        assert_eq!(read("5 تومان", Unit::Major, Currency::USD), Err("other-currency"));
        assert_eq!(read("free", Unit::Major, Currency::USD), Err("not-a-number"));
    }

    #[test]
    fn the_amounts_of_the_issue() {
        assert_eq!(read("1.234,56", Unit::Major, Currency::EUR), Err("other-number-style"));
        assert_eq!(read("۱۲۳", Unit::Rial, Currency::IRR), Ok(123));
        assert_eq!(read("1e400", Unit::Major, Currency::USD), Err("too-large"));
        assert_eq!(read("99999999999999999", Unit::ThousandToman, Currency::IRR), Err("too-large"));
    }

    #[test]
    fn rounding_where_it_was_asked_for() {
        let format =
            AmountFormat { style: NumberStyle::Point, unit: Unit::Major, currency: Currency::USD, decimals: Some(2) };
        assert_eq!(amount("0.15000000000000002", &format), Ok(Money::new(15, Currency::USD)));
        assert_eq!(amount("-1.005", &format), Ok(Money::new(-101, Currency::USD)));
    }

    #[test]
    fn rial_where_toman_is_usual() {
        assert!(off_by_ten(3_990_000, 39_900_000));
        assert!(off_by_ten(39_900_000, 3_990_000));
        assert!(!off_by_ten(3_990_000, 4_990_000));
        assert!(!off_by_ten(0, 10));
    }
}
