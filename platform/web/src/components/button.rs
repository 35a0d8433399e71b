//! Buttons, links that look like buttons, and forms that are one button.

use maud::{Markup, Render, html};

use super::{csrf_field, icon};

/// What a button does when pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Submit,
    Plain,
    Link(String),
}

/// A button or a link in a button's dress.
#[derive(Debug, Clone)]
pub struct Button {
    kind: Kind,
    label: String,
    icon: Option<String>,
    icon_only: bool,
    classes: Vec<&'static str>,
    key: Option<String>,
    disabled: bool,
    attributes: Vec<(String, String)>,
}

impl Button {
    fn new(kind: Kind, label: impl Into<String>) -> Self {
        Self {
            kind,
            label: label.into(),
            icon: None,
            icon_only: false,
            classes: Vec::new(),
            key: None,
            disabled: false,
            attributes: Vec::new(),
        }
    }

    /// Sends the form that it stands in.
    pub fn submit(label: impl Into<String>) -> Self {
        Self::new(Kind::Submit, label)
    }

    /// Does nothing by itself: for the script (`opens`, `copies`).
    pub fn plain(label: impl Into<String>) -> Self {
        Self::new(Kind::Plain, label)
    }

    /// Leads to `href`.
    pub fn link(href: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Kind::Link(href.into()), label)
    }

    /// The one main act of the page or form.
    #[must_use]
    pub fn primary(mut self) -> Self {
        self.classes.push("btn-primary");
        self
    }

    /// An act that takes something away.
    #[must_use]
    pub fn danger(mut self) -> Self {
        self.classes.push("btn-danger");
        self
    }

    /// Without frame.
    #[must_use]
    pub fn quiet(mut self) -> Self {
        self.classes.push("btn-quiet");
        self
    }

    /// For rows and bars.
    #[must_use]
    pub fn small(mut self) -> Self {
        self.classes.push("btn-small");
        self
    }

    /// With an icon before the label.
    #[must_use]
    pub fn icon(mut self, name: impl Into<String>) -> Self {
        self.icon = Some(name.into());
        self
    }

    /// The label is for the ear and the tooltip only.
    #[must_use]
    pub fn icon_only(mut self) -> Self {
        self.icon_only = true;
        self
    }

    /// The key that presses it in the current row, panel or page.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// The name and value that a submit button sends.
    #[must_use]
    pub fn value(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.attr("name", name).attr("value", value)
    }

    /// Opens the dialog `id`; as a link to it when there is no script.
    #[must_use]
    pub fn opens(mut self, id: &str) -> Self {
        self.kind = Kind::Link(format!("#{id}"));
        self.attr("data-dialog", id).attr("aria-haspopup", "dialog")
    }

    /// Copies `text` to the clipboard.
    #[must_use]
    pub fn copies(self, text: impl Into<String>) -> Self {
        self.attr("data-copy", text)
    }

    /// Sends the form `id` although it stands outside of it.
    #[must_use]
    pub fn form(self, id: impl Into<String>) -> Self {
        self.attr("form", id)
    }

    /// The link opens in the side panel.
    #[must_use]
    pub fn panel(self) -> Self {
        self.attr("data-panel", "")
    }

    /// Cannot be pressed now.
    #[must_use]
    pub fn disabled(mut self) -> Self {
        self.disabled = true;
        self
    }

    /// One more attribute, such as `formaction`. `name` must come from code, never from input.
    #[must_use]
    pub fn attr(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.attributes.push((name.into(), value.into()));
        self
    }

    fn inside(&self) -> Markup {
        html! {
            @if let Some(name) = &self.icon { (icon(name)) }
            @if self.icon_only { span.sr { (self.label) } } @else { span { (self.label) } }
            @if let Some(key) = &self.key { @if !self.icon_only { kbd.key-hint aria-hidden="true" { (key) } } }
        }
    }
}

