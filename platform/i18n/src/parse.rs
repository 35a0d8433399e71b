//! Days as people type them.

use kernel::Day;
use text::{latin_digits, normalise};

use crate::{CalendarKind, Language, Reader};

/// Years from here to [`GREGORIAN_FROM`] can only be Jalali ones, later years only Gregorian.
const JALALI_FROM: i16 = 1200;
const GREGORIAN_FROM: i16 = 1600;

/// A day written with numbers in any digits: `2026-11-21`, `۱۴۰۵/۰۸/۳۰`, `20261121`, `21.11.2026`, `2026年11月21日`.
///
/// The year has four digits and stands first or last. It tells the calendar by itself (1200 to 1599 is Jalali, from
/// 1600 on Gregorian), so a Gregorian date pasted into a Jalali form is read as what it is. With the year last, the day
/// stands first where points separate or `calendar` is Jalali; a Gregorian `3/4/2026`, which two readers take
/// differently, is no day, and neither is 31.02.
pub fn parse_day(text: &str, calendar: CalendarKind) -> Option<Day> {
    let latin = latin_digits(text);
    let clean: String =
        latin.chars().filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}')).collect();
    let clean = clean.trim();
    if clean.len() == 8 && clean.bytes().all(|b| b.is_ascii_digit()) {
        return dated(clean.get(..4)?, clean.get(4..6)?, clean.get(6..)?);
    }
    let clean = clean.strip_suffix('日').unwrap_or(clean);
    let fields: Vec<&str> = clean.split(['-', '/', '.', '年', '月', '‐', '−']).map(str::trim).collect();
    let [a, b, c] = *fields.as_slice() else { return None };
    if a.len() == 4 {
        return dated(a, b, c);
    }
    if c.len() != 4 || a.len() > 2 || b.len() > 2 {
        return None;
    }
    let day_first = clean.contains('.') || calendar == CalendarKind::Jalali;
    match (field(a)?, field(b)?) {
        (13.., _) => dated(c, b, a),
        (_, 13..) if !day_first => dated(c, a, b),
        _ if day_first => dated(c, b, a),
        _ => None,
    }
}

fn field(digits: &str) -> Option<i16> {
    (!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok())?
}

fn dated(year: &str, month: &str, day: &str) -> Option<Day> {
    let (year, month, day) = (field(year)?, i8::try_from(field(month)?).ok()?, i8::try_from(field(day)?).ok()?);
    match year {
        ..JALALI_FROM => None,
        JALALI_FROM..GREGORIAN_FROM => CalendarKind::Jalali.day(year, month, day),
        _ => CalendarKind::Gregorian.day(year, month, day),
    }
}

impl Reader {
    /// A day as this reader types or copies it: everything [`parse_day`] reads, and days with the name of the month as
    /// [`Reader::day`] writes them in the reader's language, in either calendar.
    pub fn parse_day(&self, text: &str) -> Option<Day> {
        parse_day(text, self.calendar).or_else(|| self.parse_named(text))
    }

