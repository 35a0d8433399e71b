//! Moments: a day and a time of day, with or without a zone.

use jiff::civil::{DateTime, Time};
use jiff::tz::{Offset, TimeZone};
use kernel::{Day, Instant};

use super::day::{DayFormat, epoch, split_day};
use crate::Fault;

/// A moment. A zone in the text (`Z`, `+03:30`, `[Asia/Tehran]`) wins over `zone`; a day alone is its first moment.
///
/// A wall-clock time that a change of clocks skips is moved forward, one that it repeats is taken as the first.
///
/// # Errors
/// As [`super::day`]; `not-a-time`; `no-zone` where neither the text nor `zone` names one.
pub fn instant(text: &str, format: &DayFormat, zone: Option<&TimeZone>) -> Result<Instant, Fault> {
    if let Some(pattern) = format.pattern.as_deref() {
        return by_pattern(text, pattern, zone);
    }
    let (day, rest) = split_day(text, format)?;
    if rest.is_empty() {
        return Ok(Instant::start_of(day, zone.ok_or_else(|| Fault::new("no-zone"))?));
    }
    let (time, own) = time_and_offset(&rest)?;
    at(day.to_datetime(time), own.as_ref().or(zone))
}

fn by_pattern(text: &str, pattern: &str, zone: Option<&TimeZone>) -> Result<Instant, Fault> {
    let text = text::latin_digits(text.trim());
    if let Some(moment) = epoch(&text, pattern)? {
        return Ok(Instant(moment.as_microsecond()));
    }
    let broken = jiff::fmt::strtime::parse(pattern, &text).map_err(|_| Fault::new("not-a-time"))?;
    if let Ok(moment) = broken.to_timestamp() {
        return Ok(Instant(moment.as_microsecond()));
    }
    let day = broken.to_date().map_err(|_| Fault::new("not-a-time"))?;
    let time = broken.to_time().unwrap_or(Time::midnight());
    at(day.to_datetime(time), zone)
}

/// The moment of a wall-clock time.
pub(crate) fn at(civil: DateTime, zone: Option<&TimeZone>) -> Result<Instant, Fault> {
    let zone = zone.ok_or_else(|| Fault::new("no-zone"))?;
    let moment = zone.to_ambiguous_timestamp(civil).compatible().map_err(|_| Fault::new("not-a-time"))?;
    Ok(Instant(moment.as_microsecond()))
}

/// The moment of `day` at the time of day that `text` says.
///
/// # Errors
/// `not-a-time`; `no-zone`.
pub fn time_of_day(day: Day, text: &str, zone: Option<&TimeZone>) -> Result<Instant, Fault> {
    let (time, own) = time_and_offset(&text::latin_digits(text.trim()).to_lowercase())?;
    at(day.to_datetime(time), own.as_ref().or(zone))
}

/// `10:30`, `10:30:05.25 pm`, `10:30+03:30`, in small letters and Latin digits.
pub(super) fn time_and_offset(text: &str) -> Result<(Time, Option<TimeZone>), Fault> {
    let bad = || Fault::new("not-a-time");
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.')).unwrap_or(text.len());
    let (clock, rest) = text.split_at(end);
    let rest = rest.trim();
    let (half, rest) = match rest.get(..2) {
        Some("am") => (Some(false), rest[2..].trim()),
        Some("pm") => (Some(true), rest[2..].trim()),
        _ => (None, rest),
    };
    let mut parts = clock.split(':');
    let mut next = |needed: bool| match parts.next() {
        Some(part) if !part.is_empty() && part.len() <= 2 => part.parse::<i8>().map_err(|_| bad()),
        None if !needed => Ok(0),
        _ => Err(bad()),
    };
    let (clock_only, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    if clock_only.len() != clock.len() {
        return with_fraction(clock_only, fraction, half, rest);
    }
    let (hour, minute, second) = (next(true)?, next(half.is_none())?, next(false)?);
    if parts.next().is_some() {
        return Err(bad());
    }
    let time = Time::new(twelve_hours(hour, half)?, minute, second, 0).map_err(|_| bad())?;
    Ok((time, zone_of(rest)?))
}

fn with_fraction(
    clock: &str,
    fraction: &str,
    half: Option<bool>,
    rest: &str,
) -> Result<(Time, Option<TimeZone>), Fault> {
    let bad = || Fault::new("not-a-time");
    if clock.matches(':').count() != 2 || fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return Err(bad());
    }
    let nano: i32 = format!("{fraction:0<9.9}").parse().map_err(|_| bad())?;
    let (whole, _) = time_and_offset(clock)?;
    let hour = twelve_hours(whole.hour(), half)?;
    let time = Time::new(hour, whole.minute(), whole.second(), nano).map_err(|_| bad())?;
    Ok((time, zone_of(rest)?))
}

fn twelve_hours(hour: i8, half: Option<bool>) -> Result<i8, Fault> {
    match (half, hour) {
        (None, _) => Ok(hour),
        (Some(afternoon), 1..=12) => Ok(hour % 12 + if afternoon { 12 } else { 0 }),
        _ => Err(Fault::new("not-a-time")),
    }
}

