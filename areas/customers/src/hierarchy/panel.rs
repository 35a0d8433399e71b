//! On an account's page: where it belongs, and the accounts below it as far as the viewer may see them.

use kernel::{Result, Value};
use maud::{Markup, html};
use query::{Cell, Viewed};
use web::components::{Address, Band, Column, DataTable, Row, Section, band};
use web::{App, BoxFuture, Viewer};

use super::tree::Tree;
use crate::accounts::{facts, in_minor};

/// Accounts that are listed.
const LISTED: usize = 50;

/// The accounts above one, the highest first; nothing where there are none. Of those that the viewer may not see the nearest one is named,
/// as the account's own column names it.
pub(crate) fn belongs(v: &Viewer, viewed: &Viewed<'_>, row: usize) -> Markup {
    let mut above = Tree::of(viewed.frame).above(row);
    let nearest = above.first().copied();
    above.reverse();
    let name = |row: usize| viewed.frame.value(row, "name").text().map(str::to_owned).unwrap_or_default();
    html! {
        @if !above.is_empty() {
            nav class="quiet" aria-label=(v.t("account-belongs")) {
                (v.t("account-belongs")) " "
                @for (at, one) in above.iter().enumerate() {
                    @if at > 0 { span aria-hidden="true" { " › " } }
                    @if viewed.view.visible(*one) { a href=(format!("/accounts/{}", viewed.frame.id(*one))) { bdi { (name(*one)) } } }
                    @else if nearest == Some(*one) { bdi { (name(*one)) } }
                    @else { (v.t("account-another")) }
                }
            }
        }
    }
}

pub(crate) fn draw<'a>(app: &'a App, v: &'a Viewer, account: &'a str) -> BoxFuture<'a, Result<Option<Markup>>> {
    Box::pin(async move {
        let rights = team::rights::viewed(app, v, "account");
        let viewed = rights.viewed();
        let Some(row) = viewed.row(account) else { return Ok(None) };
        let mut below = Tree::of(viewed.frame).below(row);
        below.retain(|(row, _)| viewed.view.visible(*row));
        Ok((!below.is_empty()).then(|| section(app, v, &viewed, (account, &below))))
    })
}

fn section(app: &App, v: &Viewer, viewed: &Viewed<'_>, (account, below): (&str, &[(usize, usize)])) -> Markup {
    let mut table = DataTable::new(&v.reader, v.t("panel-below"))
        .column(Column::new("account", v.t("column-name")).header())
        .column(Column::new("parent", v.t("column-parent")).optional())
        .column(Column::new("band", v.t("column-health_band")))
        .column(Column::new("value", v.t("column-arr")).numeric())
        .column(Column::new("owner", v.t("column-csm")));
    for (row, _) in below.iter().take(LISTED) {
        let id = viewed.frame.id(*row);
        table = table.row(
            Row::new(id)
                .href(format!("/accounts/{id}"))
                .cell(html! { bdi { (viewed.frame.value(*row, "name").text().unwrap_or("")) } })
                .cell(html! { bdi { (facts(v, viewed, *row, "parent")) } })
                .cell(mark(v, viewed, *row))
                .cell(worth(app, v, &viewed.value(*row, "arr")))
                .cell(html! { bdi { (facts(v, viewed, *row, "csm")) } }),
        );
    }
    let (sum, hidden) = sum(viewed, below);
    let total = sum.map(|sum| worth(app, v, &Cell::Known(Value::Number(sum))));
    let list = Address::new("/accounts").with("where", format!("parent_id = '{account}'")).href();
    let body = html! {
        p class="lead" {
            (v.reader.tell("below-count", &[("count", below.len().into())]))
            @if let Some(total) = total { " " (v.reader.tell("below-sum", &[("sum", total.into())])) }
            @if hidden > 0 { " " (v.reader.tell("below-hidden", &[("count", hidden.into())])) }
        }
        (table)
        @if below.len() > LISTED { p class="quiet" { (v.reader.tell("below-more", &[("count", (below.len() - LISTED).into())])) } }
        p { a href=(list) { (v.t("below-list")) } }
    };
    html! { (Section::new(v.t("panel-below")).id("below").body(body)) }
}

fn mark(v: &Viewer, viewed: &Viewed<'_>, row: usize) -> Markup {
    match viewed.value(row, "health_band") {
        Cell::Hidden => html! { (v.t("value-hidden")) },
        Cell::Known(value) => {
            let known = value.text().and_then(Band::from_key);
            known.map_or_else(|| html! { span class="quiet" { "–" } }, |known| band(&v.reader, known))
        }
    }
}

fn worth(app: &App, v: &Viewer, cell: &Cell) -> String {
    match cell {
        Cell::Hidden => v.t("value-hidden"),
        Cell::Known(Value::Number(major)) => v.reader.money_short(in_minor(*major, app.workspace.load().currency)),
        Cell::Known(_) => v.t("value-unknown"),
    }
}

/// The revenue of a year of those whose revenue the viewer may see, if any is known; and of how many it is hidden.
fn sum(viewed: &Viewed<'_>, below: &[(usize, usize)]) -> (Option<f64>, usize) {
    below.iter().fold((None, 0), |(sum, hidden), (row, _)| match viewed.value(*row, "arr") {
        Cell::Hidden => (sum, hidden + 1),
        Cell::Known(Value::Number(own)) => (Some(sum.unwrap_or(0.0) + own), hidden),
        Cell::Known(_) => (sum, hidden),
    })
}
