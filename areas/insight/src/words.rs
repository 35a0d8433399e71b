//! Names and texts of definitions: a message key for what ships, words per language for what people make.

use i18n::Language;
use kernel::Says;
use serde::{Deserialize, Serialize};

/// A text in the three languages; a language without words borrows those of another.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Words {
    /// English.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub en: String,
    /// Simplified Chinese.
    #[serde(rename = "zh-CN", skip_serializing_if = "String::is_empty")]
    pub zh: String,
    /// Persian.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub fa: String,
}

impl Words {
    /// The same words in every language.
    pub fn of(text: &str) -> Self {
        Self { en: text.to_owned(), zh: text.to_owned(), fa: text.to_owned() }
    }

    /// Whether no language has words.
    pub fn is_empty(&self) -> bool {
        [&self.en, &self.zh, &self.fa].iter().all(|t| t.trim().is_empty())
    }

    /// The words for a reader of `language`.
    pub fn pick(&self, language: Language) -> &str {
        let own = match language {
            Language::En => &self.en,
            Language::ZhCn => &self.zh,
            Language::Fa => &self.fa,
        };
        let others = [own, &self.en, &self.zh, &self.fa];
        others.into_iter().find(|t| !t.trim().is_empty()).map_or("", String::as_str)
    }
}

/// What a definition is called, or says.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Name {
    /// A key of the catalogues: what ships.
    Key(String),
    /// Words that somebody wrote.
    Words(Words),
}

impl Name {
    /// As a message that waits for its reader.
    pub fn says(&self) -> Says {
        match self {
            Self::Key(key) => Says::new(key.clone()),
            Self::Words(words) => Says::new("insight-words")
                .with("en", words.pick(Language::En))
                .with("zh", words.pick(Language::ZhCn))
                .with("fa", words.pick(Language::Fa)),
        }
    }
}

/// The label of a definition: its name, or its key as it stands in expressions.
pub fn label(name: Option<&Name>, key: &str) -> Says {
    name.map_or_else(|| Says::new("insight-verbatim").with("text", key), Name::says)
}

/// The template's words with each `{name}` replaced by what `value` gives for it; an unknown one stays as it is.
pub fn filled(template: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let after = &rest[open + 1..];
        match after.find('}').and_then(|close| Some((close, value(after[..close].trim())?))) {
            Some((close, text)) => {
                out.push_str(&text);
                rest = &after[close + 1..];
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_without_words_borrows_them() {
        let words = Words { en: String::new(), zh: "席位".into(), fa: String::new() };
        assert_eq!(words.pick(Language::Fa), "席位");
        assert_eq!(Words::default().pick(Language::En), "");
    }

    #[test]
    fn templates_are_filled_and_unknown_places_stay() {
        let value = |name: &str| (name == "now").then(|| "14".to_owned());
        assert_eq!(filled("{now} of { now } ({before})", value), "14 of 14 ({before})");
        assert_eq!(filled("{now", value), "{now");
        assert_eq!(filled("", value), "");
    }
}