impl Render for Button {
    fn render(&self) -> Markup {
        let mut class = String::from("btn");
        for extra in &self.classes {
            class.push(' ');
            class.push_str(extra);
        }
        if self.icon_only {
            class.push_str(" btn-icon");
        }
        let tag = if matches!(self.kind, Kind::Link(_)) { "a" } else { "button" };
        let mut attributes = vec![("class".to_owned(), class)];
        match &self.kind {
            Kind::Link(href) if !self.disabled => attributes.push(("href".to_owned(), href.clone())),
            Kind::Link(_) => attributes.push(("aria-disabled".to_owned(), "true".to_owned())),
            Kind::Submit => attributes.push(("type".to_owned(), "submit".to_owned())),
            Kind::Plain => attributes.push(("type".to_owned(), "button".to_owned())),
        }
        if self.disabled && tag == "button" {
            attributes.push(("disabled".to_owned(), String::new()));
        }
        if let Some(key) = &self.key {
            attributes.push(("data-key".to_owned(), key.clone()));
            attributes.push(("aria-keyshortcuts".to_owned(), key.clone()));
        }
        if self.icon_only {
            attributes.push(("title".to_owned(), self.label.clone()));
        }
        attributes.extend(self.attributes.iter().cloned());
        element(tag, &attributes, &self.inside())
    }
}

/// An element with attributes that are only known at run time; maud's macro knows fixed names only.
/// Values are escaped; names come from code.
pub(super) fn element(tag: &str, attributes: &[(String, String)], inside: &Markup) -> Markup {
    let mut out = format!("<{tag}");
    push_attributes(&mut out, attributes);
    out.push('>');
    out.push_str(&inside.0);
    out.push_str("</");
    out.push_str(tag);
    out.push('>');
    maud::PreEscaped(out)
}

/// Writes ` name="value"` for each attribute, escaped.
pub(super) fn push_attributes(out: &mut String, attributes: &[(String, String)]) {
    for (name, value) in attributes {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        value.as_str().render_to(out);
        out.push('"');
    }
}

/// A form that is one button: a write without further input.
#[derive(Debug, Clone)]
pub struct PostButton<'a> {
    action: String,
    csrf: &'a str,
    button: Button,
    hidden: Vec<(String, String)>,
    undo: bool,
}

impl<'a> PostButton<'a> {
    /// Posts to `action`.
    pub fn new(action: impl Into<String>, csrf: &'a str, label: impl Into<String>) -> Self {
        Self { action: action.into(), csrf, button: Button::submit(label), hidden: Vec::new(), undo: false }
    }

    /// A value that is sent along.
    #[must_use]
    pub fn hidden(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.hidden.push((name.into(), value.into()));
        self
    }

    /// Changes the button itself: `.look(|b| b.quiet().small())`.
    #[must_use]
    pub fn look(mut self, change: impl FnOnce(Button) -> Button) -> Self {
        self.button = change(self.button);
        self
    }

    /// The key that presses it in the current row, panel or page.
    #[must_use]
    pub fn key(self, key: &str) -> Self {
        self.look(|b| b.key(key))
    }

    /// With an icon.
    #[must_use]
    pub fn icon(self, name: &str) -> Self {
        self.look(|b| b.icon(name))
    }

    /// An act that takes something away.
    #[must_use]
    pub fn danger(self) -> Self {
        self.look(Button::danger)
    }

    /// Without frame.
    #[must_use]
    pub fn quiet(self) -> Self {
        self.look(Button::quiet)
    }

    /// For rows and bars.
    #[must_use]
    pub fn small(self) -> Self {
        self.look(Button::small)
    }

    /// It takes back the last act: `z` sends the newest of these.
    #[must_use]
    pub fn undo(mut self) -> Self {
        self.undo = true;
        self
    }
}

impl Render for PostButton<'_> {
    fn render(&self) -> Markup {
        html! {
            form.post-button method="post" action=(self.action) data-undo[self.undo] {
                (csrf_field(self.csrf))
                @for (name, value) in &self.hidden { input type="hidden" name=(name) value=(value); }
                (self.button)
            }
        }
    }
}
