//! The divisions as one map: how many customers stand where two divisions cross, and who moved between two days.
//!
//! Words: a *division* here is any column of classes or flags: tier, stage, band, a segment. Who moved is told from a kept past day
//! (`proof::kept`), as we knew it then, judged by the definitions of today: so it is customers that moved, and not the rules.
mod ask;
mod classes;
mod cross;
mod flows;
mod moved;

use std::collections::BTreeSet;

use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;
use kernel::{Day, Result};
use maud::{Markup, html};
use web::components::{Notice, PageHeader, Section, live};
use web::{App, Outcome, Shared, Viewer, page};

use ask::Asked;
pub(crate) use ask::divisions;
pub(crate) use classes::{Classes, divides};
pub(crate) use flows::{Counts, flow};
pub(crate) use moved::{Mover, list as movers};

use crate::definitions::model::ACCOUNT;
use crate::proof::kept;

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/insight/map", get(show))
}

/// Handler.
async fn show(State(app): State<Shared>, viewer: Viewer, Query(asked): Query<Asked>) -> Outcome {
    viewer.need("definition.read")?;
    let v = &viewer;
    let rights = team::rights::viewed(&app, v, ACCOUNT);
    let viewed = rights.viewed();
    let days: Vec<Day> = kept::valid(&app).await?.valid.into_keys().rev().collect();
    let asked = asked.or_usual(&viewed, &days, app.today());
    let title = v.t("map-title");
    let crossed = match (Classes::of(v, &viewed, &asked.rows), Classes::of(v, &viewed, &asked.columns)) {
        (Some(rows), Some(columns)) => cross::drawn(v, &viewed, (&rows, &columns)),
        _ => html! { (Notice::info(v.t("map-no-division"))) },
    };
    let main = html! {
        (PageHeader::new(&title).question(v.t("map-question")))
        (crate::segments::tabs(v, "/insight/map"))
        (Section::new(v.t("map-crossed")).note(v.t("map-crossed-note")).body(html! { (ask::crossed(v, &viewed, &asked)) (crossed) }))
        (moved(&app, v, (&asked, &days)).await?)
    };
    Ok(page(&app, v, &title, live("map", &main)))
}

/// Who moved since a past day.
async fn moved(app: &Shared, v: &Viewer, (asked, days): (&Asked, &[Day])) -> Result<Markup> {
    let section = Section::new(v.t("map-moved")).id("moved").note(v.t("map-moved-note"));
    let Some(day) = asked.since() else {
        let says = html! { (v.t("map-no-days")) " " a href="/insight/proof" { (v.t("proof-title")) } };
        return Ok(html! { (section.body(html! { (Notice::info(says)) })) });
    };
    let rights = team::rights::viewed(app, v, ACCOUNT);
    let viewed = rights.viewed();
    let Some(classes) = Classes::of(v, &viewed, &asked.moving) else {
        return Ok(
            html! { (section.body(html! { (ask::moved(v, &viewed, asked, days)) (Notice::info(v.t("map-no-division"))) })) },
        );
    };
    let past = then(app, day, &asked.moving).await?;
    let drawn = moved::drawn(v, &viewed, &classes, (day, &past));
    Ok(html! { (section.body(html! { (ask::moved(v, &viewed, asked, days)) (drawn) })) })
}

/// The accounts of that day with one column.
async fn then(app: &Shared, day: Day, column: &str) -> Result<query::Frame> {
    let (shared, wanted) = (std::sync::Arc::clone(app), BTreeSet::from([column.to_owned()]));
    let reading = tokio::task::spawn_blocking(move || {
        let app: &App = &shared;
        kept::judged(app, day, &wanted)
    });
    reading.await.map_err(kernel::Error::internal)?
}
