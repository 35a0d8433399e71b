//! Looking for words in a text.

use crate::fold::normalise;

/// What somebody looks for, prepared once for many texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needle {
    words: Vec<String>,
}

impl Needle {
    /// The words of `text`, which must all occur, in any order.
    pub fn new(text: &str) -> Self {
        Self { words: normalise(text).split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect() }
    }

    /// Whether nothing is looked for; then everything matches.
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether every word occurs in `haystack`.
    pub fn found_in(&self, haystack: &str) -> bool {
        self.is_empty() || self.found_in_normalised(&normalise(haystack))
    }

    /// The same for a text that went through [`normalise`] before: for columns that are searched again and again.
    pub fn found_in_normalised(&self, haystack: &str) -> bool {
        let mut joined = None;
        self.words.iter().all(|word| {
            haystack.contains(word.as_str())
                || (spacing_varies(word)
                    && joined.get_or_insert_with(|| without_spaces(haystack)).contains(word.as_str()))
        })
    }
}

/// Whether all words of `needle` occur in `haystack`, after both are normalised. An empty needle matches everything.
pub fn matches(haystack: &str, needle: &str) -> bool {
    Needle::new(needle).found_in(haystack)
}

/// Persian writes one word with a half-space, a space or nothing, and Chinese names come with stray blanks.
fn spacing_varies(word: &str) -> bool {
    word.chars().any(|c| matches!(c, '\u{0600}'..='\u{06ff}' | '\u{3400}'..='\u{9fff}'))
}

fn without_spaces(text: &str) -> String {
    text.split(' ').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_words_in_any_order() {
        assert!(matches("Karun Steel Industries", "steel kar"));
        assert!(!matches("Karun Steel Industries", "steel copper"));
        assert!(matches("anything", ""));
        assert!(matches("anything", " \u{200c} "));
        assert!(!matches("", "a"));
    }

    #[test]
    fn persian_in_each_spelling() {
        for written in ["داده‌پردازی", "داده پردازی", "دادهپردازی", "داده‌پردازي"]
        {
            assert!(matches("شرکت داده‌پردازی ایران", written), "{written}");
            assert!(matches("شرکت داده پردازی ایران", written), "{written}");
        }
    }

    #[test]
    fn chinese_in_both_scripts() {
        assert!(matches("廣州雲端軟件有限公司", "广州云"));
        assert!(matches("广州云端软件有限公司", "雲端"));
        assert!(matches("刘 伟", "刘伟"));
    }

    #[test]
    fn latin_words_do_not_run_together() {
        assert!(!matches("are post", "repo"));
    }

    #[test]
    fn digits_of_any_script() {
        assert!(matches("تلفن ۰۲۱۸۸", "02188"));
    }
}
