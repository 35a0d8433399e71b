//! The three languages say the same things: same files, same keys, same arguments; and Persian is written in Persian letters.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use super::tree::File;
use super::{Finding, Tree};

const LANGUAGES: &[&str] = &["en", "zh-CN", "fa"];

/// Letters that keyboards give for Persian ones: they look alike and match nothing.
const NOT_PERSIAN: &[(char, &str)] = &[
    ('\u{064A}', "Arabic yeh, write ی"),
    ('\u{0649}', "Arabic alef maksura, write ی"),
    ('\u{0643}', "Arabic kaf, write ک"),
    ('\u{06C0}', "heh with yeh above, write هٔ"),
];

/// One message of a catalogue file.
#[derive(Debug)]
struct Message {
    line: usize,
    arguments: BTreeSet<String>,
}

/// File and key of a message, the same in every language.
type Catalogue = BTreeMap<(String, String), Message>;

pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut catalogues = Vec::new();
    for language in LANGUAGES {
        let (catalogue, faults) = read(tree, language);
        findings.extend(faults);
        catalogues.push((*language, catalogue));
    }
    for (language, catalogue) in &catalogues {
        for (other, theirs) in catalogues.iter().filter(|(other, _)| other != language) {
            findings.extend(differences(language, catalogue, other, theirs));
        }
    }
    findings.extend(tree.under("locales/fa/").flat_map(|file| foreign_letters(&file)));
    findings
}

/// The keys of the English catalogues; the other languages have the same.
pub fn keys(tree: &Tree) -> BTreeSet<String> {
    read(tree, "en").0.into_keys().map(|(_, key)| key).collect()
}

fn read(tree: &Tree, language: &str) -> (Catalogue, Vec<Finding>) {
    let mut catalogue = Catalogue::new();
    let mut findings = Vec::new();
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let start = format!("locales/{language}/");
    for file in tree.under(&start).filter(|file| file.ends_in(&["ftl"])) {
        let (messages, faults) = of_file(&file);
        findings.extend(faults);
        for (key, message) in messages {
            let here = format!("{}:{}", file.path, message.line);
            if let Some(before) = seen.insert(key.clone(), here) {
                findings.push(Finding::new(file.path, message.line, format!("`{key}` stands already in {before}")));
            }
            catalogue.insert((file.path[start.len()..].to_owned(), key), message);
        }
    }
    (catalogue, findings)
}

fn of_file(file: &File<'_>) -> (Vec<(String, Message)>, Vec<Finding>) {
    let line_at = |offset: usize| file.text.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count() + 1;
    // The syntax tree borrows from the text, so the place of a name is the distance between the two.
    let line_of = |name: &str| line_at((name.as_ptr() as usize).saturating_sub(file.text.as_ptr() as usize));
    let (resource, faults) = match parser::parse(file.text) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    let mut messages = Vec::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let line = line_of(message.id.name);
        if let Some(value) = &message.value {
            messages.push((message.id.name.to_owned(), Message { line, arguments: arguments(value) }));
        }
        for attribute in &message.attributes {
            let key = format!("{}.{}", message.id.name, attribute.id.name);
            let line = line_of(attribute.id.name);
            messages.push((key, Message { line, arguments: arguments(&attribute.value) }));
        }
    }
    let findings = faults
        .into_iter()
        .map(|fault| Finding::new(file.path, line_at(fault.pos.start), format!("no Fluent: {}", fault.kind)));
    (messages, findings.collect())
}

fn arguments(pattern: &Pattern<&str>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    of_pattern(pattern, &mut names);
    names
}

fn of_pattern(pattern: &Pattern<&str>, names: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, names);
        }
    }
}

