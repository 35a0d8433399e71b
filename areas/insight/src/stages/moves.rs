//! What became of those that entered a stage in the period: where they went, what share of them, and how soon.

use std::collections::BTreeMap;

use maud::{Markup, html};
use query::Cell as Known;
use stats::wilson;
use web::components::{Column, DataTable, Row};

use super::seen::{Left, Seen};
use super::{LEAST, LEVEL, Look, count};
use crate::map::{Classes, Counts, flow};

/// Classes that are compared.
const COMPARED: usize = 6;

/// What became of those that entered.
#[derive(Debug, Default, PartialEq)]
struct Became {
    entered: usize,
    still: usize,
    /// The days that each took who moved on, by where to.
    moved: BTreeMap<Option<String>, Vec<i64>>,
}

impl Became {
    fn of<'a>(stays: impl IntoIterator<Item = &'a Seen<'a>>) -> Self {
        let mut own = Self::default();
        for stay in stays {
            own.entered += 1;
            match stay.left() {
                Left::To(to) => own.moved.entry(to.map(str::to_owned)).or_default().push(stay.days()),
                Left::Not | Left::Rules => own.still += 1,
            }
        }
        own
    }
}

/// The middle one, or between the two middle ones.
fn median(days: &[i64]) -> Option<f64> {
    let mut days = days.to_vec();
    days.sort_unstable();
    let (low, high) = (days.get(days.len().checked_sub(1)? / 2)?, days.get(days.len() / 2)?);
    Some(f64::midpoint(*low as f64, *high as f64))
}

/// The picture and the table; nothing where nobody entered a stage.
pub(super) fn drawn(look: &Look<'_>) -> Option<Markup> {
    let v = look.v;
    let compared = compared(look);
    let mut table = DataTable::new(&v.reader, v.t("stages-conversion"))
        .column(Column::new("stage", v.t("stages-entered")).header());
    if compared.is_some() {
        table = table.column(Column::new("class", v.t("stages-class")));
    }
    table = table
        .column(Column::new("entered", v.t("stages-count")).numeric())
        .column(Column::new("became", v.t("stages-became")))
        .column(Column::new("moved", v.t("stages-moved")).numeric())
        .column(Column::new("share", v.t("stages-share")))
        .column(Column::new("days", v.t("stages-until")).numeric());
    let mut any = false;
    for stage in &look.stages {
        let entered: Vec<&Seen<'_>> =
            look.stays_in(&stage.class.key).filter(|stay| stay.entered_from(look.first())).collect();
        any |= !entered.is_empty();
        let Some((classes, places)) = &compared else {
            table = table.rows(rows(look, (&stage.class.key, None), &Became::of(entered)));
            continue;
        };
        for place in places {
            let own = entered.iter().copied().filter(|stay| class_of(look, classes, stay.row) == Some(*place));
            let named = Some((*place, classes.names[*place].as_str()));
            table = table.rows(rows(look, (&stage.class.key, named), &Became::of(own)));
        }
    }
    any.then(|| html! { (picture(look)) (table) })
}

/// The classes that are compared: those of most customers, in their order.
fn compared(look: &Look<'_>) -> Option<(Classes, Vec<usize>)> {
    let classes = Some(&look.asked.by).filter(|by| *by != "stage");
    let classes = classes.and_then(|by| Classes::of(look.v, &look.viewed, by))?;
    let mut counts = vec![0_usize; classes.names.len()];
    let entered = look.stays.iter().filter(|stay| stay.entered_from(look.first()));
    entered.filter_map(|stay| class_of(look, &classes, stay.row)).for_each(|place| counts[place] += 1);
    let mut places: Vec<usize> = (0..counts.len()).filter(|place| counts[*place] > 0).collect();
    places.sort_by_key(|place| std::cmp::Reverse(counts[*place]));
    places.truncate(COMPARED);
    places.sort_unstable();
    Some((classes, places))
}

/// The class of a customer; nothing where it may not be known.
pub(super) fn class_of(look: &Look<'_>, classes: &Classes, row: usize) -> Option<usize> {
    match look.viewed.value(row, &look.asked.by) {
        Known::Known(value) => Some(classes.place(&value)),
        Known::Hidden => None,
    }
}

