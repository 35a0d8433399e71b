//! Days, months and times in the reader's language, calendar and zone.

use jiff::Unit;
use kernel::{Day, Instant, Says};

use crate::{CalendarKind, Reader};

/// Within so many days a year need not be named.
const NEAR_DAYS: i64 = 180;

impl Reader {
    /// A day with its year: `21 Nov 2026`, `2026年11月21日`, `۳۰ آبان ۱۴۰۵`.
    pub fn day(&self, day: Day) -> String {
        let (year, month, of_month) = self.calendar.parts(day);
        let says = self.dated("date-long").with("year", self.digits(&year.to_string()));
        self.say(&says.with("month", self.month_name(month, true)).with("day", self.digits(&of_month.to_string())))
    }

    /// A day without its year: `21 Nov`, `11月21日`, `۳۰ آبان`.
    pub fn day_short(&self, day: Day) -> String {
        let (_, month, of_month) = self.calendar.parts(day);
        let says = self.dated("date-short").with("month", self.month_name(month, true));
        self.say(&says.with("day", self.digits(&of_month.to_string())))
    }

    /// A day near `today` (within 180 days) without its year, any other with it.
    pub fn day_near(&self, day: Day, today: Day) -> String {
        if days_between(today, day).abs() <= NEAR_DAYS { self.day_short(day) } else { self.day(day) }
    }

    /// A day as a form field holds it, read back by [`crate::parse_day`]: `2026-11-21`, `۱۴۰۵/۰۸/۳۰`.
    pub fn day_input(&self, day: Day) -> String {
        let (year, month, of_month) = self.calendar.parts(day);
        self.digits(&match self.calendar {
            CalendarKind::Gregorian => format!("{year:04}-{month:02}-{of_month:02}"),
            CalendarKind::Jalali => format!("{year:04}/{month:02}/{of_month:02}"),
        })
    }

    /// A month with its year: `November 2026`, `2026年11月`, `آبان ۱۴۰۵`.
    pub fn month(&self, day: Day) -> String {
        let (year, month, _) = self.calendar.parts(day);
        let says = self.dated("date-month").with("year", self.digits(&year.to_string()));
        self.say(&says.with("month", self.month_name(month, false)))
    }

    /// The weekday in full: `Saturday`, `星期六`, `شنبه`.
    pub fn weekday(&self, day: Day) -> String {
        self.t(&format!("weekday-{}", day.weekday().to_monday_one_offset()))
    }

    /// The weekday for the head of a column: `Sat`, `六`, `ش`.
    pub fn weekday_short(&self, day: Day) -> String {
        self.t(&format!("weekday-short-{}", day.weekday().to_monday_one_offset()))
    }

    /// Date and time in the reader's zone: `21 Nov 2026, 14:05`.
    pub fn moment(&self, at: Instant) -> String {
        let day = self.day(at.day(&self.zone));
        self.say(&Says::new("date-time").with("day", day).with("time", self.clock(at)))
    }

    /// The time of day in the reader's zone: `14:05`, `۱۴:۰۵`.
    pub fn clock(&self, at: Instant) -> String {
        let civil = at.civil(&self.zone);
        self.digits(&format!("{:02}:{:02}", civil.hour(), civil.minute()))
    }

    /// The name of month 1 to 12 of the reader's calendar; the short form where the language has one.
    pub fn month_name(&self, month: i8, short: bool) -> String {
        let form =
            if short && self.calendar == CalendarKind::Gregorian { "month-gregorian-short" } else { self.long_form() };
        self.t(&format!("{form}-{month}"))
    }

    const fn long_form(&self) -> &'static str {
        match self.calendar {
            CalendarKind::Gregorian => "month-gregorian",
            CalendarKind::Jalali => "month-jalali",
        }
    }

    fn dated(&self, pattern: &str) -> Says {
        Says::new(format!("{pattern}-{}", self.calendar.key()))
    }
}

/// Calendar days from `from` to `to`; negative when `to` is earlier.
pub(crate) fn days_between(from: Day, to: Day) -> i64 {
    from.until((Unit::Day, to)).map_or(0, |span| i64::from(span.get_days()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    use super::*;
    use crate::Language;
    use crate::testing::reader;

    const DAY: Day = date(2026, 11, 21);

    fn with(language: Language, calendar: CalendarKind) -> Reader {
        Reader { calendar, ..reader(language) }
    }

    #[test]
    fn days_in_each_language_and_calendar() {
        use CalendarKind::{Gregorian, Jalali};
        let shown = |language, calendar| with(language, calendar).day(DAY);
        assert_eq!(shown(Language::En, Gregorian), "21 Nov 2026");
        assert_eq!(shown(Language::En, Jalali), "30 Aban 1405");
        assert_eq!(shown(Language::ZhCn, Gregorian), "2026年11月21日");
        assert_eq!(shown(Language::ZhCn, Jalali), "波斯历1405年8月30日");
        assert_eq!(shown(Language::Fa, Gregorian), "۲۱ نوامبر ۲۰۲۶");
        assert_eq!(shown(Language::Fa, Jalali), "۳۰ آبان ۱۴۰۵");
    }

    #[test]
    fn short_days_leave_the_year_out_when_it_is_near() {
        let en = reader(Language::En);
        assert_eq!(en.day_short(date(2026, 10, 12)), "12 Oct");
        assert_eq!(reader(Language::ZhCn).day_short(date(2026, 10, 12)), "10月12日");
        assert_eq!(reader(Language::Fa).day_short(date(2026, 10, 12)), "۲۰ مهر");
        assert_eq!(en.day_near(date(2027, 1, 1), DAY), "1 Jan");
        assert_eq!(en.day_near(date(2025, 1, 1), DAY), "1 Jan 2025");
    }

    #[test]
    fn months_and_weekdays() {
        assert_eq!(reader(Language::En).month(DAY), "November 2026");
        assert_eq!(reader(Language::ZhCn).month(DAY), "2026年11月");
        assert_eq!(reader(Language::Fa).month(DAY), "آبان ۱۴۰۵");
        assert_eq!(reader(Language::En).weekday(DAY), "Saturday");
        assert_eq!(reader(Language::ZhCn).weekday(DAY), "星期六");
        assert_eq!(reader(Language::Fa).weekday(DAY), "شنبه");
        assert_eq!(reader(Language::Fa).weekday(date(2026, 11, 20)), "جمعه");
        assert_eq!(reader(Language::En).weekday_short(DAY), "Sat");
    }

    #[test]
    fn times_are_those_of_the_zone() {
        let at = Instant(1_795_269_900_000_000); // 2026-11-21T14:05:00Z
        assert_eq!(reader(Language::En).moment(at), "21 Nov 2026, 14:05");
        let zone = TimeZone::get("Asia/Tehran").unwrap();
        assert_eq!(Reader { zone, ..reader(Language::Fa) }.moment(at), "۳۰ آبان ۱۴۰۵، ۱۷:۳۵");
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        assert_eq!(Reader { zone: zone.clone(), ..reader(Language::ZhCn) }.moment(at), "2026年11月21日 22:05");
        let late = at.plus_seconds(2 * 3600);
        assert_eq!(Reader { zone, ..reader(Language::ZhCn) }.moment(late), "2026年11月22日 00:05");
    }

    #[test]
    fn no_month_lacks_a_name() {
        for language in Language::ALL {
            for calendar in CalendarKind::ALL {
                let reader = with(language, calendar);
                for month in 1..=12 {
                    for short in [true, false] {
                        assert!(!reader.month_name(month, short).contains('⟦'), "{language} {calendar:?} {month}");
                    }
                }
            }
        }
    }
}
