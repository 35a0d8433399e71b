//! The languages that exist on every screen, and the two calendars.

use std::fmt;
use std::str::FromStr;

use jiff::ToSpan;
use kernel::Day;
use serde::{Deserialize, Serialize};
use text::Direction;

use crate::jalali;

/// A language of screens and mails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[serde(rename = "en")]
    En,
    /// Chinese in simplified characters.
    #[serde(rename = "zh-CN")]
    ZhCn,
    /// Persian.
    #[serde(rename = "fa")]
    Fa,
}

impl Language {
    /// All languages, in the order in which a form offers them.
    pub const ALL: [Self; 3] = [Self::En, Self::ZhCn, Self::Fa];

    /// The BCP 47 tag, also the folder of its catalogue: `en`, `zh-CN`, `fa`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhCn => "zh-CN",
            Self::Fa => "fa",
        }
    }

    /// Whether it is written from right to left.
    pub const fn is_rtl(self) -> bool {
        matches!(self, Self::Fa)
    }

    /// The direction of its sentences.
    pub const fn direction(self) -> Direction {
        if self.is_rtl() { Direction::RightToLeft } else { Direction::LeftToRight }
    }

    /// Its name in itself, for the menu where a reader looks for a language they can read.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::ZhCn => "简体中文",
            Self::Fa => "فارسی",
        }
    }

    /// The calendar that its readers use unless they choose otherwise.
    pub const fn usual_calendar(self) -> CalendarKind {
        match self {
            Self::Fa => CalendarKind::Jalali,
            Self::En | Self::ZhCn => CalendarKind::Gregorian,
        }
    }

    /// The language that an `Accept-Language` header asks for first among ours; nothing if it names none of them.
    pub fn accepted(header: &str) -> Option<Self> {
        let mut best: Option<(f64, Self)> = None;
        for part in header.split(',') {
            let mut pieces = part.split(';').map(str::trim);
            let language = pieces.next().and_then(|tag| tag.parse().ok());
            let weight = pieces.find_map(|p| p.strip_prefix("q=")).map_or(Some(1.0), |q| q.parse().ok());
            if let (Some(language), Some(weight)) = (language, weight)
                && weight > best.map_or(0.0, |b| b.0)
            {
                best = Some((weight, language));
            }
        }
        best.map(|b| b.1)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Language {
    type Err = ();

    /// Any tag of the language: `zh`, `zh-Hans-CN` and `ZH_cn` are all Chinese.
    fn from_str(tag: &str) -> Result<Self, ()> {
        match tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "en" => Ok(Self::En),
            "zh" => Ok(Self::ZhCn),
            "fa" => Ok(Self::Fa),
            _ => Err(()),
        }
    }
}

/// Which calendar days are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CalendarKind {
    /// 21 November 2026.
    Gregorian,
    /// 30 Aban 1405.
    Jalali,
}

impl CalendarKind {
    /// All calendars, in the order in which a form offers them.
    pub const ALL: [Self; 2] = [Self::Gregorian, Self::Jalali];

    /// The key used in files, in the API and as the end of a message key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Gregorian => "gregorian",
            Self::Jalali => "jalali",
        }
    }

    /// Year, month and day of month of `day` in this calendar.
    pub fn parts(self, day: Day) -> (i16, i8, i8) {
        match self {
            Self::Gregorian => (day.year(), day.month(), day.day()),
            Self::Jalali => {
                let date = jalali::from_gregorian(day);
                (date.year, date.month, date.day)
            }
        }
    }

    /// The day with these parts, if this calendar has it.
    pub fn day(self, year: i16, month: i8, day: i8) -> Option<Day> {
        match self {
            Self::Gregorian => Day::new(year, month, day).ok(),
            Self::Jalali => jalali::to_gregorian(year, month, day),
        }
    }

    /// `day` moved by whole months of this calendar; a day that the month lacks becomes its last one. Twelve months
    /// from 1 Farvardin 1403 is 1 Farvardin 1404.
    pub fn add_months(self, day: Day, months: i32) -> Day {
        match self {
            Self::Gregorian => day.saturating_add(i64::from(months).months()),
            Self::Jalali => jalali::add_months(day, months),
        }
    }

    /// The first day of the month that `day` lies in.
    pub fn month_start(self, day: Day) -> Day {
        let (_, _, of_month) = self.parts(day);
        day.saturating_sub((i64::from(of_month) - 1).days())
    }
}

impl FromStr for CalendarKind {
    type Err = ();

    fn from_str(key: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.key() == key).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn tags_come_back() {
        for language in Language::ALL {
            assert_eq!(language.tag().parse(), Ok(language));
            assert_eq!(serde_json::to_string(&language).unwrap(), format!("\"{}\"", language.tag()));
        }
        assert_eq!("ZH_hans-cn".parse(), Ok(Language::ZhCn));
        assert_eq!("de".parse::<Language>(), Err(()));
        assert_eq!("".parse::<Language>(), Err(()));
    }

    #[test]
    fn the_best_accepted_language_wins() {
        assert_eq!(Language::accepted("de, en;q=0.5, fa;q=0.9"), Some(Language::Fa));
        assert_eq!(Language::accepted("zh-CN,zh;q=0.9,en;q=0.8"), Some(Language::ZhCn));
        assert_eq!(Language::accepted("en;q=0, fa;q=x"), None);
        assert_eq!(Language::accepted(""), None);
    }

    #[test]
    fn months_are_those_of_the_calendar() {
        let nowruz = date(2024, 3, 20);
        assert_eq!(CalendarKind::Jalali.add_months(nowruz, 12), date(2025, 3, 21));
        assert_eq!(CalendarKind::Gregorian.add_months(nowruz, 12), date(2025, 3, 20));
        assert_eq!(CalendarKind::Gregorian.add_months(date(2024, 1, 31), 1), date(2024, 2, 29));
        assert_eq!(CalendarKind::Gregorian.month_start(date(2026, 11, 21)), date(2026, 11, 1));
        assert_eq!(CalendarKind::Jalali.month_start(date(2026, 11, 21)), date(2026, 10, 23));
    }
}
