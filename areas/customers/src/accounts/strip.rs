//! The strip at the head of an account: what one must know before reading on, in one line.

use std::collections::HashMap;

use i18n::workdays;
use jiff::tz::TimeZone;
use kernel::{Result, Value};
use maud::{Markup, html};
use query::{Cell, Viewed};
use web::components::Strip;
use web::{App, Viewer};

use super::model::Account;
use crate::timeline;

/// How far ahead a planned meeting is looked for, in seconds.
const AHEAD: i64 = 90 * 86_400;
/// Working hours on a working day, local time.
const OPEN: std::ops::Range<i8> = 9..18;

/// The value of a column as a person of this viewer's rights reads it; a hidden one says so.
pub fn facts(v: &Viewer, seen: &Viewed<'_>, row: usize, key: &str) -> String {
    match seen.value(row, key) {
        Cell::Hidden => v.t("value-hidden"),
        Cell::Known(value) => shown(v, seen, key, &value),
    }
}

fn shown(v: &Viewer, seen: &Viewed<'_>, key: &str, value: &Value) -> String {
    let spec = seen.frame.spec(key);
    match value {
        Value::Null => v.t("value-unknown"),
        Value::Flag(yes) => v.t(if *yes { "value-yes" } else { "value-no" }),
        // A share such as 0.71 of the seats needs its second place; a hundred and more needs none beyond the first.
        Value::Number(n) => v.reader.number(*n, if n.abs() < 10.0 { 2 } else { 1 }),
        Value::Date(day) => v.reader.day(*day),
        Value::Text(text) => {
            let choice = spec.and_then(|s| s.choices.iter().find(|(k, _)| k == text));
            choice.map_or_else(|| text.clone(), |(_, says)| v.reader.say(says))
        }
    }
}

pub(crate) async fn draw(app: &App, v: &Viewer, account: &Account, seen: &Viewed<'_>, row: usize) -> Result<Markup> {
    let people = team::people::names(app).await?;
    let r = &v.reader;
    let text = |key: &str| facts(v, seen, row, key);
    let known = |key: &str| seen.value(row, key).value().filter(|x| !x.is_null()).cloned();
    let in_days = |key: &str| known(key).and_then(|x| x.number()).map(|n| days(v, n)).unwrap_or_default();
    let owner = |id: &Option<String>| name(v, &people, id.as_deref());
    let mut strip = Strip::new(v.t("strip-label"));
    for key in ["tier", "stage"] {
        if seen.frame.spec(key).is_some() {
            strip = strip.item(v.t(&format!("column-{key}")), text(key));
        }
    }
    let since = known("band_since")
        .and_then(|d| d.date())
        .map(|d| r.tell("strip-since", &[("day", d.into())]))
        .unwrap_or_default();
    strip = strip.item_with_note(v.t("column-health_band"), text("health_band"), since);
    strip = strip.item(v.t("strip-value"), amount(app, v, seen, row));
    strip = strip.item_with_note(v.t("strip-end"), text("ends_on"), in_days("days_to_end"));
    strip = strip.item_with_note(v.t("strip-notice"), text("notice_on"), in_days("days_to_notice"));
    strip = strip.item(v.t("column-csm"), html! { bdi { (owner(&account.csm_id)) } });
    strip = strip.item(v.t("column-am"), html! { bdi { (owner(&account.am_id)) } });
    let from = app.now();
    let planned = timeline::store::between(app.db.read(), from, from.plus_seconds(AHEAD)).await?;
    let meeting = planned
        .iter()
        .find(|t| t.account_id == account.id)
        .map_or_else(|| v.t("strip-no-meeting"), |t| r.moment(t.when()));
    strip = strip.item(v.t("strip-meeting"), meeting);
    let talk = known("days_since_talk").and_then(|x| x.number()).map_or_else(|| v.t("strip-never"), |n| ago(v, n));
    strip = strip.item(v.t("strip-talk"), talk);
    let (clock, open) = local_time(app, v, account);
    Ok(html! { (strip.item_with_note(v.t("strip-local"), clock, open)) })
}

/// The value of a year in the reporting currency, if this viewer may see amounts.
fn amount(app: &App, v: &Viewer, seen: &Viewed<'_>, row: usize) -> String {
    match seen.value(row, "arr") {
        Cell::Hidden => v.t("value-hidden"),
        Cell::Known(Value::Number(major)) => {
            let currency = app.workspace.load().currency;
            v.reader.money_short(in_minor(major, currency))
        }
        Cell::Known(_) => v.t("value-unknown"),
    }
}

/// An amount in major units as minor units of its currency.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "amounts stay below 2^53 minor units")]
pub fn in_minor(major: f64, currency: kernel::Currency) -> kernel::Money {
    kernel::Money::new((major * currency.minor_per_major() as f64).round() as i64, currency)
}

#[expect(clippy::cast_possible_truncation, reason = "whole days")]
fn days(v: &Viewer, n: f64) -> String {
    v.reader.tell(if n < 0.0 { "strip-days-ago" } else { "strip-in-days" }, &[("days", (n.abs() as i64).into())])
}

#[expect(clippy::cast_possible_truncation, reason = "whole days")]
fn ago(v: &Viewer, n: f64) -> String {
    v.reader.tell("strip-days-ago", &[("days", (n as i64).into())])
}

fn name(v: &Viewer, people: &HashMap<String, String>, id: Option<&str>) -> String {
    id.and_then(|id| people.get(id)).cloned().unwrap_or_else(|| v.t("owner-none"))
}

/// Their clock, and whether they are at work.
fn local_time(app: &App, v: &Viewer, account: &Account) -> (String, String) {
    let zone = account.zone.as_deref().and_then(|z| TimeZone::get(z).ok()).unwrap_or_else(|| app.zone());
    let local = app.now().civil(&zone);
    let mut reader = v.reader.clone();
    reader.zone = zone;
    let Some(calendar) = workdays::shipped(&account.calendar) else { return (reader.clock(app.now()), String::new()) };
    let working = calendar.is_working(local.date()) && OPEN.contains(&local.hour());
    let note = if working {
        v.t("strip-working")
    } else if calendar.is_working(local.date()) && local.hour() < OPEN.start {
        v.t("strip-not-yet-open")
    } else {
        v.reader.tell("strip-closed-until", &[("day", calendar.next_working(local.date()).into())])
    };
    (reader.clock(app.now()), note)
}
