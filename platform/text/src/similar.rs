//! How alike two names are: for proposing duplicates, never for deciding on them.

use std::collections::BTreeMap;

use crate::fold::normalise;

/// Words that say what form a company has, not which one it is, in normalised spelling.
const FORMS: &[&str] = &[
    "inc",
    "incorporated",
    "ltd",
    "limited",
    "llc",
    "llp",
    "lp",
    "plc",
    "gmbh",
    "ag",
    "kg",
    "se",
    "sa",
    "sas",
    "sarl",
    "srl",
    "spa",
    "bv",
    "nv",
    "oy",
    "ab",
    "as",
    "pte",
    "pty",
    "pvt",
    "co",
    "corp",
    "corporation",
    "company",
    "group",
    "holding",
    "holdings",
    "and",
    "the",
    "شرکت",
    "سهامی",
    "خاص",
    "عام",
    "با",
    "مسیولیت",
    "محدود",
    "موسسه",
    "گروه",
];

/// The same in Chinese, where they are the end of one long word; longest first.
const ENDINGS: &[&str] = &["股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "集团公司", "公司", "集团"];

/// What is left of a name when spelling and legal form are taken away: names with equal keys are likely the same.
///
/// `Karun Steel Co., Ltd.` and `KARUN STEEL` give `karun steel`. A name that is nothing but a legal form stays as it is.
pub fn name_key(name: &str) -> String {
    let plain = normalise(name).replace('.', "");
    let words: Vec<&str> = plain.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let kept: Vec<&str> =
        words.iter().filter(|w| !FORMS.contains(w)).map(|w| without_ending(w)).filter(|w| !w.is_empty()).collect();
    if kept.is_empty() { words.join(" ") } else { kept.join(" ") }
}

fn without_ending(word: &str) -> &str {
    ENDINGS.iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}

/// How alike two names are, from 0 (nothing in common) to 1 (equal [`name_key`], words in any order).
///
/// The larger of the Sørensen–Dice coefficient over pairs of neighbouring characters and one minus the Levenshtein
/// distance over the longer length. From about 0.85 on a person should look; below 0.6 it is chance.
pub fn similarity(a: &str, b: &str) -> f64 {
    let (a, b) = (sorted_words(&name_key(a)), sorted_words(&name_key(b)));
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    if a == b {
        return 1.0;
    }
    dice(&a, &b).max(closeness(&a, &b))
}

fn sorted_words(key: &str) -> Vec<char> {
    let mut words: Vec<&str> = key.split(' ').collect();
    words.sort_unstable();
    words.concat().chars().collect()
}

#[expect(clippy::cast_precision_loss, reason = "names have far fewer than 2^53 characters")]
fn dice(a: &[char], b: &[char]) -> f64 {
    let total = a.len().saturating_sub(1) + b.len().saturating_sub(1);
    if total == 0 {
        return 0.0;
    }
    let mut left: BTreeMap<&[char], usize> = BTreeMap::new();
    for pair in a.windows(2) {
        *left.entry(pair).or_default() += 1;
    }
    let mut shared = 0_usize;
    for pair in b.windows(2) {
        if let Some(count) = left.get_mut(pair).filter(|count| **count > 0) {
            *count -= 1;
            shared += 1;
        }
    }
    2.0 * shared as f64 / total as f64
}

#[expect(clippy::cast_precision_loss, reason = "names have far fewer than 2^53 characters")]
fn closeness(a: &[char], b: &[char]) -> f64 {
    1.0 - levenshtein(a, b) as f64 / a.len().max(b.len()) as f64
}

/// Insertions, deletions and replacements that turn `a` into `b`, row by row.
fn levenshtein(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut before = i + 1;
        for (cell, y) in row.iter_mut().skip(1).zip(b) {
            let best = (diagonal + usize::from(x != y)).min(*cell + 1).min(before + 1);
            diagonal = std::mem::replace(cell, best);
            before = best;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn distances_of_textbooks() {
        assert_eq!(levenshtein(&chars("kitten"), &chars("sitting")), 3);
        assert_eq!(levenshtein(&chars("flaw"), &chars("lawn")), 2);
        assert_eq!(levenshtein(&chars(""), &chars("abc")), 3);
        assert_eq!(levenshtein(&chars("abc"), &chars("")), 3);
        assert!((dice(&chars("night"), &chars("nacht")) - 0.25).abs() < 1e-12);
    }

    #[test]
    fn legal_forms_do_not_count() {
        assert_eq!(name_key("Karun Steel Co., Ltd."), "karun steel");
        assert_eq!(name_key("شركت فولاد كارون (سهامی خاص)"), "فولاد کارون");
        assert_eq!(name_key("مؤسسهٔ آموزش با مسئولیت محدود"), name_key("آموزش"));
        assert_eq!(name_key("廣州雲端股份有限公司"), "广州云端");
        assert_eq!(name_key("The Company"), "the company");
        assert_eq!(name_key("公司"), "公司");
        assert_eq!(name_key("S.A.P. AG"), "sap");
    }

    #[test]
    fn likeness_orders_names() {
        assert!((similarity("Karun Steel Inc", "steel KARUN") - 1.0).abs() < 1e-12);
        assert!(similarity("Karun Steel", "Karoun Steel") > 0.85);
        assert!(similarity("廣州雲端有限公司", "广州云端") > 0.99);
        assert!(similarity("فولاد كارون", "فولاد‌کارون") > 0.99);
        assert!(similarity("Karun Steel", "Alborz Copper") < 0.4);
        assert!(similarity("", "Karun").abs() < 1e-12);
        assert!(similarity("", "").abs() < 1e-12);
    }

    #[test]
    fn likeness_is_symmetric() {
        for (a, b) in [("abc", "abd"), ("刘伟", "刘洋"), ("x", "y"), ("Karun Steel", "Karun")] {
            assert!((similarity(a, b) - similarity(b, a)).abs() < 1e-12);
        }
    }
}
