//! What another scorecard would do: who changes band, from where to where, with how much value, and what it does to each person's load.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, StringArray};
use kernel::{Result, Value};
use maud::{Markup, html};
use query::{Frame, Viewed};
use web::components::{Band, Column, DataTable, Notice, Row, Section};
use web::{App, Viewer};

use super::panel::band_mark;
use crate::definitions::Compiled;
use crate::definitions::model::{ACCOUNT, Definitions};
use crate::map::{Classes, Counts, flow};
use crate::refresh::preview;

/// Accounts that change band and are listed.
const LISTED: usize = 50;

/// The accounts as a draft judges them, and the draft made ready.
pub(super) type After = Box<(Frame, Compiled)>;

/// Bands of all rows now and then, and what else is told of them.
struct Moves<'a> {
    viewed: Viewed<'a>,
    then: Viewed<'a>,
    /// Rows that may be seen, with their bands now and then.
    bands: Vec<(usize, Option<String>, Option<String>)>,
    /// Value a year by row, where it may be seen.
    value: Option<ArrayRef>,
}

/// What `all` would do to the accounts, with the accounts as it judges them; `edited` is the scorecard that is looked at.
///
/// # Errors
/// A column cannot be computed.
pub(super) fn effect(app: &App, v: &Viewer, edited: &str, all: &Arc<Definitions>) -> Result<(Markup, Option<After>)> {
    let rights = team::rights::viewed(app, v, ACCOUNT);
    let Some(after) = preview(app, all)? else { return Ok((html! {}, None)) };
    // The new score inherits the classes of its new inputs: whoever may not see them must not read them off a preview.
    let (viewed, then) = (rights.viewed(), Viewed::new(&after.0, &rights.view));
    let (moves, hidden) = Moves::of(viewed, then);
    let judged = text(&then, "scorecard");
    let judged = judged.as_ref().map_or(0, |cards| cards.iter().filter(|card| *card == Some(edited)).count());
    let changed: Vec<&(usize, Option<String>, Option<String>)> =
        moves.bands.iter().filter(|(_, old, new)| old != new).collect();
    let count = v.reader.tell("scorecard-effect-count", &[("count", changed.len().into())]);
    let worth: f64 = changed.iter().filter_map(|(row, ..)| moves.worth(*row)).sum();
    let worth =
        (worth > 0.0).then(|| v.reader.tell("scorecard-effect-worth", &[("value", v.reader.number(worth, 0).into())]));
    let drawn = html! {
        @if hidden { (Notice::info(html! { (v.t("value-hidden")) })) }
        @else if judged == 0 { (Notice::warn(html! { (v.t("scorecard-fits-nobody")) })) }
        (Notice::info(html! { (count) " " @if let Some(worth) = worth { (worth) " " } (v.reader.tell("scorecard-judges", &[("count", judged.into())])) }))
        @if !changed.is_empty() { (moves.flow(v)) (moves.load(v)) (moves.list(v, &changed)) }
    };
    let section = Section::new(v.t("scorecard-effect")).body(drawn);
    Ok((html! { (section) }, Some(Box::new(after))))
}

fn text(viewed: &Viewed<'_>, key: &str) -> Option<StringArray> {
    viewed.column(key)?.as_string_opt::<i32>().cloned()
}

fn at(column: &Option<StringArray>, row: usize) -> Option<&str> {
    column.as_ref().filter(|column| column.is_valid(row)).map(|column| column.value(row))
}

impl<'a> Moves<'a> {
    /// Of rows that may be seen, and whether the bands of some of them may not.
    fn of(viewed: Viewed<'a>, then: Viewed<'a>) -> (Self, bool) {
        let class = |viewed: &Viewed<'_>| viewed.frame.spec("health_band").map(|spec| spec.class);
        let classes: Vec<_> = class(&viewed).into_iter().chain(class(&then)).collect();
        let (old, new) = (text(&viewed, "health_band"), text(&then, "health_band"));
        let rows = (0..viewed.frame.len()).filter(|&row| viewed.view.visible(row));
        let (seen, hidden): (Vec<usize>, Vec<usize>) =
            rows.partition(|&row| classes.iter().all(|class| viewed.view.may_see(row, *class)));
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let bands = seen.into_iter().map(|row| (row, owned(at(&old, row)), owned(at(&new, row)))).collect();
        (Self { viewed, then, bands, value: viewed.column("arr") }, !hidden.is_empty())
    }

