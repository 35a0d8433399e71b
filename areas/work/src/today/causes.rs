//! A specialist sees causes, not accounts: one cause, its accounts, one text for all.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use customers::timeline::{KINDS, LogInput, touchpoint_of};
use insight::signals::{self, Spoken};
use kernel::{Error, Result, Says};
use maud::{Markup, html};
use query::Viewed;
use serde::Deserialize;
use web::components::{Button, Checkbox, EmptyState, ErrorSummary, FormView, PageHeader, Section, Select, TextArea};
use web::{App, Form, Go, Outcome, Shared, Viewer, page};

use super::gather::{self, Need, values};
use super::line;
use super::page::SHOWN;
use super::state::{LineState, quiet_until};

/// Accounts of one cause that are written to at once.
const MOST: usize = 200;
/// Accounts of a cause that are named in the list.
const NAMED: usize = 6;

/// The causes with how many accounts each concerns, the most first.
pub(crate) fn list(app: &App, v: &Viewer, needs: &[Need]) -> Markup {
    let mut causes: BTreeMap<&str, (Says, Vec<&Need>)> = BTreeMap::new();
    for need in needs {
        if let Some(first) = need.reasons.first() {
            causes.entry(need.signal()).or_insert_with(|| (signals::name_of(&first.signal), Vec::new())).1.push(need);
        }
    }
    let mut causes: Vec<_> = causes.into_iter().collect();
    causes.sort_by(|a, b| b.1.1.len().cmp(&a.1.1.len()).then_with(|| a.0.cmp(b.0)));
    let seen = team::rights::viewed(app, v, "account");
    let viewed = seen.viewed();
    let body = html! {
        @if causes.is_empty() { (EmptyState::new(v.t("today-empty")).text(v.t("today-empty-text")).icon("check")) }
        ul class="causes" data-list {
            @for (signal, (name, needs)) in &causes {
                @let href = format!("/today/causes/{signal}");
                li data-row=(signal) tabindex="-1" {
                    a href=(href) data-row-link { strong { (v.reader.tell("cause-count", &[("count", needs.len().into()), ("cause", name.clone().into())])) } }
                    @if needs.len() > 1 { (Button::link(href.as_str(), v.t("cause-write-all")).small()) }
                    p class="cause-names" { (called(v, &viewed, needs)) }
                    details { summary { (v.t("cause-one-by-one")) } ul class="lines" { @for need in needs.iter().take(SHOWN) { (line::row(app, v, &viewed, need)) } }
                        @if needs.len() > SHOWN { p { a href=(href) { (v.reader.tell("today-lower", &[("count", (needs.len() - SHOWN).into())])) } } }
                    }
                }
            }
        }
    };
    html! { (Section::new(v.t("today-needs-me")).id("needs").plain().body(body)) }
}

/// Whom a cause concerns: the first names, and how many more.
fn called(v: &Viewer, viewed: &Viewed<'_>, needs: &[&Need]) -> String {
    let name = |need: &&Need| customers::accounts::facts(v, viewed, need.row, "short_name");
    let mut names: Vec<String> = needs.iter().take(NAMED).map(name).collect();
    if needs.len() > NAMED {
        names.push(v.reader.tell("today-and-more", &[("count", (needs.len() - NAMED).into())]));
    }
    v.reader.list(&names)
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    id: Vec<String>,
    kind: String,
    text: String,
}

/// `GET /today/causes/{signal}`.
pub(crate) async fn show(State(app): State<Shared>, viewer: Viewer, Path(signal): Path<String>) -> Outcome {
    viewer.need("today.read")?;
    let needs = of(&app, &viewer, &signal).await?;
    let input =
        Input { id: needs.iter().map(|n| n.account_id.clone()).collect(), kind: "mail".to_owned(), ..Input::default() };
    draw(&app, &viewer, (&signal, &needs), &input, None)
}

/// The reason of a need that a signal gave.
fn reason<'a>(need: &'a Need, signal: &str) -> Option<&'a Spoken> {
    need.reasons.iter().find(|reason| reason.signal.key == signal)
}