fn of_expression(expression: &Expression<&str>, names: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, names),
        Expression::Select { selector, variants } => {
            of_inline(selector, names);
            for variant in variants {
                of_pattern(&variant.value, names);
            }
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>, names: &mut BTreeSet<String>) {
    let mut of_call = |call: &CallArguments<&str>| {
        for value in call.positional.iter().chain(call.named.iter().map(|named| &named.value)) {
            of_inline(value, names);
        }
    };
    match inline {
        InlineExpression::VariableReference { id } => {
            names.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => of_expression(expression, names),
        InlineExpression::FunctionReference { arguments, .. } => of_call(arguments),
        InlineExpression::TermReference { arguments: Some(arguments), .. } => of_call(arguments),
        InlineExpression::TermReference { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. } => {}
    }
}

/// What `theirs` lacks of `ours`, and where the arguments differ (reported once, at the later language).
fn differences(language: &str, ours: &Catalogue, other: &str, theirs: &Catalogue) -> Vec<Finding> {
    let place = |language: &str, file: &str| format!("locales/{language}/{file}");
    let mut findings = Vec::new();
    for ((file, key), message) in ours {
        match theirs.get(&(file.clone(), key.clone())) {
            None => findings.push(Finding::new(
                &place(other, file),
                1,
                format!("`{key}` is missing: it stands in {}:{}", place(language, file), message.line),
            )),
            Some(their) if their.arguments != message.arguments && language == LANGUAGES[0] => {
                let says = format!(
                    "`{key}` uses {}, and in {language} {}",
                    listed(&their.arguments),
                    listed(&message.arguments)
                );
                findings.push(Finding::new(&place(other, file), their.line, says));
            }
            Some(_) => {}
        }
    }
    findings
}

fn listed(arguments: &BTreeSet<String>) -> String {
    if arguments.is_empty() {
        return "no argument".to_owned();
    }
    arguments.iter().map(|name| format!("${name}")).collect::<Vec<_>>().join(", ")
}

fn foreign_letters(file: &File<'_>) -> Vec<Finding> {
    let found = file.lines().flat_map(|(number, line)| {
        let present = NOT_PERSIAN.iter().filter(|(letter, _)| line.contains(*letter));
        present.map(|(_, says)| Finding::new(file.path, number, *says)).collect::<Vec<_>>()
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(en: &str, zh: &str, fa: &str) -> Vec<String> {
        let tree = Tree::of(&[("locales/en/a.ftl", en), ("locales/zh-CN/a.ftl", zh), ("locales/fa/a.ftl", fa)]);
        check(&tree).into_iter().map(|finding| finding.to_string()).collect()
    }

    #[test]
    fn equal_catalogues_pass() {
        let en = "# Heading\ndays = { $days ->\n    [one] { $days } day\n   *[other] { NUMBER($days) } days\n}\n    .hint = { $who }\n";
        let zh = "days = { $days } 天\n    .hint = { $who }\n";
        assert_eq!(found(en, zh, "days = { $days } روز\n    .hint = { $who }\n"), [""; 0]);
    }

    #[test]
    fn a_missing_key_is_named_where_it_is_missing() {
        assert_eq!(
            found("a = A\nb = B\n", "a = A\nb = B\n", "a = A\n"),
            [
                "locales/fa/a.ftl:1: `b` is missing: it stands in locales/en/a.ftl:2",
                "locales/fa/a.ftl:1: `b` is missing: it stands in locales/zh-CN/a.ftl:2",
            ]
        );
        assert_eq!(found("a = A\n    .hint = H\n", "a = A\n", "a = A\n    .hint = H\n").len(), 2);
    }

    #[test]
    fn different_arguments_are_named() {
        assert_eq!(
            found("a = A\nb = { $one }\n", "a = A\nb = { $one }\n", "a = A\nb = { $two }\n"),
            ["locales/fa/a.ftl:2: `b` uses $two, and in en $one"]
        );
        assert_eq!(
            found("a = { $one }\n", "a = A\n", "a = { $one }\n"),
            ["locales/zh-CN/a.ftl:1: `a` uses no argument, and in en $one"]
        );
    }

    #[test]
    fn a_key_stands_in_one_file_once() {
        let found = found("a = A\na = B\n", "a = A\n", "a = A\n");
        assert_eq!(found, ["locales/en/a.ftl:2: `a` stands already in locales/en/a.ftl:1"]);
    }

    #[test]
    fn broken_fluent_is_named_with_its_line() {
        let found = found("a = A\n\nb = { $\n", "a = A\n", "a = A\n");
        assert!(found.iter().any(|says| says.starts_with("locales/en/a.ftl:3: no Fluent: ")), "{found:?}");
    }

    #[test]
    fn persian_is_written_in_persian_letters() {
        let found = found("a = A\n", "a = A\n", "a = مشتر\u{064A}\n");
        assert_eq!(found, ["locales/fa/a.ftl:1: Arabic yeh, write ی"]);
    }

    #[test]
    fn keys_are_those_of_english() {
        let tree =
            Tree::of(&[("locales/en/a.ftl", "a = A\n    .hint = H\n"), ("locales/en/b.ftl", "b = B\n-term = T\n")]);
        assert_eq!(keys(&tree).into_iter().collect::<Vec<_>>(), ["a", "a.hint", "b"]);
    }
}
