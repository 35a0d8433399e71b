//! The pages of signing in.
pub(in crate::sessions) mod first;
pub(in crate::sessions) mod invitation;
pub(in crate::sessions) mod password;
pub(in crate::sessions) mod sessions;
pub(in crate::sessions) mod sign_in;

use i18n::{Language, Reader};
use maud::{Markup, html};
use web::components::{Button, FormView};

/// One button for each language, for visitors whose browser asks for another one.
pub(in crate::sessions) fn languages(r: &Reader, back: &str) -> Markup {
    let buttons = html! {
        @for language in Language::ALL {
            @let button = Button::submit(language.own_name()).quiet().small().value("language", language.tag());
            (button.attr("lang", language.tag()).attr("aria-pressed", (language == r.language).to_string()))
        }
    };
    html! { nav aria-label=(r.t("sign-in-language")) { (FormView::post("/preferences", "").inline().hidden("back", back).body(buttons)) } }
}
