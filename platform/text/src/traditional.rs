//! Traditional Chinese characters and their simplified form, one by one.
//!
//! `traditional.txt` holds pairs (traditional, simplified) separated by spaces, sorted by the first character: the 2,400
//! that stand in Big5 and whose simplified form stands in GB 2312. Derived from the table TSCharacters of the OpenCC
//! project (Apache-2.0); where a character has several simplified forms the most frequent one is taken. Character by
//! character is enough for comparing two texts, and not for showing one: that would need words.

use std::sync::LazyLock;

static PAIRS: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let mut pairs: Vec<_> = include_str!("traditional.txt").split_whitespace().filter_map(pair).collect();
    pairs.sort_unstable();
    pairs
});

fn pair(word: &str) -> Option<(char, char)> {
    let mut chars = word.chars();
    Some((chars.next()?, chars.next()?))
}

/// The simplified form of `c`, or `c` itself.
pub(crate) fn simplified(c: char) -> char {
    if !('\u{4e00}'..='\u{9fff}').contains(&c) {
        return c;
    }
    PAIRS.binary_search_by_key(&c, |pair| pair.0).ok().and_then(|at| PAIRS.get(at)).map_or(c, |pair| pair.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_characters_fold() {
        let folded: String =
            "臺灣積體電路製造股份有限公司 國際貿易 雲端軟體 劉總 後臺".chars().map(simplified).collect();
        assert_eq!(folded, "台湾积体电路制造股份有限公司 国际贸易 云端软体 刘总 后台");
    }

    #[test]
    fn the_table_is_sound() {
        assert!(PAIRS.len() > 2_000);
        for (from, to) in PAIRS.iter() {
            assert_ne!(from, to);
            assert_eq!(simplified(*to), *to, "{from} folds to {to}, which folds on");
        }
        assert!(PAIRS.windows(2).all(|w| w[0].0 < w[1].0), "no character twice");
    }
}
