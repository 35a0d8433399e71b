//! What can be wrong with catalogues, and finding it.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};

use crate::Language;

/// A mistake in the catalogues.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum CatalogueError {
    /// A file or folder cannot be read.
    #[error("{file}: {message}")]
    Unreadable {
        /// The path.
        file: String,
        /// What the system said.
        message: String,
    },
    /// A file is not valid Fluent.
    #[error("{language}/{file} line {line}: {message}")]
    Syntax {
        /// Whose catalogue.
        language: Language,
        /// The file's name.
        file: String,
        /// Where, counted from 1.
        line: usize,
        /// What the parser said.
        message: String,
    },
    /// A key stands twice in one language.
    #[error("{language}/{file}: {key} exists already in {other}")]
    Duplicate {
        /// Whose catalogue.
        language: Language,
        /// The second file.
        file: String,
        /// The key.
        key: String,
        /// The first file.
        other: String,
    },
    /// A key that another language has is missing.
    #[error("{language}/{file}: {key} is missing")]
    Missing {
        /// Whose catalogue.
        language: Language,
        /// The file in which the other language has it.
        file: String,
        /// The key.
        key: String,
    },
    /// A message takes other arguments than the English one.
    #[error("{language}/{file}: {key} uses {found:?}, en uses {expected:?}")]
    Arguments {
        /// Whose catalogue.
        language: Language,
        /// The file.
        file: String,
        /// The key.
        key: String,
        /// The names in English.
        expected: Vec<String>,
        /// The names here.
        found: Vec<String>,
    },
    /// A message refers to a message or term that does not exist.
    #[error("{language}/{file}: {key} refers to {reference}, which does not exist")]
    Reference {
        /// Whose catalogue.
        language: Language,
        /// The file.
        file: String,
        /// The key.
        key: String,
        /// What it refers to.
        reference: String,
    },
}

/// What the check needs to know of one message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Facts {
    /// The file it stands in.
    pub(crate) file: String,
    /// The names of its own arguments.
    pub(crate) arguments: BTreeSet<String>,
    /// The messages and terms (`-name`) it refers to.
    pub(crate) references: BTreeSet<String>,
}

impl Facts {
    /// The facts of a message with this pattern.
    pub(crate) fn of(file: &str, pattern: &Pattern<&str>) -> Self {
        let mut facts = Self { file: file.to_owned(), ..Self::default() };
        facts.pattern(pattern);
        facts
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.arguments.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, attribute } => {
                self.references.insert(with_attribute(id.name, attribute.as_ref().map(|a| a.name)));
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                self.references.insert(format!("-{}", id.name));
                let named = arguments.iter().flat_map(|a| &a.named);
                named.for_each(|argument| self.inline(&argument.value));
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                arguments.positional.iter().for_each(|argument| self.inline(argument));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }
}

pub(crate) fn with_attribute(id: &str, attribute: Option<&str>) -> String {
    attribute.map_or_else(|| id.to_owned(), |a| format!("{id}.{a}"))
}

/// All messages and terms of one language.
pub(crate) type Messages = BTreeMap<String, Facts>;

/// Compares the languages: every key in each, with the arguments that English has, and no reference into nothing.
pub(crate) fn compare(catalogues: &[(Language, &Messages)]) -> Vec<CatalogueError> {
    let mut errors = Vec::new();
    let english = catalogues.iter().find(|(language, _)| *language == Language::En).map(|(_, messages)| *messages);
    for &(language, messages) in catalogues {
        errors.extend(missing(language, messages, catalogues));
        errors.extend(dangling(language, messages));
        for (key, facts) in messages.iter().filter(|(key, _)| !key.starts_with('-')) {
            let Some(model) = english.filter(|model| model.contains_key(key)) else { continue };
            let (expected, found) = (arguments(model, key), arguments(messages, key));
            if expected != found {
                errors.push(CatalogueError::Arguments {
                    language,
                    file: facts.file.clone(),
                    key: key.clone(),
                    expected: expected.into_iter().collect(),
                    found: found.into_iter().collect(),
                });
            }
        }
    }
    errors.sort();
    errors.dedup();
    errors
}

/// Terms are a language's own affair; messages are not.
fn missing(language: Language, messages: &Messages, all: &[(Language, &Messages)]) -> Vec<CatalogueError> {
    all.iter()
        .flat_map(|(_, other)| other.iter())
        .filter(|(key, _)| !key.starts_with('-') && !messages.contains_key(*key))
        .map(|(key, facts)| CatalogueError::Missing { language, file: facts.file.clone(), key: key.clone() })
        .collect()
}

fn dangling(language: Language, messages: &Messages) -> Vec<CatalogueError> {
    let mut errors = Vec::new();
    for (key, facts) in messages {
        for reference in facts.references.iter().filter(|r| !messages.contains_key(*r)) {
            errors.push(CatalogueError::Reference {
                language,
                file: facts.file.clone(),
                key: key.clone(),
                reference: reference.clone(),
            });
        }
    }
    errors
}

/// The arguments of a message and of the messages it refers to. A term sees none of the caller's.
fn arguments(messages: &Messages, key: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![key];
    while let Some(key) = open.pop() {
        let Some(facts) = messages.get(key).filter(|_| seen.insert(key)) else { continue };
        names.extend(facts.arguments.iter().cloned());
        open.extend(facts.references.iter().map(String::as_str).filter(|r| !r.starts_with('-')));
    }
    names
}
