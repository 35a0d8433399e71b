//! The frame of a page's content: heading, sections, the strip of facts, tiles, the empty state.

use maud::{Markup, PreEscaped, Render, html};

use super::{Tone, icon};

fn nothing() -> Markup {
    PreEscaped(String::new())
}

/// The head of a page: its one `h1`, the question it answers, how fresh its numbers are, its acts.
#[derive(Debug, Clone)]
pub struct PageHeader {
    title: Markup,
    question: Option<String>,
    subtitle: Option<Markup>,
    freshness: Option<String>,
    back: Option<(String, String)>,
    actions: Vec<Markup>,
}

impl PageHeader {
    /// A heading; a name in its own script keeps its own direction.
    pub fn new(title: impl Into<String>) -> Self {
        let title: String = title.into();
        let title = html! { bdi { (title) } };
        Self { title, question: None, subtitle: None, freshness: None, back: None, actions: Vec::new() }
    }

    /// The question that this page answers.
    #[must_use]
    pub fn question(mut self, text: impl Into<String>) -> Self {
        self.question = Some(text.into());
        self
    }

    /// Badges or words beside the heading.
    #[must_use]
    pub fn subtitle(mut self, part: impl Render) -> Self {
        self.subtitle = Some(part.render());
        self
    }

    /// How fresh the numbers are, in words.
    #[must_use]
    pub fn freshness(mut self, text: impl Into<String>) -> Self {
        self.freshness = Some(text.into());
        self
    }

    /// The page above this one.
    #[must_use]
    pub fn back(mut self, href: impl Into<String>, label: impl Into<String>) -> Self {
        self.back = Some((href.into(), label.into()));
        self
    }

    /// One more act at the end of the line.
    #[must_use]
    pub fn action(mut self, action: impl Render) -> Self {
        self.actions.push(action.render());
        self
    }
}

impl Render for PageHeader {
    fn render(&self) -> Markup {
        html! {
            header.page-header {
                @if let Some((href, label)) = &self.back { a.back-link href=(href) { (icon("back")) (label) } }
                div.page-header-line {
                    div.page-header-text {
                        h1 { (self.title) }
                        @if let Some(subtitle) = &self.subtitle { div.subtitle { (subtitle) } }
                    }
                    @if !self.actions.is_empty() { div.actions { @for action in &self.actions { (action) } } }
                }
                @if self.question.is_some() || self.freshness.is_some() {
                    div.page-header-notes {
                        @if let Some(text) = &self.question { p.question { (text) } }
                        @if let Some(text) = &self.freshness { p.freshness { (icon("clock")) (text) } }
                    }
                }
            }
        }
    }
}

/// A part of a page with a heading of the second level.
#[derive(Debug, Clone)]
pub struct Section {
    title: String,
    id: Option<String>,
    note: Option<Markup>,
    actions: Vec<Markup>,
    plain: bool,
    body: Markup,
}

impl Section {
    /// A section in a card.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), id: None, note: None, actions: Vec::new(), plain: false, body: nothing() }
    }

    /// An id to lead to; also names the region for assistive technology.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Words or marks behind the heading.
    #[must_use]
    pub fn note(mut self, note: impl Render) -> Self {
        self.note = Some(note.render());
        self
    }

    /// One more act at the end of the heading's line.
    #[must_use]
    pub fn action(mut self, action: impl Render) -> Self {
        self.actions.push(action.render());
        self
    }

    /// Without a card around it: for tables and lists that have their own frame.
    #[must_use]
    pub fn plain(mut self) -> Self {
        self.plain = true;
        self
    }

    /// What it contains.
    #[must_use]
    pub fn body(mut self, body: Markup) -> Self {
        self.body = body;
        self
    }
}

impl Render for Section {
    fn render(&self) -> Markup {
        let heading = self.id.as_ref().map(|id| format!("{id}-title"));
        html! {
            section class=(if self.plain { "section" } else { "section card" }) id=[self.id.as_ref()] aria-labelledby=[heading.as_ref()] {
                div.section-head {
                    h2 id=[heading.as_ref()] { (self.title) }
                    @if let Some(note) = &self.note { div.section-note { (note) } }
                    @if !self.actions.is_empty() { div.actions { @for action in &self.actions { (action) } } }
                }
                div.section-body { (self.body) }
            }
        }
    }
}

