//! `GET /alerts`: what somebody was told, newest first, and whether it is still so; `POST /alerts/seen`: they have seen it.

use std::collections::BTreeMap;

use axum::extract::{Query, State};
use kernel::{Instant, Result, Says, Value};
use maud::{Markup, html};
use query::Cell;
use serde::Deserialize;
use web::components::{
    Address, Button, Column, DataTable, EmptyState, Page, PageHeader, Pagination, PostButton, Row, Tabs, Tone, live,
    tag,
};
use web::{App, Form, Go, Outcome, Shared, Viewer, page};

use super::store::{self, Model};
use super::told::{Seen, Today, Told};
use crate::definitions::current;
use crate::definitions::model::ACCOUNT;
use crate::signals::{argument, name_of, says_of};

/// Alerts on a page.
const LISTED: usize = 50;

/// The page's address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// `all`, or those not seen yet.
    show: String,
    page: Option<usize>,
}

/// Handler.
pub(super) async fn show(State(app): State<Shared>, viewer: Viewer, Query(asked): Query<Asked>) -> Outcome {
    viewer.need("today.read")?;
    let v = &viewer;
    let set = current(&app).await?;
    let all = store::of_person(app.db.read(), &v.id, app.now()).await?;
    let today = Today::of(&app, v);
    let seen = today.seen();
    let mut told = seen.told(&all, &set.definitions);
    let unseen = told.iter().filter(|told| told.alert.seen_at.is_none()).count();
    let every = asked.show == "all";
    if !every {
        told.retain(|told| told.alert.seen_at.is_none());
    }
    let main = html! {
        (header(v, unseen))
        (Tabs::new(v.t("menu-alerts"))
            .tab("/alerts", v.t("alerts-unseen"), !every)
            .tab("/alerts?show=all", v.t("alerts-all"), every))
        @if told.is_empty() { (empty(v, every)) } @else { (list(&app, v, (&asked, &told), &seen)) }
    };
    Ok(page(&app, v, &v.t("menu-alerts"), live("alerts", &main)))
}

fn header(v: &Viewer, unseen: usize) -> Markup {
    let mut header = PageHeader::new(v.t("menu-alerts")).question(v.t("alerts-question"));
    if unseen > 0 {
        let all = PostButton::new("/alerts/seen", &v.csrf, v.t("alerts-seen-all")).icon("check").key("x");
        header = header.action(all);
    }
    html! { (header) }
}

fn empty(v: &Viewer, every: bool) -> Markup {
    let title = v.t(if every { "alerts-none" } else { "alerts-none-unseen" });
    let mut state = EmptyState::new(title).text(v.t("alerts-none-text")).icon("bell");
    if v.may("definition.read") {
        state = state.action(Button::link("/insight/signals", v.t("alerts-signals")));
    }
    html! { (state) }
}

