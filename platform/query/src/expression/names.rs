//! Names in sources: quoting, renaming, suggesting.

use sqlparser::ast::Expr;
use sqlparser::tokenizer::{Token, TokenWithSpan};

use super::error::ExpressionError;
use super::parse::{offset, parse, tokens};

/// Words that an expression uses itself, or that would end it: a column of such a name is quoted.
const WORDS: [&str; 50] = [
    "all",
    "and",
    "any",
    "as",
    "asc",
    "at",
    "between",
    "by",
    "case",
    "cast",
    "collate",
    "desc",
    "distinct",
    "div",
    "else",
    "end",
    "escape",
    "except",
    "exists",
    "false",
    "fetch",
    "for",
    "from",
    "group",
    "having",
    "ilike",
    "in",
    "intersect",
    "interval",
    "is",
    "join",
    "like",
    "limit",
    "not",
    "null",
    "offset",
    "on",
    "or",
    "order",
    "regexp",
    "rlike",
    "select",
    "similar",
    "some",
    "then",
    "true",
    "union",
    "unknown",
    "when",
    "xor",
];

/// A column's name as it is written in a source: in double quotes if it would read as something else.
pub fn quote_name(key: &str) -> String {
    let plain = key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    // Words that the parser takes for something else where a value stands, such as `current_date`.
    let alone = || matches!(parse(key), Ok(Expr::Identifier(name)) if name.value == key);
    if plain && !WORDS.contains(&key) && alone() { key.to_owned() } else { format!("\"{}\"", key.replace('"', "\"\"")) }
}

/// Text as it is written in a source.
pub(crate) fn quote_text(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// The source with every use of the column `old` replaced by `new`; texts, functions and comments stay as they are.
///
/// # Errors
/// The source cannot be split into words (an open quote).
pub fn rename(source: &str, old: &str, new: &str) -> Result<String, ExpressionError> {
    rename_with(source, |name| (name == old).then(|| new.to_owned()))
}

/// The source with every column's name replaced by what `change` gives for it, if anything: stored expressions hold ids this way.
///
/// # Errors
/// The source cannot be split into words (an open quote).
pub fn rename_with(source: &str, change: impl Fn(&str) -> Option<String>) -> Result<String, ExpressionError> {
    let tokens = tokens(source)?;
    let chars: Vec<char> = source.chars().collect();
    let mut renamed = String::with_capacity(source.len());
    let mut copied = 0;
    for (at, token) in tokens.iter().enumerate() {
        let Some(name) = column_name(&tokens, at) else { continue };
        let Some(new) = change(&name) else { continue };
        let (Some(start), Some(end)) = (offset(source, token.span.start), offset(source, token.span.end)) else {
            continue;
        };
        renamed.extend(&chars[copied..start]);
        renamed.push_str(&quote_name(&new));
        copied = end;
    }
    renamed.extend(&chars[copied..]);
    Ok(renamed)
}

/// The name of the column that the token at `at` is, if it is one.
fn column_name(tokens: &[TokenWithSpan], at: usize) -> Option<String> {
    let Token::Word(word) = &tokens[at].token else { return None };
    if word.quote_style == Some('"') {
        return Some(word.value.clone());
    }
    let next = tokens[at + 1..].iter().map(|t| &t.token).find(|t| !matches!(t, Token::Whitespace(_)));
    // A name before a bracket is a function or a keyword, one before a text is a type: `date '2024-01-01'`.
    let before = tokens[..at].iter().rev().map(|t| &t.token).find(|t| !matches!(t, Token::Whitespace(_)));
    // After `as` stands the type of a `cast`.
    let cast = matches!(before, Some(Token::Word(word)) if word.value.eq_ignore_ascii_case("as"));
    let other = cast || matches!(next, Some(Token::LParen | Token::SingleQuotedString(_)));
    let name = word.value.to_lowercase();
    (!other && quote_name(&name) == name).then_some(name)
}

/// The candidate that differs least from `name`, if it differs little enough to be a slip of the pen.
pub(crate) fn nearest(name: &str, candidates: impl Iterator<Item = String>) -> Option<String> {
    let allowed = (name.chars().count() / 3).clamp(1, 3);
    candidates
        .map(|candidate| (distance(name, &candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// How many letters must be added, dropped, replaced or swapped with their neighbour (optimal string alignment distance).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_quoted_only_where_they_must() {
        for plain in ["seats", "date", "value", "plan", "role", "name", "year", "count", "fld_01k9", "level"] {
            assert_eq!(quote_name(plain), plain);
        }
        for word in
            ["end", "case", "in", "and", "not", "null", "true", "select", "from", "when", "Seats", "a b", "x\"y"]
        {
            assert!(quote_name(word).starts_with('"'), "{word}");
        }
        assert_eq!(quote_name("x\"y"), "\"x\"\"y\"");
    }

    #[test]
    fn renaming_touches_columns_only() {
        let source =
            "seats > 5 and lower(name) = 'seats' -- seats\n and date '2024-01-01' < date and Seats / \"seats\" > 0";
        let renamed = rename(source, "seats", "places").unwrap();
        assert_eq!(
            renamed,
            "places > 5 and lower(name) = 'seats' -- seats\n and date '2024-01-01' < date and places / places > 0"
        );
        assert_eq!(rename("seats_used > seats", "seats", "end").unwrap(), "seats_used > \"end\"");
        assert_eq!(rename(source, "lower", "upper").unwrap(), source);
        assert_eq!(rename("名 = 'ب' and x > 1", "x", "y").unwrap(), "名 = 'ب' and y > 1");
        assert_eq!(rename("case when a then 1 end", "end", "b").unwrap(), "case when a then 1 end");
        assert_eq!(rename("cast(number as number)", "number", "n").unwrap(), "cast(n as number)");
        assert_eq!(rename("x is unknown", "unknown", "n").unwrap(), "x is unknown");
        assert!(rename("name = 'open", "name", "x").is_err());
    }

    #[test]
    fn the_nearest_name_is_a_slip_of_the_pen_away() {
        let names = || ["seats", "mrr", "active_people"].into_iter().map(str::to_owned);
        assert_eq!(nearest("seast", names()), Some("seats".into()));
        assert_eq!(nearest("active_poeple", names()), Some("active_people".into()));
        assert_eq!(nearest("mr", names()), Some("mrr".into()));
        assert_eq!(nearest("revenue", names()), None);
    }
}
