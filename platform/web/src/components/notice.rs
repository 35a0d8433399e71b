//! Notices in the page.

use maud::{Markup, Render, html};

use super::{Tone, icon};

/// A block that wants to be read.
#[derive(Debug, Clone)]
pub struct Notice {
    tone: Tone,
    title: Option<String>,
    text: Markup,
    actions: Vec<Markup>,
}

impl Notice {
    fn new(tone: Tone, text: impl Render) -> Self {
        Self { tone, title: None, text: text.render(), actions: Vec::new() }
    }

    /// Good to know.
    pub fn info(text: impl Render) -> Self {
        Self::new(Tone::Accent, text)
    }

    /// It worked.
    pub fn good(text: impl Render) -> Self {
        Self::new(Tone::Good, text)
    }

    /// Look at this before going on.
    pub fn warn(text: impl Render) -> Self {
        Self::new(Tone::Warn, text)
    }

    /// It did not work.
    pub fn bad(text: impl Render) -> Self {
        Self::new(Tone::Bad, text)
    }

    /// A line in bold before the text.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// What can be done about it.
    #[must_use]
    pub fn action(mut self, action: impl Render) -> Self {
        self.actions.push(action.render());
        self
    }
}

/// The icon that says how a notice is meant.
const fn mark(tone: Tone) -> &'static str {
    match tone {
        Tone::Neutral | Tone::Accent => "info",
        Tone::Good => "check",
        Tone::Warn | Tone::Bad => "alert",
    }
}

impl Render for Notice {
    fn render(&self) -> Markup {
        html! {
            div class=(format!("notice {}", self.tone.class())) role=[(self.tone == Tone::Bad).then_some("alert")] {
                (icon(mark(self.tone)))
                div.notice-text {
                    @if let Some(title) = &self.title { p.notice-title { (title) } }
                    div { (self.text) }
                }
                @if !self.actions.is_empty() { div.actions { @for action in &self.actions { (action) } } }
            }
        }
    }
}
