//! One kept-alive connection to the server.

use std::error::Error;

use axum::body::Body;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, HOST, LOCATION, SET_COOKIE};
use axum::http::{Request, Response, StatusCode};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// A connection with the cookies of one signed-in person.
pub struct Browser {
    address: String,
    sender: SendRequest<Body>,
    cookies: String,
}

impl Browser {
    /// Connects.
    pub async fn open(address: &str, cookies: &str) -> Result<Self, Box<dyn Error>> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Self { address: address.to_owned(), sender, cookies: cookies.to_owned() })
    }

    /// Connects as somebody with a role.
    pub async fn as_role(address: &str, link: &str, role: &str) -> Result<Self, Box<dyn Error>> {
        let mut browser = Self::open(address, "").await?;
        browser.sign_in(&format!("{link}?as={role}")).await?;
        Ok(browser)
    }

    async fn send(&mut self, path: &str) -> Result<Response<Incoming>, Box<dyn Error>> {
        let request = Request::get(path).header(HOST, &self.address).header(COOKIE, &self.cookies);
        self.sender.ready().await?;
        Ok(self.sender.send_request(request.body(Body::empty())?).await?)
    }

    /// The page behind a path; an error unless it is found.
    pub async fn page(&mut self, path: &str) -> Result<String, Box<dyn Error>> {
        let response = self.send(path).await?;
        let status = response.status();
        let body = response.into_body().collect().await?.to_bytes();
        if !status.is_success() {
            return Err(format!("{path}: {status}").into());
        }
        Ok(String::from_utf8_lossy(&body).into_owned())
    }

    /// The beginning of an answer that never ends.
    pub async fn stream(&mut self, path: &str) -> Result<Incoming, Box<dyn Error>> {
        Ok(self.send(path).await?.into_body())
    }

    /// Sends a form with the token of the page that shows it; gives the answer, not followed further.
    pub async fn submit(
        &mut self,
        (shown, action): (&str, &str),
        fields: &[(String, String)],
    ) -> Result<(StatusCode, String), Box<dyn Error>> {
        let token = token(shown).ok_or_else(|| format!("{action} has no form"))?;
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .chain([("_csrf", token.as_str())])
            .collect();
        let body = serde_html_form::to_string(fields)?;
        let request = Request::post(action)
            .header(HOST, &self.address)
            .header(COOKIE, &self.cookies)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.answered(request.body(Body::from(body))?).await
    }

    /// Sends events as an SDK does.
    pub async fn events(&mut self, key: &str, body: String) -> Result<StatusCode, Box<dyn Error>> {
        let request = Request::post("/v1/batch")
            .header(HOST, &self.address)
            .header(AUTHORIZATION, key)
            .header(CONTENT_TYPE, "application/json");
        Ok(self.answered(request.body(Body::from(body))?).await?.0)
    }

    async fn answered(&mut self, request: Request<Body>) -> Result<(StatusCode, String), Box<dyn Error>> {
        self.sender.ready().await?;
        let response = self.sender.send_request(request).await?;
        let status = response.status();
        let body = response.into_body().collect().await?.to_bytes();
        Ok((status, String::from_utf8_lossy(&body).into_owned()))
    }

    /// Follows a link that signs in, and keeps its cookies.
    pub async fn sign_in(&mut self, path: &str) -> Result<String, Box<dyn Error>> {
        let response = self.send(path).await?;
        if !response.headers().contains_key(LOCATION) {
            return Err(format!("{path}: {} does not sign in", response.status()).into());
        }
        let set = response.headers().get_all(SET_COOKIE).iter().filter_map(|v| v.to_str().ok());
        let pairs: Vec<String> = set.filter_map(|cookie| cookie.split(';').next().map(str::to_owned)).collect();
        self.cookies = pairs.join("; ");
        response.into_body().collect().await?;
        Ok(self.cookies.clone())
    }
}

/// What a form of ours proves where it comes from with.
fn token(page: &str) -> Option<String> {
    let field = page.split("name=\"_csrf\"").nth(1)?;
    let value = field.split("value=\"").nth(1)?.split('"').next()?;
    Some(value.to_owned())
}
