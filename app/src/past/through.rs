//! Which workspace answers: that of today, or that of the day somebody looks at.

use axum::extract::{Query, Request, State};
use axum::http::request::Parts;
use axum::http::{Extensions, Method, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::{Day, Error, Kind, Result};
use serde::Deserialize;
use tower::ServiceExt;
use web::past::{Look, Of, PAST};
use web::viewer::{cookie, identify};
use web::{Failure, Shared};

use super::making;

/// Pages that are about the program and the team, not about a day: these first parts of a path always show today.
const TODAY: [&str; 14] = [
    "live",
    "past",
    "settings",
    "team",
    "import",
    "imports",
    "mappings",
    "preferences",
    "sign-in",
    "sign-out",
    "demo",
    "first",
    "invite",
    "assets",
];
/// Rights to change what the past only shows.
const CHANGES: [&str; 4] = ["account.create", "definition.write", "task.assign", "view.share"];

/// What a call asks for.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    as_of: Option<String>,
    knowledge: Option<String>,
    definitions: Option<String>,
}

/// Middleware: lets the workspace of the day answer that the browser's cookie, or a call's `as_of`, names.
pub(crate) async fn through(State(app): State<Shared>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let look = match looked_at(&parts, app.today()) {
        Ok(Some(look)) => look,
        Ok(None) => return next.run(Request::from_parts(parts, body)).await,
        Err(error) => return Failure::from(error).into_response(),
    };
    match answered(&app, look, Request::from_parts(parts, body)).await {
        Ok(Answered::Yes(response)) => response,
        Ok(Answered::No(request)) => next.run(request).await,
        Err(error) => Failure::from(error).into_response(),
    }
}

enum Answered {
    Yes(Response),
    /// Nobody is signed in: the past is nobody's.
    No(Request),
}

async fn answered(app: &Shared, look: Look, request: Request) -> Result<Answered> {
    let (mut parts, body) = request.into_parts();
    let Some(mut viewer) = identify(app, &parts).await? else {
        return Ok(Answered::No(Request::from_parts(parts, body)));
    };
    if !matches!(parts.method, Method::GET | Method::HEAD) {
        return Err(Error::new(Kind::Conflict, "past-readonly"));
    }
    let past = making::open(app, look).await?;
    let mut actions = (*viewer.actions).clone();
    actions.retain(|action| !CHANGES.contains(&action.as_str()));
    viewer.actions = actions.into();
    // What the outer routes read from the address would be there twice.
    parts.extensions = Extensions::new();
    parts.extensions.insert(viewer);
    let response = past.router.clone().oneshot(Request::from_parts(parts, body)).await;
    Ok(Answered::Yes(response.into_response()))
}

/// What a request looks at; nothing for today.
fn looked_at(parts: &Parts, today: Day) -> Result<Option<Look>> {
    let path = parts.uri.path();
    if path.starts_with("/api/") {
        return called(&parts.uri, today);
    }
    if TODAY.contains(&path.split('/').nth(1).unwrap_or_default()) {
        return Ok(None);
    }
    // A day that is not over yet, as when the folder was opened at an earlier one, is not looked at.
    Ok(cookie(parts, PAST).and_then(|text| Look::parse(&text)).filter(|look| look.day < today))
}

fn called(uri: &Uri, today: Day) -> Result<Option<Look>> {
    let wrong = || Error::field("as_of", "past-wrong");
    let asked = Query::<Asked>::try_from_uri(uri).map_or_else(|_| Asked::default(), |Query(asked)| asked);
    let Some(day) = asked.as_of else { return Ok(None) };
    let of = |text: Option<String>| text.map_or(Some(Of::Then), |text| Of::parse(&text)).ok_or_else(wrong);
    let day: Day = day.parse().map_err(|_| wrong())?;
    if day >= today {
        return Err(Error::field("as_of", "past-not-over"));
    }
    Ok(Some(Look { day, knowledge: of(asked.knowledge)?, definitions: of(asked.definitions)? }))
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    fn asked(path: &str, cookie: &str) -> Result<Option<Look>> {
        let request = Request::builder().uri(path).header("cookie", cookie).body(()).unwrap();
        looked_at(&request.into_parts().0, "2026-11-21".parse().unwrap())
    }

    #[test]
    fn a_browser_looks_by_its_cookie_and_a_call_by_its_address() {
        let look = Look { day: "2026-10-01".parse().unwrap(), knowledge: Of::Then, definitions: Of::Now };
        let cookie = format!("{PAST}={}", look.key());
        assert_eq!(asked("/accounts?sort=name", &cookie).unwrap(), Some(look));
        assert_eq!(asked("/settings/sources", &cookie).unwrap(), None);
        assert_eq!(asked("/api/v1/accounts", &cookie).unwrap(), None, "a program says itself what it asks for");
        assert_eq!(asked("/api/v1/accounts?limit=5&as_of=2026-10-01&definitions=now", "").unwrap(), Some(look));
        assert_eq!(asked("/", "").unwrap(), None);
    }

    #[test]
    fn what_is_no_past_day_is_refused() {
        for query in ["as_of=2026-02-30", "as_of=2026-11-21", "as_of=2026-10-01&knowledge=later"] {
            assert!(asked(&format!("/api/v1/accounts?{query}"), "").is_err(), "{query}");
        }
        assert_eq!(asked("/", &format!("{PAST}=2026-11-21.then.then")).unwrap(), None);
    }
}
