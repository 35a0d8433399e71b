//! The record's fields on an account's page: last, because a form over a table is not a page.

use kernel::{Class, Result};
use maud::{Markup, html};
use web::components::Section;
use web::{App, BoxFuture, Viewer};

use super::strip::facts;

/// Label, value and class of one fact.
type Line = (String, String, Class);

/// Groups of columns that other panels show in full.
const ELSEWHERE: [&str; 1] = ["signal"];

pub(crate) fn draw<'a>(app: &'a App, v: &'a Viewer, account: &'a str) -> BoxFuture<'a, Result<Option<Markup>>> {
    Box::pin(async move {
        let seen = team::rights::viewed(app, v, "account");
        let Some(row) = seen.frame.row(account) else { return Ok(None) };
        let viewed = seen.viewed();
        let mut groups: Vec<(&str, Vec<Line>)> = Vec::new();
        for spec in seen.frame.specs().filter(|s| !ELSEWHERE.contains(&s.group.as_str())) {
            let line = (v.reader.say(&spec.label), facts(v, &viewed, row, &spec.key), spec.class);
            match groups.iter_mut().find(|(group, _)| *group == spec.group) {
                Some((_, lines)) => lines.push(line),
                None => groups.push((&spec.group, vec![line])),
            }
        }
        let body = html! {
            @for (group, lines) in &groups {
                details open[*group == "account" || *group == "own"] {
                    summary { (v.t(&format!("group-{}", if group.is_empty() { "other" } else { group }))) }
                    dl class="facts" { @for (label, value, _) in lines { div { dt { (label) } dd { bdi { (value) } } } } }
                }
            }
        };
        Ok(Some(html! { (Section::new(v.t("panel-fields")).id("fields").body(body)) }))
    })
}
