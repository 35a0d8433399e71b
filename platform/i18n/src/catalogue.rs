//! The Fluent messages of all languages, checked when they are loaded.

use std::borrow::Cow;
use std::fmt;
use std::path::Path;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use unic_langid::{LanguageIdentifier, langid};

use crate::check::{CatalogueError, Facts, Messages, compare, with_attribute};
use crate::{Language, number};

/// The messages of every language. Immutable: share it in an `Arc`.
pub struct Catalogues {
    languages: Vec<Catalogue>,
}

struct Catalogue {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    messages: Messages,
}

impl Catalogues {
    /// Reads catalogues from text: language, name of the file (for errors), content.
    ///
    /// # Errors
    /// All syntax errors and all keys that stand twice in one language, in one list. That languages differ is not an
    /// error here (a half-translated file can be looked at while it is written): [`Self::check`] finds it.
    pub fn new(files: &[(Language, &str, &str)]) -> Result<Self, Vec<CatalogueError>> {
        let mut errors = Vec::new();
        let mut languages: Vec<Catalogue> = Language::ALL.into_iter().map(Catalogue::new).collect();
        for catalogue in &mut languages {
            let own = catalogue.language;
            for (_, file, content) in files.iter().filter(|(language, ..)| *language == own) {
                errors.extend(catalogue.add(file, content));
            }
        }
        if errors.is_empty() { Ok(Self { languages }) } else { Err(errors) }
    }

    /// Reads every `*.ftl` file of the folders `en`, `zh-CN` and `fa` in `folder`: for development and tests; the
    /// program itself carries its catalogues inside.
    ///
    /// # Errors
    /// As [`Self::new`], and every file or folder that cannot be read.
    pub fn read(folder: &Path) -> Result<Self, Vec<CatalogueError>> {
        let mut texts = Vec::new();
        let mut errors = Vec::new();
        for language in Language::ALL {
            match read_folder(&folder.join(language.tag())) {
                Ok(files) => texts.extend(files.into_iter().map(|(file, content)| (language, file, content))),
                Err(error) => errors.push(error),
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let files: Vec<_> =
            texts.iter().map(|(language, file, text)| (*language, file.as_str(), text.as_str())).collect();
        Self::new(&files)
    }

    /// The keys of one language in alphabetical order; an attribute is `message.attribute`, a term does not count.
    pub fn keys(&self, language: Language) -> impl Iterator<Item = &str> {
        self.catalogue(language)
            .into_iter()
            .flat_map(|catalogue| catalogue.messages.keys())
            .filter(|key| !key.starts_with('-'))
            .map(String::as_str)
    }

    /// Whether `language` has a message `key`.
    pub fn has(&self, language: Language, key: &str) -> bool {
        self.catalogue(language).is_some_and(|catalogue| catalogue.messages.contains_key(key))
    }

    /// Everything in which the languages differ: missing keys, other arguments than English has, references into
    /// nothing. A test of the program asks that this is empty.
    pub fn check(&self) -> Vec<CatalogueError> {
        let all: Vec<_> = self.languages.iter().map(|catalogue| (catalogue.language, &catalogue.messages)).collect();
        compare(&all)
    }

    /// The message, filled in. A key that is missing gives `⟦key⟧`; a message that lacks an argument ends with it.
    pub(crate) fn format(&self, language: Language, key: &str, args: &FluentArgs) -> String {
        self.catalogue(language).and_then(|catalogue| catalogue.format(key, args)).unwrap_or_else(|| format!("⟦{key}⟧"))
    }

    fn catalogue(&self, language: Language) -> Option<&Catalogue> {
        self.languages.iter().find(|catalogue| catalogue.language == language)
    }
}

impl fmt::Debug for Catalogues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = self.languages.iter().map(|catalogue| (catalogue.language.tag(), catalogue.messages.len()));
        f.debug_map().entries(counts).finish()
    }
}

impl Catalogue {
    fn new(language: Language) -> Self {
        let (tag, shown): (LanguageIdentifier, fn(&FluentValue<'_>, &_) -> Option<String>) = match language {
            Language::En => (langid!("en"), |value, _| shown(value, Language::En)),
            Language::ZhCn => (langid!("zh-CN"), |value, _| shown(value, Language::ZhCn)),
            Language::Fa => (langid!("fa"), |value, _| shown(value, Language::Fa)),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Fluent would isolate every argument; `shown` isolates those that need it.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(shown));
        let added = bundle.add_builtins();
        debug_assert!(added.is_ok(), "a new bundle has no function yet");
        Self { language, bundle, messages: Messages::new() }
    }

    /// Adds a file; its mistakes come back.
    fn add(&mut self, file: &str, content: &str) -> Vec<CatalogueError> {
        let resource = match FluentResource::try_new(content.to_owned()) {
            Ok(resource) => resource,
            Err((_, mistakes)) => {
                let syntax = |mistake: fluent_syntax::parser::ParserError| CatalogueError::Syntax {
                    language: self.language,
                    file: file.to_owned(),
                    line: content.bytes().take(mistake.pos.start).filter(|&b| b == b'\n').count() + 1,
                    message: mistake.kind.to_string(),
                };
                return mistakes.into_iter().map(syntax).collect();
            }
        };
        let mut errors = Vec::new();
        for (key, facts) in messages(file, &resource) {
            if let Some(first) = self.messages.get(&key) {
                let (file, other) = (file.to_owned(), first.file.clone());
                errors.push(CatalogueError::Duplicate { language: self.language, file, key, other });
            } else {
                self.messages.insert(key, facts);
            }
        }
        // What the bundle could object to are duplicates, which are in the list already.
        let _ = self.bundle.add_resource(resource);
        errors
    }

    fn format(&self, key: &str, args: &FluentArgs) -> Option<String> {
        let (id, attribute) = key.split_once('.').map_or((key, None), |(id, attribute)| (id, Some(attribute)));
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut errors: Vec<FluentError> = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(args), &mut errors);
        Some(if errors.is_empty() { text.into_owned() } else { format!("{text} ⟦{key}⟧") })
    }
}

