//! What an expression may use, beside every editor.

use maud::{Markup, html};
use query::{Frame, View, Viewed, functions};
use web::Viewer;

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
