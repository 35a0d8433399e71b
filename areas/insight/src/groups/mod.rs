//! Groups mined from behaviour: customers that lie near each other in chosen numbers, and how far to trust that.
//!
//! Words: a *group* is found in numbers and lasts as long as the question; a *segment* is a definition that stays. Groups are found by k-means
//! or as a mixture of normal distributions (`method`), in columns on one scale (`scale`); their number is one that other samples would
//! show again (`number`). Who belongs to no group of a mixture by far lies between groups (`between`). A group is called by what sets it
//! apart (`named`) and can be promoted to a segment by a rule that finds most of it (`rule`). From month to month the groups of today are held
//! against the numbers of four weeks ago (`then`), so that a group means the same on both days and only customers move.
mod ask;
mod between;
mod centres;
mod described;
mod found;
mod group;
mod kept;
mod members;
mod method;
mod moved;
mod named;
mod number;
mod rule;
mod scale;
mod then;
mod told;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use kernel::{Error, Kind, Result};
use maud::{Markup, html};
use query::{Viewed, quote_name};
use team::rights::Rights;
use web::components::{EmptyState, ErrorSummary, Notice, PageHeader, Section};
use web::page::encoded;
use web::{App, Outcome, Shared, Viewer, page};

use ask::Asked;
use kept::{Answer, known_or_found};
use members::Members;
use number::Clear;
use told::Told;

use crate::definitions::model::ACCOUNT;

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/insight/groups", get(show))
}

/// Handler.
async fn show(State(app): State<Shared>, viewer: Viewer, Query(asked): Query<Asked>) -> Outcome<Response> {
    viewer.need("definition.read")?;
    let v = &viewer;
    let rights = team::rights::viewed(&app, v, ACCOUNT);
    let viewed = rights.viewed();
    let asked = asked.or_usual(&viewed);
    let looked = if asked.is_empty() { None } else { Some(looked(&app, &rights, &asked).await) };
    let looked = match looked {
        Some(Err(error)) if error.kind != Kind::Invalid => return Err(error.into()),
        looked => looked,
    };
    let error = looked.as_ref().and_then(|looked| looked.as_ref().err());
    let title = v.t("groups-title");
    let main = html! {
        (PageHeader::new(&title).question(v.t("groups-question")))
        (crate::segments::tabs(v, "/insight/groups"))
        (ErrorSummary::new(&v.reader, error))
        @match &looked {
            None => (empty(v, "groups-no-columns")),
            Some(Ok((members, answer))) => {
                @if members.hidden > 0 { (Notice::info(v.reader.tell("groups-hidden", &[("count", members.hidden.into())]))) }
                (told(&app, v, (viewed, &asked), (members, answer))?)
            },
            Some(Err(_)) => {},
        }
        (Section::new(v.t("groups-ask")).body(ask::form(v, &viewed, (&asked, error))))
    };
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, page(&app, v, &title, main)).into_response())
}

fn empty(v: &Viewer, key: &str) -> Markup {
    html! { (EmptyState::new(v.t(key)).text(v.t(&format!("{key}-text"))).icon("chart")) }
}

/// Those who count, and the groups among them.
async fn looked(app: &Shared, rights: &Rights, asked: &Asked) -> Result<(Members, Answer)> {
    let (shared, rights, asked) = (Arc::clone(app), rights.clone(), asked.clone());
    let engine = crate::state::engine(app);
    let looking = move || {
        let app: &App = &shared;
        let question = asked.question()?;
        let members = members::members(&rights.viewed(), &asked, engine.as_ref().map(|engine| &engine.before))?;
        let answer = known_or_found(app, &members.numbers, question);
        Ok((members, answer))
    };
    tokio::task::spawn_blocking(looking).await.map_err(Error::internal)?
}

/// The groups; folded where there are none that are clear.
fn told(
    app: &App,
    v: &Viewer,
    (viewed, asked): (Viewed<'_>, &Asked),
    (members, answer): (&Members, &Answer),
) -> Result<Markup> {
    let keys = asked.keys()?;
    let unknown = unknown(v, (asked, &keys), members);
    let Ok(found) = answer.as_ref() else {
        let key = if members.rows.len() < found::FEWEST { "groups-too-few" } else { "groups-alike" };
        return Ok(html! { (unknown) (empty(v, key)) });
    };
    let told = Told { app, v, viewed, asked, keys, members, found };
    let groups = html! {
        (told::overview(&told))
        (told::medians(&told))
        @for (at, group) in found.groups.iter().enumerate() { (group::section(&told, at, group)) }
        (between::section(&told))
        (moved::section(&told))
    };
    Ok(html! {
        (told::verdict(&told))
        (unknown)
        @if found.clear() == Clear::No {
            details class="stack" { summary { (v.t("groups-all-the-same")) } (groups) }
        } @else { (groups) }
    })
}

/// "Not known: 12", with a link to them.
fn unknown(v: &Viewer, (asked, keys): (&Asked, &[String]), members: &Members) -> Markup {
    if members.unknown == 0 {
        return html! {};
    }
    let missing = keys.iter().map(|key| format!("{} is null", quote_name(key))).collect::<Vec<_>>().join(" or ");
    let who = asked.who.trim();
    let condition = if who.is_empty() { missing } else { format!("({who}) and ({missing})") };
    let says = v.reader.tell("groups-unknown", &[("count", members.unknown.into())]);
    html! { p { (says) " " a href=(format!("/accounts?where={}", encoded(&condition))) { (v.t("segment-show")) } } }
}
