//! The document for visitors who are not signed in: a card in the middle, no menu.

use i18n::Reader;
use maud::{Markup, html};

use super::document::{Head, document};

/// A page without menu: sign-in, invitation, set-up, an error before signing in.
pub fn bare(reader: &Reader, workspace: &str, title: &str, main: Markup) -> Markup {
    let body = html! {
        a.skip href="#main" { (reader.t("web-skip")) }
        div.bare {
            p.bare-brand { bdi { (workspace) } }
            main.card id="main" tabindex="-1" { (main) }
        }
    };
    document(&Head { reader, title, workspace, theme: "auto", version: None }, &body)
}
