//! Segment's HTTP API, as its SDKs speak it: `/v1/track` and its like, `/v1/batch`, and the one-letter paths of the SDK for browsers.

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::CONTENT_ENCODING;
use axum::http::request::Parts;
use axum::response::Response;
use axum::routing::{MethodRouter, post};
use web::viewer::visitor_language;
use web::{App, Shared};

use super::answer::{Refusal, preflight, taken};
use super::counts;
use super::identity::Repeats;
use super::message::Kind;
use super::steps::{self, Origin};
use super::{authenticate, check, parse, throttle};

pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/v1/track", takes(Some(Kind::Track)))
        .route("/v1/page", takes(Some(Kind::Page)))
        .route("/v1/screen", takes(Some(Kind::Screen)))
        .route("/v1/identify", takes(Some(Kind::Identify)))
        .route("/v1/group", takes(Some(Kind::Group)))
        .route("/v1/alias", takes(Some(Kind::Alias)))
        .route("/v1/batch", takes(None))
        .route("/v1/import", takes(None))
        .route("/v1/t", takes(Some(Kind::Track)))
        .route("/v1/p", takes(Some(Kind::Page)))
        .route("/v1/s", takes(Some(Kind::Screen)))
        .route("/v1/i", takes(Some(Kind::Identify)))
        .route("/v1/g", takes(Some(Kind::Group)))
        .route("/v1/a", takes(Some(Kind::Alias)))
        .route("/v1/b", takes(None))
}

/// Takes messages of a kind; a list, whose messages name theirs, without one.
fn takes(kind: Option<Kind>) -> MethodRouter<Shared> {
    let take = move |State(app): State<Shared>, request: Request| async move { answer(&app, request, kind).await };
    post(take).options(preflight)
}

async fn answer(app: &App, request: Request, kind: Option<Kind>) -> Response {
    let (parts, body) = request.into_parts();
    match take(app, &parts, body, kind).await {
        Ok(()) => taken(),
        Err(refusal) => refusal.answer(&app.reader_in(visitor_language(app, &parts))),
    }
}

/// The request from its first step to its last.
async fn take(app: &App, parts: &Parts, body: axum::body::Body, kind: Option<Kind>) -> Result<(), Refusal> {
    let gzip = parts.headers.get(CONTENT_ENCODING).is_some_and(|v| v.as_bytes().eq_ignore_ascii_case(b"gzip"));
    let bytes = parse::body(body, gzip).await?;
    let parsed = parse::parse(&bytes, kind.is_some())?;
    let key = authenticate::basic(&parts.headers).or(parsed.write_key);
    let source = authenticate::source(app, key.as_deref()).await.map_err(|e| unavailable(&e))?;
    let source = source.ok_or(Refusal::Unauthorized)?;
    let counted = counts::of(app, &source.key);
    throttle::take(app, &source.id, source.per_second, parsed.messages.len()).map_err(|seconds| {
        counted.refused(app);
        Refusal::Throttled(seconds)
    })?;
    let checked: Vec<_> = parsed.messages.iter().map(|raw| check::check(raw, kind)).collect();
    let first = checked.iter().find_map(|c| c.as_ref().err().cloned());
    let none = checked.iter().all(Result::is_err);
    steps::run(app, &Origin::source(source), checked, (parsed.sent, &mut Repeats::default())).await.map_err(|e| {
        counted.refused(app);
        unavailable(&e)
    })?;
    match first {
        Some(rejection) if none => Err(Refusal::Rejected(rejection)),
        _ => Ok(()),
    }
}

/// It cannot be kept now, whatever the reason; the sender tries again.
fn unavailable(error: &kernel::Error) -> Refusal {
    tracing::error!(%error, "events could not be taken");
    Refusal::Unavailable
}
