//! The HTML5 document itself.

use i18n::Reader;
use maud::{DOCTYPE, Markup, html};

use crate::assets;

/// What stands in the head.
pub(super) struct Head<'a> {
    pub reader: &'a Reader,
    pub title: &'a str,
    pub workspace: &'a str,
    pub theme: &'a str,
    /// Version of the numbers shown; with it the page listens to the stream.
    pub version: Option<u64>,
}

/// The document around `body`. Texts that the script says are attributes of `body`, so that it needs no catalogue.
pub(super) fn document(head: &Head<'_>, body: &Markup) -> Markup {
    let r = head.reader;
    let direction = if r.language.is_rtl() { "rtl" } else { "ltr" };
    let theme = match head.theme {
        "light" => "light",
        "dark" => "dark",
        _ => "auto",
    };
    let schemes = if theme == "auto" { "light dark" } else { theme };
    html! {
        (DOCTYPE)
        html lang=(r.language.tag()) dir=(direction) data-theme=(theme) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content=(schemes);
                title { (head.title) " · " (head.workspace) }
                link rel="icon" type="image/svg+xml" href=(assets::icon_path());
                link rel="stylesheet" href=(assets::css_path());
                script src=(assets::js_path()) defer {}
            }
            body data-version=[head.version] data-live-url=[head.version.map(|_| super::paths::LIVE)]
                data-say-copied=(r.t("web-copied")) data-say-new=(r.t("web-new")) data-say-failed=(r.t("web-failed"))
                data-say-draft=(r.t("web-draft-restored")) data-say-dismiss=(r.t("web-dismiss")) data-say-gone=(r.t("web-gone")) {
                (body)
            }
        }
    }
}
