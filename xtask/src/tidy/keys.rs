//! Every message key that code names exists.
//!
//! Read are the literals at the places where a key is expected; a key that is put together at run time is not.

use super::rust::{self, Placed, Token};
use super::{Finding, Tree, translations};

/// `.method(` and the position of the key among its arguments.
const METHODS: &[(&str, usize)] = &[("t", 0), ("tell", 0), ("fault", 1)];
/// `Type::function(` and the position of the key among its arguments.
const FUNCTIONS: &[(&str, &str, usize)] =
    &[("Says", "new", 0), ("Says", "from", 0), ("Error", "new", 1), ("Error", "invalid", 0), ("Error", "field", 1)];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let known = translations::keys(tree);
    let files = tree.texts().filter(|file| rust::ships(file) && !file.path.starts_with("xtask/"));
    let found = files.flat_map(|file| match rust::read(file.text) {
        Err(line) => vec![Finding::new(file.path, line, "cannot be read as Rust")],
        Ok(tokens) => {
            let unknown = named(&tokens).into_iter().filter(|(_, key)| !known.contains(*key));
            let says = |key: &str| format!("no message `{key}` in locales/en");
            unknown.map(|(line, key)| Finding::new(file.path, line, says(key))).collect()
        }
    });
    found.collect()
}

/// Line and content of each literal that stands where a key is expected.
fn named(tokens: &[Placed]) -> Vec<(usize, &str)> {
    let opens = tokens.iter().enumerate().filter(|(_, placed)| placed.token == Token::Open);
    opens.filter_map(|(open, _)| argument(&tokens[open + 1..], position(&tokens[..open])?)).collect()
}

/// Which argument is the key, if a call that takes one ends `before` the bracket.
fn position(before: &[Placed]) -> Option<usize> {
    let at = |back: usize| before.len().checked_sub(back).map(|index| &before[index].token);
    let name = |back: usize| match at(back) {
        Some(Token::Name(name)) => Some(name.as_str()),
        _ => None,
    };
    let called = name(1)?;
    if at(2) == Some(&Token::Mark('.')) {
        return METHODS.iter().find(|(method, _)| *method == called).map(|(_, position)| *position);
    }
    let path = at(2) == Some(&Token::Mark(':')) && at(3) == Some(&Token::Mark(':'));
    let owner = name(4).filter(|_| path)?;
    FUNCTIONS.iter().find(|(of, function, _)| *of == owner && *function == called).map(|(_, _, position)| *position)
}

/// The argument at `position` when it is one literal alone; `inside` begins after the opening bracket.
fn argument(inside: &[Placed], position: usize) -> Option<(usize, &str)> {
    let mut depth = 0_usize;
    let mut passed = 0;
    for (index, placed) in inside.iter().enumerate() {
        match &placed.token {
            Token::Open => depth += 1,
            Token::Close if depth == 0 => return None,
            Token::Close => depth -= 1,
            Token::Mark(',') if depth == 0 => passed += 1,
            Token::Text(key) if depth == 0 && passed == position => {
                let ends = matches!(inside.get(index + 1)?.token, Token::Mark(',') | Token::Close);
                return ends.then_some((placed.line, key.as_str()));
            }
            _ if depth == 0 && passed >= position => return None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(source: &str) -> Vec<String> {
        named(&rust::read(source).unwrap()).into_iter().map(|(line, key)| format!("{line} {key}")).collect()
    }

    #[test]
    fn reads_keys_where_they_are_expected() {
        assert_eq!(keys("fn a() { r.t(\"one\"); r.tell(\"two\", x); }"), ["1 one", "1 two"]);
        assert_eq!(
            keys("let a = Says::new(\"one\").with(\"n\", 1);\nlet b = kernel::Says::from(\"two\");"),
            ["1 one", "2 two"]
        );
        assert_eq!(
            keys("Error::invalid(\"one\"); Error::field(\"name\", \"two\").fault(&f(a, b), \"three\")"),
            ["1 one", "1 two", "1 three"]
        );
        assert_eq!(keys("Error::new(Kind::Conflict, \"one\")"), ["1 one"]);
    }

    #[test]
    fn reads_inside_macros() {
        assert_eq!(keys("html! { h1 { (page.reader.t(\"title\")) } }"), ["1 title"]);
    }

    #[test]
    fn leaves_alone_what_is_no_key() {
        for source in [
            "r.t(&format!(\"band-{x}\"))",
            "r.t(key)",
            "String::from(\"text\")",
            "Error::field(\"name\", says)",
            "Error::field(\"name\", Says::of(\"x\"))",
            "a.with(\"n\", 1)",
            "t(\"free\")",
            "r.t(\"a\".trim())",
        ] {
            assert_eq!(keys(source), [""; 0], "{source}");
        }
    }

    #[test]
    fn an_unknown_key_is_named_with_its_line() {
        let tree = Tree::of(&[
            ("locales/en/team.ftl", "known = Known\n    .title = Title\n"),
            (
                "areas/team/src/lib.rs",
                "//! Team.\nfn a() {\n  r.t(\"known\"); r.t(\"known.title\"); r.t(\"unknown\") }\n",
            ),
            ("areas/team/src/tests.rs", "fn a() { r.t(\"only in a test\") }"),
        ]);
        let found: Vec<String> = check(&tree).into_iter().map(|finding| finding.to_string()).collect();
        assert_eq!(found, ["areas/team/src/lib.rs:3: no message `unknown` in locales/en"]);
    }
}
