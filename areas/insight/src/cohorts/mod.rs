//! Cohorts: of the customers that began in one month, how many are still there after each following month; and how long customers of
//! different classes stay.
//!
//! Words: a *cohort* is everybody who began in one month (quarter, year) of the reader's calendar. A cell of the triangle is told only when
//! everybody of the cohort could have come so far. Curves follow Kaplan and Meier (1958): who is still there counts for as long as we
//! know them.
mod ask;
mod curves;
mod members;
mod triangle;

use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;
use kernel::Kind;
use maud::html;
use web::components::{EmptyState, ErrorSummary, Notice, PageHeader, Section, live};
use web::{Outcome, Shared, Viewer, page};

use ask::Asked;
pub(crate) use members::who;

use crate::definitions::model::ACCOUNT;

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/insight/cohorts", get(show))
}

/// Handler.
async fn show(State(app): State<Shared>, viewer: Viewer, Query(asked): Query<Asked>) -> Outcome {
    viewer.need("definition.read")?;
    let v = &viewer;
    let rights = team::rights::viewed(&app, v, ACCOUNT);
    let viewed = rights.viewed();
    let asked = asked.or_usual(&viewed);
    let members = members::members(&viewed, &asked, app.today());
    let error = match &members {
        Err(error) if error.kind == Kind::Invalid => Some(error.clone()),
        Err(error) => return Err(error.clone().into()),
        Ok(_) => None,
    };
    let title = v.t("cohorts-title");
    let main = html! {
        (PageHeader::new(&title).question(v.t("cohorts-question")))
        (crate::segments::tabs(v, "/insight/cohorts"))
        (ErrorSummary::new(&v.reader, error.as_ref()))
        @if let Ok(members) = &members {
            @if members.hidden > 0 { (Notice::info(v.t("value-hidden"))) }
            @if members.all.is_empty() {
                (EmptyState::new(v.t("cohorts-empty")).text(v.t("cohorts-empty-text")).icon("chart"))
            } @else {
                (Section::new(v.t("cohorts-triangle")).note(v.t("cohorts-triangle-note")).body(triangle::drawn(v, &viewed, &asked, members)))
                (Section::new(v.t("cohorts-curves")).note(v.t("cohorts-curves-note")).body(curves::drawn(v, &viewed, &asked, members)))
            }
        }
        (Section::new(v.t("cohorts-ask")).body(ask::form(&app, v, &viewed, (&asked, error.as_ref()))))
    };
    Ok(page(&app, v, &title, live("cohorts", &main)))
}
