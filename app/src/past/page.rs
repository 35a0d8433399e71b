//! `GET /past`: choosing the day to look at, and `POST /past/leave`: back to today.

use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use kernel::{Error, Result, Says};
use maud::{Markup, html};
use serde::Deserialize;
use web::components::{Button, DateField, ErrorSummary, FormView, PageHeader, RadioCards};
use web::page::kept_cookie;
use web::past::{CHOOSE, Look, Of, PAST};
use web::viewer::cookie;
use web::{App, Form, Go, Outcome, Shared, Viewer, page};

/// The pages of this room.
pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/past", get(show).post(choose)).route("/past/leave", post(leave))
}

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Input {
    day: String,
    knowledge: String,
    definitions: String,
    back: String,
}

async fn show(State(app): State<Shared>, viewer: Viewer, Query(input): Query<Input>, parts: Parts) -> Outcome {
    let look = cookie(&parts, PAST).and_then(|text| Look::parse(&text));
    let of = |of: Option<Of>| of.unwrap_or(Of::Then).key().to_owned();
    let day = look.map_or_else(String::new, |look| viewer.reader.day_input(look.day));
    let knowledge = of(look.map(|look| look.knowledge));
    let definitions = of(look.map(|look| look.definitions));
    Ok(shown(&app, &viewer, &Input { day, knowledge, definitions, back: input.back }, None))
}

async fn choose(State(app): State<Shared>, viewer: Viewer, Form(input): Form<Input>) -> Outcome<Response> {
    match checked(&app, &viewer, &input) {
        Ok(look) => Ok(Go::back(&input.back, "/").cookie(&kept_cookie(PAST, look.key(), None)).into_response()),
        Err(error) => {
            let page = shown(&app, &viewer, &input, Some(&error));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

async fn leave(viewer: Viewer, Form(input): Form<Input>) -> Go {
    drop(viewer);
    Go::back(&input.back, "/").cookie(&kept_cookie(PAST, String::new(), Some(0)))
}

fn checked(app: &App, viewer: &Viewer, input: &Input) -> Result<Look> {
    let wrong = |says: Says| Error::invalid("error-form").fault("day", says);
    if input.day.trim().is_empty() {
        return Err(wrong(Says::new("error-required")));
    }
    let example = viewer.reader.day_input(app.today());
    let day = viewer
        .reader
        .parse_day(&input.day)
        .ok_or_else(|| wrong(Says::new("error-not-a-day").with("example", example)))?;
    if day >= app.today() {
        return Err(wrong(Says::new("past-not-over")));
    }
    let of = |text: &str| Of::parse(text).unwrap_or(Of::Then);
    Ok(Look { day, knowledge: of(&input.knowledge), definitions: of(&input.definitions) })
}

fn shown(app: &App, v: &Viewer, input: &Input, error: Option<&Error>) -> Markup {
    let r = &v.reader;
    let cards = |name: &str, selected: &str| {
        let card = |cards: RadioCards, of: Of| {
            let key = format!("past-{name}-{}", of.key());
            cards.card(of.key(), r.t(&key), r.t(&format!("{key}-note")))
        };
        [Of::Then, Of::Now]
            .into_iter()
            .fold(RadioCards::new(name, r.t(&format!("past-{name}"))), card)
            .selected(selected)
    };
    let body = html! {
        (DateField::new(r, "day", r.t("past-day")).typed(&input.day).required().faults(r, error))
        (cards("knowledge", &input.knowledge))
        (cards("definitions", &input.definitions))
        (Button::submit(r.t("past-show")).primary())
    };
    let main = html! {
        (PageHeader::new(r.t("past-title")).question(r.t("past-question")))
        (ErrorSummary::new(r, error))
        p class="quiet" { (r.t("past-day-hint")) }
        (FormView::post(CHOOSE, &v.csrf).hidden("back", &input.back).body(body))
    };
    page(app, v, &r.t("past-title"), main)
}
