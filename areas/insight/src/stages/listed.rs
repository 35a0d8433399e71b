//! Customers in a list, each with its stage, its days and its value; and those of one move.

use maud::{Markup, html};
use web::components::{Column, DataTable, Row, Section};

use super::moves::class_of;
use super::seen::{Left, Seen};
use super::{Look, count};
use crate::map::Classes;

/// Customers that are listed.
const LISTED: usize = 40;

/// A customer, and what the columns in the middle say of it.
pub(super) struct Line {
    pub(super) row: usize,
    pub(super) cells: Vec<String>,
}

/// The list: customer, `middle`, value, success manager.
pub(super) fn listed(look: &Look<'_>, (caption, middle): (String, Vec<Column>), lines: &[Line]) -> Markup {
    let v = look.v;
    let mut table = DataTable::new(&v.reader, caption).column(Column::new("account", v.t("column-name")).header());
    table = middle.into_iter().fold(table, DataTable::column);
    table = table
        .column(Column::new("value", v.t("column-arr")).numeric())
        .column(Column::new("csm", v.t("column-csm")).optional());
    for line in lines.iter().take(LISTED) {
        let fact = |key: &str| customers::accounts::facts(v, &look.viewed, line.row, key);
        let id = look.viewed.frame.id(line.row);
        let row = Row::new(id).href(format!("/accounts/{id}")).cell(html! { bdi { (fact("name")) } });
        let row = line.cells.iter().fold(row, |row, cell| row.cell(cell));
        table = table.row(row.cell(fact("arr")).cell(html! { bdi { (fact("csm")) } }));
    }
    let more = lines.len().saturating_sub(LISTED);
    html! {
        (table)
        @if more > 0 { p.quiet { (v.reader.tell("sources-more", &[("count", more.into())])) } }
    }
}

/// "12", or "at least 12" where the beginning was not seen.
pub(super) fn days(look: &Look<'_>, stay: &Seen<'_>) -> String {
    if stay.whole {
        return look.v.reader.integer(stay.days());
    }
    look.v.reader.tell("stages-at-least", &[("days", stay.days().into())])
}

/// Who made the move that is asked for in the address; nothing where none is.
pub(super) fn movers(look: &Look<'_>) -> Option<Markup> {
    let (v, asked) = (look.v, &look.asked);
    let (from, to) = asked.moved.split_once('.')?;
    let stays = look.stages.iter().find(|stage| stage.class.key == from)?;
    let classes = Classes::of(v, &look.viewed, &asked.by).zip(asked.class.parse::<usize>().ok());
    let moved = |stay: &&Seen<'_>| match stay.left() {
        Left::Not => from == to,
        Left::To(next) => next.unwrap_or_default() == to,
        Left::Rules => false,
    };
    let within = |stay: &&Seen<'_>| {
        classes.as_ref().is_none_or(|(classes, place)| class_of(look, classes, stay.row) == Some(*place))
    };
    let entered = look.stays_in(from).filter(|stay| stay.entered_from(look.first()));
    let mut found: Vec<&Seen<'_>> = entered.filter(moved).filter(within).collect();
    found.sort_by_key(|stay| (std::cmp::Reverse(stay.since), stay.row));
    let lines: Vec<Line> = found
        .iter()
        .map(|stay| Line { row: stay.row, cells: vec![v.reader.day(stay.since), days(look, stay)] })
        .collect();
    let middle =
        vec![Column::new("since", v.t("stages-entered-on")), Column::new("days", v.t("stages-spent")).numeric()];
    let says = if from == to {
        v.reader.tell("stages-remained", &[("stage", stays.name.as_str().into())])
    } else {
        let to = look.name(Some(to).filter(|to| !to.is_empty()));
        v.reader.tell("stages-pair", &[("from", stays.name.as_str().into()), ("to", to.into())])
    };
    let note = format!("{} · {}", says, count(v, lines.len()));
    let body = if lines.is_empty() {
        html! { p.quiet { (v.t("stages-nobody")) } }
    } else {
        listed(look, (says, middle), &lines)
    };
    Some(html! { (Section::new(v.t("stages-movers")).id("movers").note(note).plain().body(body)) })
}
