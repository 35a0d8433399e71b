//! How far customers belong to their groups, and who lies between groups: of mixtures only.

use maud::{Markup, html};
use stats::clustering::Mixture;
use stats::{Result, Rows};
use web::components::{Column, DataTable, Row, Section};

use super::told::Told;

/// Whoever belongs to no group with this share lies between groups.
const SURE: f64 = 0.6;
/// Customers between groups that are listed.
const LISTED: usize = 20;

/// How far customers belong to their groups.
#[derive(Debug)]
pub(super) struct Shares {
    /// The share of each in its group, 0 to 1.
    pub(super) of: Vec<f64>,
    /// Those between groups, the least sure first.
    pub(super) between: Vec<Between>,
}

/// A customer between groups.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Between {
    /// The customer's place.
    pub(super) at: usize,
    /// The group with the largest share, and with the next one.
    pub(super) groups: [(usize, f64); 2],
}

impl Shares {
    /// Of rows on the scale; `place` tells the number that each of the mixture's groups has here.
    pub(super) fn of(mixture: &Mixture, rows: Rows<'_>, place: &[usize]) -> Result<Self> {
        let mut all = Self { of: Vec::with_capacity(rows.len()), between: Vec::new() };
        for (at, shares) in mixture.all_shares(rows)?.rows().iter().enumerate() {
            let mut ranked: Vec<(usize, f64)> = place.iter().copied().zip(shares.iter().copied()).collect();
            ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
            let Some(groups) = ranked.first_chunk() else { continue };
            all.of.push(groups[0].1);
            if groups[0].1 < SURE {
                all.between.push(Between { at, groups: *groups });
            }
        }
        all.between.sort_by(|a, b| a.groups[0].1.total_cmp(&b.groups[0].1).then(a.at.cmp(&b.at)));
        Ok(all)
    }
}

/// The section of those between groups; nothing where nobody can be.
pub(super) fn section(told: &Told<'_>) -> Markup {
    let Some(shares) = &told.found.shares else { return html! {} };
    let (v, r) = (told.v, &told.v.reader);
    let says = r.tell(
        "groups-between-count",
        &[("between", shares.between.len().into()), ("all", shares.of.len().into()), ("sure", r.percent(SURE).into())],
    );
    let title = v.t("groups-between");
    let mut table = DataTable::new(r, &title)
        .column(Column::new("account", v.t("column-name")).header())
        .column(Column::new("first", v.t("groups-between-first")))
        .column(Column::new("next", v.t("groups-between-next")));
    for between in shares.between.iter().take(LISTED) {
        let Some(&row) = told.members.rows.get(between.at) else { continue };
        let id = told.viewed.frame.id(row);
        let name = customers::accounts::facts(v, &told.viewed, row, "name");
        let own = Row::new(id).href(format!("/accounts/{id}")).cell(html! { bdi { (name) } });
        let cells = between.groups.map(|(group, share)| {
            r.tell("groups-with-share", &[("group", told.name(group).into()), ("share", r.percent(share).into())])
        });
        table = table.row(cells.into_iter().fold(own, Row::cell));
    }
    let body = html! {
        p { (says) }
        @if !shares.between.is_empty() { (table) }
        @if shares.between.len() > LISTED { p.quiet { (r.tell("groups-between-most", &[("count", LISTED.into())])) } }
    };
    html! { (Section::new(title).id("between").note(v.t("groups-between-note")).body(body)) }
}
