//! What the groups are: how far to trust them, how many are in each, their value and health, their medians.

use kernel::{Class, Value};
use maud::{Markup, html};
use query::{Cell as Seen, Viewed};
use web::charts::Bars;
use web::components::{Column, DataTable, Notice, Row, Section};
use web::{App, Viewer};

use super::ask::Asked;
use super::found::Found;
use super::members::Members;
use super::named::name;
use super::number::{Clear, Tried};
use crate::map::Classes;

/// The column of value a year.
const VALUE: &str = "arr";
/// The column of bands.
const BAND: &str = "health_band";

/// What is told, to whom.
pub(super) struct Told<'a> {
    pub(super) app: &'a App,
    pub(super) v: &'a Viewer,
    pub(super) viewed: Viewed<'a>,
    pub(super) asked: &'a Asked,
    pub(super) keys: Vec<String>,
    pub(super) members: &'a Members,
    pub(super) found: &'a Found,
}

impl Told<'_> {
    /// "Group 2".
    pub(super) fn short(&self, at: usize) -> String {
        self.v.reader.tell("groups-n", &[("n", (at + 1).into())])
    }

    /// "Group 2: high seats".
    pub(super) fn name(&self, at: usize) -> String {
        let group = self.found.groups.get(at);
        let name = group.map(|group| name(&self.v.reader, self.viewed.frame, (&self.keys, group))).unwrap_or_default();
        self.v.reader.tell("groups-named", &[("n", (at + 1).into()), ("name", name.into())])
    }

    /// The board's rows of a group.
    fn rows(&self, group: usize) -> impl Iterator<Item = usize> {
        let labelled = self.members.rows.iter().zip(&self.found.labels);
        labelled.filter(move |(_, label)| **label == group).map(|(row, _)| *row)
    }

    /// The value a year of a row.
    pub(super) fn value(&self, row: usize) -> f64 {
        self.viewed.value(row, VALUE).value().and_then(Value::number).unwrap_or(0.0)
    }

    /// Whether the values of all who count may be seen: a sum of a part would be taken for the whole.
    pub(super) fn sees_values(&self) -> bool {
        let class = self.viewed.frame.spec(VALUE).map_or(Class::Money, |spec| spec.class);
        self.members.rows.iter().all(|row| self.viewed.view.may_see(*row, class))
    }

    /// A number of a column.
    fn number(&self, number: f64) -> String {
        self.v.reader.number(number, if number.abs() < 10.0 { 2 } else { 1 })
    }
}

/// How far the groups may be trusted, and how their number was chosen.
pub(super) fn verdict(told: &Told<'_>) -> Markup {
    let (v, found) = (told.v, told.found);
    let places = |number: f64| v.reader.number(number, 2);
    let arguments = [
        ("k", found.groups.len().into()),
        ("stability", places(found.stability).into()),
        ("silhouette", found.silhouette.map_or_else(|| "–".to_owned(), places).into()),
    ];
    let says = |key: &str| v.reader.tell(key, &arguments);
    let mut table = DataTable::new(&v.reader, v.t("groups-tried"))
        .column(Column::new("k", v.t("groups-k")).header())
        .column(Column::new("stability", v.t("groups-stability")).numeric());
    let by_mixture = found.tried.iter().any(|tried| tried.bic.is_some());
    if by_mixture {
        table = table.column(Column::new("bic", v.t("groups-bic")).numeric());
    }
    for Tried { k, stability, bic } in &found.tried {
        let row = Row::new(k.to_string()).cell(v.reader.integer(i64::try_from(*k).unwrap_or(i64::MAX)));
        let row = row.cell(places(*stability));
        table = table.row(bic.iter().fold(row, |row, bic| row.cell(v.reader.number(*bic, 0))));
    }
    html! {
        @match found.clear() {
            Clear::Yes => (Notice::good(says("groups-clear-yes"))),
            Clear::Partly => (Notice::info(says("groups-clear-partly"))),
            Clear::No => (Notice::warn(says("groups-clear-no"))),
        }
        details class="stack" {
            summary { (v.t("groups-tried")) }
            p.quiet { (v.t(if by_mixture { "groups-bic-text" } else { "groups-tried-text" })) }
            (table)
        }
    }
}

