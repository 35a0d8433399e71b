//! What an expression may use, beside every editor, and what a form may offer.

use kernel::ValueType;
use maud::{Markup, html};
use query::{Frame, View, Viewed, functions};
use web::{App, Viewer};

use super::model::ACCOUNT;

/// The accounts' columns of some types that the viewer may see, with their names, in the order of these.
pub(crate) fn columns(app: &App, v: &Viewer, fits: impl Fn(ValueType) -> bool) -> Vec<(String, String)> {
    let rights = team::rights::viewed(app, v, ACCOUNT);
    let seen = rights.frame.specs().filter(|spec| fits(spec.ty) && rights.view.sees_any(spec.class));
    let mut named: Vec<(String, String)> = seen.map(|spec| (spec.key.clone(), v.reader.say(&spec.label))).collect();
    named.sort_by(|a, b| a.1.cmp(&b.1));
    named
}

/// Columns with their names, and the allowed functions.
pub(crate) fn columns_help(v: &Viewer, frame: &Frame, view: &View) -> Markup {
    let viewed = Viewed::new(frame, view);
    let mut named: Vec<(&str, String)> = frame
        .specs()
        .filter(|s| viewed.view.sees_any(s.class))
        .map(|s| (s.key.as_str(), v.reader.say(&s.label)))
        .collect();
    named.sort_unstable();
    html! {
        details class="help" {
            summary { (v.t("definitions-help")) }
            p { (v.t("definitions-help-before")) }
            dl class="facts" {
                @for (key, label) in &named { div { dt { code dir="ltr" { (key) } } dd { (label) } } }
            }
            h3 { (v.t("definitions-help-functions")) }
            dl class="facts" {
                @for function in functions() { div { dt { code dir="ltr" { (function.usage) } } dd { (v.t(function.says)) } } }
            }
        }
    }
}
