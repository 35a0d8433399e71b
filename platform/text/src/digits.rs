//! Digits of all the scripts that come in, and Persian ones that go out.

/// The same text with Persian (۱), Arabic (١) and full-width (１) digits as `0` to `9`; everything else stays.
pub fn latin_digits(text: &str) -> String {
    text.chars().map(|c| latin_digit(c).unwrap_or(c)).collect()
}

/// The same text with the digits `0` to `9` as Persian ones; everything else stays.
pub fn persian_digits(text: &str) -> String {
    text.chars().map(|c| c.to_digit(10).and_then(|d| char::from_u32(0x06f0 + d)).unwrap_or(c)).collect()
}

/// The ASCII digit that `c` stands for, if it is a digit of another script.
pub(crate) fn latin_digit(c: char) -> Option<char> {
    let zero = match c {
        '\u{06f0}'..='\u{06f9}' => 0x06f0,
        '\u{0660}'..='\u{0669}' => 0x0660,
        '\u{ff10}'..='\u{ff19}' => 0xff10,
        _ => return None,
    };
    char::from_digit(u32::from(c) - zero, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_three_scripts_become_latin() {
        assert_eq!(latin_digits("۱۴۰۵/٠٨/３０ الف"), "1405/08/30 الف");
        assert_eq!(latin_digits(""), "");
        assert_eq!(latin_digits("٫٬"), "٫٬", "separators are not digits");
    }

    #[test]
    fn persian_digits_come_back() {
        assert_eq!(persian_digits("14:05"), "۱۴:۰۵");
        assert_eq!(latin_digits(&persian_digits("0123456789")), "0123456789");
    }
}
