//! `GET /renewals`: which contracts end soon, by notice deadline: what is left to do before each.

use axum::extract::{Query, State};
use kernel::{Error, Value};
use maud::{Markup, html};
use query::{Cell, Direction, Expression, Listing, Viewed};
use serde::Deserialize;
use web::components::{
    Address, Band, Column, DataTable, EmptyState, Page, PageHeader, Pagination, Row, Tabs, Tone, band, live, tag,
};
use web::{App, Outcome, Shared, Viewer, page as whole};

/// Contracts on a page.
const PAGE: usize = 50;
/// The windows offered, in days.
const WINDOWS: [i64; 4] = [14, 45, 90, 180];

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    days: Option<i64>,
    page: usize,
}

/// Handler.
pub(crate) async fn page(State(app): State<Shared>, viewer: Viewer, Query(asked): Query<Asked>) -> Outcome {
    viewer.need("account.read")?;
    let days = asked.days.filter(|d| WINDOWS.contains(d)).unwrap_or(90);
    let seen = team::rights::viewed(&app, &viewer, "account");
    let viewed = seen.viewed();
    if seen.frame.spec("days_to_notice").is_none() {
        return Ok(whole(
            &app,
            &viewer,
            &viewer.t("renewals-title"),
            html! { (PageHeader::new(viewer.t("renewals-title"))) (none(&viewer)) },
        ));
    }
    let source = format!("days_to_notice >= 0 and days_to_notice <= {days} and subscription_status = 'active'");
    let filter = Expression::compile(&source, &seen.frame).map_err(|e| Error::internal(e.says().key))?;
    let offset = asked.page.saturating_sub(1).saturating_mul(PAGE);
    let sort =
        vec![("days_to_notice".to_owned(), Direction::Ascending), ("value_rank".to_owned(), Direction::Descending)];
    let listed = viewed.list(&Listing { filter: Some(filter), search: None, sort, offset, limit: Some(PAGE) })?;
    let tabs = WINDOWS.iter().fold(Tabs::new(viewer.t("renewals-window")), |tabs, w| {
        tabs.tab(format!("/renewals?days={w}"), viewer.reader.days(*w), *w == days)
    });
    let title = viewer.t("renewals-title");
    let address = Address::new("/renewals").with("days", days.to_string());
    let main = html! {
        (PageHeader::new(&title).question(viewer.t("renewals-question")))
        (tabs)
        @if listed.total == 0 { (none(&viewer)) } @else {
            (table(&app, &viewer, &viewed, &listed.rows))
            (Pagination::new(&viewer.reader, &address, Page { offset, limit: PAGE, total: listed.total }))
        }
    };
    Ok(whole(&app, &viewer, &title, live("due", &main)))
}

fn none(v: &Viewer) -> Markup {
    html! { (EmptyState::new(v.t("renewals-empty")).text(v.t("renewals-empty-text")).icon("calendar")) }
}

fn table(app: &App, v: &Viewer, viewed: &Viewed<'_>, rows: &[usize]) -> Markup {
    let mut table = DataTable::new(&v.reader, v.t("renewals-title")).id("renewals");
    for (key, numeric) in [
        ("name", false),
        ("notice_on", false),
        ("ends_on", false),
        ("auto_renew", false),
        ("health_band", false),
        ("csm", false),
        ("seats", true),
        ("days_since_talk", true),
        ("arr", true),
    ] {
        let column = Column::new(key, v.t(&format!("column-{key}")));
        let column = if ["auto_renew", "csm", "seats"].contains(&key) { column.optional() } else { column };
        table = table.column(if key == "name" {
            column.header()
        } else if numeric {
            column.numeric()
        } else {
            column
        });
    }
    let currency = app.workspace.load().currency;
    for &row in rows {
        let id = viewed.frame.id(row);
        let text = |key: &str| customers::accounts::facts(v, viewed, row, key);
        let days = viewed.value(row, "days_to_notice").value().and_then(Value::number).unwrap_or(0.0);
        let tone = if days <= 14.0 { Tone::Bad } else { Tone::Neutral };
        let health = viewed
            .value(row, "health_band")
            .value()
            .and_then(Value::text)
            .and_then(Band::from_key)
            .map(|b| band(&v.reader, b));
        let value = match viewed.value(row, "arr") {
            Cell::Known(Value::Number(major)) => v.reader.money_short(customers::accounts::in_minor(major, currency)),
            _ => text("arr"),
        };
        table = table.row(
            Row::new(id)
                .href(format!("/accounts/{id}"))
                .cell(html! { bdi { (text("name")) } })
                .cell(html! { (text("notice_on")) " " (tag(v.reader.tell("strip-in-days", &[("days", days.into())]), tone)) })
                .cell(text("ends_on"))
                .cell(text("auto_renew"))
                .cell(health.unwrap_or_else(|| html! { "–" }))
                .cell(html! { bdi { (text("csm")) } })
                .cell(text("seats"))
                .cell(text("days_since_talk"))
                .cell(value),
        );
    }
    html! { (table) }
}