fn zone_of(text: &str) -> Result<Option<TimeZone>, Fault> {
    let bad = || Fault::new("not-a-time");
    let (offset, name) = match text.split_once('[') {
        Some((offset, name)) => (offset.trim(), Some(name.strip_suffix(']').ok_or_else(bad)?)),
        None => (text, None),
    };
    if let Some(digits) = offset.strip_prefix(['+', '-']) {
        let digits = digits.replace(':', "");
        if !matches!(digits.len(), 2 | 4) || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(bad());
        }
        let part = |range| digits.get(range).unwrap_or("0").parse::<i32>().map_err(|_| bad());
        let (hours, minutes) = (part(0..2)?, part(2..digits.len().max(2)).unwrap_or(0));
        let seconds = (hours * 60 + minutes) * 60;
        let signed = if offset.starts_with('-') { -seconds } else { seconds };
        return Ok(Some(Offset::from_seconds(signed).map_err(|_| bad())?.to_time_zone()));
    }
    match (offset, name) {
        ("z" | "utc" | "gmt", _) => Ok(Some(TimeZone::UTC)),
        ("", Some(name)) => TimeZone::get(name).map(Some).map_err(|_| bad()),
        ("", None) => Ok(None),
        _ => Err(bad()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, zone: Option<&str>) -> Result<String, &'static str> {
        let zone = zone.map(|name| TimeZone::get(name).unwrap());
        instant(text, &DayFormat::default(), zone.as_ref()).map(Instant::rfc3339).map_err(|fault| fault.key())
    }

    #[test]
    fn zones_of_the_text_and_of_the_mapping() {
        for text in
            ["2024-05-20T10:30:00Z", "2024-05-20 14:00+0330", "2024-05-20 14:00:00.000 +03:30", "2024-05-20 10:30 UTC"]
        {
            assert_eq!(read(text, None).as_deref(), Ok("2024-05-20T10:30:00Z"), "{text}");
            assert_eq!(read(text, Some("America/New_York")).as_deref(), Ok("2024-05-20T10:30:00Z"), "{text}");
        }
        assert_eq!(read("2024-05-20 14:00", Some("Asia/Tehran")).as_deref(), Ok("2024-05-20T10:30:00Z"));
        assert_eq!(read("2024-05-20 14:00[Asia/Tehran]", None).as_deref(), Ok("2024-05-20T10:30:00Z"));
        assert_eq!(read("2024-05-20 14:00", None), Err("no-zone"));
        assert_eq!(read("2024-05-20", None), Err("no-zone"));
        assert_eq!(read("2024-05-20", Some("Asia/Shanghai")).as_deref(), Ok("2024-05-19T16:00:00Z"));
    }

    #[test]
    fn times_of_day() {
        let at = |text: &str| read(&format!("2024-05-20 {text}"), Some("UTC"));
        assert_eq!(at("8:05").as_deref(), Ok("2024-05-20T08:05:00Z"));
        assert_eq!(at("12:05 AM").as_deref(), Ok("2024-05-20T00:05:00Z"));
        assert_eq!(at("12:05:06 pm").as_deref(), Ok("2024-05-20T12:05:06Z"));
        assert_eq!(at("1:05:06.25 pm").as_deref(), Ok("2024-05-20T13:05:06.25Z"));
        assert_eq!(at("۰۸:۰۵").as_deref(), Ok("2024-05-20T08:05:00Z"));
        for bad in ["25:00", "10", "10:61", "10:30:", "13:00 pm", "10:30 mars", "10:30+3", "10.30", "10:30:00.", "x"] {
            assert!(at(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_change_of_clocks_skips_and_repeats() {
        let zone = Some("Europe/London");
        assert_eq!(read("2024-03-31 01:30", zone).as_deref(), Ok("2024-03-31T01:30:00Z"));
        assert_eq!(read("2024-10-27 01:30", zone).as_deref(), Ok("2024-10-27T00:30:00Z"));
    }

    #[test]
    fn patterns_and_epochs() {
        let with = |pattern: &str| DayFormat { pattern: Some(pattern.to_owned()), ..DayFormat::default() };
        let moment = instant("1716201000123", &with("epoch_millis"), None);
        assert_eq!(moment.map(Instant::rfc3339).as_deref(), Ok("2024-05-20T10:30:00.123Z"));
        let moment = instant("20/May/2024:10:30:00 +0000", &with("%d/%b/%Y:%H:%M:%S %z"), None);
        assert_eq!(moment.map(Instant::rfc3339).as_deref(), Ok("2024-05-20T10:30:00Z"));
        let missing = instant("20/05/24 10:30", &with("%d/%m/%y %H:%M"), None);
        assert_eq!(missing.map_err(|fault| fault.key()), Err("no-zone"));
    }

    #[test]
    fn a_time_column_beside_a_day_column() {
        let day = Day::constant(2024, 5, 20);
        assert_eq!(
            time_of_day(day, "10:30", Some(&TimeZone::UTC)).map(Instant::rfc3339).as_deref(),
            Ok("2024-05-20T10:30:00Z")
        );
        assert_eq!(time_of_day(day, "10:30", None).map_err(|fault| fault.key()), Err("no-zone"));
    }
}
