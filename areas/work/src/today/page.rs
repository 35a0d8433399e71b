//! `GET /`: Today, top to bottom: since you last looked, at a fixed hour, my word, needs me, with others, handled today.

use std::collections::BTreeMap;

use axum::extract::{Query, State};
use insight::signals;
use kernel::{Instant, Result};
use maud::{Markup, html};
use serde::Deserialize;
use team::people::Role;
use web::components::{Button, EmptyState, Notice, PageHeader, Section, live};
use web::{App, Outcome, Shared, Viewer, page};

use super::gather::{Need, Needs};
use super::look::Seen;
use super::{causes, first, fixed, gather, lead, line, look, state};
use crate::handoffs;

/// Lines shown before "37 lower".
pub(super) const SHOWN: usize = 12;
/// Lines under way with others that are shown; their tasks are all in the list of tasks.
const OTHERS: usize = 50;
/// Names told in "since you last looked".
const NAMED: usize = 5;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    all: Option<String>,
}

/// Handler.
pub(crate) async fn show(State(app): State<Shared>, viewer: Viewer, Query(asked): Query<Asked>) -> Outcome {
    viewer.need("today.read")?;
    let needs = gather::needs(&app, &viewer).await?;
    let seen = look::last(&app, &viewer.id).await?;
    let now: BTreeMap<String, f64> = needs.mine.iter().map(|n| (n.key(), n.place.points)).collect();
    let title = viewer.t("today-title");
    let begun = first::Begun::of(&app).await?;
    let steps = first::steps(&viewer, &begun);
    let body = if begun.customers() {
        let lists = parts(&app, &viewer, (&needs, seen.as_ref()), &now, asked.all.is_some()).await?;
        html! { (steps) (lists) }
    } else {
        steps
    };
    // A page that draws itself anew is not somebody who looks.
    if !viewer.redrawing {
        look::remember(&app, &viewer.id, seen.as_ref(), &now).await?;
    }
    let main = html! {
        (PageHeader::new(&title).question(viewer.t("today-question")).subtitle(html! { (viewer.reader.day(app.today())) })
            .action(Button::link("/tasks", viewer.t("tasks-title"))))
        (live("today", &body))
    };
    Ok(page(&app, &viewer, &title, main))
}

async fn parts(
    app: &App,
    v: &Viewer,
    (needs, seen): (&Needs, Option<&Seen>),
    now: &BTreeMap<String, f64>,
    all: bool,
) -> Result<Markup> {
    let handled =
        state::handled_by(app.db.read(), &v.id, Instant::start_of(app.now().day(&v.reader.zone), &v.reader.zone))
            .await?;
    let names = names(app, v);
    Ok(html! {
        (since(v, seen, now, &names))
        (workspace(app, v))
        @if v.role == Role::Lead.key() { div data-live-free { (lead::board(app, v).await?) } }
        (fixed::appointments(app, v).await?)
        (fixed::promises(app, v).await?)
        (handed(app, v).await?)
        @if v.role == Role::Specialist.key() { (causes::list(app, v, &needs.mine)) } @else { (list(app, v, &needs.mine, all)) }
        (others(app, v, &needs.others))
        p class="handled" { (v.reader.tell("today-handled", &[("count", i64::try_from(handled).unwrap_or(0).into())])) }
    })
}

/// Names of accounts by id, for the viewer.
fn names(app: &App, v: &Viewer) -> impl Fn(&str) -> String + use<> {
    let seen = team::rights::viewed(app, v, "account");
    let reader = v.clone();
    move |id: &str| {
        let viewed = seen.viewed();
        viewed.row(id).map_or_else(String::new, |row| customers::accounts::facts(&reader, &viewed, row, "short_name"))
    }
}

