//! `POST /api/events`: events as lines of JSON, read as they come, of any number.

use std::io::Write;

use axum::Json;
use axum::extract::{Query, Request, State};
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use flate2::write::MultiGzDecoder;
use futures_util::StreamExt;
use kernel::{Error, Kind, Says};
use serde::Deserialize;
use serde_json::{Value, json};
use web::{App, Outcome, Scope, Shared, Via, Viewer};

use super::identity::Repeats;
use super::lines::{self, Line, Lines};
use super::steps::{self, Origin, Taken};
use super::throttle;
use crate::sources::{USUAL_RATE, store};

/// Lines that are made durable together, and the bytes from which fewer are.
const CHUNK: usize = 5_000;
const CHUNK_BYTES: usize = 4 << 20;
/// Packed bytes that are unpacked at a time: at most a thousand times as many come out.
const PACKED: usize = 4 << 10;
/// Errors that are named; the rest is counted.
const NAMED: usize = 100;
/// The name in the log of lines that name no source.
const UNNAMED: &str = "api";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// The key of a source whose rules hold; else the lines belong to `api`.
    source: Option<String>,
}

/// What became of the lines so far.
#[derive(Default)]
struct Done {
    taken: Taken,
    repeats: Repeats,
    rejected: u64,
    errors: Vec<Value>,
}

/// Handler.
pub(super) async fn take(
    State(app): State<Shared>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
    request: Request,
) -> Outcome<Response> {
    viewer.scope(Scope("events:write"))?;
    // Here is no guard against forms of other sites, so a session counts for nothing.
    if matches!(viewer.via, Via::Session(_)) {
        return Err(Error::new(Kind::Forbidden, "intake-token-only").into());
    }
    viewer.need("import.run")?;
    let from = match &asked.source {
        Some(key) => match store::by_key(app.db.read(), key).await? {
            Some(source) => Origin::source(source),
            None => return Err(Error::field("source", "intake-source-unknown").into()),
        },
        None => Origin { key: UNNAMED.into(), source: None },
    };
    let rate = from.source.as_ref().map_or(USUAL_RATE, |s| s.per_second);
    if let Err(seconds) = throttle::take(&app, &from.key, rate, 1) {
        let error = Error::new(Kind::Throttled, Says::new("intake-throttled").with("seconds", seconds));
        let mut response = web::failure::problem(&viewer.reader, &error);
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        return Ok(response);
    }
    let mut done = Done::default();
    let kept = stream(&app, &from, request, (&viewer, &mut done)).await;
    Ok(answer(&viewer, &done, kept.err()))
}

/// Reads the body piece by piece, and runs the steps over what is full.
async fn stream(
    app: &App,
    from: &Origin,
    request: Request,
    (viewer, done): (&Viewer, &mut Done),
) -> Result<(), (StatusCode, Error)> {
    let packed = request.headers().get(CONTENT_ENCODING).is_some_and(|v| v.as_bytes().eq_ignore_ascii_case(b"gzip"));
    let mut unpacker = packed.then(|| MultiGzDecoder::new(Vec::new()));
    let (mut lines, mut waiting) = (Lines::default(), Vec::new());
    let mut pieces = request.into_body().into_data_stream();
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(malformed)?;
        for part in piece.chunks(if packed { PACKED } else { CHUNK_BYTES }) {
            match &mut unpacker {
                Some(unpacker) => {
                    unpacker.write_all(part).map_err(malformed)?;
                    waiting.extend(lines.take(&std::mem::take(unpacker.get_mut())));
                }
                None => waiting.extend(lines.take(part)),
            }
            let bytes: usize = waiting.iter().filter_map(|l: &Line| l.text.as_ref()).map(Vec::len).sum();
            if waiting.len() >= CHUNK || bytes >= CHUNK_BYTES {
                keep(app, from, std::mem::take(&mut waiting), (viewer, &mut *done)).await?;
            }
        }
    }
    if let Some(unpacker) = unpacker {
        let rest = unpacker.finish().map_err(malformed)?;
        waiting.extend(lines.take(&rest));
    }
    waiting.extend(lines.end());
    keep(app, from, waiting, (viewer, done)).await
}

fn malformed(error: impl std::fmt::Display) -> (StatusCode, Error) {
    (StatusCode::BAD_REQUEST, Error { detail: error.to_string(), ..Error::invalid("intake-malformed") })
}

/// Runs the steps over some lines.
async fn keep(
    app: &App,
    from: &Origin,
    lines: Vec<Line>,
    (viewer, done): (&Viewer, &mut Done),
) -> Result<(), (StatusCode, Error)> {
    let mut checked = Vec::with_capacity(lines.len());
    for line in &lines {
        let message = lines::read(line);
        if let Err(rejection) = &message {
            done.rejected += 1;
            if done.errors.len() < NAMED {
                done.errors.push(json!({
                    "line": line.number,
                    "column": rejection.field,
                    "value": rejection.value,
                    "code": rejection.reason.key(),
                    "detail": viewer.reader.say(&rejection.says()),
                    "remedy": viewer.reader.say(&rejection.remedy()),
                }));
            }
        }
        checked.push(message);
    }
    let taken = steps::run(app, from, checked, (None, &mut done.repeats)).await.map_err(|error| {
        tracing::error!(%error, "lines could not be taken");
        (StatusCode::SERVICE_UNAVAILABLE, Error::new(Kind::Internal, "intake-unavailable"))
    })?;
    done.taken.new += taken.new;
    done.taken.duplicate += taken.duplicate;
    Ok(())
}

/// All is well, or what is not: what was taken stays taken, and sending all of it again adds nothing twice.
fn answer(viewer: &Viewer, done: &Done, failed: Option<(StatusCode, Error)>) -> Response {
    let counts = json!({"accepted": done.taken.new, "duplicates": done.taken.duplicate, "rejected": done.rejected});
    let (status, error) = match failed {
        Some(failed) => failed,
        None if done.rejected == 0 => return Json(counts).into_response(),
        None => (
            StatusCode::UNPROCESSABLE_ENTITY,
            Error::invalid("intake-lines-rejected").with("count", super::counts::shown(done.rejected)),
        ),
    };
    let mut body = json!({
        "type": format!("urn:tenure:{}", error.says.key),
        "title": status.canonical_reason().unwrap_or("Error"),
        "status": status.as_u16(),
        "code": error.says.key,
        "detail": viewer.reader.say(&error.says),
        "errors": done.errors,
    });
    if let (Some(body), Some(counts)) = (body.as_object_mut(), counts.as_object()) {
        body.extend(counts.clone());
    }
    let mut response = (status, Json(body)).into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("1"));
    }
    response
}
