//! Calendar days, Gregorian and Jalali, in the orders in which people write them.

use kernel::Day;
use serde::{Deserialize, Serialize};

use crate::Fault;

/// The calendar in which dates are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Calendar {
    /// 2024-05-20.
    #[default]
    Gregorian,
    /// 1403/02/31.
    Jalali,
}

/// The order of numbers in a date. A year of four digits in front is read in every order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// 2024-05-20, 20240520, 2024年5月20日.
    #[default]
    Ymd,
    /// 20.05.2024.
    Dmy,
    /// 05/20/2024.
    Mdy,
}

/// How dates are written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DayFormat {
    /// The order of the numbers.
    pub order: Order,
    /// Their calendar.
    pub calendar: Calendar,
    /// A strftime pattern such as `%d/%m/%y`, for what `order` cannot say; or `epoch`, `epoch_millis`, `epoch_micros`.
    /// Gregorian only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const FULL_MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const JALALI_MONTHS: [&str; 12] =
    ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"];

/// A calendar day. A time of day behind it is checked and dropped.
///
/// # Errors
/// `not-a-day`; `no-such-day` (31.02); `other-date-order`; `other-calendar`; `two-digit-year`.
pub fn day(text: &str, format: &DayFormat) -> Result<Day, Fault> {
    if let Some(pattern) = format.pattern.as_deref() {
        let text = text::latin_digits(text.trim());
        let Some(seconds) = epoch(&text, pattern)? else {
            return Day::strptime(pattern, &text).map_err(|_| Fault::new("not-a-day"));
        };
        return Ok(seconds.to_zoned(jiff::tz::TimeZone::UTC).date());
    }
    let (day, rest) = split_day(text, format)?;
    if !rest.is_empty() {
        super::instant::time_and_offset(&rest).map_err(|_| Fault::new("not-a-day"))?;
    }
    Ok(day)
}

/// The moment of an epoch pattern; nothing where the pattern is another one.
pub(super) fn epoch(text: &str, pattern: &str) -> Result<Option<jiff::Timestamp>, Fault> {
    let per_second = match pattern {
        "epoch" => 1_i128,
        "epoch_millis" => 1_000,
        "epoch_micros" => 1_000_000,
        _ => return Ok(None),
    };
    let nano = super::number(text, super::NumberStyle::Point)? / per_second;
    jiff::Timestamp::from_nanosecond(nano).map(Some).map_err(|_| Fault::new("too-large"))
}

/// The day in front of a text, and what follows it in small letters without the separator.
pub(super) fn split_day(text: &str, format: &DayFormat) -> Result<(Day, String), Fault> {
    let clean = clean(text);
    let mut tokens: Vec<&str> = Vec::with_capacity(3);
    let mut rest = clean.as_str();
    while tokens.len() < 3 && tokens.first().is_none_or(|first| first.len() < 8 || !is_digits(first)) {
        let start = rest.trim_start_matches(['-', '/', '.', ' ', ',', '،', '年', '月']);
        let digits = start.starts_with(|c: char| c.is_ascii_digit());
        let belongs = |c: char| if digits { c.is_ascii_digit() } else { c.is_alphabetic() && !is_unit(c) };
        let end = start.find(|c| !belongs(c)).unwrap_or(start.len());
        if end == 0 {
            return Err(Fault::new("not-a-day"));
        }
        tokens.push(&start[..end]);
        rest = &start[end..];
    }
    let day = assemble(&tokens, format)?;
    let after = rest.trim_start_matches('日');
    let time = after.trim_start_matches([' ', 't', ',', '،']);
    if after == time && after.len() == rest.len() && !after.is_empty() {
        return Err(Fault::new("not-a-day"));
    }
    Ok((day, time.trim().to_owned()))
}

const fn is_unit(c: char) -> bool {
    matches!(c, '年' | '月' | '日')
}

fn is_digits(token: &str) -> bool {
    token.bytes().all(|b| b.is_ascii_digit())
}