/// New, worse, and solved by itself since the last sitting.
fn since(v: &Viewer, seen: Option<&Seen>, now: &BTreeMap<String, f64>, name: &dyn Fn(&str) -> String) -> Markup {
    let Some((at, before)) = seen else { return html! {} };
    let account = |key: &str| name(key.split('/').next().unwrap_or(""));
    let listed = |keys: Vec<&String>| {
        let mut names: Vec<String> = keys.iter().take(NAMED).map(|k| account(k)).filter(|n| !n.is_empty()).collect();
        if keys.len() > NAMED {
            names.push(v.reader.tell("today-and-more", &[("count", (keys.len() - NAMED).into())]));
        }
        v.reader.list(&names)
    };
    let fresh: Vec<&String> = now.keys().filter(|k| !before.contains_key(*k)).collect();
    let worse: Vec<&String> =
        now.iter().filter(|(k, p)| before.get(*k).is_some_and(|b| **p > b * 1.2 + 1.0)).map(|(k, _)| k).collect();
    let gone: Vec<&String> = before.keys().filter(|k| !now.contains_key(*k)).collect();
    let moment = v.reader.moment(*at);
    html! {
        section class="since" data-live-still aria-label=(v.t("today-since")) {
            p { (v.reader.tell("today-since-moment", &[("moment", moment.into())])) " "
                @if fresh.is_empty() && worse.is_empty() && gone.is_empty() { (v.t("today-nothing-new")) }
                @for (key, keys) in [("new", fresh), ("worse", worse), ("solved", gone)] {
                    @if !keys.is_empty() { span class=(format!("since-{key}")) { (v.reader.tell(&format!("today-since-{key}"), &[("count", keys.len().into()), ("names", listed(keys).into())])) } " " }
                }
            }
        }
    }
}

/// Lines that are about no account, for whoever looks after the workspace.
fn workspace(app: &App, v: &Viewer) -> Markup {
    if v.role != Role::Admin.key() {
        return html! {};
    }
    html! {
        @for line in signals::for_workspace(app, v) {
            div data-new=(format!("{}/{}", line.subject, line.signal)) { (Notice::warn(html! { (v.reader.say(&line.evidence)) }).title(v.reader.say(&line.name)).action(Button::link(line.href, v.t("today-look")).small())) }
        }
    }
}

/// Handoffs that wait for this viewer, or came back to them.
async fn handed(app: &App, v: &Viewer) -> Result<Markup> {
    let live = handoffs::store::live(app.db.read()).await?;
    let mine: Vec<_> = live
        .iter()
        .filter(|h| (h.to_id == v.id && h.under_way()) || (h.from_id == v.id && h.state == "returned"))
        .collect();
    if mine.is_empty() {
        return Ok(html! {});
    }
    let people = team::people::names(app).await?;
    let name = names(app, v);
    let body = html! {
        @for handoff in mine {
            div class="stack" data-new=(handoff.id) {
                h3 { a href=(format!("/accounts/{}", handoff.account_id)) { bdi { (name(&handoff.account_id)) } } }
                (handoffs::card(v, handoff, &people, (app.today(), "/", false)))
            }
        }
    };
    Ok(html! { (Section::new(v.t("today-handoffs")).id("handoffs").body(body)) })
}

fn list(app: &App, v: &Viewer, needs: &[Need], all: bool) -> Markup {
    let seen = team::rights::viewed(app, v, "account");
    let viewed = seen.viewed();
    let shown = if all { needs.len() } else { needs.len().min(SHOWN) };
    let body = html! {
        @if needs.is_empty() { (EmptyState::new(v.t("today-empty")).text(v.t("today-empty-text")).icon("check")) }
        @else { ul class="lines" data-list data-lower=[lower(&needs[shown..])] { @for need in &needs[..shown] { (line::row(app, v, &viewed, need)) } } }
        @if needs.len() > shown { p { a href="/?all=1" { (v.reader.tell("today-lower", &[("count", (needs.len() - shown).into())])) } } }
    };
    html! { (Section::new(v.t("today-needs-me")).id("needs").plain().body(body)) }
}

/// The accounts below the end of the list: one that rises or sinks is neither new nor gone.
fn lower(needs: &[Need]) -> Option<String> {
    let ids: Vec<&str> = needs.iter().map(|need| need.account_id.as_str()).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

fn others(app: &App, v: &Viewer, needs: &[Need]) -> Markup {
    if needs.is_empty() {
        return html! {};
    }
    let seen = team::rights::viewed(app, v, "account");
    let viewed = seen.viewed();
    html! {
        details class="others" {
            summary { (v.reader.tell("today-others", &[("count", needs.len().into())])) }
            ul class="lines" data-list { @for need in needs.iter().take(OTHERS) { (line::row(app, v, &viewed, need)) } }
        }
    }
}