/// A row for each thing that became of those of one stage and class.
fn rows(look: &Look<'_>, (stage, class): (&str, Option<(usize, &str)>), became: &Became) -> Vec<Row> {
    let v = look.v;
    let mut moved: Vec<(&Option<String>, &Vec<i64>)> = became.moved.iter().collect();
    moved.sort_by_key(|(_, days)| std::cmp::Reverse(days.len()));
    let row = |to: &str, says: String, (many, days): (usize, Option<f64>)| {
        let mut row = Row::new(format!("{stage}.{to}")).cell(look.name(Some(stage)));
        if let Some((_, name)) = class {
            row = row.cell(name);
        }
        let href = look.asked.listing((stage, to), class.map(|(place, _)| place));
        let days = days.map_or_else(|| "–".to_owned(), |days| v.reader.number(days, 1));
        row.cell(count(v, became.entered))
            .cell(says)
            .cell(html! { a href=(href) { (count(v, many)) } })
            .cell(share(look, (many, became.entered)))
            .cell(days)
    };
    let mut rows: Vec<Row> = Vec::new();
    for (to, days) in moved {
        let says = v.reader.tell("stages-moved-to", &[("stage", look.name(to.as_deref()).into())]);
        rows.push(row(to.as_deref().unwrap_or_default(), says, (days.len(), median(days))));
    }
    if became.still > 0 {
        rows.push(row(stage, v.t("stages-still"), (became.still, None)));
    }
    rows
}

/// "60% (23% to 88%)".
fn share(look: &Look<'_>, (some, all): (usize, usize)) -> String {
    let r = &look.v.reader;
    if all < LEAST {
        return look.v.t("stages-too-few");
    }
    let share = r.percent(some as f64 / all as f64);
    match wilson(some, all, LEVEL) {
        Ok(within) => r.tell(
            "stages-share-within",
            &[("share", share.into()), ("low", r.percent(within.low).into()), ("high", r.percent(within.high).into())],
        ),
        Err(_) => share,
    }
}

/// From each stage that was entered to each that came next. Stages that there are no more have no place in it.
fn picture(look: &Look<'_>) -> Markup {
    let Some(classes) = Classes::of(look.v, &look.viewed, "stage") else { return html! {} };
    let place = |key: Option<&str>| match key {
        None => Some(classes.names.len().saturating_sub(1)),
        Some(key) => look.stages.iter().position(|stage| stage.class.key == key),
    };
    let mut counts = Counts::new();
    for stay in look.stays.iter().filter(|stay| stay.entered_from(look.first())) {
        let from = place(Some(&stay.stay.stage));
        let to = match stay.left() {
            Left::To(to) => place(to),
            Left::Not | Left::Rules => from,
        };
        let Some(pair) = from.zip(to) else { continue };
        let value = look.viewed.value(stay.row, "arr").value().and_then(kernel::Value::number);
        let own = counts.entry(pair).or_default();
        *own = (own.0 + 1, own.1 + value.unwrap_or(0.0));
    }
    let keys = ["stages-conversion", "stages-flow-text", "stages-entered", "stages-became"];
    html! { (flow(look.v, (&classes.names, classes.tones()), &counts, (keys, "#conversion"))) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kernel::Instant;

    use super::super::stays::{Began, End, Stay};
    use super::*;

    #[test]
    fn what_became_of_those_that_entered_adds_up() {
        let end = |to: Option<&str>| End { at: Instant(0), to: to.map(str::to_owned), by_rules: false };
        let stay = |end| Stay { stage: "a".to_owned(), from: None, at: Instant(0), began: Began::Moved, end };
        let stays = [stay(None), stay(Some(end(Some("b")))), stay(Some(end(Some("b")))), stay(Some(end(None)))];
        let days = [9, 2, 5, 1];
        let seen: Vec<Seen<'_>> = stays
            .iter()
            .zip(days)
            .map(|(stay, days)| Seen {
                row: 0,
                stay,
                since: date(2026, 1, 1),
                whole: true,
                until: date(2026, 1, 1 + days),
            })
            .collect();
        let moved = BTreeMap::from([(None, vec![1]), (Some("b".to_owned()), vec![2, 5])]);
        assert_eq!(Became::of(&seen), Became { entered: 4, still: 1, moved });
    }

    #[test]
    fn the_middle_of_an_even_number_lies_between_two() {
        assert_eq!((median(&[9, 1, 4]), median(&[7, 2]), median(&[])), (Some(4.0), Some(4.5), None));
    }
}
