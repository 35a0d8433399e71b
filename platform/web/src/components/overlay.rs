//! What lies over a page: dialogs, menus, the command palette, the list of keys. All of them native elements.

use i18n::Reader;
use maud::{Markup, PreEscaped, Render, html};
use maud_ui::primitives::kbd;

use super::{Button, icon};

/// A native dialog. Opened by a [`Button::opens`]; without script by its address (`#id`).
#[derive(Debug, Clone)]
pub struct Dialog<'a> {
    reader: &'a Reader,
    id: String,
    title: String,
    class: &'static str,
    body: Markup,
}

impl<'a> Dialog<'a> {
    /// A dialog in the middle of the screen.
    pub fn new(reader: &'a Reader, id: impl Into<String>, title: impl Into<String>) -> Self {
        Self { reader, id: id.into(), title: title.into(), class: "dialog", body: PreEscaped(String::new()) }
    }

    /// As a panel at the end of the line.
    #[must_use]
    pub fn side(mut self) -> Self {
        self.class = "dialog dialog-side";
        self
    }

    /// Wider than usual.
    #[must_use]
    pub fn wide(mut self) -> Self {
        self.class = "dialog dialog-wide";
        self
    }

    /// What it contains.
    #[must_use]
    pub fn body(mut self, body: Markup) -> Self {
        self.body = body;
        self
    }
}

impl Render for Dialog<'_> {
    fn render(&self) -> Markup {
        let heading = format!("{}-title", self.id);
        html! {
            dialog class=(self.class) id=(self.id) aria-labelledby=(heading) {
                div.dialog-head {
                    h2 id=(heading) { (self.title) }
                    (close(self.reader))
                }
                div.dialog-body { (self.body) }
            }
        }
    }
}

/// Closes the dialog that it stands in; without script it leaves the dialog's address.
pub(crate) fn close(r: &Reader) -> Button {
    Button::link("#", r.t("web-close")).quiet().icon("close").icon_only().attr("data-close", "")
}

/// A list of acts behind one button: a `details`, so that it opens without script.
#[derive(Debug, Clone)]
pub struct Menu {
    label: String,
    icon: Option<String>,
    icon_only: bool,
    entries: Vec<Markup>,
}

impl Menu {
    /// No entry yet.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), icon: None, icon_only: false, entries: Vec::new() }
    }

    /// With an icon before the label.
    #[must_use]
    pub fn icon(mut self, name: impl Into<String>) -> Self {
        self.icon = Some(name.into());
        self
    }

    /// The label is for the ear only.
    #[must_use]
    pub fn icon_only(mut self) -> Self {
        self.icon_only = true;
        self
    }

    /// One more entry: a [`Button`], a [`super::PostButton`], or a short form.
    #[must_use]
    pub fn entry(mut self, entry: impl Render) -> Self {
        self.entries.push(entry.render());
        self
    }
}

impl Render for Menu {
    fn render(&self) -> Markup {
        html! {
            details.menu data-menu {
                summary.btn.btn-quiet {
                    @if let Some(name) = &self.icon { (icon(name)) }
                    span.sr[self.icon_only] { (self.label) }
                    @if !self.icon_only { (icon("chevron-down")) }
                }
                ul.menu-list { @for entry in &self.entries { li { (entry) } } }
            }
        }
    }
}

/// Keys side by side, to be pressed one after the other: `g` `t`.
pub fn keys(all: &[&str]) -> Markup {
    html! { span.keys { @for key in all { (kbd::render(kbd::Props { keys: vec![(*key).to_owned()], ..Default::default() })) } } }
}

/// Keys that belong together, for the list of keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyGroup {
    /// Heading, in the reader's language.
    pub title: String,
    /// The keys, pressed one after the other, and what they do.
    pub keys: Vec<(Vec<String>, String)>,
}

/// The dialog behind `?`: the keys that work everywhere, then `more`.
pub fn key_help(r: &Reader, more: &[KeyGroup]) -> Markup {
    let everywhere = [
        ("/", "web-key-search"),
        ("?", "web-key-help"),
        ("Ctrl K", "web-key-palette"),
        ("z", "web-key-undo"),
        ("Ctrl Enter", "web-key-send"),
        ("Esc", "web-key-close"),
    ];
    let lists = [("j", "web-key-next"), ("k", "web-key-previous"), ("Enter", "web-key-open"), ("x", "web-key-choose")];
    let group = |title: &str, all: &[(&str, &str)]| KeyGroup {
        title: r.t(title),
        keys: all.iter().map(|(k, text)| (k.split(' ').map(str::to_owned).collect(), r.t(text))).collect(),
    };
    let mut groups = vec![group("web-keys-everywhere", &everywhere), group("web-keys-lists", &lists)];
    groups.extend_from_slice(more);
    let body = html! {
        div.key-groups {
            // Filled by the script with what answers on the page that is open.
            section data-keys-here hidden { h3 { (r.t("web-keys-here")) } dl.key-list {} }
            @for group in &groups {
                section {
                    h3 { (group.title) }
                    dl.key-list {
                        @for (pressed, text) in &group.keys {
                            @let pressed: Vec<&str> = pressed.iter().map(String::as_str).collect();
                            div { dt { (keys(&pressed)) } dd { (text) } }
                        }
                    }
                }
            }
        }
    };
    Dialog::new(r, "keys", r.t("web-keys-title")).wide().body(body).render()
}

/// The command palette. `source` answers `?q=` with JSON: `[{"label", "href", "group", "hint"}]`.
pub fn palette(r: &Reader, source: &str) -> Markup {
    html! {
        dialog.dialog.palette id="palette" aria-label=(r.t("web-palette")) data-source=(source) {
            label.sr for="palette-input" { (r.t("web-palette")) }
            div.palette-head {
                (icon("search"))
                input id="palette-input" type="text" dir="auto" autocomplete="off" role="combobox" aria-expanded="false"
                    aria-controls="palette-list" aria-autocomplete="list" placeholder=(r.t("web-palette-hint"));
                (close(r))
            }
            ul id="palette-list" role="listbox" aria-label=(r.t("web-palette")) data-empty=(r.t("web-palette-nothing")) {}
        }
    }
}
