//! Fields that are chosen from: a list, a box, cards.

use i18n::Reader;
use kernel::Error;
use maud::{Markup, Render, html};

use super::button::element;
use super::field_parts::{Parts, shared_settings};

/// One line of a list: an option or the heading of a group.
#[derive(Debug, Clone)]
enum Line {
    Group(String),
    Option { value: String, label: String },
}

/// A drop-down list; the browser's own, so that it works on every machine and in every direction.
#[derive(Debug, Clone)]
pub struct Select {
    parts: Parts,
    lines: Vec<Line>,
    selected: String,
}

impl Select {
    /// An empty list.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { parts: Parts::new(name.into(), label.into()), lines: Vec::new(), selected: String::new() }
    }

    /// One more choice.
    #[must_use]
    pub fn option(mut self, value: impl Into<String>, label: impl Into<String>) -> Self {
        self.lines.push(Line::Option { value: value.into(), label: label.into() });
        self
    }

    /// Many more choices.
    #[must_use]
    pub fn options(mut self, all: impl IntoIterator<Item = (String, String)>) -> Self {
        self.lines.extend(all.into_iter().map(|(value, label)| Line::Option { value, label }));
        self
    }

    /// The heading of the choices that follow.
    #[must_use]
    pub fn group(mut self, label: impl Into<String>) -> Self {
        self.lines.push(Line::Group(label.into()));
        self
    }

    /// A choice without value, in words ("everybody", "none").
    #[must_use]
    pub fn blank(self, label: impl Into<String>) -> Self {
        self.option("", label)
    }

    /// The value that is chosen.
    #[must_use]
    pub fn selected(mut self, value: impl Into<String>) -> Self {
        self.selected = value.into();
        self
    }

    fn lines(&self) -> Markup {
        let groups = self.lines.chunk_by(|_, next| matches!(next, Line::Option { .. }));
        html! {
            @for group in groups {
                @match group.split_first() {
                    Some((Line::Group(label), rest)) => optgroup label=(label) { (self.options_of(rest)) },
                    _ => (self.options_of(group)),
                }
            }
        }
    }

    fn options_of(&self, lines: &[Line]) -> Markup {
        html! {
            @for line in lines {
                @if let Line::Option { value, label } = line {
                    option value=(value) selected[*value == self.selected] { (label) }
                }
            }
        }
    }
}
shared_settings!(Select);

impl Render for Select {
    fn render(&self) -> Markup {
        let mut attributes = vec![("class".to_owned(), "input select".to_owned())];
        attributes.extend(self.parts.control_attributes());
        self.parts.around(&element("select", &attributes, &self.lines()))
    }
}

/// A box to tick.
#[derive(Debug, Clone)]
pub struct Checkbox {
    parts: Parts,
    value: String,
    checked: bool,
}

impl Checkbox {
    /// Sends `true` when ticked and nothing otherwise.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { parts: Parts::new(name.into(), label.into()), value: "true".to_owned(), checked: false }
    }

    /// Another value than `true`; for boxes that share a name, which then also need their own `id`.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// Whether it is ticked.
    #[must_use]
    pub fn checked(mut self, checked: bool) -> Self {
        self.checked = checked;
        self
    }
}
shared_settings!(Checkbox);

impl Render for Checkbox {
    fn render(&self) -> Markup {
        let mut attributes = vec![("type".to_owned(), "checkbox".to_owned()), ("value".to_owned(), self.value.clone())];
        if self.checked {
            attributes.push(("checked".to_owned(), String::new()));
        }
        attributes.extend(self.parts.control_attributes());
        let mut input = String::from("<input");
        super::button::push_attributes(&mut input, &attributes);
        input.push('>');
        html! {
            div.field.field-check {
                label for=(self.parts.id) { (maud::PreEscaped(input)) span { (self.parts.label) } }
                (self.parts.notes())
            }
        }
    }
}

/// A few choices that each need a word of explanation.
#[derive(Debug, Clone)]
pub struct RadioCards {
    name: String,
    legend: String,
    cards: Vec<(String, String, String)>,
    selected: String,
    error: Option<String>,
}

impl RadioCards {
    /// No card yet.
    pub fn new(name: impl Into<String>, legend: impl Into<String>) -> Self {
        Self { name: name.into(), legend: legend.into(), cards: Vec::new(), selected: String::new(), error: None }
    }

    /// One more card; `note` may be empty.
    #[must_use]
    pub fn card(mut self, value: impl Into<String>, label: impl Into<String>, note: impl Into<String>) -> Self {
        self.cards.push((value.into(), label.into(), note.into()));
        self
    }

    /// The value that is chosen.
    #[must_use]
    pub fn selected(mut self, value: impl Into<String>) -> Self {
        self.selected = value.into();
        self
    }

    /// Shows the fault of `error` that names this field, if there is one.
    #[must_use]
    pub fn faults(mut self, r: &Reader, error: Option<&Error>) -> Self {
        let fault = error.and_then(|e| e.faults.iter().find(|f| f.field == self.name));
        self.error = fault.map(|f| r.say(&f.says));
        self
    }
}

impl Render for RadioCards {
    fn render(&self) -> Markup {
        html! {
            fieldset.radio-cards id=(format!("f-{}", self.name)) {
                legend { (self.legend) }
                div.cards {
                    @for (value, label, note) in &self.cards {
                        label.radio-card {
                            input type="radio" name=(self.name) value=(value) checked[*value == self.selected];
                            span.radio-text {
                                span.radio-label { (label) }
                                @if !note.is_empty() { span.hint { (note) } }
                            }
                        }
                    }
                }
                @if let Some(error) = &self.error { p.field-error { (super::icon("alert")) (error) } }
            }
        }
    }
}
