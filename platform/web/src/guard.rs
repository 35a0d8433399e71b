//! What every answer must carry and every request must pass: headers, the origin of writes, and a fresh board after a write.

use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, COOKIE, HOST, HeaderName, ORIGIN, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::{Error, Kind};
use std::sync::atomic::Ordering;
use std::time::Duration;
use tokio::time::timeout;

use crate::app::Shared;
use crate::failure::Failure;
use crate::live::is_redrawing;
use crate::viewer::{FLASH, origin};

/// So long whoever wrote waits for the board.
const PATIENCE: Duration = Duration::from_secs(5);

/// No script or style of the page's own, nothing from elsewhere, no frames.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'";

const HEADERS: [(&str, &str); 5] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("x-frame-options", "DENY"),
];

/// Middleware: the security headers of every answer; where the browser came by TLS, its cookies go by TLS alone.
pub async fn headers(request: Request, next: Next) -> Response {
    let by_tls = origin(request.headers()).starts_with("https://");
    let mut response = next.run(request).await;
    if by_tls {
        secured(response.headers_mut());
    }
    for (name, value) in HEADERS {
        response.headers_mut().entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    response
}

fn secured(headers: &mut HeaderMap) {
    let cookies = headers.get_all(SET_COOKIE).iter().filter_map(|cookie| cookie.to_str().ok());
    let cookies: Vec<HeaderValue> =
        cookies.filter_map(|cookie| HeaderValue::from_str(&format!("{cookie}; Secure")).ok()).collect();
    headers.remove(SET_COOKIE);
    for cookie in cookies {
        headers.append(SET_COOKIE, cookie);
    }
}

/// Middleware: a write with a session must come from a page of ours.
///
/// Browsers send `Sec-Fetch-Site`; where it is missing, `Origin` must name our host. A program with a token sends neither.
pub async fn same_origin(request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || trusted(request.headers()) {
        return next.run(request).await;
    }
    Failure::from(Error::new(Kind::Forbidden, "error-csrf")).into_response()
}

fn trusted(headers: &HeaderMap) -> bool {
    let text = |name: &HeaderName| headers.get(name).and_then(|v| v.to_str().ok());
    match headers.get("sec-fetch-site").and_then(|v| v.to_str().ok()) {
        Some(site) => site == "same-origin" || site == "none",
        None => {
            text(&ORIGIN).is_none_or(|origin| text(&HOST).is_some_and(|host| origin.ends_with(&format!("//{host}"))))
        }
    }
}

/// Middleware: whoever wrote sees the effect on the next page. What takes long, as counting all events for a new metric, goes on by
/// itself while the old board serves.
pub async fn fresh_after_write(State(app): State<Shared>, request: Request, next: Next) -> Response {
    let write = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let before = app.writes.load(Ordering::SeqCst);
    let response = next.run(request).await;
    // What is only asked, as the effect of a draft, waits for nothing.
    if write && app.writes.load(Ordering::SeqCst) != before {
        // A task of its own: whoever goes away, or waits no longer, does not break it off.
        let refreshing = tokio::spawn(async move {
            if let Err(error) = app.refresh().await {
                tracing::error!(%error, "the board could not be brought up to date");
            }
        });
        drop(timeout(PATIENCE, refreshing).await);
    }
    response
}

/// Middleware: a notice is shown on one page and then forgotten.
pub async fn forget_notice(request: Request, next: Next) -> Response {
    let had = request.method() == Method::GET
        && !is_redrawing(request.headers())
        && request
            .headers()
            .get_all(COOKIE)
            .iter()
            .any(|v| v.as_bytes().windows(FLASH.len()).any(|w| w == FLASH.as_bytes()));
    let mut response = next.run(request).await;
    let html = response.headers().get(CONTENT_TYPE).is_some_and(|v| v.as_bytes().starts_with(b"text/html"));
    let sets = response.headers().get_all(SET_COOKIE).iter().any(|v| v.as_bytes().starts_with(FLASH.as_bytes()));
    if had && html && !sets {
        let gone = format!("{FLASH}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
        if let Ok(value) = HeaderValue::from_str(&gone) {
            response.headers_mut().append(SET_COOKIE, value);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::Body;
    use axum::middleware::from_fn;
    use axum::routing::get;
    use tower::ServiceExt;

    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(k, v)| (HeaderName::from_static(k), HeaderValue::from_static(v))).collect()
    }

    #[tokio::test]
    async fn cookies_of_whoever_comes_by_tls_go_by_tls_alone() {
        let set = || async { [(SET_COOKIE, "a=1; HttpOnly"), (CONTENT_TYPE, "text/html")] };
        let router: Router = Router::new().route("/", get(set)).layer(from_fn(super::headers));
        let answered = async |proto: &str| {
            let request = Request::builder().uri("/").header(HOST, "tenure.example").header("x-forwarded-proto", proto);
            router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
        };
        let (plain, secure) = (answered("http").await, answered("https").await);
        assert_eq!(plain.headers()[SET_COOKIE], "a=1; HttpOnly");
        assert_eq!(secure.headers()[SET_COOKIE], "a=1; HttpOnly; Secure");
        assert_eq!(secure.headers()["x-frame-options"], "DENY");
    }

    #[test]
    fn a_write_from_another_site_is_refused() {
        assert!(!trusted(&headers(&[("sec-fetch-site", "cross-site")])));
        assert!(!trusted(&headers(&[("host", "tenure.example"), ("origin", "https://evil.example")])));
        assert!(trusted(&headers(&[("sec-fetch-site", "same-origin")])));
        assert!(trusted(&headers(&[("host", "tenure.example"), ("origin", "https://tenure.example")])));
        assert!(trusted(&headers(&[])));
    }
}