/// A line of facts, each with its name: what one must know before reading on.
#[derive(Debug, Clone)]
pub struct Strip {
    label: String,
    items: Vec<(String, Markup, Option<String>)>,
}

impl Strip {
    /// A strip without facts; `label` names it for assistive technology.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), items: Vec::new() }
    }

    /// One more fact.
    #[must_use]
    pub fn item(mut self, label: impl Into<String>, value: impl Render) -> Self {
        self.items.push((label.into(), value.render(), None));
        self
    }

    /// One more fact with a word below it ("since 12 Oct", "in 41 days").
    #[must_use]
    pub fn item_with_note(mut self, label: impl Into<String>, value: impl Render, note: impl Into<String>) -> Self {
        self.items.push((label.into(), value.render(), Some(note.into())));
        self
    }
}

impl Render for Strip {
    fn render(&self) -> Markup {
        html! {
            dl.strip aria-label=(self.label) {
                @for (label, value, note) in &self.items {
                    div { dt { (label) } dd { (value) @if let Some(note) = note { span.strip-note { (note) } } } }
                }
            }
        }
    }
}

/// One number with its name and its change.
#[derive(Debug, Clone)]
pub struct Tile {
    label: String,
    value: Markup,
    change: Option<(String, Tone)>,
    note: Option<String>,
    href: Option<String>,
}

impl Tile {
    /// `value` is formatted already.
    pub fn new(label: impl Into<String>, value: impl Render) -> Self {
        Self { label: label.into(), value: value.render(), change: None, note: None, href: None }
    }

    /// The change against before, and how it is meant.
    #[must_use]
    pub fn change(mut self, text: impl Into<String>, tone: Tone) -> Self {
        self.change = Some((text.into(), tone));
        self
    }

    /// What it is compared with, or its window.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.note = Some(text.into());
        self
    }

    /// The rows behind the number.
    #[must_use]
    pub fn href(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }
}

impl Render for Tile {
    fn render(&self) -> Markup {
        html! {
            div.tile {
                span.tile-label { (self.label) }
                span.tile-value {
                    @if let Some(href) = &self.href { a href=(href) { (self.value) } } @else { (self.value) }
                    @if let Some((text, tone)) = &self.change { span class=(format!("tile-change {}", tone.class())) { (text) } }
                }
                @if let Some(note) = &self.note { span.tile-note { (note) } }
            }
        }
    }
}

/// A row of tiles.
#[derive(Debug, Clone, Default)]
pub struct Tiles(Vec<Tile>);

impl Tiles {
    /// An empty row.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// One more tile.
    #[must_use]
    pub fn tile(mut self, tile: Tile) -> Self {
        self.0.push(tile);
        self
    }
}

impl Render for Tiles {
    fn render(&self) -> Markup {
        html! { div.tiles { @for tile in &self.0 { (tile) } } }
    }
}

/// Nothing here yet, and what to do about it.
#[derive(Debug, Clone)]
pub struct EmptyState {
    title: String,
    text: Option<String>,
    icon: String,
    actions: Vec<Markup>,
}

impl EmptyState {
    /// Says what is missing.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), text: None, icon: "inbox".to_owned(), actions: Vec::new() }
    }

    /// Why, and what the next step brings.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.text = Some(text.into());
        self
    }

    /// Another icon than the inbox.
    #[must_use]
    pub fn icon(mut self, name: impl Into<String>) -> Self {
        self.icon = name.into();
        self
    }

    /// The next step.
    #[must_use]
    pub fn action(mut self, action: impl Render) -> Self {
        self.actions.push(action.render());
        self
    }
}

impl Render for EmptyState {
    fn render(&self) -> Markup {
        html! {
            div.empty {
                (icon(&self.icon))
                p.empty-title { (self.title) }
                @if let Some(text) = &self.text { p.empty-text { (text) } }
                @if !self.actions.is_empty() { div.actions { @for action in &self.actions { (action) } } }
            }
        }
    }
}
