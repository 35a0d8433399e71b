//! Long work under way, and regions that renew themselves.

use i18n::Reader;
use maud::{Markup, Render, html};

/// How far long work has come. With script the bar asks again by itself; without, the whole page does.
#[derive(Debug, Clone)]
pub struct Progress<'a> {
    reader: &'a Reader,
    label: String,
    done: f64,
    total: Option<f64>,
    notes: Vec<String>,
    refresh: Option<(String, u16)>,
    id: String,
}

impl<'a> Progress<'a> {
    /// Work that is about to start.
    pub fn new(reader: &'a Reader, label: impl Into<String>) -> Self {
        let label = label.into();
        Self { reader, label, done: 0.0, total: None, notes: Vec::new(), refresh: None, id: "progress".to_owned() }
    }

    /// Another id than `progress`, where two stand on a page.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = id.into();
        self
    }

    /// Units done, and of how many when that is known.
    #[must_use]
    pub fn done(mut self, done: f64, total: Option<f64>) -> Self {
        self.done = done;
        self.total = total.filter(|t| *t > 0.0);
        self
    }

    /// Rate, time left, what is being done: one more note below the bar.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// Asks `url` for the page again every so many seconds and puts its own part in place; leave it out when the work is over.
    #[must_use]
    pub fn refresh(mut self, url: impl Into<String>, seconds: u16) -> Self {
        self.refresh = Some((url.into(), seconds.max(1)));
        self
    }
}

impl Render for Progress<'_> {
    fn render(&self) -> Markup {
        let share = self.total.map(|total| (self.done / total).clamp(0.0, 1.0));
        let (source, seconds) = match &self.refresh {
            Some((url, seconds)) => (Some(url.as_str()), Some(seconds.to_string())),
            None => (None, None),
        };
        let name = format!("{}-label", self.id);
        html! {
            div.progress id=(self.id) data-poll=[seconds] data-source=[source] {
                div.progress-line {
                    span id=(name) { (self.label) }
                    @if let Some(share) = share { span.num { (self.reader.percent(share)) } }
                }
                @match share {
                    Some(share) => progress value=(format!("{share:.4}")) max="1" aria-labelledby=(name) {},
                    None => progress aria-labelledby=(name) {},
                }
                // Without script the browser asks for the page again; every browser honours this outside of the head as well.
                @if let Some((_, seconds)) = &self.refresh { noscript { meta http-equiv="refresh" content=(seconds); } }
                @if !self.notes.is_empty() { p.hint { @for (at, note) in self.notes.iter().enumerate() { @if at > 0 { " · " } (note) } } }
            }
        }
    }
}

/// A part that takes longer than the page it stands on: once a reader comes near, the script puts in its place what the page at `source`
/// draws under the same `id`. Without script a link leads there.
pub fn deferred(id: &str, source: &str, label: &str) -> Markup {
    html! { div id=(id) data-deferred=(source) { a href=(source) { (label) } } }
}

/// A region that follows the board: what differs in a fresh drawing of the page is put in place. `id` must be its own within the page,
/// and a `GET` of the page's address must draw it. Its rows wait until the reader asks for them; inside an element with
/// `data-live-free` they do not, and one with `data-live-still` waits as a whole.
pub fn live(id: &str, inside: &Markup) -> Markup {
    html! { div id=(id) data-live { (inside) } }
}
