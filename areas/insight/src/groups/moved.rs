//! Who stood in another group four weeks ago, and whether the groups were there already.

use maud::{Markup, html};
use web::components::{Notice, Section};

use super::told::Told;
use crate::map::{Counts, Mover, flow, movers};

/// The section.
pub(super) fn section(told: &Told<'_>) -> Markup {
    let v = told.v;
    let section = Section::new(v.t("groups-moved")).id("moved").note(v.t("groups-moved-note"));
    let then = &told.found.then;
    if then.from.is_empty() {
        return html! { (section.body(html! { (Notice::info(v.t("groups-moved-unknown"))) })) };
    }
    let sees = told.sees_values();
    let mut counts = Counts::new();
    let mut moved: Vec<Mover> = Vec::new();
    for (place, from) in &then.from {
        let (row, to) = (told.members.rows[*place], told.found.labels[*place]);
        let value = if sees { told.value(row) } else { 0.0 };
        let own = counts.entry((*from, to)).or_default();
        *own = (own.0 + 1, own.1 + value);
        if *from != to {
            moved.push((row, *from, to, value));
        }
    }
    let says = v.reader.tell(
        "groups-moved-count",
        &[
            ("stayed", (then.from.len() - moved.len()).into()),
            ("known", then.from.len().into()),
            ("moved", moved.len().into()),
            ("unknown", (told.members.rows.len() - then.from.len()).into()),
        ],
    );
    let short: Vec<String> = (0..told.found.groups.len()).map(|at| told.short(at)).collect();
    let names: Vec<String> = (0..told.found.groups.len()).map(|at| told.name(at)).collect();
    let keys = ["groups-moved", "map-moved-text", "map-then", "map-now"];
    let body = html! {
        p { (says) }
        @if let Some((key, agreement)) = then.says() {
            p { (v.reader.tell(key, &[("agreement", v.reader.number(agreement, 2).into())])) }
        }
        (flow(v, (&short, Vec::new()), &counts, (keys, "#movers")))
        @if !moved.is_empty() { (movers(v, &told.viewed, &names, moved)) }
    };
    html! { (section.body(body)) }
}