/// Latin digits, small letters, one spelling of ye, no marks of writing direction.
fn clean(text: &str) -> String {
    if text.is_ascii() {
        return text.trim().to_ascii_lowercase();
    }
    let marks = |c: &char| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let one_ye = |c: char| if c == 'ي' { 'ی' } else { c };
    text::latin_digits(text.trim()).chars().filter(marks).map(one_ye).collect::<String>().to_lowercase()
}

fn assemble(tokens: &[&str], format: &DayFormat) -> Result<Day, Fault> {
    let ymd = match tokens {
        [eight] if eight.len() == 8 && is_digits(eight) => match format.order {
            Order::Ymd => [&eight[..4], &eight[4..6], &eight[6..]],
            Order::Dmy => [&eight[4..], &eight[2..4], &eight[..2]],
            Order::Mdy => [&eight[4..], &eight[..2], &eight[2..4]],
        },
        [a, b, c] if is_digits(a) && is_digits(b) && is_digits(c) => in_order([a, b, c], format.order)?,
        [year, month, day] if year.len() == 4 && is_digits(year) && is_digits(day) => [*year, *month, *day],
        [a, b, c] if is_digits(c) && (is_digits(a) != is_digits(b)) => {
            let (day, month) = if is_digits(a) { (*a, *b) } else { (*b, *a) };
            if c.len() == 4 { [*c, month, day] } else { return with_short_year(day, month) }
        }
        _ => return Err(Fault::new("not-a-day")),
    };
    let [year, month, day] = ymd;
    let month = month_number(month, format.calendar).ok_or_else(|| Fault::new("not-a-day"))?;
    let number = |digits: &str| digits.parse::<i16>().map_err(|_| Fault::new("not-a-day"));
    let (year, day) = (number(year)?, number(day)?);
    if month > 12 && day <= 12 && format.order != Order::Ymd {
        return Err(Fault::new("other-date-order"));
    }
    exact(year, month, day, format.calendar)
}

fn with_short_year(first: &str, month: &str) -> Result<Day, Fault> {
    let known = month_number(month, Calendar::Gregorian).or(month_number(month, Calendar::Jalali)).is_some();
    Err(Fault::new(if known && first.len() < 4 { "two-digit-year" } else { "not-a-day" }))
}

fn in_order([a, b, c]: [&str; 3], order: Order) -> Result<[&str; 3], Fault> {
    match (a.len(), b.len(), c.len(), order) {
        (4, 1..=2, 1..=2, _) => Ok([a, b, c]),
        (1..=2, 1..=2, 4, Order::Dmy) => Ok([c, b, a]),
        (1..=2, 1..=2, 4, Order::Mdy) => Ok([c, a, b]),
        (1..=2, 1..=2, 4, Order::Ymd) => Err(Fault::new("other-date-order")),
        (1..=2, 1..=2, 1..=2, _) => Err(Fault::new("two-digit-year")),
        _ => Err(Fault::new("not-a-day")),
    }
}

fn month_number(token: &str, calendar: Calendar) -> Option<i16> {
    if is_digits(token) {
        return token.parse().ok();
    }
    let names: &[&[&str; 12]] = match calendar {
        Calendar::Gregorian => &[&MONTHS, &FULL_MONTHS],
        Calendar::Jalali => &[&JALALI_MONTHS],
    };
    let found = names.iter().find_map(|months| months.iter().position(|&name| name == token))?;
    i16::try_from(found + 1).ok()
}

