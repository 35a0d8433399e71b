//! Chances that have drifted from what comes are told where leads and administrators look, and not only beside the chances.

use maud::{Markup, html};
use web::components::Notice;
use web::{App, Viewer};

use super::{AIMS, Aim, Known, known};
use crate::definitions::model::ACCOUNT;

/// One notice for each aim but `shown` whose chances differ from what came by more than accident explains; it stands as long as they do.
pub(crate) fn drift(app: &App, v: &Viewer, shown: Option<&Aim>) -> Markup {
    if !v.may("definition.write") {
        return html! {};
    }
    let rights = team::rights::viewed(app, v, ACCOUNT);
    let off = |aim: &&Aim| match known(app, aim) {
        Known::Learned(model) => rights.view.sees_any(model.class(&rights.frame)) && model.quality.is_off(),
        _ => false,
    };
    html! {
        @for aim in AIMS.iter().filter(|aim| Some(*aim) != shown).filter(off) {
            (Notice::warn(html! {
                (v.t(&format!("chances-drift-{}", aim.key))) " "
                a href=(format!("/insight/chances?of={}", aim.key)) { (v.t("chances-how-good")) }
            }))
        }
    }
}
