//! How long ago, how long from now, how many days.

use kernel::{Instant, Says};

use crate::Reader;
use crate::date::days_between;

const MINUTE: i64 = 60;
const HOUR: i64 = 3_600;
const DAY: i64 = 86_400;
/// Up to here hours are counted even across midnight.
const SAME_NIGHT: i64 = 6 * HOUR;
/// Up to here days are counted: "63 days ago" says more than "two months ago".
const COUNTED_DAYS: i64 = 120;
/// Up to here months are counted.
const COUNTED_MONTHS: i64 = 24;

impl Reader {
    /// How long before `now` it was, or how long after it will be: `just now`, `5 minutes ago`, `yesterday`, `63 days ago`,
    /// `5 months ago`, `in 3 days`. Days are calendar days in the reader's zone.
    pub fn ago(&self, then: Instant, now: Instant) -> String {
        let seconds = now.seconds_since(then);
        let days = days_between(then.day(&self.zone), now.day(&self.zone));
        let way = if seconds < 0 { "in" } else { "ago" };
        let said = |unit: &str, count: i64| self.say(&Says::new(format!("{way}-{unit}")).with("count", count));
        match (seconds.abs(), days.abs()) {
            (..MINUTE, _) => self.t("ago-now"),
            (s @ ..HOUR, _) => said("minutes", s / MINUTE),
            (s, 0) => said("hours", s / HOUR),
            (s @ ..SAME_NIGHT, _) => said("hours", s / HOUR),
            (_, 1) => self.t(&format!("{way}-one-day")),
            (_, d @ ..=COUNTED_DAYS) => said("days", d),
            (_, d) if d * 12 / 365 < COUNTED_MONTHS => said("months", d * 12 / 365),
            (_, d) => said("years", d / 365),
        }
    }

    /// So many days: `41 days`, `41 天`, `۴۱ روز`.
    pub fn days(&self, days: i64) -> String {
        self.say(&Says::new("unit-days").with("count", days))
    }

    /// So many days, for a tight place: `41 d`, `41 天`, `۴۱ روز`.
    pub fn days_short(&self, days: i64) -> String {
        self.say(&Says::new("unit-days-short").with("count", days))
    }

    /// A length of time in its one or two largest units: `45 s`, `3 min`, `1 h 5 min`, `2 days`. Minutes are rounded up, so
    /// that time left is not promised too short; negative counts as nothing.
    pub fn duration(&self, seconds: i64) -> String {
        let seconds = seconds.max(0);
        let minutes = seconds.saturating_add(MINUTE - 1) / MINUTE;
        let says = |unit: &str, count: i64| Says::new(format!("unit-{unit}")).with("count", count);
        if seconds < MINUTE {
            return self.say(&says("seconds", seconds));
        }
        if seconds >= DAY {
            return self.days(seconds / DAY);
        }
        match (minutes / 60, minutes % 60) {
            (0, minutes) => self.say(&says("minutes", minutes)),
            (hours, 0) => self.say(&says("hours", hours)),
            (hours, minutes) => {
                let both = Says::new("unit-two").with("first", says("hours", hours));
                self.say(&both.with("second", says("minutes", minutes)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use crate::testing::reader;

    /// 2026-11-21T14:05:00Z.
    const NOW: Instant = Instant(1_795_269_900_000_000);

    fn ago(language: Language, seconds: i64) -> String {
        reader(language).ago(NOW.plus_seconds(-seconds), NOW)
    }

    #[test]
    fn the_unit_grows_with_the_distance() {
        let steps = [
            (0, "just now"),
            (59, "just now"),
            (60, "1 minute ago"),
            (300, "5 minutes ago"),
            (HOUR, "1 hour ago"),
            (14 * HOUR, "14 hours ago"),
            (15 * HOUR, "yesterday"),
            (2 * DAY, "2 days ago"),
            (63 * DAY, "63 days ago"),
            (120 * DAY, "120 days ago"),
            (160 * DAY, "5 months ago"),
            (800 * DAY, "2 years ago"),
        ];
        for (seconds, expected) in steps {
            assert_eq!(ago(Language::En, seconds), expected);
        }
    }

    #[test]
    fn the_future_is_said_too() {
        assert_eq!(ago(Language::En, -300), "in 5 minutes");
        assert_eq!(ago(Language::En, -DAY), "tomorrow");
        assert_eq!(ago(Language::En, -3 * DAY), "in 3 days");
        assert_eq!(ago(Language::Fa, -3 * DAY), "۳ روز دیگر");
    }

    #[test]
    fn a_short_night_is_counted_in_hours() {
        let midnight = Instant(1_795_219_200_000_000); // 2026-11-21T00:00:00Z
        let en = reader(Language::En);
        assert_eq!(en.ago(midnight.plus_seconds(-HOUR), midnight.plus_seconds(HOUR)), "2 hours ago");
        assert_eq!(en.ago(midnight.plus_seconds(-HOUR), midnight.plus_seconds(8 * HOUR)), "yesterday");
    }

    #[test]
    fn other_languages() {
        assert_eq!(ago(Language::ZhCn, 63 * DAY), "63 天前");
        assert_eq!(ago(Language::Fa, 63 * DAY), "۶۳ روز پیش");
        assert_eq!(ago(Language::Fa, 20 * HOUR), "دیروز");
    }

    #[test]
    fn days_and_durations() {
        let en = reader(Language::En);
        assert_eq!(en.days(1), "1 day");
        assert_eq!(en.days(41), "41 days");
        assert_eq!(en.days(-3), "−3 days");
        assert_eq!(en.days_short(41), "41 d");
        assert_eq!(reader(Language::Fa).days(41), "۴۱ روز");
        assert_eq!(reader(Language::ZhCn).days(41), "41 天");
        let durations = [
            (-5, "0 s"),
            (45, "45 s"),
            (61, "2 min"),
            (HOUR - 1, "1 h"),
            (HOUR, "1 h"),
            (HOUR + 300, "1 h 5 min"),
            (DAY, "1 day"),
            (2 * DAY + HOUR, "2 days"),
        ];
        for (seconds, expected) in durations {
            assert_eq!(en.duration(seconds), expected, "{seconds}");
        }
        assert_eq!(reader(Language::Fa).duration(HOUR + 300), "۱ ساعت و ۵ دقیقه");
    }
}