/// Years in which customers live; outside them another calendar or a placeholder was meant.
fn exact(year: i16, month: i16, day: i16, calendar: Calendar) -> Result<Day, Fault> {
    let small = |number: i16| i8::try_from(number).map_err(|_| Fault::new("no-such-day"));
    let (month, day) = (small(month)?, small(day)?);
    let found = match (calendar, year) {
        (Calendar::Gregorian, 1800..=2999) => Day::new(year, month, day).ok(),
        (Calendar::Jalali, 1200..=1599) => i18n::jalali::to_gregorian(year, month, day),
        (Calendar::Gregorian, 1200..=1599) | (Calendar::Jalali, 1800..=2999) => {
            return Err(Fault::new("other-calendar"));
        }
        _ => None,
    };
    found.ok_or_else(|| Fault::new("no-such-day"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, order: Order, calendar: Calendar) -> Result<String, &'static str> {
        let format = DayFormat { order, calendar, pattern: None };
        day(text, &format).map(|day| day.to_string()).map_err(|fault| fault.key())
    }

    fn gregorian(text: &str, order: Order) -> Result<String, &'static str> {
        read(text, order, Calendar::Gregorian)
    }

    #[test]
    fn many_ways_to_write_one_day() {
        for text in ["2024-05-20", "2024/5/20", "2024.05.20", "20240520", "2024年5月20日", "۲۰۲۴-۰۵-۲۰", "2024-may-20"]
        {
            assert_eq!(gregorian(text, Order::Ymd).as_deref(), Ok("2024-05-20"), "{text}");
        }
        for text in ["20.05.2024", "20/5/2024", "20052024", "20 May 2024", "May 20, 2024", "2024-05-20"] {
            assert_eq!(gregorian(text, Order::Dmy).as_deref(), Ok("2024-05-20"), "{text}");
        }
        assert_eq!(gregorian("05/20/2024", Order::Mdy).as_deref(), Ok("2024-05-20"));
        assert_eq!(gregorian("2024-05-20 23:30:00", Order::Ymd).as_deref(), Ok("2024-05-20"));
        assert_eq!(gregorian("2024-05-20T23:30:00Z", Order::Ymd).as_deref(), Ok("2024-05-20"));
        assert_eq!(gregorian("2024年5月20日 8:05", Order::Ymd).as_deref(), Ok("2024-05-20"));
    }

    #[test]
    fn days_that_do_not_exist() {
        assert_eq!(gregorian("31.02.2024", Order::Dmy), Err("no-such-day"));
        assert_eq!(gregorian("31.02", Order::Dmy), Err("not-a-day"));
        assert_eq!(gregorian("2023-02-29", Order::Ymd), Err("no-such-day"));
        assert_eq!(gregorian("2024-00-10", Order::Ymd), Err("no-such-day"));
        assert_eq!(gregorian("0001-01-01", Order::Ymd), Err("no-such-day"));
        assert_eq!(read("1403/12/31", Order::Ymd, Calendar::Jalali), Err("no-such-day"));
    }

    #[test]
    fn what_could_mean_two_days_is_not_taken() {
        assert_eq!(gregorian("05/06/2024", Order::Ymd), Err("other-date-order"));
        assert_eq!(gregorian("05/20/2024", Order::Dmy), Err("other-date-order"));
        assert_eq!(gregorian("05/06/24", Order::Dmy), Err("two-digit-year"));
        assert_eq!(gregorian("5 May 24", Order::Dmy), Err("two-digit-year"));
        assert_eq!(gregorian("1403-02-31", Order::Ymd), Err("other-calendar"));
        assert_eq!(read("2024-05-20", Order::Ymd, Calendar::Jalali), Err("other-calendar"));
        for text in ["", "soon", "12", "2024", "2024-05", "10:30", "1.5", "2024-05-20x", "2024-05-20 soon", "0-0-0-0"] {
            assert!(gregorian(text, Order::Ymd).is_err(), "{text}");
        }
    }

    #[test]
    fn jalali_days() {
        for text in ["1403/02/31", "۱۴۰۳/۰۲/۳۱", "۳۱ اردیبهشت ۱۴۰۳", "14030231", "1403-2-31 08:00"]
        {
            assert_eq!(read(text, Order::Ymd, Calendar::Jalali).as_deref(), Ok("2024-05-20"), "{text}");
        }
    }

    #[test]
    fn patterns_and_epochs() {
        let with = |pattern: &str| DayFormat { pattern: Some(pattern.to_owned()), ..DayFormat::default() };
        assert_eq!(day("20/05/24", &with("%d/%m/%y")).map(|d| d.to_string()).as_deref(), Ok("2024-05-20"));
        assert_eq!(day("31/02/24", &with("%d/%m/%y")).map_err(|f| f.key()), Err("not-a-day"));
        assert_eq!(day("1716163200", &with("epoch")).map(|d| d.to_string()).as_deref(), Ok("2024-05-20"));
    }
}