/// Key and facts of everything that a file defines; terms with a dash in front, attributes behind a point.
fn messages(file: &str, resource: &FluentResource) -> Vec<(String, Facts)> {
    let mut found = Vec::new();
    for entry in resource.entries() {
        match entry {
            Entry::Message(message) => {
                if let Some(value) = &message.value {
                    found.push((message.id.name.to_owned(), Facts::of(file, value)));
                }
                for attribute in &message.attributes {
                    let key = with_attribute(message.id.name, Some(attribute.id.name));
                    found.push((key, Facts::of(file, &attribute.value)));
                }
            }
            Entry::Term(term) => found.push((format!("-{}", term.id.name), Facts::of(file, &term.value))),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {}
        }
    }
    found
}

/// How an argument appears in a sentence. Only appearance goes through here: selectors compare the raw value, so that
/// plural rules see a number and `{ $kind -> [call] … }` sees `call`.
fn shown(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(n) => {
            let digits = |wish: Option<usize>, usual: u8| wish.and_then(|d| u8::try_from(d).ok()).unwrap_or(usual);
            let min = digits(n.options.minimum_fraction_digits, 0);
            let max = digits(n.options.maximum_fraction_digits, 2).max(min);
            Some(number::decimal(language, n.value, min, max))
        }
        FluentValue::String(text) => match text::isolate(text, language.direction()) {
            Cow::Borrowed(_) => None,
            Cow::Owned(isolated) => Some(isolated),
        },
        _ => None,
    }
}

fn read_folder(folder: &Path) -> Result<Vec<(String, String)>, CatalogueError> {
    let unreadable = |path: &Path, e: std::io::Error| CatalogueError::Unreadable {
        file: path.display().to_string(),
        message: e.to_string(),
    };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|e| unreadable(folder, e))? {
        let path = entry.map_err(|e| unreadable(folder, e))?.path();
        if path.extension().is_some_and(|extension| extension == "ftl") {
            let content = std::fs::read_to_string(&path).map_err(|e| unreadable(&path, e))?;
            files.push((path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(), content));
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built(files: &[(Language, &str, &str)]) -> Catalogues {
        Catalogues::new(files).unwrap()
    }

    #[test]
    fn all_mistakes_come_at_once() {
        let errors = Catalogues::new(&[
            (Language::En, "a.ftl", "one = 1\n\nbroken = { $x\n"),
            (Language::Fa, "a.ftl", "one = ۱\n"),
            (Language::Fa, "b.ftl", "one = ۱\n"),
        ])
        .unwrap_err();
        assert!(
            matches!(&errors[0], CatalogueError::Syntax { language: Language::En, file, line: 3.., .. } if file == "a.ftl")
        );
        assert!(matches!(&errors[1], CatalogueError::Duplicate { language: Language::Fa, file, key, other }
            if file == "b.ftl" && key == "one" && other == "a.ftl"));
        assert_eq!(errors.len(), 2);
    }

    #[test]
    fn the_check_finds_what_differs() {
        let catalogues = built(&[
            (
                Language::En,
                "a.ftl",
                "hello = Hi { $name }\nonly = x\nlink = { hello }\nbad = { nothing } { -no-term }\n",
            ),
            (Language::ZhCn, "a.ftl", "hello = 你好 { $who }\nonly = x\nlink = 你好 { $name }\nbad = x\n"),
            (Language::Fa, "a.ftl", "-term = x\nhello = سلام { $name }\nlink = { hello }\nbad = { -term }\n"),
        ]);
        let errors = catalogues.check();
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        assert_eq!(
            lines,
            [
                "fa/a.ftl: only is missing",
                "zh-CN/a.ftl: hello uses [\"who\"], en uses [\"name\"]",
                "en/a.ftl: bad refers to -no-term, which does not exist",
                "en/a.ftl: bad refers to nothing, which does not exist",
            ]
        );
    }

    #[test]
    fn arguments_inside_selectors_and_functions_count() {
        let catalogues = built(&[
            (Language::En, "a.ftl", "n = { $count ->\n [one] one of { $all }\n *[other] { NUMBER($rate) }\n }\n"),
            (Language::ZhCn, "a.ftl", "n = { $count } { $all } { $rate }\n"),
            (Language::Fa, "a.ftl", "n = { $count } { $all }\n"),
        ]);
        assert_eq!(catalogues.check().len(), 1);
    }

    #[test]
    fn attributes_are_keys() {
        let catalogues = built(&[(Language::En, "a.ftl", "field = Name\n    .hint = As written\n-brand = T\n")]);
        assert_eq!(catalogues.keys(Language::En).collect::<Vec<_>>(), ["field", "field.hint"]);
        assert_eq!(catalogues.format(Language::En, "field.hint", &FluentArgs::new()), "As written");
        assert_eq!(catalogues.format(Language::En, "field.nothing", &FluentArgs::new()), "⟦field.nothing⟧");
        assert!(catalogues.has(Language::En, "field.hint") && !catalogues.has(Language::Fa, "field"));
    }

    #[test]
    fn a_missing_folder_is_named() {
        let errors = Catalogues::read(Path::new("/nowhere/at/all")).unwrap_err();
        assert_eq!(errors.len(), 3);
        assert!(errors[0].to_string().contains("/nowhere/at/all/en"), "{}", errors[0]);
    }
}
