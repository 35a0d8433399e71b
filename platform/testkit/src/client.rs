//! A browser without a screen.

use std::collections::BTreeMap;
use std::convert::Infallible;

use axum::Router;
use axum::body::{Body, BodyDataStream};
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use cookie::Cookie;
use futures_util::stream::{self, StreamExt};
use http_body_util::BodyExt;
use scraper::{Html, Selector};
use serde::Serialize;
use serde_json::Value;
use tower::ServiceExt;

/// Redirects that are followed before a test gives up.
const MOST_REDIRECTS: usize = 6;

/// An answer with its body read.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status of the last answer.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: Vec<u8>,
    /// The path it came from, after redirects.
    pub path: String,
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{} is no JSON: {e}\n{}", self.path, self.text()))
    }

    /// The body as a page.
    pub fn html(&self) -> Html {
        Html::parse_document(&self.text())
    }

    /// The texts of all elements that a CSS selector finds.
    pub fn all(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).expect("a CSS selector");
        self.html()
            .select(&selector)
            .map(|e| e.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    }

    /// Fails unless the status is `status`.
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}: {}", self.path, self.text());
        self
    }

    /// Fails unless the page says this, tags aside.
    pub fn says(self, words: &str) -> Self {
        let text = crate::text_of(&self.text());
        assert!(text.contains(words), "{} does not say '{words}':\n{text}", self.path);
        self
    }
}

/// A body that comes in pieces.
pub struct Pieces(BodyDataStream);

impl Pieces {
    /// Waits for the next one; nothing when the body has ended.
    pub async fn next(&mut self) -> Option<String> {
        let piece = self.0.next().await?.expect("a piece");
        Some(String::from_utf8_lossy(&piece).into_owned())
    }
}

/// Somebody with cookies in front of the program.
#[derive(Clone)]
pub struct Client {
    router: Router,
    cookies: BTreeMap<String, String>,
    headers: Vec<(String, String)>,
}

impl Client {
    /// Somebody without cookies.
    pub fn new(router: Router) -> Self {
        Self { router, cookies: BTreeMap::new(), headers: Vec::new() }
    }

    /// A program with a token.
    #[must_use]
    pub fn bearer(mut self, token: &str) -> Self {
        self.headers.push(("authorization".to_owned(), format!("Bearer {token}")));
        self
    }

    /// The same client, which sends one more header with everything.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sets a cookie by hand, such as the language of a visitor.
    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// Opens a page, following redirects.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, None, Vec::new()).await
    }

    /// Sends a form. The token of the page `from` is taken along, as a browser would.
    pub async fn submit<T: Serialize>(&mut self, from: &str, action: &str, fields: T) -> Answer {
        let token = self.token(from).await;
        let mut body = serde_html_form::to_string(fields).expect("fields");
        body.push_str(&format!("&_csrf={token}"));
        self.send(Method::POST, action, Some("application/x-www-form-urlencoded"), body.into_bytes()).await
    }

    /// Sends a form without a token.
    pub async fn post_bare<T: Serialize>(&mut self, action: &str, fields: T) -> Answer {
        let body = serde_html_form::to_string(fields).expect("fields");
        self.send(Method::POST, action, Some("application/x-www-form-urlencoded"), body.into_bytes()).await
    }

    /// Calls the API.
    pub async fn call(&mut self, method: Method, path: &str, body: Option<&Value>) -> Answer {
        let bytes = body.map(|b| b.to_string().into_bytes()).unwrap_or_default();
        self.send(method, path, body.map(|_| "application/json"), bytes).await
    }

    /// Sends bytes of any type, such as a file in a multipart form.
    pub async fn send(&mut self, method: Method, path: &str, kind: Option<&str>, body: Vec<u8>) -> Answer {
        let mut answer = self.once(method, path, kind, body).await;
        for _ in 0..MOST_REDIRECTS {
            let Some(to) = answer.headers.get(LOCATION).and_then(|v| v.to_str().ok()).map(str::to_owned) else { break };
            let to = to.split('#').next().unwrap_or("/").to_owned();
            answer = self.once(Method::GET, &to, None, Vec::new()).await;
        }
        answer
    }

    /// Begins to send a body whose end never comes. Dropping what is returned is a browser that goes away.
    pub fn half(&self, path: &str, kind: &str, body: Vec<u8>) -> impl Future<Output = ()> + Send + use<> {
        let endless = stream::iter([Ok::<_, Infallible>(body)]).chain(stream::pending());
        let request = self.request(Method::POST, path, Some(kind), Body::from_stream(endless));
        let answer = self.router.clone().oneshot(request);
        async move { drop(answer.await) }
    }

    /// Opens a stream that has no end: its status, and its pieces as they come.
    pub async fn follow(&self, path: &str) -> (StatusCode, Pieces) {
        let request = self.request(Method::GET, path, None, Body::empty());
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        (response.status(), Pieces(response.into_body().into_data_stream()))
    }

    fn request(&self, method: Method, path: &str, kind: Option<&str>, body: Body) -> Request<Body> {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(k, v)| Cookie::new(k.as_str(), v.as_str()).encoded().to_string()).collect();
        let mut request = Request::builder().method(method).uri(path).header("host", "tenure.test");
        if !cookies.is_empty() {
            request = request.header(COOKIE, cookies.join("; "));
        }
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        if let Some(kind) = kind {
            request = request.header(CONTENT_TYPE, kind);
        }
        request.body(body).expect("a request")
    }

    async fn once(&mut self, method: Method, path: &str, kind: Option<&str>, body: Vec<u8>) -> Answer {
        let request = self.request(method, path, kind, Body::from(body));
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        for set in parts.headers.get_all(SET_COOKIE).iter().filter_map(|v| v.to_str().ok()) {
            let Ok(cookie) = Cookie::parse_encoded(set.to_owned()) else { continue };
            let gone = cookie.max_age().is_some_and(|age| age.whole_seconds() <= 0);
            if gone {
                self.cookies.remove(cookie.name())
            } else {
                self.cookies.insert(cookie.name().to_owned(), cookie.value().to_owned())
            };
        }
        let body = body.collect().await.expect("a body").to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, body, path: path.to_owned() }
    }

    /// The token in the forms of a page.
    pub async fn token(&mut self, from: &str) -> String {
        let page = self.get(from).await;
        let selector = Selector::parse("input[name=_csrf]").expect("a CSS selector");
        let html = page.html();
        let field = html.select(&selector).next().unwrap_or_else(|| panic!("{from} has no form:\n{}", page.text()));
        field.value().attr("value").unwrap_or_default().to_owned()
    }
}
