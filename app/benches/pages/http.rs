//! One kept-alive connection to the server.

use std::error::Error;

use axum::body::Body;
use axum::http::header::{COOKIE, HOST, LOCATION, SET_COOKIE};
use axum::http::{Request, Response};
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
