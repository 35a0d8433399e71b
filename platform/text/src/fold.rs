//! One form for texts that a person would call the same.

use unicode_normalization::UnicodeNormalization;

use crate::digits::latin_digit;
use crate::traditional::simplified;

/// The form in which two texts are compared. It is not for showing.
///
/// Folded are: case; width (Ａ → a) and presentation forms; accents and Arabic vowel signs; Arabic ي ى ك ة ۀ to Persian
/// ی ی ک ه ه, and آ أ إ ئ ؤ to the bare letter; half-spaces and other invisible characters (dropped, so that «می‌رود» is
/// «میرود»); digits to `0` to `9`; traditional Chinese to simplified; dashes and curly quotes; runs of white space to one
/// blank, none at the ends. Applying it twice changes nothing more.
pub fn normalise(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().flat_map(char::to_lowercase) {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_silent(c) {
            push_folded(&mut out, c);
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// Marks above and below letters, joiners, direction marks, the Arabic stretching stroke.
fn is_silent(c: char) -> bool {
    matches!(
        c,
        '\u{00ad}' | '\u{0300}'..='\u{036f}' | '\u{0591}'..='\u{05bd}' | '\u{0610}'..='\u{061c}' | '\u{0640}'
            | '\u{064b}'..='\u{065f}' | '\u{0670}' | '\u{06d6}'..='\u{06ed}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

fn push_folded(out: &mut String, c: char) {
    match c {
        'ß' => out.push_str("ss"),
        'æ' => out.push_str("ae"),
        'œ' => out.push_str("oe"),
        _ => out.push(folded(c)),
    }
}

fn folded(c: char) -> char {
    match c {
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        'ة' | 'ە' | 'ہ' | 'ھ' => 'ه',
        'ٱ' => 'ا',
        'ς' => 'σ',
        'ı' => 'i',
        'ø' => 'o',
        'ł' => 'l',
        'đ' => 'd',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        _ => latin_digit(c).unwrap_or_else(|| simplified(c)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn case_width_and_accents_fold() {
        assert_eq!(normalise("  Ｋａｒｕｎ\u{00a0}\tÉLÉVÉ  "), "karun eleve");
        assert_eq!(normalise("Straße ŁÓDŹ Ørsted İstanbul"), "strasse lodz orsted istanbul");
        assert_eq!(normalise("A–B — “C’s”"), "a-b - \"c's\"");
    }

    #[test]
    fn persian_letters_and_half_spaces_fold() {
        assert_eq!(normalise("كيان"), normalise("کیان"));
        assert_eq!(normalise("می‌رود"), normalise("میرود"));
        assert_eq!(normalise("خانهٔ"), normalise("خانه"));
        assert_eq!(normalise("خانۀ"), normalise("خانه"));
        assert_eq!(normalise("آسمان مُؤسسه"), normalise("اسمان موسسه"));
        assert_eq!(normalise("كـــارون ﷲ"), normalise("کارون الله"));
        assert_ne!(normalise("سیر"), normalise("شیر"));
    }

    #[test]
    fn chinese_folds_to_simplified() {
        assert_eq!(normalise("廣州（中國）電子"), "广州(中国)电子");
    }

    #[test]
    fn digits_fold() {
        assert_eq!(normalise("۱۲٣４"), "1234");
    }

    #[test]
    fn nothing_stays_nothing() {
        assert_eq!(normalise(""), "");
        assert_eq!(normalise(" \u{200c}\u{200f} "), "");
    }

    proptest! {
        #[test]
        fn twice_is_once(text in "\\PC{0,40}") {
            let once = normalise(&text);
            prop_assert_eq!(normalise(&once), once);
        }
    }
}
