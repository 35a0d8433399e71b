//! Readers over the catalogue that ships, for this crate's own tests.

use std::sync::{Arc, LazyLock};

use jiff::tz::TimeZone;

use crate::{Catalogues, Language, Reader};

pub(crate) const PLATFORM: [(Language, &str, &str); 3] = [
    (Language::En, "platform.ftl", include_str!("../../../locales/en/platform.ftl")),
    (Language::ZhCn, "platform.ftl", include_str!("../../../locales/zh-CN/platform.ftl")),
    (Language::Fa, "platform.ftl", include_str!("../../../locales/fa/platform.ftl")),
];

static SHIPPED: LazyLock<Arc<Catalogues>> = LazyLock::new(|| Arc::new(Catalogues::new(&PLATFORM).unwrap()));

/// A reader in UTC over the platform's words.
pub(crate) fn reader(language: Language) -> Reader {
    Reader::new(language, TimeZone::UTC, SHIPPED.clone())
}

/// The same with more messages.
pub(crate) fn reader_of(language: Language, files: &[(Language, &str, &str)]) -> Reader {
    let all: Vec<_> = PLATFORM.iter().chain(files).copied().collect();
    Reader::new(language, TimeZone::UTC, Arc::new(Catalogues::new(&all).unwrap()))
}

const WORDS: [(Language, &str, &str); 3] = [
    (Language::En, "words.ftl", include_str!("../../../locales/en/words.ftl")),
    (Language::ZhCn, "words.ftl", include_str!("../../../locales/zh-CN/words.ftl")),
    (Language::Fa, "words.ftl", include_str!("../../../locales/fa/words.ftl")),
];

#[test]
fn the_platforms_words_are_equal_in_all_languages() {
    let all: Vec<_> = PLATFORM.iter().chain(&WORDS).copied().collect();
    let errors = Catalogues::new(&all).unwrap().check();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn persian_is_spelt_persian() {
    for (_, file, text) in PLATFORM.iter().chain(&WORDS).filter(|(language, ..)| *language == Language::Fa) {
        for (number, line) in text.lines().enumerate() {
            let arabic = line.contains(['ي', 'ك', 'ۀ', 'ة']) || line.contains(|c: char| ('٠'..='٩').contains(&c));
            let broken = [" می ", " ها ", " های ", "\u{200c} ", " \u{200c}"].iter().any(|wrong| line.contains(wrong));
            assert!(!arabic && !broken, "{file} line {}: {line}", number + 1);
        }
    }
}

#[test]
fn counted_nouns_agree_with_their_number() {
    let files = WORDS;
    let says = |count: i64| kernel::Says::new("count-accounts").with("count", count);
    assert_eq!(reader_of(Language::En, &files).say(&says(1)), "1 account");
    assert_eq!(reader_of(Language::En, &files).say(&says(0)), "0 accounts");
    assert_eq!(reader_of(Language::ZhCn, &files).say(&says(37)), "37 个客户");
    assert_eq!(reader_of(Language::Fa, &files).say(&says(37)), "۳۷ مشتری");
}
