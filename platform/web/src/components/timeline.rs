//! What happened, newest first, under headings of days.

use maud::{Markup, Render, html};

use super::icon;

/// One thing that happened.
#[derive(Debug, Clone)]
pub struct Entry {
    icon: String,
    title: Markup,
    when: Option<String>,
    meta: Vec<Markup>,
    body: Option<Markup>,
    actions: Option<Markup>,
    id: Option<String>,
}

impl Entry {
    /// An icon for its kind and one line that says it.
    pub fn new(icon: impl Into<String>, title: impl Render) -> Self {
        Self {
            icon: icon.into(),
            title: title.render(),
            when: None,
            meta: Vec::new(),
            body: None,
            actions: None,
            id: None,
        }
    }

    /// The time of day, in words.
    #[must_use]
    pub fn when(mut self, text: impl Into<String>) -> Self {
        self.when = Some(text.into());
        self
    }

    /// Who, with whom, which mood: one more mark behind the title.
    #[must_use]
    pub fn meta(mut self, part: impl Render) -> Self {
        self.meta.push(part.render());
        self
    }

    /// The text of it, in whatever direction it was written.
    #[must_use]
    pub fn body(mut self, body: Markup) -> Self {
        self.body = Some(body);
        self
    }

    /// Buttons at the end of the line.
    #[must_use]
    pub fn actions(mut self, actions: Markup) -> Self {
        self.actions = Some(actions);
        self
    }

    /// An id to lead to.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }
}

impl Render for Entry {
    fn render(&self) -> Markup {
        html! {
            li.entry id=[self.id.as_ref()] data-row=[self.id.as_ref()] tabindex=[self.id.as_ref().map(|_| "-1")] {
                span.entry-icon { (icon(&self.icon)) }
                div.entry-main {
                    div.entry-line {
                        span.entry-title { (self.title) }
                        @for part in &self.meta { span.entry-meta { (part) } }
                        @if let Some(when) = &self.when { span.entry-when { (when) } }
                    }
                    @if let Some(body) = &self.body { div.entry-body dir="auto" { (body) } }
                }
                @if let Some(actions) = &self.actions { div.row-actions { (actions) } }
            }
        }
    }
}

/// Entries under headings of days.
#[derive(Debug, Clone)]
pub struct Timeline {
    label: String,
    days: Vec<(Option<String>, Vec<Entry>)>,
}

impl Timeline {
    /// An empty timeline; `label` names it for assistive technology.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), days: Vec::new() }
    }

    /// The heading of the entries that follow.
    #[must_use]
    pub fn day(mut self, heading: impl Into<String>) -> Self {
        self.days.push((Some(heading.into()), Vec::new()));
        self
    }

    /// One more entry.
    #[must_use]
    pub fn entry(mut self, entry: Entry) -> Self {
        match self.days.last_mut() {
            Some((_, entries)) => entries.push(entry),
            None => self.days.push((None, vec![entry])),
        }
        self
    }
}

impl Render for Timeline {
    fn render(&self) -> Markup {
        html! {
            div.timeline role="group" aria-label=(self.label) data-list {
                @for (heading, entries) in &self.days {
                    @if let Some(heading) = heading { h3.timeline-day { (heading) } }
                    ol { @for entry in entries { (entry) } }
                }
            }
        }
    }
}
