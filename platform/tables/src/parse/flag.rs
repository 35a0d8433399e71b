//! Yes or no, in three languages.

use crate::Fault;

const YES: [&str; 17] =
    ["true", "t", "yes", "y", "1", "on", "x", "✓", "✔", "是", "有", "真", "对", "بله", "بلی", "آری", "هست"];
const NO: [&str; 16] =
    ["false", "f", "no", "n", "0", "off", "✗", "✘", "否", "无", "無", "假", "不", "خیر", "نه", "نیست"];

/// Yes or no: `true`, `Y`, `1`, `是`, `بله` and their opposites, without regard to case.
///
/// # Errors
/// `not-a-flag` for anything else.
pub fn flag(text: &str) -> Result<bool, Fault> {
    let text = text::latin_digits(text.trim()).to_lowercase().replace('ي', "ی");
    if YES.contains(&text.as_str()) {
        Ok(true)
    } else if NO.contains(&text.as_str()) {
        Ok(false)
    } else {
        Err(Fault::new("not-a-flag"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_of_three_languages() {
        for yes in ["True", "YES", "1", "۱", "是", "بله", "بلي"] {
            assert_eq!(flag(yes), Ok(true), "{yes}");
        }
        for no in ["False", "no", "0", "٠", "否", "خیر", "خير"] {
            assert_eq!(flag(no), Ok(false), "{no}");
        }
        assert_eq!(flag("maybe").map_err(|fault| fault.key()), Err("not-a-flag"));
    }
}
