//! Direction of text, and keeping a name of one direction whole inside a sentence of the other.
//!
//! Decision: isolates (U+2068 … U+2069) are put only where they are needed, that is around a text that carries a
//! character of the *other* direction than the sentence around it. Plain numbers, dates and names in the reader's own
//! script stay free of invisible characters, so they can be copied, compared and searched.

use std::borrow::Cow;

const ISOLATE: char = '\u{2068}';
const END: char = '\u{2069}';

/// Which way a text runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Latin, Chinese, Cyrillic, …
    LeftToRight,
    /// Arabic, Persian, Hebrew, …
    RightToLeft,
}

/// The direction of the first letter of `text`; nothing when it has no letter.
pub fn direction(text: &str) -> Option<Direction> {
    text.chars().find_map(strong)
}

/// `text` as it must stand inside a sentence that runs in direction `around`: wrapped in a first-strong isolate if it
/// carries, outside of isolates that it already has, a letter of the other direction or, in a right-to-left sentence,
/// an ASCII digit (`+98 21`, `2024-01`: their punctuation would jump). Otherwise unchanged.
pub fn isolate(text: &str, around: Direction) -> Cow<'_, str> {
    let mut depth = 0_u32;
    for c in text.chars() {
        match c {
            '\u{2066}'..=ISOLATE => depth += 1,
            END => depth = depth.saturating_sub(1),
            _ if depth == 0 && disturbs(c, around) => return Cow::Owned(format!("{ISOLATE}{text}{END}")),
            _ => {}
        }
    }
    Cow::Borrowed(text)
}

fn disturbs(c: char, around: Direction) -> bool {
    strong(c).is_some_and(|way| way != around) || (around == Direction::RightToLeft && c.is_ascii_digit())
}

/// The blocks of right-to-left scripts in the Unicode Character Database (Hebrew to Arabic Extended, the presentation
/// forms, and the two right-to-left areas of the supplementary plane); every other letter runs left to right.
fn strong(c: char) -> Option<Direction> {
    if !c.is_alphabetic() {
        return None;
    }
    Some(match u32::from(c) {
        0x0590..=0x08ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x1_0800..=0x1_0fff | 0x1_e800..=0x1_efff => {
            Direction::RightToLeft
        }
        _ => Direction::LeftToRight,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Direction::{LeftToRight, RightToLeft};

    #[test]
    fn the_first_letter_decides() {
        assert_eq!(direction("Karun"), Some(LeftToRight));
        assert_eq!(direction("(«فولاد» Karun"), Some(RightToLeft));
        assert_eq!(direction("刘经理"), Some(LeftToRight));
        assert_eq!(direction("12 — 15 %"), None);
    }

    #[test]
    fn only_what_runs_the_other_way_is_isolated() {
        assert_eq!(isolate("Karun Steel", LeftToRight), "Karun Steel");
        assert_eq!(isolate("فولاد کارون", RightToLeft), "فولاد کارون");
        assert_eq!(isolate("مهم‌ترین", RightToLeft), "مهم‌ترین", "a half-space is no reason");
        assert_eq!(isolate("فولاد کارون", LeftToRight), "\u{2068}فولاد کارون\u{2069}");
        assert_eq!(isolate("Karun Steel", RightToLeft), "\u{2068}Karun Steel\u{2069}");
        assert_eq!(isolate("刘经理", RightToLeft), "\u{2068}刘经理\u{2069}");
    }

    #[test]
    fn numbers_are_isolated_only_where_their_punctuation_would_jump() {
        assert_eq!(isolate("۱۲٬۰۰۰", RightToLeft), "۱۲٬۰۰۰");
        assert_eq!(isolate("+98 21 88", RightToLeft), "\u{2068}+98 21 88\u{2069}");
        assert_eq!(isolate("+98 21 88", LeftToRight), "+98 21 88");
    }

    #[test]
    fn what_is_isolated_already_is_not_isolated_again() {
        let once = isolate("Karun", RightToLeft).into_owned();
        assert_eq!(isolate(&once, RightToLeft), once);
        let sentence = format!("تماس با {once}");
        assert_eq!(isolate(&sentence, RightToLeft), sentence);
    }
}
