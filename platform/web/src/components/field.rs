//! Fields that are typed into: one line, many lines, a day.

use i18n::{CalendarKind, Reader};
use kernel::Day;
use maud::{Markup, PreEscaped, Render, html};

use super::button::{element, push_attributes};
use super::field_parts::{Parts, shared_settings};
use super::icon;

/// A field of one line.
#[derive(Debug, Clone)]
pub struct Field {
    parts: Parts,
    kind: &'static str,
    value: Option<String>,
    unit: Option<String>,
}

impl Field {
    fn new(kind: &'static str, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { parts: Parts::new(name.into(), label.into()), kind, value: None, unit: None }
    }

    /// Any text; the direction follows what is typed.
    pub fn text(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new("text", name, label).attr("dir", "auto")
    }

    /// A mail address.
    pub fn email(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new("email", name, label).attr("dir", "ltr")
    }

    /// A secret.
    pub fn password(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new("password", name, label).attr("dir", "ltr")
    }

    /// Words to look for.
    pub fn search(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new("search", name, label).attr("dir", "auto")
    }

    /// A telephone number, always left to right.
    pub fn tel(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new("tel", name, label).attr("dir", "ltr")
    }

    /// A web address.
    pub fn url(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new("url", name, label).attr("dir", "ltr")
    }

    /// A number in any digits: a text field with a number pad, since the browser's own accepts Latin digits only.
    pub fn number(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new("text", name, label).attr("inputmode", "decimal").attr("dir", "ltr")
    }

    /// A file from the reader's machine.
    pub fn file(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new("file", name, label)
    }

    /// What stands in it.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// A unit behind the control: days, %, toman.
    #[must_use]
    pub fn unit(mut self, unit: impl Into<String>) -> Self {
        self.unit = Some(unit.into());
        self
    }

    /// An example of what to type; never in place of the label.
    #[must_use]
    pub fn placeholder(self, text: impl Into<String>) -> Self {
        self.attr("placeholder", text)
    }

    /// Written from left to right in every language: addresses, codes, numbers of telephones.
    #[must_use]
    pub fn ltr(self) -> Self {
        self.attr("dir", "ltr")
    }

    /// What the browser may fill in, by its standard name (`username`, `current-password`, `off`).
    #[must_use]
    pub fn autocomplete(self, what: impl Into<String>) -> Self {
        self.attr("autocomplete", what)
    }
}
shared_settings!(Field);

impl Render for Field {
    fn render(&self) -> Markup {
        let mut open = format!("<input class=\"input\" type=\"{}\"", self.kind);
        push_attributes(&mut open, &self.parts.control_attributes());
        // A password is never sent back to the page.
        if let Some(value) = self.value.as_ref().filter(|_| self.kind != "password") {
            push_attributes(&mut open, &[("value".to_owned(), value.clone())]);
        }
        open.push('>');
        let control = PreEscaped(open);
        self.parts.around(&match &self.unit {
            Some(unit) => html! { div.with-unit { (control) span.unit { (unit) } } },
            None => control,
        })
    }
}

/// A field of many lines.
#[derive(Debug, Clone)]
pub struct TextArea {
    parts: Parts,
    value: String,
    rows: u8,
}

impl TextArea {
    /// Four lines high; the browser lets it grow with its text.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { parts: Parts::new(name.into(), label.into()), value: String::new(), rows: 4 }.attr("dir", "auto")
    }

    /// What stands in it.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// Its height in lines.
    #[must_use]
    pub fn rows(mut self, rows: u8) -> Self {
        self.rows = rows;
        self
    }

    /// An example of what to type; never in place of the label.
    #[must_use]
    pub fn placeholder(self, text: impl Into<String>) -> Self {
        self.attr("placeholder", text)
    }
}
shared_settings!(TextArea);

impl Render for TextArea {
    fn render(&self) -> Markup {
        let mut attributes = vec![("class".to_owned(), "input".to_owned()), ("rows".to_owned(), self.rows.to_string())];
        attributes.extend(self.parts.control_attributes());
        // The parser drops one line break after the tag; this one is for it.
        self.parts.around(&element("textarea", &attributes, &html! { "\n" (self.value) }))
    }
}

/// A day as text, in the reader's calendar and any digits; the server parses it with `i18n::parse_day`.
#[derive(Debug, Clone)]
pub struct DateField<'a> {
    parts: Parts,
    reader: &'a Reader,
    value: String,
}

impl<'a> DateField<'a> {
    /// The hint shows how a day is written in the reader's calendar.
    pub fn new(reader: &'a Reader, name: impl Into<String>, label: impl Into<String>) -> Self {
        let hint = match reader.calendar {
            CalendarKind::Gregorian => "web-date-hint-gregorian",
            CalendarKind::Jalali => "web-date-hint-jalali",
        };
        let field = Self { parts: Parts::new(name.into(), label.into()), reader, value: String::new() };
        field.hint(reader.t(hint)).attr("inputmode", "numeric").attr("autocomplete", "off").attr("dir", "ltr")
    }

    /// The day that is set, if any.
    #[must_use]
    pub fn day(mut self, day: impl Into<Option<Day>>) -> Self {
        if let Some(day) = day.into() {
            self.value = self.reader.day_input(day);
        }
        self
    }

    /// What was typed, when it was no day.
    #[must_use]
    pub fn typed(mut self, text: impl Into<String>) -> Self {
        self.value = text.into();
        self
    }
}
shared_settings!(DateField<'a>);

impl Render for DateField<'_> {
    fn render(&self) -> Markup {
        let mut open = String::from("<input class=\"input input-date\" type=\"text\"");
        push_attributes(&mut open, &self.parts.control_attributes());
        push_attributes(&mut open, &[("value".to_owned(), self.value.clone())]);
        open.push('>');
        self.parts.around(&html! { div.with-unit { (PreEscaped(open)) span.unit { (icon("calendar")) } } })
    }
}
