//! Time is a value: an instant comes from a clock that is handed in, never from the operating system directly.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// A calendar day. Which instants belong to it depends on a time zone.
pub type Day = jiff::civil::Date;

/// Microseconds in a day of 24 hours. Civil days may be longer or shorter: use a zone for those.
pub const MICROS_PER_DAY: i64 = 86_400_000_000;

/// Microseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(pub i64);

impl Instant {
    /// The calendar day of this instant in `zone`.
    pub fn day(self, zone: &TimeZone) -> Day {
        zone.to_datetime(self.timestamp()).date()
    }

    /// The wall-clock date and time of this instant in `zone`.
    pub fn civil(self, zone: &TimeZone) -> jiff::civil::DateTime {
        zone.to_datetime(self.timestamp())
    }

    /// The same instant as a jiff timestamp; out-of-range values are clamped to its limits.
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or(if self.0 < 0 { Timestamp::MIN } else { Timestamp::MAX })
    }

    /// The first instant of `day` in `zone` (after a gap at midnight: the first that exists).
    pub fn start_of(day: Day, zone: &TimeZone) -> Self {
        let start = zone.to_ambiguous_timestamp(day.at(0, 0, 0, 0)).compatible();
        Self(start.map_or(0, |t| t.as_microsecond()))
    }

    /// This instant moved by whole seconds.
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }

    /// Whole seconds from `earlier` to this instant; negative if this one is earlier.
    pub fn seconds_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0) / 1_000_000
    }

    /// RFC 3339 in UTC, as the API writes it.
    pub fn rfc3339(self) -> String {
        self.timestamp().to_string()
    }
}

/// Where `now` comes from.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// The machine's clock moved by so many microseconds: a folder opened "as of" a day in its data.
    Shifted(i64),
    /// A clock that only moves when a test moves it.
    Manual(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands still at `at` until it is moved.
    pub fn manual(at: Instant) -> Self {
        Self::Manual(Arc::new(AtomicI64::new(at.0)))
    }

    /// A clock that reads `at` now and then ticks on.
    pub fn opened_at(at: Instant) -> Self {
        Self::Shifted(at.0 - Self::System.now().0)
    }

    /// The present instant by this clock.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    pub fn now(&self) -> Instant {
        match self {
            Self::System => Instant(Timestamp::now().as_microsecond()),
            Self::Shifted(by) => Instant(Timestamp::now().as_microsecond() + by),
            Self::Manual(at) => Instant(at.load(Ordering::SeqCst)),
        }
    }

    /// Moves a manual clock forward; other clocks stay as they are.
    pub fn advance(&self, micros: i64) {
        if let Self::Manual(at) = self {
            at.fetch_add(micros, Ordering::SeqCst);
        }
    }

    /// Sets a manual clock; other clocks stay as they are.
    pub fn set(&self, to: Instant) {
        if let Self::Manual(at) = self {
            at.store(to.0, Ordering::SeqCst);
        }
    }
}
