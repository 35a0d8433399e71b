//! Adoption: how many are active, how far and how deep each feature is used, and who comes through a chain of steps.
//!
//! Words: a *feature* is an event's name. *Breadth* is the share of the active accounts, or people, that used it; *depth*, how often those
//! did so in a week of use. *Stickiness* is how many of a month's people come on a day. A *funnel* is a chain of events; its subjects are
//! accounts, or people within an account. Everything counts only what the viewer may see, from the log, whose events are resolved as the
//! engine resolves them; what was counted over the company is kept (`kept`).
mod activity;
mod ask;
mod features;
mod funnel;
mod kept;
mod reading;
mod told;
mod used;
mod who;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use kernel::{Error, Kind, Result};
use maud::{Markup, html};
use web::components::{Button, EmptyState, ErrorSummary, Notice, PageHeader, Section, live};
use web::{App, Outcome, Shared, Viewer, page};

use activity::Activity;
use ask::{Asked, PATH};
use features::{Feature, features};
pub(crate) use kept::{PAGE, PANEL, used};
pub(crate) use used::{Period, Use, Used};
use who::Who;

use crate::definitions::model::ACCOUNT;
use crate::refresh::people::People;

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/insight/adoption", get(show))
}

/// Handler.
async fn show(State(app): State<Shared>, viewer: Viewer, Query(asked): Query<Asked>) -> Outcome<Response> {
    viewer.need("definition.read")?;
    viewer.need("usage.read")?;
    let v = &viewer;
    let title = v.t("adoption-title");
    let counted = used(&app, asked.period(app.today()), PAGE).await?.filter(|used| !used.active.is_empty());
    let header = PageHeader::new(&title).question(v.t("adoption-question"));
    let header = match &counted {
        Some(used) => header.freshness(v.reader.tell("adoption-counted", &[("at", v.reader.moment(used.at).into())])),
        None => header,
    };
    let (body, error) = match &counted {
        Some(used) => shown(&app, v, &asked, used).await?,
        None => (empty(v), None),
    };
    let main = html! {
        (header)
        (crate::segments::tabs(v, PATH))
        (ErrorSummary::new(&v.reader, error.as_ref()))
        (body)
    };
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, page(&app, v, &title, live("adoption", &main))).into_response())
}

fn empty(v: &Viewer) -> Markup {
    let import = Button::link("/import", v.t("sources-import")).primary();
    html! { (EmptyState::new(v.t("sources-none")).text(v.t("sources-none-text")).icon("chart").action(import)) }
}

/// What is wrong with the question; an error of ours is no fault of it.
fn fault<T>(asked: &Result<T>) -> Result<Option<Error>> {
    match asked {
        Err(error) if error.kind == Kind::Invalid => Ok(Some(error.clone())),
        Err(error) => Err(error.clone()),
        Ok(_) => Ok(None),
    }
}

/// The whole page below its head, and what is wrong with the question.
async fn shown(app: &App, v: &Viewer, asked: &Asked, used: &Arc<Used>) -> Result<(Markup, Option<Error>)> {
    let who = {
        let rights = team::rights::viewed(app, v, ACCOUNT);
        Who::of(&rights.viewed(), &used.people, &asked.who)
    };
    let funnel = asked.funnel(app);
    let error = fault(&who)?.or(fault(&funnel)?);
    let ask = Section::new(v.t("adoption-ask")).body(ask::form(v, (asked, error.as_ref()), used.period));
    let Ok(who) = who else { return Ok((html! { (ask) }, error)) };
    let (told, features) = numbers(used, &who).await?;
    let reached = match &funnel {
        Ok(Some(funnel)) => {
            let counts = |people: &People| {
                let rights = team::rights::viewed(app, v, ACCOUNT);
                Who::of(&rights.viewed(), people, &asked.who)
            };
            Some(funnel::shown(app, v, funnel, counts).await?)
        }
        _ => None,
    };
    let funnel = html! {
        @if let Some(reached) = &reached { (reached) }
        (ask::funnel(v, (asked, error.as_ref()), &features))
    };
    let overlooked = Button::link("/insight/overlooked", v.t("overlooked-title")).small();
    let body = html! {
        @if who.hidden > 0 { (Notice::info(v.t("value-hidden"))) }
        (ask)
        @if told[1].all == 0 {
            (EmptyState::new(v.t("adoption-empty")).text(v.t("adoption-empty-text")).icon("chart"))
        } @else {
            (Section::new(v.t("adoption-activity")).id("activity").body(told::activity(app, v, used.period, &told).await?))
            (Section::new(v.t("adoption-features")).id("features").note(v.t("adoption-features-note")).action(overlooked).plain().body(told::features(app, v, asked, (&features, &told))))
        }
        (Section::new(v.t("adoption-funnel")).id("funnel").note(v.t("adoption-funnel-question")).body(funnel))
    };
    Ok((body, error))
}

/// Activity of people and accounts, and the use of each feature.
async fn numbers(used: &Arc<Used>, who: &Who) -> Result<([Activity; 2], Vec<Feature>)> {
    let (used, who) = (Arc::clone(used), who.clone());
    let counting = tokio::task::spawn_blocking(move || (Activity::of(&used, &who), features(&used, &who)));
    counting.await.map_err(Error::internal)
}
