//! Reading Rust: a file as one row of tokens with their lines, so that a rule tells names, texts and comments apart.
//!
//! Doc comments and whatever stands under `#[cfg(test)]` are left out. The inside of macros is read like the rest.

use std::str::FromStr;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use super::tree::File;

/// One token that some rule looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    Name(String),
    /// A string literal's content, escapes as written.
    Text(String),
    /// A number, character or byte literal.
    Other,
    Mark(char),
    Open,
    Close,
}

/// A token and its line, counted from 1.
pub struct Placed {
    pub line: usize,
    pub token: Token,
}

/// What stands behind the opening of a code block that is Rust and compiled, besides `rust` itself.
const RUN: &[&str] = &["no_run", "should_panic", "compile_fail"];

/// Whether a file holds code that ships: tests may name and say what they like.
pub fn ships(file: &File<'_>) -> bool {
    let folders = ["/tests/", "/benches/", "/examples/"];
    let own = file.path.rsplit('/').next().unwrap_or_default();
    file.ends_in(&["rs"])
        && !folders.iter().any(|folder| file.path.contains(folder))
        && own != "tests.rs"
        && !own.ends_with("_tests.rs")
}

/// Whether a doc comment of `source` opens a code block that rustdoc runs: one without a language, or in Rust.
pub fn has_doctest(source: &str) -> bool {
    let comments =
        source.lines().map(str::trim_start).filter(|line| line.starts_with("///") || line.starts_with("//!"));
    let mut fences = comments.filter_map(|line| line[3..].trim().strip_prefix("```"));
    // Every second fence closes a block.
    std::iter::from_fn(|| {
        let opening = fences.next();
        fences.next();
        opening
    })
    .any(|language| language.is_empty() || language.starts_with("rust") || RUN.contains(&language))
}

/// The tokens of `source`.
///
/// # Errors
/// The line at which it is no Rust.
pub fn read(source: &str) -> Result<Vec<Placed>, usize> {
    let stream = TokenStream::from_str(source).map_err(|error| error.span().start().line)?;
    let mut placed = Vec::new();
    flatten(stream, &mut placed);
    Ok(placed)
}

/// What an attribute means to us.
#[derive(PartialEq, Eq)]
enum Attribute {
    Doc,
    TestOnly,
    Other,
}

fn flatten(stream: TokenStream, placed: &mut Vec<Placed>) {
    let mut trees = stream.into_iter().peekable();
    while let Some(tree) = trees.next() {
        let line = tree.span().start().line;
        let hash = matches!(&tree, TokenTree::Punct(mark) if mark.as_char() == '#');
        let inner = hash && matches!(trees.peek(), Some(TokenTree::Punct(mark)) if mark.as_char() == '!');
        if inner {
            trees.next();
        }
        if let (true, Some(TokenTree::Group(group))) = (hash, trees.peek()) {
            let meaning = meaning(group);
            if meaning != Attribute::Other {
                trees.next();
            }
            if meaning == Attribute::TestOnly {
                if inner {
                    return;
                }
                skip_item(&mut trees);
            }
            continue;
        }
        place(tree, line, placed);
    }
}

fn place(tree: TokenTree, line: usize, placed: &mut Vec<Placed>) {
    let token = match tree {
        TokenTree::Group(group) => {
            let end = group.span_close().start().line;
            placed.push(Placed { line, token: Token::Open });
            flatten(group.stream(), placed);
            placed.push(Placed { line: end, token: Token::Close });
            return;
        }
        TokenTree::Ident(name) => Token::Name(name.to_string().trim_start_matches("r#").to_owned()),
        TokenTree::Punct(mark) => Token::Mark(mark.as_char()),
        TokenTree::Literal(literal) => text(&literal.to_string()).map_or(Token::Other, Token::Text),
    };
    placed.push(Placed { line, token });
}

/// The content of `"…"`, `r"…"` or `r#"…"#`; nothing for other literals.
fn text(literal: &str) -> Option<String> {
    let bare = literal.strip_prefix('r').map_or(literal, |raw| raw.trim_matches('#'));
    Some(bare.strip_prefix('"')?.strip_suffix('"')?.to_owned())
}

fn meaning(group: &Group) -> Attribute {
    if group.delimiter() != Delimiter::Bracket {
        return Attribute::Other;
    }
    let mut trees = group.stream().into_iter();
    match (trees.next(), trees.next()) {
        (Some(TokenTree::Ident(name)), _) if name == "doc" => Attribute::Doc,
        (Some(TokenTree::Ident(name)), Some(TokenTree::Group(inside)))
            if name == "cfg" && inside.stream().to_string() == "test" =>
        {
            Attribute::TestOnly
        }
        _ => Attribute::Other,
    }
}

/// Passes over one item: up to its body or its semicolon.
fn skip_item(trees: &mut impl Iterator<Item = TokenTree>) {
    for tree in trees {
        let ends = match &tree {
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            TokenTree::Punct(mark) => mark.as_char() == ';',
            _ => false,
        };
        if ends {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(source: &str) -> Vec<String> {
        let tokens = read(source).unwrap();
        let names = tokens.into_iter().filter_map(|placed| match placed.token {
            Token::Name(name) => Some(name),
            Token::Text(text) => Some(format!("«{text}»")),
            _ => None,
        });
        names.collect()
    }

    #[test]
    fn names_texts_and_nothing_of_comments() {
        let source = "//! ticket\n/// ticket\nfn r#type() { say(\"a\\n\", r#\"b\"c\"#, b'x', 'y') } // ticket\n";
        assert_eq!(names(source), ["fn", "type", "say", "«a\\n»", "«b\"c»"]);
    }

    #[test]
    fn tests_are_left_out_and_what_follows_is_not() {
        let source = "#[cfg(test)]\n#[path = \"x.rs\"]\nmod tests { fn hidden() {} }\n#[derive(Debug)]\nstruct Seen;\n\
                      #[cfg(test)]\nuse hidden::Thing;\nfn also() {}";
        let read = names(source);
        assert!(!read.iter().any(|name| name == "hidden"), "{read:?}");
        assert!(read.iter().any(|name| name == "Seen") && read.iter().any(|name| name == "also"), "{read:?}");
        assert_eq!(names("#![cfg(test)]\nfn hidden() {}"), [""; 0]);
    }

    #[test]
    fn lines_are_counted_from_one() {
        let tokens = read("fn a() {\n    b(\n        \"c\",\n    )\n}\n").unwrap();
        let text = tokens.iter().find(|placed| matches!(placed.token, Token::Text(_))).unwrap();
        assert_eq!(text.line, 3);
        assert_eq!(read("fn a() {\n\"never closed").err(), Some(2));
    }

    #[test]
    fn doctests_are_blocks_in_rust() {
        assert!(has_doctest("/// Adds.\n/// ```\n/// assert!(true);\n/// ```\nfn add() {}"));
        assert!(has_doctest("//! ```text\n//! a\n//! ```\n//! ```rust\n//! f();\n//! ```"));
        assert!(!has_doctest("/// ```text\n/// a → b\n/// ```\n/// ```toml\n/// a = 1\n/// ```\nfn add() {}"));
        assert!(!has_doctest("fn add() {} // ```\n"));
    }

    #[test]
    fn what_ships() {
        let ships = |path| ships(&File { path, text: "" });
        assert!(ships("areas/team/src/people/mod.rs"));
        assert!(!ships("app/tests/it/main.rs"));
        assert!(!ships("areas/team/src/people/tests.rs"));
        assert!(!ships("areas/team/README.md"));
    }
}
