//! The document around a page: head, menu, top bar, notices, footer. Works without script, in both directions.
//!
//! Addresses it counts on: `POST` [`paths::SIGN_OUT`], [`paths::PREFERENCES`] (fields `language`, `theme`, `back`) and
//! [`paths::UNDO`] (`cause`, `back`); `GET` [`paths::SEARCH`] (`q`), [`paths::PALETTE`] (`q`, JSON), [`paths::LIVE`] and [`paths::DEMO`].

mod bare;
mod document;
mod menu;
mod top;

use i18n::Reader;
use kernel::{Day, Instant, Says};
use maud::{Markup, html};

use crate::components::{self, Button, PostButton, icon};
use crate::page::encoded;
use crate::past::{CHOOSE, LEAVE, Look};
pub use bare::bare;

/// The addresses that the shell leads to.
pub mod paths {
    /// Ends the session.
    pub const SIGN_OUT: &str = "/sign-out";
    /// Sets language or theme and goes back.
    pub const PREFERENCES: &str = "/preferences";
    /// Takes back an act by its cause.
    pub const UNDO: &str = "/undo";
    /// The search page.
    pub const SEARCH: &str = "/search";
    /// Entries of the command palette as JSON.
    pub const PALETTE: &str = "/palette";
    /// The event stream: event `board` with the version.
    pub const LIVE: &str = "/live";
    /// Where the demo's people are listed to switch between.
    pub const DEMO: &str = "/demo";
}

/// An entry of the side menu.
#[derive(Debug, Clone)]
pub struct MenuItem<'a> {
    /// Where it leads.
    pub href: &'a str,
    /// In the reader's language.
    pub label: String,
    /// Name of its icon.
    pub icon: &'a str,
    /// `g` then this letter goes there.
    pub letter: char,
    /// Whether the page belongs to it.
    pub active: bool,
    /// How much waits there.
    pub count: usize,
}

/// Whoever is signed in.
#[derive(Debug, Clone)]
pub struct Person<'a> {
    /// The full name as written.
    pub name: &'a str,
    /// The role, in the reader's language.
    pub role: String,
}

/// What the last act did.
#[derive(Debug, Clone)]
pub struct Notice<'a> {
    /// In the reader's language.
    pub text: String,
    /// The cause to take back, if it can be.
    pub undo: Option<&'a str>,
}

/// What the document needs to know besides the page's own content.
#[derive(Debug, Clone)]
pub struct Chrome<'a> {
    /// Language, calendar, zone.
    pub reader: &'a Reader,
    /// The company's name.
    pub workspace: &'a str,
    /// Path and query of this page, to come back to.
    pub path: &'a str,
    /// The viewer's token for forms.
    pub csrf: &'a str,
    /// Whoever is signed in.
    pub person: Option<Person<'a>>,
    /// The side menu in order.
    pub menu: Vec<MenuItem<'a>>,
    /// `auto`, `light` or `dark`.
    pub theme: &'a str,
    /// The day in the data that the folder is opened at; a banner says so on every page.
    pub as_of: Option<Day>,
    /// The past day that is looked at; a banner says so and leads back.
    pub past: Option<Look>,
    /// Whether people can be switched without a password.
    pub demo: bool,
    /// What the last act did.
    pub flash: Option<Notice<'a>>,
    /// When the numbers of this page were computed.
    pub fresh_at: Option<Instant>,
    /// Version of those numbers; the stream tells when there is a newer one.
    pub version: u64,
}

/// The whole page around `main`. `title` goes into the browser's tab; the one `h1` is the page's own.
pub fn page(chrome: &Chrome<'_>, title: &str, main: Markup) -> Markup {
    let r = chrome.reader;
    let body = html! {
        a.skip href="#main" { (r.t("web-skip")) }
        div.frame {
            (menu::menu(chrome))
            div.column {
                (top::top(chrome))
                @match (chrome.past, chrome.as_of) {
                    (Some(look), _) => (past(chrome, look)),
                    (None, Some(day)) => (as_of(r, day)),
                    (None, None) => {}
                }
                (flashes(chrome))
                (news())
                main id="main" tabindex="-1" { (main) }
                (footer(chrome))
            }
        }
        (side_panel(r))
        (components::palette(r, paths::PALETTE))
        (components::key_help(r, &[menu::keys(chrome)]))
    };
    document::document(
        &document::Head {
            reader: r,
            title,
            workspace: chrome.workspace,
            theme: chrome.theme,
            version: Some(chrome.version),
        },
        &body,
    )
}

/// Says on every page that this is the past.
fn as_of(r: &Reader, day: Day) -> Markup {
    html! { p.as-of { (icon("history")) (r.say(&Says::new("web-as-of").with("day", day))) } }
}

/// Says on every page which day this was and by what it is judged, with the way back.
fn past(chrome: &Chrome<'_>, look: Look) -> Markup {
    let r = chrome.reader;
    let knowledge = format!("web-past-knowledge-{}", look.knowledge.key());
    let definitions = format!("web-past-definitions-{}", look.definitions.key());
    html! {
        div.as-of role="status" {
            (icon("history"))
            p {
                (r.say(&Says::new("web-past").with("day", look.day)))
                span.as-of-how { (r.t(&knowledge)) " · " (r.t(&definitions)) }
            }
            (Button::link(format!("{CHOOSE}?back={}", encoded(chrome.path)), r.t("web-past-other")).small().quiet())
            (PostButton::new(LEAVE, chrome.csrf, r.t("web-past-leave")).hidden("back", chrome.path).small())
        }
    }
}

/// The region stands even when empty, so that the script can speak through it.
fn flashes(chrome: &Chrome<'_>) -> Markup {
    let r = chrome.reader;
    html! {
        div.flashes id="flashes" role="status" aria-live="polite" {
            @if let Some(flash) = &chrome.flash {
                div.flash data-flash {
                    (icon("check"))
                    p { (flash.text) }
                    @if let Some(cause) = flash.undo {
                        (PostButton::new(paths::UNDO, chrome.csrf, r.t("web-undo")).hidden("cause", cause).hidden("back", chrome.path).icon("undo").small().undo())
                        kbd.key-hint aria-hidden="true" { "z" }
                    }
                    (Button::plain(r.t("web-dismiss")).quiet().small().icon("close").icon_only().attr("data-dismiss", ""))
                }
            }
        }
    }
}

/// Where the script says how many rows wait to be shown. It stands before there are any, so that a screen reader hears of them.
fn news() -> Markup {
    html! { div.news id="news" role="status" {} }
}

/// The dialog that the script fills with a row's page.
fn side_panel(r: &Reader) -> Markup {
    html! {
        dialog.dialog.dialog-side id="panel" aria-labelledby="panel-title" {
            div.dialog-head {
                p.panel-title id="panel-title" {}
                (Button::link("#", r.t("web-open-page")).quiet().icon("arrow").icon_only().attr("data-panel-open", ""))
                (components::close(r))
            }
            div.dialog-body data-panel-body {}
        }
    }
}

fn footer(chrome: &Chrome<'_>) -> Markup {
    let r = chrome.reader;
    html! {
        footer.footer {
            @if let Some(at) = chrome.fresh_at {
                p.freshness { (icon("clock")) (r.say(&Says::new("web-fresh").with("at", at))) }
            }
            p { (Button::link("#keys", r.t("web-keys-title")).quiet().small().icon("keyboard").opens("keys")) }
        }
    }
}

#[cfg(test)]
mod tests;
