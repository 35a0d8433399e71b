//! Somebody who reads: everything shown to a person is written by one of these.

use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use jiff::tz::TimeZone;
use kernel::{Arg, Says};

use crate::{CalendarKind, Catalogues, Language, number};

/// One person's way of reading: language, calendar, time zone, unit of Iranian money.
#[derive(Debug, Clone)]
pub struct Reader {
    /// The language of words, digits and separators.
    pub language: Language,
    /// The calendar of days, chosen apart from the language.
    pub calendar: CalendarKind,
    /// The zone of times.
    pub zone: TimeZone,
    /// Whether amounts in IRR are shown in toman (10 rial). Other currencies do not change.
    pub toman: bool,
    /// The words.
    pub catalogues: Arc<Catalogues>,
}

impl Reader {
    /// A reader with the calendar and unit usual in their language: Persian readers get Jalali, everybody gets toman.
    pub const fn new(language: Language, zone: TimeZone, catalogues: Arc<Catalogues>) -> Self {
        Self { language, calendar: language.usual_calendar(), zone, toman: true, catalogues }
    }

    /// The message `key` (or `message.attribute`). A key that is missing gives `⟦key⟧`.
    pub fn t(&self, key: &str) -> String {
        self.catalogues.format(self.language, key, &FluentArgs::new())
    }

    /// A message with its arguments.
    ///
    /// Numbers go in as numbers: plural rules apply, and they appear with the reader's digits, grouped, with at most two
    /// decimals. Days, instants and amounts appear in the reader's notation. A text appears as it is; inside a sentence of
    /// the other direction it is isolated (see [`text::isolate`]). A missing key gives `⟦key⟧`, a missing argument leaves
    /// `{$name}` and adds `⟦key⟧`.
    pub fn say(&self, says: &Says) -> String {
        let mut args = FluentArgs::with_capacity(says.args.len());
        for (name, value) in &says.args {
            args.set(name.as_str(), self.argument(value));
        }
        self.catalogues.format(self.language, &says.key, &args)
    }

    /// A message with arguments given in place.
    pub fn tell(&self, key: &str, args: &[(&str, Arg)]) -> String {
        let args = args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        self.say(&Says { key: key.to_owned(), args })
    }