    fn parse_named(&self, text: &str) -> Option<Day> {
        let plain = normalise(text);
        let rest = plain.trim_start_matches(&normalise(&self.t("calendar-jalali")));
        if self.language == Language::ZhCn {
            return parse_day(rest, self.calendar);
        }
        let words: Vec<&str> = rest.split([' ', ',', '،']).filter(|w| !w.is_empty()).collect();
        let [day, month, year] = *words.as_slice() else { return None };
        let forms = [
            (CalendarKind::Gregorian, "month-gregorian"),
            (CalendarKind::Gregorian, "month-gregorian-short"),
            (CalendarKind::Jalali, "month-jalali"),
        ];
        let (kind, month) = forms.into_iter().find_map(|(kind, form)| {
            let named = |number: &i8| normalise(&self.t(&format!("{form}-{number}"))) == month;
            Some((kind, (1..=12).find(named)?))
        })?;
        kind.day(field(year)?, month, i8::try_from(field(day)?).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::testing::reader;
    use CalendarKind::{Gregorian, Jalali};

    #[test]
    fn the_year_tells_the_calendar() {
        let day = Some(date(2026, 11, 21));
        for text in [
            "2026-11-21",
            "2026/11/21",
            "2026.11.21",
            "20261121",
            "２０２６年１１月２１日",
            " ۲۰۲۶-۱۱-۲۱ ",
            "14050830",
            "1405/08/30",
            "۱۴۰۵/۸/۳۰",
            "\u{200f}۱۴۰۵/۰۸/۳۰",
            "1405年8月30日",
        ] {
            assert_eq!(parse_day(text, Gregorian), day, "{text}");
            assert_eq!(parse_day(text, Jalali), day, "{text}");
        }
    }

    #[test]
    fn the_year_may_stand_last_when_the_order_is_certain() {
        assert_eq!(parse_day("21.11.2026", Gregorian), Some(date(2026, 11, 21)));
        assert_eq!(parse_day("3.4.2026", Gregorian), Some(date(2026, 4, 3)));
        assert_eq!(parse_day("21/11/2026", Gregorian), Some(date(2026, 11, 21)));
        assert_eq!(parse_day("11/21/2026", Gregorian), Some(date(2026, 11, 21)));
        assert_eq!(parse_day("3/4/2026", Gregorian), None);
        assert_eq!(parse_day("۳۰/۰۸/۱۴۰۵", Jalali), Some(date(2026, 11, 21)));
        assert_eq!(parse_day("3/4/1405", Jalali), Jalali.day(1405, 4, 3));
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "31.02.2026",
            "2026-02-29",
            "1404/12/30",
            "2026-13-01",
            "2026-00-10",
            "2026-11",
            "2026-11-21-3",
            "26-11-21",
            "0001-01-01",
            "999-01-01",
            "2026-11-2١x",
            "2026--21",
            "-2026-1-1",
            "+2026-1-1",
            "2026-11-21T10:00",
            "tomorrow",
            "99999999",
            "2026-1 1-2",
            "1e3-01-01",
        ] {
            assert_eq!(parse_day(text, Gregorian), None, "{text}");
            assert_eq!(parse_day(text, Jalali), None, "{text}");
        }
        assert_eq!(parse_day("9999-12-31", Gregorian), Some(date(9999, 12, 31)), "how some systems write never");
    }

    #[test]
    fn names_of_months_are_read_in_the_readers_language() {
        let (en, fa) = (reader(Language::En), reader(Language::Fa));
        assert_eq!(en.parse_day("21 november 2026"), Some(date(2026, 11, 21)));
        assert_eq!(en.parse_day("30 Aban 1405"), Some(date(2026, 11, 21)));
        assert_eq!(fa.parse_day("۳۰ آبان ۱۴۰۵"), Some(date(2026, 11, 21)));
        assert_eq!(fa.parse_day("۳۰ ابان ۱۴۰۵"), Some(date(2026, 11, 21)));
        assert_eq!(en.parse_day("30 Smarch 2026"), None);
        assert_eq!(en.parse_day("31 Feb 2026"), None);
        assert_eq!(en.parse_day("Nov 2026"), None);
    }

    proptest! {
        #[test]
        fn what_a_reader_writes_they_read(offset in 0_i64..40_000) {
            let day = date(1970, 1, 1).saturating_add(jiff::Span::new().days(offset));
            for language in Language::ALL {
                for calendar in CalendarKind::ALL {
                    let reader = Reader { calendar, ..reader(language) };
                    prop_assert_eq!(reader.parse_day(&reader.day(day)), Some(day), "{}", reader.day(day));
                    prop_assert_eq!(parse_day(&reader.day_input(day), calendar), Some(day));
                }
            }
        }

        #[test]
        fn anything_typed_is_survived(text in "\\PC{0,12}") {
            let _ = parse_day(&text, Gregorian);
            let _ = reader(Language::Fa).parse_day(&text);
        }
    }
}