/// Each group: how many, their value, their health.
pub(super) fn overview(told: &Told<'_>) -> Markup {
    let (v, sees) = (told.v, told.sees_values());
    let all = told.members.rows.len().max(1) as f64;
    let mut table = DataTable::new(&v.reader, v.t("groups-title"))
        .column(Column::new("group", v.t("groups-group")).header())
        .column(Column::new("count", v.t("segments-accounts")).numeric())
        .column(Column::new("share", v.t("groups-share")).numeric().optional())
        .column(Column::new("value", v.t("column-arr")).numeric());
    for (at, group) in told.found.groups.iter().enumerate() {
        let href = format!("#group-{}", at + 1);
        let value: f64 = told.rows(at).map(|row| told.value(row)).sum();
        let row = Row::new((at + 1).to_string())
            .cell(html! { a href=(href) { (told.name(at)) } })
            .cell(html! { a href=(href) { (v.reader.integer(i64::try_from(group.count).unwrap_or(i64::MAX))) } })
            .cell(v.reader.percent(group.count as f64 / all))
            .cell(if sees { v.reader.number(value, 0) } else { v.t("value-hidden") });
        table = table.row(row);
    }
    html! { (Section::new(v.t("groups-found")).note(v.t("groups-found-note")).body(html! { (table) (bands(told)) })) }
}

/// How many of each group are in each band, where all of that may be seen.
fn bands(told: &Told<'_>) -> Markup {
    let v = told.v;
    let Some(classes) = Classes::of(v, &told.viewed, BAND) else { return html! {} };
    if told.members.rows.iter().any(|row| told.viewed.value(*row, BAND).is_hidden()) {
        return html! {};
    }
    let mut picture = Bars::new(&v.reader, v.t("groups-bands")).describe(v.t("groups-bands-text")).titled().stacked();
    for (at, name) in classes.names.iter().enumerate() {
        picture = match classes.tones().get(at) {
            Some(tone) => picture.toned(name, tone),
            None => picture.series(name),
        };
    }
    for at in 0..told.found.groups.len() {
        let mut counts = vec![0.0; classes.names.len()];
        for row in told.rows(at) {
            if let Seen::Known(band) = told.viewed.value(row, BAND) {
                counts[classes.place(&band)] += 1.0;
            }
        }
        picture = picture.bar(told.short(at), counts);
    }
    html! { (picture) }
}

/// The median of each column: of everybody and of each group.
pub(super) fn medians(told: &Told<'_>) -> Markup {
    let (v, found) = (told.v, told.found);
    let mut table = DataTable::new(&v.reader, v.t("groups-medians"))
        .column(Column::new("column", v.t("groups-column")).header())
        .column(Column::new("all", v.t("cohorts-all")).numeric());
    for at in 0..found.groups.len() {
        table = table.column(Column::new(format!("group-{}", at + 1), told.short(at)).numeric());
    }
    for (column, key) in told.keys.iter().enumerate() {
        let label = told.viewed.frame.spec(key).map(|spec| v.reader.say(&spec.label)).unwrap_or_default();
        let log = found.scales.get(column).is_some_and(|scale| scale.log);
        let row = Row::new(key)
            .cell(html! { (label) @if log { " " span.quiet { (v.t("groups-by-logarithm")) } } })
            .cell(told.number(found.medians[column]));
        let cells = found.groups.iter().map(|group| told.number(group.medians[column]));
        table = table.row(cells.fold(row, Row::cell));
    }
    html! { (Section::new(v.t("groups-medians")).note(v.t("groups-medians-note")).plain().body(html! { (table) })) }
}
