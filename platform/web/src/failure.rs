//! From an error to an answer: a page for a person, problem+json for a program, both in the reader's language.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use i18n::Reader;
use kernel::{Error, Kind};
use maud::{Markup, html};
use serde_json::json;

use crate::app::Shared;
use crate::components;
use crate::page::{self, page as whole};
use crate::viewer::{identify, visitor_language};

/// What a handler returns.
pub type Outcome<T = Markup> = Result<T, Failure>;

/// An error on its way to the browser or to a program.
#[derive(Debug, Clone)]
pub struct Failure(pub Arc<Error>);

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self(Arc::new(error))
    }
}

impl IntoResponse for Failure {
    /// Only the status; the middleware [`render`] knows the reader and writes the text.
    fn into_response(self) -> Response {
        let mut response = status(self.0.kind).into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The HTTP status of an error's kind.
pub const fn status(kind: Kind) -> StatusCode {
    match kind {
        Kind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        Kind::NotFound => StatusCode::NOT_FOUND,
        Kind::SignedOut => StatusCode::UNAUTHORIZED,
        Kind::Forbidden => StatusCode::FORBIDDEN,
        Kind::Conflict => StatusCode::CONFLICT,
        Kind::Throttled => StatusCode::TOO_MANY_REQUESTS,
        Kind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Kind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// Middleware: writes the text of a [`Failure`], and logs the faults of ours.
pub async fn render(State(app): State<Shared>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let kept = parts.clone();
    let response = next.run(Request::from_parts(parts, body)).await;
    let Some(Failure(error)) = response.extensions().get::<Failure>().cloned() else { return response };
    if error.kind == Kind::Internal {
        tracing::error!(path = kept.uri.path(), %error, "request failed");
    }
    let api = kept.uri.path().starts_with("/api/");
    let viewer = identify(&app, &kept).await.ok().flatten();
    if api {
        let reader = viewer.map_or_else(|| app.reader_in(visitor_language(&app, &kept)), |v| v.reader);
        return problem(&reader, &error);
    }
    match viewer {
        None if error.kind == Kind::SignedOut => {
            let back = kept.uri.path_and_query().map_or("/", |p| p.as_str());
            let back = if back == "/" { String::new() } else { format!("?next={}", page::encoded(back)) };
            Redirect::to(&format!("/sign-in{back}")).into_response()
        }
        Some(viewer) => {
            let title = viewer.t(heading(error.kind));
            let markup = whole(&app, &viewer, &title, shown(&viewer.reader, &error));
            (status(error.kind), markup).into_response()
        }
        None => {
            let reader = app.reader_in(visitor_language(&app, &kept));
            let markup = page::bare(&app, &reader, &reader.t(heading(error.kind)), shown(&reader, &error));
            (status(error.kind), markup).into_response()
        }
    }
}

/// What kind of trouble it is, as a heading.
const fn heading(kind: Kind) -> &'static str {
    match kind {
        Kind::NotFound => "error-title-not-found",
        Kind::Forbidden => "error-title-forbidden",
        _ => "error-title",
    }
}

fn shown(reader: &Reader, error: &Error) -> Markup {
    html! {
        section class="error-page" {
            h1 { (reader.t(heading(error.kind))) }
            @if error.faults.is_empty() { p class="lead" { (reader.say(&error.says)) } } @else { (components::error_summary(reader, error)) }
            p { (components::Button::link("/", reader.t("error-home"))) }
        }
    }
}

/// RFC 9457: `type` is stable for programs, `title` and `detail` are for people.
pub fn problem(reader: &Reader, error: &Error) -> Response {
    let faults: Vec<_> = error
        .faults
        .iter()
        .map(|f| json!({"field": f.field, "code": f.says.key, "detail": reader.say(&f.says)}))
        .collect();
    let code = status(error.kind);
    let body = json!({
        "type": format!("urn:tenure:{}", error.says.key),
        "title": code.canonical_reason().unwrap_or("Error"),
        "status": code.as_u16(),
        "code": error.says.key,
        "detail": reader.say(&error.says),
        "errors": faults,
    });
    let mut response = (code, Json(body)).into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response
}
