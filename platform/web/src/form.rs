//! A posted form: checked to come from a page of ours, then read into a type.

use axum::extract::{FromRequest, FromRequestParts, Request};
use kernel::{Error, Kind};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::app::Shared;
use crate::failure::Failure;
use crate::viewer::Viewer;

/// The hidden field that proves where a form came from.
pub const CSRF: &str = "_csrf";

/// A form of a signed-in viewer, read into `T`. Repeated fields become lists.
#[derive(Debug)]
pub struct Form<T>(pub T);

#[derive(Deserialize)]
struct Token {
    #[serde(rename = "_csrf", default)]
    csrf: String,
}

impl<T: DeserializeOwned> FromRequest<Shared> for Form<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &Shared) -> Result<Self, Failure> {
        let (mut parts, body) = request.into_parts();
        let viewer = <Viewer as FromRequestParts<Shared>>::from_request_parts(&mut parts, app).await?;
        let request = Request::from_parts(parts, body);
        let bytes = axum::body::Bytes::from_request(request, app).await;
        let bytes = bytes.map_err(|_| Error::new(Kind::TooLarge, "error-too-large"))?;
        let token: Token = read(&bytes)?;
        if token.csrf != viewer.csrf {
            return Err(Error::new(Kind::Forbidden, "error-csrf").into());
        }
        Ok(Self(read(&bytes)?))
    }
}

/// Reads form data that needs no viewer, such as a sign-in.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> kernel::Result<T> {
    serde_html_form::from_bytes(bytes).map_err(|e| Error { detail: e.to_string(), ..Error::invalid("error-form") })
}
