//! Choosing the columns of the list.

use axum::extract::RawQuery;
use maud::{Markup, html};
use query::Viewed;
use serde::Deserialize;
use web::components::{Button, Checkbox, FormView};
use web::{Go, Outcome, Viewer, form};

use super::list::offers;
use crate::accounts::filter::ListQuery;

/// A form of boxes by group; posting it by GET keeps filter and order.
pub(crate) fn chooser(v: &Viewer, viewed: &Viewed<'_>, asked: &ListQuery) -> Markup {
    let chosen: Vec<&str> = asked.shown(viewed.frame).iter().map(|s| s.key.as_str()).collect();
    let mut groups: Vec<(&str, Vec<(&str, String)>)> = Vec::new();
    for spec in viewed.frame.specs().filter(|s| offers(viewed, s)) {
        let entry = (spec.key.as_str(), v.reader.say(&spec.label));
        match groups.iter_mut().find(|(g, _)| *g == spec.group) {
            Some((_, entries)) => entries.push(entry),
            None => groups.push((&spec.group, vec![entry])),
        }
    }
    let body = html! {
        @for (name, value) in asked.kept(&["columns"]) { input type="hidden" name=(name) value=(value); }
        @for (group, entries) in &groups {
            fieldset { legend { (v.t(&format!("group-{}", if group.is_empty() { "other" } else { group }))) }
                @for (key, label) in entries { (Checkbox::new("columns", label).value(*key).checked(chosen.contains(key)).id(format!("column-{key}"))) }
            }
        }
        (Button::submit(v.t("columns-apply")).primary())
    };
    html! { details class="columns" { summary { (v.t("columns-title")) } (FormView::get("/accounts/columns").body(body)) } }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Chosen {
    columns: Vec<String>,
    q: String,
    #[serde(rename = "where")]
    filter: String,
    sort: String,
    view: String,
}

/// `GET /accounts/columns`: the chosen boxes as one parameter, and back to the list.
pub(crate) async fn choose(_viewer: Viewer, RawQuery(query): RawQuery) -> Outcome<Go> {
    let Chosen { columns, q, filter, sort, view } = form::read(query.unwrap_or_default().as_bytes())?;
    let asked = ListQuery { columns: columns.join(","), q, filter, sort, view, ..ListQuery::default() };
    Ok(Go::to(asked.address().href()))
}
