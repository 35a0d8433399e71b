//! Makes a new link for somebody who lost theirs or forgot the password. Older links stop working; the password holds until it is used.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, HOST, ORIGIN};
use axum::response::{IntoResponse, Response};
use kernel::{Error, Says};
use web::{Form, Outcome, Shared, Viewer};

use super::super::{pages, store};
use super::end::Nothing;
use crate::{actions, audit, sessions};

/// `POST /team/{id}/link`: answers with the page that shows the link.
pub(in crate::people) async fn run(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    headers: HeaderMap,
    Form(Nothing {}): Form<Nothing>,
) -> Outcome<Response> {
    viewer.need(actions::PERSON_MANAGE)?;
    let person = store::one(app.db.read(), &id).await?.filter(|p| p.is_active()).ok_or_else(Error::not_found)?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let path = sessions::invite(&app, &*tx, &person.id).await?;
    let says = Says::new("audit-link-made").with("name", person.name.as_str());
    audit::note(&tx, actions::PERSON_MANAGE, &format!("person:{id}"), says).await?;
    tx.commit().await?;
    let page = pages::link::shown(&app, &viewer, &person, (&absolute(&headers, &path), None));
    Ok(([(CACHE_CONTROL, "no-store")], page).into_response())
}

/// The path with the scheme and host that the asking browser itself uses, so that it can be sent to somebody.
pub(super) fn absolute(headers: &HeaderMap, path: &str) -> String {
    let text = |value: Option<&axum::http::HeaderValue>| value.and_then(|v| v.to_str().ok()).map(str::to_owned);
    let origin = text(headers.get(ORIGIN)).filter(|origin| origin.contains("://"));
    let base = origin.or_else(|| text(headers.get(HOST)).map(|host| format!("http://{host}")));
    format!("{}{path}", base.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn a_link_starts_where_the_browser_is() {
        let mut headers = HeaderMap::new();
        assert_eq!(absolute(&headers, "/invite/x"), "/invite/x");
        headers.insert(HOST, HeaderValue::from_static("127.0.0.1:7171"));
        assert_eq!(absolute(&headers, "/invite/x"), "http://127.0.0.1:7171/invite/x");
        headers.insert(ORIGIN, HeaderValue::from_static("null"));
        assert_eq!(absolute(&headers, "/invite/x"), "http://127.0.0.1:7171/invite/x");
        headers.insert(ORIGIN, HeaderValue::from_static("https://tenure.example"));
        assert_eq!(absolute(&headers, "/invite/x"), "https://tenure.example/invite/x");
    }
}
