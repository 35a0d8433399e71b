//! Money: integer minor units with an ISO 4217 code, never floating point.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An ISO 4217 currency code of three capital letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// US dollar.
    pub const USD: Self = Self(*b"USD");
    /// Chinese yuan.
    pub const CNY: Self = Self(*b"CNY");
    /// Iranian rial; toman is a unit of display and input (10 rial), never a code.
    pub const IRR: Self = Self(*b"IRR");
    /// Euro.
    pub const EUR: Self = Self(*b"EUR");

    /// The code as text.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// Decimals of the minor unit by ISO 4217, except IRR: none, our stated choice.
    pub fn decimals(self) -> u32 {
        match &self.0 {
            b"IRR" | b"JPY" | b"KRW" | b"VND" | b"CLP" | b"ISK" | b"XAF" | b"XOF" | b"PYG" | b"UGX" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"OMR" | b"TND" | b"LYD" => 3,
            _ => 2,
        }
    }

    /// How many minor units make one major unit.
    pub fn minor_per_major(self) -> i64 {
        10_i64.pow(self.decimals())
    }
}

impl FromStr for Currency {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.as_bytes() {
            [a, b, c] if text.bytes().all(|x| x.is_ascii_alphabetic()) => {
                Ok(Self([a.to_ascii_uppercase(), b.to_ascii_uppercase(), c.to_ascii_uppercase()]))
            }
            _ => Err(()),
        }
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let code = String::deserialize(d)?;
        code.parse().map_err(|()| serde::de::Error::custom(format!("'{code}' is no ISO 4217 code")))
    }
}

/// An amount in minor units of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Minor units: cents, fen, rial.
    pub minor: i64,
    /// What they are units of.
    pub currency: Currency,
}

impl Money {
    /// So many minor units of `currency`.
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// The sum, or nothing when the currencies differ or it overflows.
    pub fn plus(self, other: Self) -> Option<Self> {
        (self.currency == other.currency).then_some(())?;
        Some(Self { minor: self.minor.checked_add(other.minor)?, ..self })
    }

    /// The amount in major units, for a column of numbers; exact up to 2^53 minor units.
    #[expect(clippy::cast_precision_loss, reason = "amounts beyond 2^53 minor units do not occur")]
    pub fn major(self) -> f64 {
        self.minor as f64 / self.currency.minor_per_major() as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currencies_parse_and_know_their_decimals() {
        assert_eq!("usd".parse(), Ok(Currency::USD));
        assert_eq!("toman".parse::<Currency>(), Err(()));
        assert_eq!(Currency::IRR.decimals(), 0);
        assert_eq!(
            Money::new(1_50, Currency::USD).plus(Money::new(50, Currency::USD)),
            Some(Money::new(200, Currency::USD))
        );
        assert_eq!(Money::new(1, Currency::USD).plus(Money::new(1, Currency::CNY)), None);
    }
}
