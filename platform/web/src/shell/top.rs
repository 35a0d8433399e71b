//! The bar above the page: search, and the person's own menu.

use i18n::Language;
use maud::{Markup, Render, html};

use super::{Chrome, Person, menu, paths};
use crate::components::{Button, Menu, PostButton, csrf_field, icon};
use crate::page::encoded;
use crate::past::CHOOSE;

/// The top bar.
pub(super) fn top(chrome: &Chrome<'_>) -> Markup {
    let r = chrome.reader;
    html! {
        header.top {
            (menu::drawer(chrome))
            search.search {
                form action=(paths::SEARCH) method="get" {
                    label.sr for="search" { (r.t("web-search")) }
                    (icon("search"))
                    input id="search" type="search" name="q" dir="auto" autocomplete="off" placeholder=(r.t("web-search-hint")) aria-keyshortcuts="/";
                    kbd.key-hint aria-hidden="true" { "/" }
                }
            }
            div.top-end {
                @if chrome.demo { (Button::link(paths::DEMO, r.t("web-switch-person")).quiet().icon("people")) }
                @if let Some(person) = &chrome.person { (person_menu(chrome, person)) }
            }
        }
    }
}

fn person_menu(chrome: &Chrome<'_>, person: &Person<'_>) -> Markup {
    let r = chrome.reader;
    let who = html! { div.menu-who { bdi { (person.name) } span.hint { (person.role) } } };
    let sign_out = PostButton::new(paths::SIGN_OUT, chrome.csrf, r.t("web-sign-out")).icon("sign-out").quiet();
    Menu::new(person.name)
        .icon("person")
        .entry(who)
        .entry(language(chrome))
        .entry(theme(chrome))
        .entry(html! { (Button::link(format!("{CHOOSE}?back={}", encoded(chrome.path)), r.t("web-past-look")).quiet().icon("history")) })
        .entry(html! { div data-sign-out { (sign_out) } })
        .render()
}

/// One button for each language, named in itself.
fn language(chrome: &Chrome<'_>) -> Markup {
    let own = chrome.reader.language;
    html! {
        form.choice method="post" action=(paths::PREFERENCES) {
            (csrf_field(chrome.csrf))
            input type="hidden" name="back" value=(chrome.path);
            span.choice-label { (icon("globe")) (chrome.reader.t("web-language")) }
            div.choice-buttons {
                @for language in Language::ALL.iter().copied() {
                    button.chip-button type="submit" name="language" value=(language.tag()) lang=(language.tag()) aria-pressed=(language == own) {
                        (language.own_name())
                    }
                }
            }
        }
    }
}

fn theme(chrome: &Chrome<'_>) -> Markup {
    let r = chrome.reader;
    html! {
        form.choice method="post" action=(paths::PREFERENCES) data-theme-form {
            (csrf_field(chrome.csrf))
            input type="hidden" name="back" value=(chrome.path);
            span.choice-label { (icon("settings")) (r.t("web-theme")) }
            div.choice-buttons {
                @for (theme, label) in [("auto", "web-theme-auto"), ("light", "web-theme-light"), ("dark", "web-theme-dark")] {
                    button.chip-button type="submit" name="theme" value=(theme) aria-pressed=(theme == chrome.theme) { (r.t(label)) }
                }
            }
        }
    }
}
