//! One line of Today: the fact before → after with its window, the deadline, the money, the person, one act.

use insight::signals::{Act, Line};
use kernel::Value;
use maud::{Markup, html};
use query::{Cell, Viewed};
use web::components::{Band, Button, Tone, band, tag};
use web::page::encoded;
use web::{App, Viewer};

use super::gather::{Need, number};
use super::order::Place;
use super::weights;

/// Days to a deadline from which it is told in the line.
const TOLD_AHEAD: f64 = 120.0;
/// Days from which a deadline is urgent.
const URGENT: f64 = 14.0;

/// The line as a row of a list, with its keys.
pub(crate) fn row(app: &App, v: &Viewer, viewed: &Viewed<'_>, need: &Need) -> Markup {
    let lines = need.lines(app, v, viewed);
    let Some(first) = lines.first() else { return html! {} };
    let id = &need.account_id;
    let text = |key: &str| customers::accounts::facts(v, viewed, need.row, key);
    let known = |key: &str| viewed.value(need.row, key).value().is_some_and(|x| !x.is_null());
    let mark = viewed.value(need.row, "health_band").value().and_then(Value::text).and_then(Band::from_key);
    html! {
        li class="line" data-row=(id) tabindex="-1" {
            div class="line-head" {
                a href=(format!("/accounts/{id}")) data-row-link { strong { bdi { (text("short_name")) } } }
                @for key in ["tier", "stage"] { @if known(key) { " " (tag(text(key), Tone::Neutral)) } }
                @if let Some(mark) = mark { " " (band(&v.reader, mark)) }
                @if let Some(task) = &need.with { " " (tag(v.reader.tell("today-with", &[("title", task.title.as_str().into())]), Tone::Accent)) }
            }
            p class="line-fact" { (v.reader.say(&first.evidence)) }
            @if lines.len() > 1 { ul class="line-more" { @for also in &lines[1..] { li { (v.reader.say(&also.evidence)) } } } }
            p class="line-terms" { (terms(app, v, viewed, need.row)) }
            p class="line-act" { span class="arrow" aria-hidden="true" { (if v.reader.language.is_rtl() { "← " } else { "→ " }) } (act(v, viewed, (need.row, first))) }
            div class="line-keys" { (acts(v, first)) (why(v, &need.place)) }
        }
    }
}

/// When the contract ends, when notice must be given, and its value where the viewer may see it.
fn terms(app: &App, v: &Viewer, viewed: &Viewed<'_>, row: usize) -> Markup {
    let fact = |key: &str| customers::accounts::facts(v, viewed, row, key);
    let ends = number(viewed, row, "days_to_end").filter(|d| *d >= 0.0);
    let day = viewed.value(row, "ends_on").value().and_then(Value::date);
    let day = day.map_or_else(|| fact("ends_on"), |day| v.reader.day_near(day, app.today()));
    let notice = number(viewed, row, "days_to_notice").filter(|d| (0.0..=TOLD_AHEAD).contains(d));
    let value = match viewed.value(row, "arr") {
        Cell::Known(Value::Number(major)) => Some(customers::accounts::in_minor(major, app.workspace.load().currency)),
        _ => None,
    };
    html! {
        @if let Some(days) = ends { (v.reader.tell("line-ends", &[("day", day.into()), ("days", days.into())])) }
        @if let Some(days) = notice {
            @let text = v.reader.tell("line-notice", &[("days", days.into())]);
            @if ends.is_some() { (v.t("line-comma")) }
            @if days <= URGENT { strong class="urgent" { (text) } } @else { (text) }
        }
        @if let Some(value) = value { " · " span class="nowrap" { (v.reader.tell("line-value", &[("amount", v.reader.money_short(value).into())])) } }
    }
}

/// What to do, with whom, and when we last spoke.
fn act(v: &Viewer, viewed: &Viewed<'_>, (row, line): (usize, &Line)) -> Markup {
    let who = line.target.as_ref().map(|t| t.name.clone().unwrap_or_else(|| v.t(&format!("contact-role-{}", t.role))));
    let what = match who {
        Some(who) => v.reader.tell(&format!("act-{}-whom", line.act.key()), &[("who", who.into())]),
        None => v.t(&format!("act-{}-team", line.act.key())),
    };
    let spoken = match number(viewed, row, "days_since_talk") {
        Some(days) => v.reader.tell("line-last-spoken", &[("days", days.into())]),
        None => v.t("line-never-spoken"),
    };
    html! { (what) span class="quiet" { (v.t("line-comma")) (spoken) } }
}

/// The keys of a line. Each is a link or a form too, so that it works without script.
fn acts(v: &Viewer, line: &Line) -> Markup {
    let query = format!("account={}&signal={}", encoded(&line.account_id), encoded(&line.signal));
    let account = format!("/accounts/{}", line.account_id);
    let key = |href: String, label: &str, key: &str| Button::link(href, v.t(label)).small().quiet().key(key).panel();
    let handoff = line.act == Act::Handoff;
    html! {
        (Button::link(format!("/today/handle?{query}"), v.t("today-log")).small().key("l").panel())
        (key(format!("{account}/items/new?kind=promise&next=/"), "today-promise", "p"))
        (key(format!("/tasks/new?{query}&next=/"), "today-task", "t"))
        @if handoff { (Button::link(format!("{account}/handoffs/new?next=/"), v.t("today-handoff")).small().key("h").panel()) }
        @else { (key(format!("{account}/handoffs/new?next=/"), "today-handoff", "h")) }
        (key(format!("/today/snooze?{query}"), "today-snooze", "s"))
        (key(format!("/today/dismiss?{query}"), "today-dismiss", "x"))
        (Button::plain(v.t("act-copy")).small().quiet().key("c").copies(v.reader.say(&line.evidence)))
    }
}

/// Why the line stands where it stands: the factors of its place.
fn why(v: &Viewer, place: &Place) -> Markup {
    let args = [
        ("band", v.reader.number(place.band, 1).into()),
        ("value", v.reader.number(place.percentile, 0).into()),
        ("nearness", v.reader.number(place.nearness, 1).into()),
        ("divided", v.reader.number(place.divided, 1).into()),
        ("points", v.reader.number(place.points, 0).into()),
    ];
    html! {
        details class="why" {
            summary { (v.t("today-why-here")) }
            p { (v.reader.tell("today-why", &args)) " " a href=(weights::PLACE) { (v.t("weights-title")) } }
        }
    }
}
