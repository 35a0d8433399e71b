//! Whoever looks: a person with a session, or a program with a token.

use std::sync::Arc;

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, COOKIE, HOST, ORIGIN};
use axum::http::request::Parts;
use cookie::Cookie;
use i18n::{Language, Reader};
use kernel::{Actor, Error, Kind};

use crate::app::{App, Shared};
use crate::failure::Failure;
use crate::live::is_redrawing;
use crate::page::Flash;

/// The cookie that holds the session's secret.
pub const SESSION: &str = "tenure_session";
/// The cookie that holds a visitor's language before signing in.
pub const LANGUAGE: &str = "tenure_language";
/// The cookie that holds light, dark or automatic.
pub const THEME: &str = "tenure_theme";
/// The cookie that carries one notice to the next page.
pub const FLASH: &str = "tenure_flash";

/// What a request brings to prove who sent it.
#[derive(Debug, Clone)]
pub enum Credential {
    /// The session's secret, from the cookie.
    Session(String),
    /// The token's secret, from the `Authorization: Bearer` header.
    Token(String),
}

/// How a viewer came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Via {
    /// By a session; its id.
    Session(String),
    /// By a token with scopes; its id.
    Token(String, Vec<String>),
}

/// What a person sees of the colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The value of the cookie and of the page's attribute.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn parse(text: &str) -> Self {
        match text {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::Auto,
        }
    }
}

