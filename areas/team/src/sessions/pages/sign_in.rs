//! Where somebody signs in.

use axum::extract::{Query, State};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use i18n::Reader;
use kernel::Error;
use maud::{Markup, html};
use serde::Deserialize;
use web::components::{Button, ErrorSummary, Field, FormView};
use web::page::{bare, encoded};
use web::viewer::visitor_language;
use web::{App, Go, Outcome, Shared, Viewer};

use super::super::actions::sign_in::Input;
use super::languages;

/// Where to go afterwards.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::sessions) struct Asked {
    next: String,
}

/// `GET /sign-in`.
pub(in crate::sessions) async fn page(
    State(app): State<Shared>,
    viewer: Option<Viewer>,
    parts: Parts,
    Query(Asked { next }): Query<Asked>,
) -> Outcome<Response> {
    if viewer.is_some() {
        return Ok(Go::back(&next, "/").into_response());
    }
    let reader = app.reader_in(visitor_language(&app, &parts));
    let input = Input { next, ..Input::default() };
    Ok(shown(&app, &reader, &input, None).into_response())
}

/// The form with what was typed and what is wrong.
pub(in crate::sessions) fn shown(app: &App, r: &Reader, input: &Input, error: Option<&Error>) -> Markup {
    let title = r.t("sign-in-title");
    let here =
        if input.next.is_empty() { "/sign-in".to_owned() } else { format!("/sign-in?next={}", encoded(&input.next)) };
    let form = FormView::post("/sign-in", "").hidden("next", &input.next).body(html! {
        (Field::email("email", r.t("person-email")).value(&input.email).required().autocomplete("username").faults(r, error))
        (Field::password("password", r.t("password-label")).required().autocomplete("current-password").faults(r, error))
        (Button::submit(r.t("sign-in-button")).primary())
    });
    let main = html! {
        h1 { (title) }
        p.question { (r.t("sign-in-question")) }
        (ErrorSummary::new(r, error))
        (form)
        p.hint { (r.t("sign-in-no-link")) }
        (languages(r, &here))
    };
    bare(app, r, &title, main)
}
