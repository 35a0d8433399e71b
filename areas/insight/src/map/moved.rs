//! Who moved from class to class since a past day.

use kernel::{Day, Value};
use maud::{Markup, html};
use query::{Cell as Seen, Frame, Viewed};
use web::Viewer;
use web::components::{Column, DataTable, Row};

use super::classes::Classes;
use super::flows::{Counts, flow};

/// Customers that are listed.
const LISTED: usize = 40;

/// Somebody who moved: their row, the class then, the class now, and their value a year.
pub(crate) type Mover = (usize, usize, usize, f64);

/// The picture, and the customers that moved, the greatest value first.
pub(super) fn drawn(v: &Viewer, viewed: &Viewed<'_>, classes: &Classes, (day, past): (Day, &Frame)) -> Markup {
    let mut counts = Counts::new();
    let mut movers: Vec<Mover> = Vec::new();
    let (mut new, mut moved) = (0, 0);
    for row in (0..viewed.frame.len()).filter(|&row| viewed.view.visible(row)) {
        let Seen::Known(now) = viewed.value(row, &classes.key) else { continue };
        let Some(before) = past.row(viewed.frame.id(row)) else {
            new += 1;
            continue;
        };
        let (from, to) = (classes.place(&past.value(before, &classes.key)), classes.place(&now));
        let value = viewed.value(row, "arr").value().and_then(Value::number);
        let own = counts.entry((from, to)).or_default();
        *own = (own.0 + 1, own.1 + value.unwrap_or(0.0));
        if from != to {
            moved += 1;
            movers.push((row, from, to, value.unwrap_or(0.0)));
        }
    }
    let keys = ["map-moved", "map-moved-text", "map-then", "map-now"];
    let flow = flow(v, (&classes.names, classes.tones()), &counts, (keys, "#movers"));
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let says = v
        .reader
        .tell("map-moved-count", &[("moved", count(moved).into()), ("new", count(new).into()), ("day", day.into())]);
    html! {
        p { (says) }
        (flow)
        @if !movers.is_empty() { (list(v, viewed, &classes.names, movers)) }
    }
}

/// Who moved, the greatest value first.
pub(crate) fn list(v: &Viewer, viewed: &Viewed<'_>, names: &[String], mut movers: Vec<Mover>) -> Markup {
    movers.sort_by(|a, b| b.3.total_cmp(&a.3).then(a.0.cmp(&b.0)));
    let mut table = DataTable::new(&v.reader, v.t("map-movers"))
        .column(Column::new("account", v.t("column-name")).header())
        .column(Column::new("from", v.t("map-then")))
        .column(Column::new("to", v.t("map-now")))
        .column(Column::new("value", v.t("column-arr")).numeric())
        .column(Column::new("csm", v.t("column-csm")).optional());
    for (row, from, to, _) in movers.iter().take(LISTED) {
        let fact = |key: &str| customers::accounts::facts(v, viewed, *row, key);
        let id = viewed.frame.id(*row);
        table = table.row(
            Row::new(id)
                .href(format!("/accounts/{id}"))
                .cell(html! { bdi { (fact("name")) } })
                .cell(names[*from].clone())
                .cell(names[*to].clone())
                .cell(fact("arr"))
                .cell(html! { bdi { (fact("csm")) } }),
        );
    }
    let more = movers.len().saturating_sub(LISTED);
    let more =
        (more > 0).then(|| v.reader.tell("sources-more", &[("count", i64::try_from(more).unwrap_or(i64::MAX).into())]));
    html! { div id="movers" { (table) @if let Some(more) = more { p.quiet { (more) } } } }
}