    fn worth(&self, row: usize) -> Option<f64> {
        let value = self.value.as_ref()?;
        value.is_valid(row).then(|| self.viewed.frame.value(row, "arr").number()).flatten()
    }

    /// From where to where.
    fn flow(&self, v: &Viewer) -> Markup {
        let Some(classes) = Classes::of(v, &self.viewed, "health_band") else { return html! {} };
        let place = |band: &Option<String>| classes.place(&band.clone().map_or(Value::Null, Value::Text));
        let mut counts = Counts::new();
        for (row, old, new) in &self.bands {
            let own = counts.entry((place(old), place(new))).or_default();
            *own = (own.0 + 1, own.1 + self.worth(*row).unwrap_or(0.0));
        }
        let keys = ["scorecard-effect", "scorecard-effect-flow", "health-from", "health-to"];
        html! { (flow(v, (&classes.names, classes.tones()), &counts, (keys, "#moved"))) }
    }

    /// How many accounts each person would have to look after because of their band.
    fn load(&self, v: &Viewer) -> Markup {
        let owners = text(&self.viewed, "csm");
        let names = self.viewed.frame.spec("csm").map(|spec| spec.choices.clone()).unwrap_or_default();
        let troubled = |band: &Option<String>| {
            band.as_deref().and_then(Band::from_key).is_some_and(|band| matches!(band, Band::AtRisk | Band::Critical))
        };
        let mut loads: BTreeMap<Option<&str>, [i64; 2]> = BTreeMap::new();
        for (row, old, new) in &self.bands {
            let own = loads.entry(at(&owners, *row)).or_default();
            own[0] += i64::from(troubled(old));
            own[1] += i64::from(troubled(new));
        }
        loads.retain(|_, [old, new]| old != new);
        if loads.is_empty() {
            return html! {};
        }
        let mut table = DataTable::new(&v.reader, v.t("scorecard-effect-load"))
            .column(Column::new("who", v.t("column-csm")).header())
            .column(Column::new("now", v.t("scorecard-effect-now")).numeric())
            .column(Column::new("then", v.t("scorecard-effect-then")).numeric());
        for (owner, [old, new]) in loads {
            let named = owner.and_then(|key| names.iter().find(|(own, _)| own == key));
            let name = named.map_or_else(|| v.t("owner-none"), |(_, says)| v.reader.say(says));
            let row = Row::new(owner.unwrap_or("none")).cell(html! { bdi { (name) } });
            table = table.row(row.cell(v.reader.integer(old)).cell(v.reader.integer(new)));
        }
        html! { h3 { (v.t("scorecard-effect-load")) } (table) }
    }

    fn list(&self, v: &Viewer, changed: &[&(usize, Option<String>, Option<String>)]) -> Markup {
        let mut table = DataTable::new(&v.reader, v.t("scorecard-effect-who"))
            .column(Column::new("account", v.t("column-name")).header())
            .column(Column::new("from", v.t("health-from")))
            .column(Column::new("to", v.t("health-to")))
            .column(Column::new("score", v.t("column-health")).numeric())
            .column(Column::new("value", v.t("column-arr")).numeric().optional());
        let mut first: Vec<_> = changed.to_vec();
        let worth = |row: usize| self.worth(row).unwrap_or(0.0);
        first.sort_by(|a, b| worth(b.0).total_cmp(&worth(a.0)).then(a.0.cmp(&b.0)));
        for (row, old, new) in first.into_iter().take(LISTED) {
            let id = self.viewed.frame.id(*row);
            let score = |viewed: &Viewed<'_>| {
                let score = viewed.value(*row, "health").value().and_then(Value::number);
                score.map_or_else(|| "–".to_owned(), |n| v.reader.number(n, 0))
            };
            let mark = |band: &Option<String>| band_mark(v, &band.clone().map_or(Value::Null, Value::Text));
            table = table.row(
                Row::new(id)
                    .href(format!("/accounts/{id}#health"))
                    .cell(html! { bdi { (self.viewed.frame.value(*row, "name").text().unwrap_or("")) } })
                    .cell(mark(old))
                    .cell(mark(new))
                    .cell(format!("{} → {}", score(&self.viewed), score(&self.then)))
                    .cell(customers::accounts::facts(v, &self.viewed, *row, "arr")),
            );
        }
        html! {
            div id="moved" { (table) }
            @if changed.len() > LISTED { p.quiet { (v.reader.tell("sources-more", &[("count", (changed.len() - LISTED).into())])) } }
        }
    }
}
