//! Answers to SDKs: statuses on which their own retry works, a body with a stable code, and headers that let a browser of any site send.

use axum::Json;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, RETRY_AFTER,
};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use i18n::Reader;
use kernel::Says;
use serde_json::json;

use super::reject::{Reason, Rejection};
use super::{BATCH_LIMIT, MESSAGE_LIMIT};

/// Why a request is not taken as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The body cannot be read.
    Malformed,
    /// The body has no list `batch`.
    NoBatch,
    /// The body is larger than [`BATCH_LIMIT`].
    TooLarge,
    /// No write key, or none that lets anybody in.
    Unauthorized,
    /// None of the messages can be taken: what is wrong with the first.
    Rejected(Rejection),
    /// More than the source's rate: seconds to wait.
    Throttled(i64),
    /// It cannot be kept now; the sender keeps it and tries again.
    Unavailable,
}

impl Refusal {
    /// The status on which an SDK gives up or tries again.
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::Malformed | Self::NoBatch => StatusCode::BAD_REQUEST,
            Self::Rejected(Rejection { reason: Reason::TooLarge, .. }) | Self::TooLarge => {
                StatusCode::PAYLOAD_TOO_LARGE
            }
            Self::Rejected(_) => StatusCode::BAD_REQUEST,
            Self::Unauthorized => StatusCode::UNAUTHORIZED,
            Self::Throttled(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    fn says(&self) -> Says {
        match self {
            Self::Malformed => Says::new("intake-malformed"),
            Self::NoBatch => Says::new("intake-no-batch"),
            Self::TooLarge => {
                Says::new("intake-batch-too-large").with("limit", BATCH_LIMIT >> 10).with("each", MESSAGE_LIMIT >> 10)
            }
            Self::Unauthorized => Says::new("intake-unauthorized"),
            Self::Rejected(rejection) => rejection.says(),
            Self::Throttled(seconds) => Says::new("intake-throttled").with("seconds", *seconds),
            Self::Unavailable => Says::new("intake-unavailable"),
        }
    }

    /// The answer. The Python SDK reads `code` and `message`; without them it would try again for ever.
    pub fn answer(&self, reader: &Reader) -> Response {
        let says = self.says();
        let remedy = match self {
            Self::Rejected(rejection) => Some(reader.say(&rejection.remedy())),
            _ => None,
        };
        let body = json!({"success": false, "code": says.key, "message": reader.say(&says), "remedy": remedy});
        let mut response = (self.status(), Json(body)).into_response();
        let wait = match self {
            Self::Throttled(seconds) => Some(*seconds),
            Self::Unavailable => Some(1),
            _ => None,
        };
        if let Some(seconds) = wait {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        open(response)
    }
}

/// Everything was taken and is durable.
pub fn taken() -> Response {
    open(Json(json!({"success": true})).into_response())
}

/// What a browser asks before it sends from another site. There are no cookies here, so every site may.
pub async fn preflight() -> Response {
    let mut response = open(StatusCode::NO_CONTENT.into_response());
    let headers = response.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("POST, OPTIONS"));
    let allowed = HeaderValue::from_static("authorization, content-type, content-encoding, x-retry-count");
    headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, allowed);
    headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400"));
    response
}

fn open(mut response: Response) -> Response {
    response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response.headers_mut().insert(ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("retry-after"));
    response
}