    fn argument<'a>(&self, arg: &'a Arg) -> FluentValue<'a> {
        match arg {
            Arg::Number(n) => FluentValue::from(*n),
            Arg::Text(text) => FluentValue::from(text.as_str()),
            Arg::Day(day) => self.day(*day).into(),
            Arg::At(at) => self.moment(*at).into(),
            Arg::Money(money) => self.money(*money).into(),
            Arg::Says(says) => self.say(says).into(),
        }
    }

    /// A number with at most `max_decimals` decimals: `1,234.5`, `۱٬۲۳۴٫۵`. Rounded half away from zero; what is not
    /// finite is a dash.
    pub fn number(&self, x: f64, max_decimals: u8) -> String {
        number::decimal(self.language, x, 0, max_decimals)
    }

    /// A whole number: `1,234`, `۱٬۲۳۴`.
    pub fn integer(&self, x: i64) -> String {
        number::rounded(self.language, x.into(), 0, 0)
    }

    /// A share: 0.55 is `55%`, `۵۵٪`. Whole from ten percent on, one decimal below.
    pub fn percent(&self, share: f64) -> String {
        let Some(mut value) = number::exact(share) else { return self.number(share, 0) };
        value.absolute.multiply_pow10(2);
        let decimals = u8::from(share.abs() < 0.0995);
        number::rounded(self.language, value, 0, decimals) + number::percent(self.language)
    }

    /// A change of a share, always with its sign: `+4%`, `−55%`.
    pub fn percent_signed(&self, share: f64) -> String {
        self.with_plus(share, self.percent(share))
    }

    /// A change, always with its sign, with at most one decimal: `+4`, `−11`, `0`.
    pub fn signed(&self, x: f64) -> String {
        self.with_plus(x, self.number(x, 1))
    }

    fn with_plus(&self, x: f64, shown: String) -> String {
        let rounds_to_zero = !text::latin_digits(&shown).contains(|digit| matches!(digit, '1'..='9'));
        if x > 0.0 && x.is_finite() && !rounds_to_zero {
            format!("{}{shown}", number::plus(self.language))
        } else {
            shown
        }
    }

    /// The same text with the reader's digits and nothing else changed: for times, codes, versions.
    pub fn digits(&self, text: &str) -> String {
        number::digits(self.language, text)
    }

    /// "A, B and C", in the reader's language. Nothing for an empty list.
    pub fn list<T: AsRef<str>>(&self, items: &[T]) -> String {
        let joined = |key: &str, first: String, second: &str| {
            self.say(&Says::new(key).with("first", first).with("second", second))
        };
        match items {
            [] => String::new(),
            [one] => one.as_ref().to_owned(),
            [first, between @ .., last] => {
                let start =
                    between.iter().fold(first.as_ref().to_owned(), |all, next| joined("list-next", all, next.as_ref()));
                joined("list-last", start, last.as_ref())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Currency, Instant, Money};

    use super::*;
    use crate::testing::{reader, reader_of};

    #[test]
    fn plural_rules_see_numbers_whatever_the_digits() {
        let files = [
            (
                Language::En,
                "a.ftl",
                "n = { $count ->\n [0] no customer\n [one] { $count } customer\n *[other] { $count } customers\n }\n",
            ),
            (Language::ZhCn, "a.ftl", "n = { $count } 个客户\n"),
            (Language::Fa, "a.ftl", "n = { $count ->\n [one] یک مشتری\n *[other] { $count } مشتری\n }\n"),
        ];
        let says = |count: i64| Says::new("n").with("count", count);
        let en = reader_of(Language::En, &files);
        assert_eq!(en.say(&says(0)), "no customer");
        assert_eq!(en.say(&says(1)), "1 customer");
        assert_eq!(en.say(&says(50_000)), "50,000 customers");
        let fa = reader_of(Language::Fa, &files);
        assert_eq!(fa.say(&says(1)), "یک مشتری");
        assert_eq!(fa.say(&says(1200)), "۱٬۲۰۰ مشتری");
        assert_eq!(reader_of(Language::ZhCn, &files).say(&says(1200)), "1,200 个客户");
    }

    #[test]
    fn fluent_number_options_hold() {
        let files =
            [(Language::Fa, "a.ftl", "n = { NUMBER($x, minimumFractionDigits: 1, maximumFractionDigits: 1) }\n")];
        assert_eq!(reader_of(Language::Fa, &files).say(&Says::new("n").with("x", 2.0)), "۲٫۰");
    }

    #[test]
    fn texts_choose_variants_and_are_isolated_only_when_shown() {
        let files = [
            (Language::Fa, "a.ftl", "line = { $kind ->\n [call] تماس با\n *[other] پیام به\n } { $name }\n"),
            (Language::En, "a.ftl", "line = { $kind ->\n [call] Call\n *[other] Write to\n } { $name }\n"),
        ];
        let says = |name: &str| Says::new("line").with("kind", "call").with("name", name);
        let fa = reader_of(Language::Fa, &files);
        assert_eq!(fa.say(&says("خانم رضایی")), "تماس با خانم رضایی");
        assert_eq!(fa.say(&says("Karun Steel")), "تماس با \u{2068}Karun Steel\u{2069}");
        let en = reader_of(Language::En, &files);
        assert_eq!(en.say(&says("刘经理")), "Call 刘经理");
        assert_eq!(en.say(&says("خانم رضایی")), "Call \u{2068}خانم رضایی\u{2069}");
    }

    #[test]
    fn what_is_missing_shows() {
        let files = [(Language::En, "a.ftl", "hello = Hi { $name }\n")];
        let en = reader_of(Language::En, &files);
        assert_eq!(en.t("nothing"), "⟦nothing⟧");
        assert_eq!(en.say(&Says::new("hello")), "Hi {$name} ⟦hello⟧");
        assert_eq!(reader_of(Language::Fa, &files).t("hello"), "⟦hello⟧");
    }

    #[test]
    fn every_kind_of_argument_is_in_the_readers_notation() {
        let files =
            [(Language::En, "a.ftl", "all = { $day } | { $at } | { $money } | { $inner }\ninner = { $n } more\n")];
        let says = Says::new("all")
            .with("day", jiff::civil::date(2026, 11, 21))
            .with("at", Instant(1_795_269_900_000_000))
            .with("money", Money::new(120_000, Currency::USD))
            .with("inner", Says::new("inner").with("n", 37_i64));
        assert_eq!(reader_of(Language::En, &files).say(&says), "21 Nov 2026 | 21 Nov 2026, 14:05 | $1,200 | 37 more");
    }

    #[test]
    fn percent_and_signs() {
        let (en, fa) = (reader(Language::En), reader(Language::Fa));
        assert_eq!(en.percent(0.55), "55%");
        assert_eq!(en.percent(-0.55), "−55%");
        assert_eq!(en.percent(0.053), "5.3%");
        assert_eq!(en.percent(0.0996), "10%");
        assert_eq!(en.percent(1.0), "100%");
        assert_eq!(en.percent(f64::NAN), "—");
        assert_eq!(fa.percent(0.55), "۵۵٪");
        assert_eq!(fa.percent(-0.55), "\u{200e}−۵۵٪");
        assert_eq!(en.percent_signed(0.2), "+20%");
        assert_eq!(en.signed(4.0), "+4");
        assert_eq!(en.signed(-11.0), "−11");
        assert_eq!(en.signed(0.0), "0");
        assert_eq!(en.signed(0.01), "0");
        assert_eq!(en.signed(10.25), "+10.3");
        assert_eq!(en.signed(f64::INFINITY), "—");
        assert_eq!(fa.signed(4.0), "\u{200e}+۴");
    }

    #[test]
    fn integers_and_digits() {
        assert_eq!(reader(Language::En).integer(-1_048_575), "−1,048,575");
        assert_eq!(reader(Language::Fa).integer(i64::MAX), "۹٬۲۲۳٬۳۷۲٬۰۳۶٬۸۵۴٬۷۷۵٬۸۰۷");
        assert_eq!(reader(Language::Fa).digits("v1.2"), "v۱.۲");
        assert_eq!(reader(Language::ZhCn).digits("v1.2"), "v1.2");
    }

    #[test]
    fn lists_read_as_sentences() {
        let en = reader(Language::En);
        assert_eq!(en.list::<&str>(&[]), "");
        assert_eq!(en.list(&["a"]), "a");
        assert_eq!(en.list(&["a", "b"]), "a and b");
        assert_eq!(en.list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(reader(Language::ZhCn).list(&["甲", "乙", "丙"]), "甲、乙和丙");
        assert_eq!(reader(Language::Fa).list(&["الف", "Karun", "ب"]), "الف، \u{2068}Karun\u{2069} و ب");
    }
}