fn list(app: &App, v: &Viewer, (asked, told): (&Asked, &[Told<'_>]), seen: &Seen<'_>) -> Markup {
    let mut table = DataTable::new(&v.reader, v.t("menu-alerts"))
        .column(Column::new("subject", v.t("alerts-about")).header())
        .column(Column::new("what", v.t("alerts-what")))
        .column(Column::new("at", v.t("alerts-at")).optional())
        .column(Column::new("now", v.t("alerts-now")));
    let offset = asked.page.unwrap_or(1).saturating_sub(1) * LISTED;
    for told in told.iter().skip(offset).take(LISTED) {
        let alert = told.alert;
        let mut row = Row::new(&alert.id)
            .href(href(alert))
            .cell(html! { bdi { (subject(v, seen, alert)) } })
            .cell(what(app, v, *told, seen))
            .cell(v.reader.moment(Instant(alert.at)))
            .cell(now(v, *told, seen));
        if alert.seen_at.is_none() {
            let button = PostButton::new("/alerts/seen", &v.csrf, v.t("alerts-seen")).hidden("id", &alert.id);
            row = row.actions(html! { (button.small().quiet().icon("check")) });
        }
        table = table.row(row);
    }
    let address = Address::new("/alerts").with("show", asked.show.clone());
    let shown = Page { offset, limit: LISTED, total: told.len() };
    html! { (table) (Pagination::new(&v.reader, &address, shown)) }
}

fn href(alert: &Model) -> String {
    if alert.subject == ACCOUNT { format!("/accounts/{}", alert.subject_id) } else { "/insight/usage".to_owned() }
}

fn subject(v: &Viewer, seen: &Seen<'_>, alert: &Model) -> String {
    match seen.of(alert).filter(|_| alert.subject == ACCOUNT) {
        Some((viewed, row)) => customers::accounts::facts(v, viewed, row, "name"),
        None => alert.subject_id.clone(),
    }
}

/// The signal's name, and its text over the evidence of that moment.
fn what(app: &App, v: &Viewer, told: Told<'_>, seen: &Seen<'_>) -> Markup {
    let name = v.reader.say(&name_of(told.signal));
    let fact = fact(app, v, told, seen).map(|fact| v.reader.say(&fact));
    html! { strong { (name) } @if let Some(fact) = fact { " " span { (fact) } } }
}

fn fact(app: &App, v: &Viewer, Told { alert, signal }: Told<'_>, seen: &Seen<'_>) -> Option<Says> {
    let (viewed, row) = seen.of(alert)?;
    let then: BTreeMap<String, Value> = alert.values();
    let value = |key: &str| {
        let spec = viewed.frame.spec(key);
        // Of a column that is gone nobody knows any more who might see it.
        let may = spec.is_some_and(|spec| viewed.view.may_see(row, spec.class));
        let cell = if may { Cell::Known(then.get(key).cloned().unwrap_or(Value::Null)) } else { Cell::Hidden };
        argument(app, spec, &cell)
    };
    signal.text.as_ref().map(|text| says_of(&v.reader, text, &value, &signal.evidence))
}

/// Whether the signal still speaks.
fn now(v: &Viewer, Told { alert, signal }: Told<'_>, seen: &Seen<'_>) -> Markup {
    let said = seen.of(alert).map(|(viewed, row)| viewed.value(row, &signal.column()));
    let speaks = said.as_ref().and_then(|said| said.value().and_then(Value::flag));
    if speaks == Some(true) { tag(v.t("alerts-still"), Tone::Warn) } else { tag(v.t("alerts-over"), Tone::Neutral) }
}

/// Which ones were seen.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    /// One; all of them when empty.
    id: String,
}

/// Handler.
pub(super) async fn seen(State(app): State<Shared>, viewer: Viewer, Form(which): Form<Which>) -> Outcome<Go> {
    viewer.need("today.read")?;
    let alerts = store::of_person(app.db.read(), &viewer.id, app.now()).await?;
    let set = current(&app).await?;
    // What they may not see now waits until they may.
    let mut own: Vec<&Model> = {
        let today = Today::of(&app, &viewer);
        today.seen().told(&alerts, &set.definitions).iter().map(|told| told.alert).collect()
    };
    own.retain(|alert| alert.seen_at.is_none() && (which.id.is_empty() || alert.id == which.id));
    let cause = mark(&app, &viewer, &own).await?;
    let says = Says::new("alerts-seen-done").with("count", own.len());
    Ok(Go::to("/alerts").undoing(says, &cause))
}

async fn mark(app: &App, viewer: &Viewer, alerts: &[&Model]) -> Result<String> {
    let tx = app.db.write(app.by(viewer.actor())).await?;
    for alert in alerts {
        tx.update(*alert, Model { seen_at: Some(app.now().0), ..(*alert).clone() }).await?;
    }
    let cause = tx.by().cause.clone();
    tx.commit().await?;
    app.touched();
    Ok(cause)
}
