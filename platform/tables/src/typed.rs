//! A cell after its mapping was applied.

use kernel::{Currency, Day, Instant};

/// One typed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// The cell is blank or stands for "unknown".
    Null,
    /// Text, the key of a choice, a currency code, or a JSON object.
    Text(String),
    /// A number in units of 10⁻⁹, exact.
    Number(i128),
    /// An amount in minor units.
    Amount {
        /// Cents, fen, rial.
        minor: i64,
        /// Of what.
        currency: Currency,
    },
    /// A calendar day.
    Day(Day),
    /// A moment.
    Instant(Instant),
    /// Yes or no.
    Flag(bool),
}

impl Typed {
    /// How many units of [`Typed::Number`] make one.
    pub const ONE: i128 = 1_000_000_000;

    /// Whether nothing is known.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The text in it, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number in it as a floating-point number, for attributes and charts.
    #[expect(clippy::cast_precision_loss, reason = "attributes are shown, not summed; events keep the exact number")]
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(nano) => Some((nano / Self::ONE) as f64 + (nano % Self::ONE) as f64 / 1e9),
            _ => None,
        }
    }

    /// The number in it without its decimals, if it fits.
    pub fn whole(&self) -> Option<i64> {
        match self {
            Self::Number(nano) => i64::try_from(nano / Self::ONE).ok(),
            _ => None,
        }
    }

    /// The day in it, if it is one.
    pub const fn day(&self) -> Option<Day> {
        match self {
            Self::Day(day) => Some(*day),
            _ => None,
        }
    }

    /// The moment in it, if it is one.
    pub const fn instant(&self) -> Option<Instant> {
        match self {
            Self::Instant(at) => Some(*at),
            _ => None,
        }
    }

    /// The flag in it, if it is one.
    pub const fn flag(&self) -> Option<bool> {
        match self {
            Self::Flag(flag) => Some(*flag),
            _ => None,
        }
    }
}