async fn of(app: &App, viewer: &Viewer, signal: &str) -> Result<Vec<Need>> {
    let mut needs = gather::needs(app, viewer).await?.mine;
    needs.retain(|n| reason(n, signal).is_some());
    needs.truncate(MOST);
    if needs.is_empty() { Err(Error::new(kernel::Kind::NotFound, "today-line-gone")) } else { Ok(needs) }
}

/// `POST /today/causes/{signal}`: one touchpoint for each ticked account; all of them one act.
pub(crate) async fn answer(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(signal): Path<String>,
    Form(input): Form<Input>,
) -> Outcome<Response> {
    let needs = of(&app, &viewer, &signal).await?;
    match answered(&app, &viewer, &signal, (&needs, &input)).await {
        Ok((count, cause)) => {
            Ok(Go::to("/").undoing(Says::new("cause-answered").with("count", count), &cause).into_response())
        }
        Err(error) => {
            Ok((StatusCode::UNPROCESSABLE_ENTITY, draw(&app, &viewer, (&signal, &needs), &input, Some(&error))?)
                .into_response())
        }
    }
}

async fn answered(
    app: &App,
    viewer: &Viewer,
    signal: &str,
    (needs, input): (&[Need], &Input),
) -> Result<(usize, String)> {
    let chosen: Vec<&Need> = needs.iter().filter(|n| input.id.contains(&n.account_id)).collect();
    if chosen.is_empty() {
        return Err(Error::field("id", "cause-nobody"));
    }
    let log = LogInput {
        kind: input.kind.clone(),
        direction: "out".to_owned(),
        text: input.text.clone(),
        ..LogInput::default()
    };
    let seen = team::rights::viewed(app, viewer, "account");
    let viewed = seen.viewed();
    let mut touchpoints = Vec::new();
    let mut states = Vec::new();
    for need in &chosen {
        team::rights::need_log(app, viewer, &need.account_id)?;
        touchpoints.push(touchpoint_of(app, viewer, &need.account_id, &log)?);
        let Some(reason) = reason(need, signal) else { continue };
        states.push(LineState {
            id: app.id("lin"),
            account_id: need.account_id.clone(),
            signal: signal.to_owned(),
            state: "handled".to_owned(),
            until_day: quiet_until("handled", app.today(), reason.signal.rest_days).map(|d| d.to_string()),
            detail: Some(values(&signals::evidence_values(&viewed, reason))),
            by_id: viewer.id.clone(),
            at: app.now().0,
            version: 1,
            ..LineState::default()
        });
    }
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    tx.insert_many(touchpoints).await?;
    tx.insert_many(states).await?;
    tx.commit().await?;
    app.touched();
    Ok((chosen.len(), cause))
}

fn draw(app: &App, v: &Viewer, (signal, needs): (&str, &[Need]), input: &Input, error: Option<&Error>) -> Outcome {
    let seen = team::rights::viewed(app, v, "account");
    let viewed = seen.viewed();
    let spoken = needs.iter().find_map(|need| reason(need, signal));
    let name = spoken.map_or_else(String::new, |r| v.reader.say(&signals::name_of(&r.signal)));
    let kinds = KINDS.iter().map(|k| ((*k).to_owned(), v.t(&format!("touchpoint-kind-{k}"))));
    let body = html! {
        (ErrorSummary::new(&v.reader, error))
        fieldset id="id" { legend { (v.t("cause-accounts")) }
            @for need in needs {
                @let label = customers::accounts::facts(v, &viewed, need.row, "short_name");
                (Checkbox::new("id", label).value(&need.account_id).checked(input.id.contains(&need.account_id)).id(format!("id-{}", need.account_id)))
            }
        }
        (Select::new("kind", v.t("log-kind")).options(kinds).selected(&input.kind).faults(&v.reader, error))
        (TextArea::new("text", v.t("cause-text")).value(&input.text).rows(4).required().faults(&v.reader, error))
        (Button::submit(v.t("cause-write")).primary())
    };
    let title = v.reader.tell("cause-count", &[("count", needs.len().into()), ("cause", name.into())]);
    let main = html! {
        (PageHeader::new(&title).question(v.t("cause-question")).back("/", v.t("today-title")))
        (FormView::post(format!("/today/causes/{signal}"), &v.csrf).draft(format!("cause-{signal}")).body(body))
    };
    Ok(page(app, v, &title, main))
}