/// A scope of an API token, such as `accounts:read`.
#[derive(Debug, Clone, Copy)]
pub struct Scope(pub &'static str);

/// Whoever looks at a page or calls the API.
#[derive(Clone)]
pub struct Viewer {
    /// The person's id; for a token its maker's.
    pub id: String,
    /// The full name as written.
    pub name: String,
    /// The role's key, which the policies judge.
    pub role: String,
    /// Language, calendar, zone.
    pub reader: Reader,
    /// Proves that a form came from a page of ours.
    pub csrf: String,
    /// Session or token.
    pub via: Via,
    /// Colours.
    pub theme: Theme,
    /// Path and query of the request.
    pub path: String,
    /// Scheme and host that the asking browser itself uses, for addresses that are copied out; empty when it names none.
    pub origin: String,
    /// Whether only the main part of the page is wanted, for a side panel.
    pub panel: bool,
    /// Whether an open page draws itself anew: nobody has come to look.
    pub redrawing: bool,
    /// The board's version when the request came: what the page shows is at least as new.
    pub version: u64,
    /// A notice from the page before.
    pub flash: Option<Flash>,
    /// Where this person may go by menu: actions allowed by the policies.
    pub actions: Arc<std::collections::BTreeSet<String>>,
}

impl Viewer {
    /// Who acts when this viewer acts.
    pub fn actor(&self) -> Actor {
        match &self.via {
            Via::Session(_) => Actor::Person(self.id.clone()),
            Via::Token(id, _) => Actor::Token(id.clone()),
        }
    }

    /// A text in the viewer's language.
    pub fn t(&self, key: &str) -> String {
        self.reader.t(key)
    }

    /// Whether the policies allow `action` at all.
    pub fn may(&self, action: &str) -> bool {
        self.actions.contains(action)
    }

    /// Fails unless the policies allow `action`.
    pub fn need(&self, action: &str) -> kernel::Result<()> {
        if self.may(action) { Ok(()) } else { Err(Error::forbidden()) }
    }

    /// Fails unless a token has this scope; a session has them all.
    pub fn scope(&self, Scope(scope): Scope) -> kernel::Result<()> {
        match &self.via {
            Via::Session(_) => Ok(()),
            Via::Token(_, scopes) if scopes.iter().any(|s| s == scope) => Ok(()),
            Via::Token(..) => Err(Error::new(Kind::Forbidden, "error-scope").with("scope", scope)),
        }
    }
}

/// The value of a cookie of the request.
pub fn cookie(parts: &Parts, name: &str) -> Option<String> {
    let all = parts.headers.get_all(COOKIE).iter().filter_map(|v| v.to_str().ok());
    let mut cookies = all.flat_map(Cookie::split_parse_encoded).flatten();
    cookies.find(|c| c.name() == name).map(|c| c.value().to_owned())
}

/// The language of a visitor who has not signed in: cookie, then browser, then workspace.
pub fn visitor_language(app: &App, parts: &Parts) -> Language {
    if let Some(language) = cookie(parts, LANGUAGE).and_then(|tag| tag.parse().ok()) {
        return language;
    }
    let accepted = parts.headers.get("accept-language").and_then(|v| v.to_str().ok()).unwrap_or("");
    let first = accepted.split(',').filter_map(|part| {
        let tag = part.split(';').next().unwrap_or("").trim();
        let primary = tag.split('-').next().unwrap_or("");
        Language::ALL.iter().copied().find(|l| l.tag() == tag || l.tag().split('-').next() == Some(primary))
    });
    first.into_iter().next().or_else(|| app.workspace.load().language.parse().ok()).unwrap_or(Language::En)
}

/// Where the browser believes itself to be; empty when it does not say.
pub(crate) fn origin(headers: &HeaderMap) -> String {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    if let Some(origin) = text(ORIGIN.as_str()).filter(|origin| origin.contains("://")) {
        return origin.to_owned();
    }
    // A proxy that speaks TLS for us says so; the name may be a list when there are several.
    let secure = text("x-forwarded-proto").is_some_and(|p| p.split(',').next() == Some("https"));
    let scheme = if secure { "https" } else { "http" };
    text(HOST.as_str()).map_or_else(String::new, |host| format!("{scheme}://{host}"))
}

fn credential(parts: &Parts) -> Option<Credential> {
    let bearer = parts.headers.get(AUTHORIZATION).and_then(|v| v.to_str().ok()).and_then(|v| v.strip_prefix("Bearer "));
    match bearer {
        Some(token) => Some(Credential::Token(token.trim().to_owned())),
        None => cookie(parts, SESSION).map(Credential::Session),
    }
}

/// Who sent this request, if anybody that we know.
pub async fn identify(app: &App, parts: &Parts) -> kernel::Result<Option<Viewer>> {
    let Some(credential) = credential(parts) else { return Ok(None) };
    let version = app.live.version();
    let Some(mut viewer) = (app.hooks.authenticate)(app, &credential).await? else { return Ok(None) };
    viewer.version = version;
    viewer.path = parts.uri.path_and_query().map_or_else(String::new, ToString::to_string);
    viewer.origin = origin(&parts.headers);
    viewer.panel = parts.uri.query().is_some_and(|q| q.split('&').any(|pair| pair == "panel=1"));
    viewer.redrawing = is_redrawing(&parts.headers);
    viewer.theme = cookie(parts, THEME).map_or(Theme::Auto, |t| Theme::parse(&t));
    // A notice is for whoever opens a page.
    let notice = cookie(parts, FLASH).filter(|_| !viewer.redrawing);
    viewer.flash = notice.and_then(|json| serde_json::from_str(&json).ok());
    Ok(Some(viewer))
}

impl FromRequestParts<Shared> for Viewer {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Failure> {
        if let Some(viewer) = parts.extensions.get::<Self>() {
            return Ok(viewer.clone());
        }
        match identify(app, parts).await? {
            Some(viewer) => {
                parts.extensions.insert(viewer.clone());
                Ok(viewer)
            }
            None => Err(Error::new(Kind::SignedOut, "error-signed-out").into()),
        }
    }
}

impl OptionalFromRequestParts<Shared> for Viewer {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Option<Self>, Failure> {
        Ok(identify(app, parts).await?)
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn an_address_starts_where_the_browser_is() {
        let mut headers = HeaderMap::new();
        assert_eq!(origin(&headers), "");
        headers.insert(HOST, HeaderValue::from_static("127.0.0.1:7171"));
        assert_eq!(origin(&headers), "http://127.0.0.1:7171");
        headers.insert(ORIGIN, HeaderValue::from_static("null"));
        assert_eq!(origin(&headers), "http://127.0.0.1:7171");
        headers.insert("x-forwarded-proto", HeaderValue::from_static("https,http"));
        assert_eq!(origin(&headers), "https://127.0.0.1:7171");
        headers.insert(ORIGIN, HeaderValue::from_static("https://tenure.example"));
        assert_eq!(origin(&headers), "https://tenure.example");
    }
}
