//! The side menu: beside the page where there is room, behind a `details` in the top bar where there is not.

use kernel::Says;
use maud::{Markup, html};

use super::{Chrome, MenuItem};
use crate::components::{KeyGroup, icon, live};

/// The menu twice: as a column and as a drawer. The style sheet shows one; only that one is in the tree of accessibility.
pub(super) fn menu(chrome: &Chrome<'_>) -> Markup {
    html! {
        aside.side {
            (brand(chrome))
            nav aria-label=(chrome.reader.t("web-menu")) { (live("menu", &entries(chrome, true))) }
        }
    }
}

/// The drawer for narrow screens, part of the top bar.
pub(super) fn drawer(chrome: &Chrome<'_>) -> Markup {
    html! {
        details.drawer data-menu {
            summary.btn.btn-quiet.btn-icon {
                (icon("menu")) span.sr { (chrome.reader.t("web-menu")) }
                (live("menu-waits", &html! { @if chrome.menu.iter().any(|item| item.count > 0) { span.menu-dot {} } }))
            }
            nav.drawer-panel aria-label=(chrome.reader.t("web-menu")) { (live("menu-narrow", &entries(chrome, false))) }
        }
    }
}

fn brand(chrome: &Chrome<'_>) -> Markup {
    html! {
        a.brand href="/" {
            svg.brand-mark viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" focusable="false" {
                path d="M3 6h18M12 6v14" {}
                path d="M7 13a5 5 0 0 0 10 0" {}
            }
            bdi { (chrome.workspace) }
        }
    }
}

fn entries(chrome: &Chrome<'_>, with_keys: bool) -> Markup {
    html! {
        ul.menu-entries {
            @for item in &chrome.menu {
                li {
                    a href=(item.href) aria-current=[item.active.then_some("page")] data-go=[with_keys.then_some(item.letter)] {
                        (icon(item.icon)) span { (item.label) }
                        @if item.count > 0 { (waiting(chrome, item)) }
                        @if with_keys { kbd aria-hidden="true" { (item.letter) } }
                    }
                }
            }
        }
    }
}

/// How much waits behind an entry.
fn waiting(chrome: &Chrome<'_>, item: &MenuItem<'_>) -> Markup {
    let says = Says::new("web-menu-waits").with("count", item.count);
    html! {
        b.menu-count aria-hidden="true" { (chrome.reader.integer(i64::try_from(item.count).unwrap_or(i64::MAX))) }
        i.sr { (chrome.reader.say(&says)) }
    }
}

/// The menu's letters, for the list of keys.
pub(super) fn keys(chrome: &Chrome<'_>) -> KeyGroup {
    let keys = chrome.menu.iter().map(|item| (vec!["g".to_owned(), item.letter.to_string()], item.label.clone()));
    KeyGroup { title: chrome.reader.t("web-keys-go"), keys: keys.collect() }
}
