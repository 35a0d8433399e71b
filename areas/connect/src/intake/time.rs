//! When it happened: the sender's time, corrected by how far the sender's clock is off.

use kernel::Instant;

/// What a text is as a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Read {
    /// An instant.
    At(Instant),
    /// A date and a time of day, but no zone: it may mean twenty-four different instants.
    NoZone,
    /// No time at all.
    None,
}

/// Reads `2026-11-21T10:00:00.000Z` and its like (ISO 8601 with an offset).
pub fn read(text: &str) -> Read {
    let text = text.trim();
    if let Ok(at) = text.parse::<jiff::Timestamp>() {
        return Read::At(Instant(at.as_microsecond()));
    }
    if text.parse::<jiff::civil::DateTime>().is_ok() { Read::NoZone } else { Read::None }
}

/// `at = timestamp + (received - sent)`: the sender's clock may be wrong by years, how long ago it was by that clock is right. Without
/// a time of sending the sender's time stands; without any time it happened when it was received.
pub const fn corrected(timestamp: Option<Instant>, sent: Option<Instant>, received: Instant) -> Instant {
    match (timestamp, sent) {
        (Some(at), Some(sent)) => Instant(at.0.saturating_add(received.0.saturating_sub(sent.0))),
        (Some(at), None) => at,
        (None, _) => received,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        match read(text) {
            Read::At(at) => at,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn times_of_both_sdks_are_read() {
        assert_eq!(at("2026-11-21T10:00:00.000Z"), at("2026-11-21T13:30:00+03:30"));
        assert_eq!(at("2026-11-21T10:00:00.123456+00:00").0 % 1_000_000, 123_456);
        assert_eq!([read("2026-11-21T10:00:00"), read("2026-11-21")], [Read::NoZone, Read::NoZone]);
        assert_eq!([read("yesterday"), read(""), read("1763719200")], [Read::None; 3]);
    }

    #[test]
    fn a_clock_that_is_wrong_by_years_is_corrected() {
        let (wrong, sent, received) =
            (at("2001-01-01T00:00:00Z"), at("2001-01-01T00:00:05Z"), at("2026-11-21T10:00:05Z"));
        assert_eq!(corrected(Some(wrong), Some(sent), received), at("2026-11-21T10:00:00Z"));
        assert_eq!(corrected(Some(wrong), None, received), wrong);
        assert_eq!(corrected(None, Some(sent), received), received);
    }
}
