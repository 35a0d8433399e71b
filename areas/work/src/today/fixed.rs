//! What stands at a fixed hour today, and my word: promises that are due.

use std::collections::HashSet;

use customers::accounts;
use jiff::ToSpan;
use kernel::{Class, Instant, Result, Value};
use maud::{Markup, html};
use web::components::{Button, PostButton, Section, Tone, tag};
use web::{App, Viewer};

use crate::items::{self, Item};

/// Promises due within so many days are shown beside those that are late.
const SOON: i64 = 2;

/// Today's calls and meetings of this viewer's accounts, each with its brief.
pub(crate) async fn appointments(app: &App, v: &Viewer) -> Result<Markup> {
    let zone = &v.reader.zone;
    let today = app.now().day(zone);
    let (from, to) = (Instant::start_of(today, zone), Instant::start_of(today.tomorrow().unwrap_or(today), zone));
    let all = customers::timeline::store::between(app.db.read(), from, to).await?;
    let seen = team::rights::viewed(app, v, "account");
    let viewed = seen.viewed();
    let readable = |account: &str| viewed.row(account).filter(|&row| viewed.view.may_see(row, Class::Note));
    let mine =
        |row: usize| ["csm", "am"].iter().any(|c| viewed.value(row, c).value().and_then(Value::text) == Some(&v.id));
    let planned: Vec<_> = all
        .iter()
        .filter(|t| (t.kind == "meeting" || t.kind == "call" || t.kind == "visit") && t.when() > app.now())
        .collect();
    let planned: Vec<_> = planned
        .into_iter()
        .filter(|t| readable(&t.account_id).is_some_and(|row| t.by_id.as_ref() == Some(&v.id) || mine(row)))
        .collect();
    if planned.is_empty() {
        return Ok(html! {});
    }
    let ids: Vec<&str> = planned.iter().map(|t| t.account_id.as_str()).collect();
    let records = accounts::store::by_ids(app.db.read(), &ids).await?;
    let body = html! {
        ul class="appointments" {
            @for t in planned {
                li data-new=(t.id) {
                    time { (v.reader.clock(t.when())) } " · " (v.t(&format!("touchpoint-kind-{}", t.kind))) " · "
                    a href=(format!("/accounts/{}", t.account_id)) { bdi { (records.get(&t.account_id).map_or("", |a| a.called())) } }
                    " " (Button::link(format!("/accounts/{}/brief", t.account_id), v.t("brief-title")).small().panel())
                    @if !t.text.is_empty() { p class="quiet" dir="auto" { (t.text) } }
                }
            }
        }
    };
    Ok(html! { (Section::new(v.t("today-fixed")).id("fixed").body(body)) })
}

/// Promises that are due or overdue, oldest first.
pub(crate) async fn promises(app: &App, v: &Viewer) -> Result<Markup> {
    let today = app.today();
    let soon = today.checked_add(SOON.days()).unwrap_or(today);
    let items = items::store::open_of_owner(app.db.read(), &v.id).await?;
    let readable = |i: &&Item| team::rights::may_see(app, v, &i.account_id, Class::Note);
    let due: Vec<&Item> = items
        .iter()
        .filter(|i| i.kind == "promise" && i.open_on(today) && i.due().is_some_and(|d| d <= soon))
        .filter(readable)
        .collect();
    if due.is_empty() {
        return Ok(html! {});
    }
    let ids: HashSet<&str> = due.iter().map(|i| i.account_id.as_str()).collect();
    let records = accounts::store::by_ids(app.db.read(), &ids.into_iter().collect::<Vec<_>>()).await?;
    let body = html! {
        ul class="promises" data-list {
            @for item in &due {
                li data-row=(item.id) tabindex="-1" {
                    a href=(format!("/accounts/{}", item.account_id)) data-row-link { bdi { (records.get(&item.account_id).map_or("", |a| a.called())) } }
                    " · " span dir="auto" { (item.title) } " "
                    @if let Some(day) = item.due() {
                        @if item.late_on(today) { (tag(v.reader.tell("today-promise-late", &[("day", day.into())]), Tone::Bad)) }
                        @else { (tag(v.reader.tell("today-promise-due", &[("day", day.into())]), Tone::Warn)) }
                    }
                    " " (PostButton::new(format!("/items/{}/close", item.id), &v.csrf, v.t("item-close")).small().key("d"))
                }
            }
        }
    };
    Ok(html! { (Section::new(v.t("today-my-word")).id("word").body(body)) })
}
