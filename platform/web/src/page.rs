//! A whole page around its main part, and the way from a write back to a page.

use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use cookie::Cookie;
use i18n::Reader;
use kernel::Says;
use maud::{Markup, html};
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::shell;
use crate::viewer::{FLASH, Viewer};

/// A notice for the next page, with the act that can be taken back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Flash {
    /// What happened.
    pub says: Says,
    /// The cause to undo, if it can be undone.
    pub undo: Option<String>,
}

/// A redirect after a write, with a notice.
#[derive(Debug, Clone)]
pub struct Go {
    to: String,
    flash: Option<Flash>,
    cookies: Vec<String>,
}

impl Go {
    /// To a path of ours.
    pub fn to(path: impl Into<String>) -> Self {
        Self { to: path.into(), flash: None, cookies: Vec::new() }
    }

    /// Back to `path` if it is a path of ours, else to `otherwise`: never to another site.
    pub fn back(path: &str, otherwise: &str) -> Self {
        let ours = path.starts_with('/') && !path.starts_with("//") && !path.starts_with("/\\");
        Self::to(if ours { path } else { otherwise })
    }

    /// With a notice.
    #[must_use]
    pub fn saying(mut self, says: impl Into<Says>) -> Self {
        self.flash = Some(Flash { says: says.into(), undo: None });
        self
    }

    /// With a notice and a way to take the act back.
    #[must_use]
    pub fn undoing(mut self, says: impl Into<Says>, cause: &str) -> Self {
        self.flash = Some(Flash { says: says.into(), undo: Some(cause.to_owned()) });
        self
    }

    /// With a cookie, in the form of a `Set-Cookie` header.
    #[must_use]
    pub fn cookie(mut self, cookie: &Cookie<'_>) -> Self {
        self.cookies.push(cookie.encoded().to_string());
        self
    }
}

impl IntoResponse for Go {
    fn into_response(mut self) -> Response {
        if let Some(json) = self.flash.as_ref().and_then(|f| serde_json::to_string(f).ok()) {
            let cookie = Cookie::build((FLASH, json)).path("/").http_only(true).same_site(cookie::SameSite::Lax);
            self.cookies.push(cookie.build().encoded().to_string());
        }
        let mut response = StatusCode::SEE_OTHER.into_response();
        let location = HeaderValue::from_str(&self.to).unwrap_or(HeaderValue::from_static("/"));
        response.headers_mut().insert(LOCATION, location);
        for cookie in self.cookies.iter().filter_map(|c| HeaderValue::from_str(c).ok()) {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
        response
    }
}

/// A cookie that lives as long as the browser or `days`, unreadable for scripts.
pub fn kept_cookie(name: &'static str, value: String, days: Option<i64>) -> Cookie<'static> {
    let cookie = Cookie::build((name, value)).path("/").http_only(true).same_site(cookie::SameSite::Lax);
    match days {
        Some(days) => cookie.max_age(cookie::time::Duration::days(days)).build(),
        None => cookie.build(),
    }
}

/// The page around `main`, or only `main` when a side panel asks for it.
pub fn page(app: &App, viewer: &Viewer, title: &str, main: Markup) -> Markup {
    if viewer.panel {
        return html! { div class="panel-main" data-title=(title) data-version=(viewer.version) { (main) } };
    }
    let workspace = app.workspace.load();
    let mut entries: Vec<_> =
        app.modules.iter().flat_map(|m| m.menu).filter(|e| e.action.is_empty() || viewer.may(e.action)).collect();
    entries.sort_by_key(|e| e.order);
    let path = viewer.path.split('?').next().unwrap_or("/");
    let best = entries.iter().filter(|e| within(path, e.href)).map(|e| e.href.len()).max().unwrap_or(0);
    let menu = entries
        .iter()
        .map(|e| shell::MenuItem {
            href: e.href,
            label: viewer.t(e.label),
            icon: e.icon,
            letter: e.letter,
            active: within(path, e.href) && e.href.len() == best,
            count: e.count.map_or(0, |count| count(app, viewer)),
        })
        .collect();
    let board = app.board.load();
    shell::page(
        &shell::Chrome {
            reader: &viewer.reader,
            workspace: &workspace.name,
            path: &viewer.path,
            csrf: &viewer.csrf,
            person: Some(shell::Person { name: &viewer.name, role: viewer.t(&format!("role-{}", viewer.role)) }),
            menu,
            theme: viewer.theme.key(),
            as_of: app.as_of,
            past: app.past.as_ref().map(|past| past.look),
            demo: app.demo,
            flash: viewer
                .flash
                .as_ref()
                .map(|f| shell::Notice { text: viewer.reader.say(&f.says), undo: f.undo.as_deref() }),
            fresh_at: Some(board.as_of),
            version: viewer.version,
        },
        title,
        main,
    )
}

fn within(path: &str, href: &str) -> bool {
    path == href || (href != "/" && path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/')))
}

/// A page for a visitor who has not signed in.
pub fn bare(app: &App, reader: &Reader, title: &str, main: Markup) -> Markup {
    shell::bare(reader, &app.workspace.load().name, title, main)
}

/// A path or value made safe for use inside a query string.
pub fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
