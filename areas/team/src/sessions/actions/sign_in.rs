//! Signs in with mail address and password.

use std::net::SocketAddr;

use axum::body::Bytes;
use axum::extract::FromRequest;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use kernel::{Actor, Error, Kind, Result, Says};
use serde::Deserialize;
use web::failure::status;
use web::viewer::visitor_language;
use web::{App, Failure, Go, Outcome, Shared};

use super::super::viewer::{begin, let_in};
use super::super::{digest, pages, password, store, throttle};
use crate::audit;
use crate::people::{self, Person};

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in crate::sessions) struct Input {
    pub(in crate::sessions) email: String,
    pub(in crate::sessions) password: String,
    pub(in crate::sessions) next: String,
}

/// The rest of a request with its body read, for forms of visitors.
pub(in crate::sessions) struct Posted {
    pub(in crate::sessions) parts: Parts,
    body: Bytes,
}

impl Posted {
    /// Where it came from; empty when that is not known.
    pub(in crate::sessions) fn address(&self) -> String {
        self.parts.extensions.get::<ConnectInfo<SocketAddr>>().map_or_else(String::new, |info| info.0.ip().to_string())
    }

    /// What the browser says of itself.
    pub(in crate::sessions) fn agent(&self) -> &str {
        self.parts.headers.get(USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or("")
    }

    /// The form in it.
    pub(in crate::sessions) fn form<T: serde::de::DeserializeOwned>(&self) -> Result<T> {
        web::form::read(&self.body)
    }
}

impl FromRequest<Shared> for Posted {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &Shared) -> std::result::Result<Self, Failure> {
        let (parts, body) = request.into_parts();
        let body = Bytes::from_request(Request::from_parts(parts.clone(), body), app).await;
        Ok(Self { parts, body: body.map_err(|_| Error::new(Kind::TooLarge, "error-too-large"))? })
    }
}

/// `POST /sign-in`.
pub(in crate::sessions) async fn run(State(app): State<Shared>, posted: Posted) -> Outcome<Response> {
    let input: Input = posted.form()?;
    match let_through(&app, &posted, &input).await {
        Ok(secret) => Ok(let_in(Go::back(&input.next, "/"), secret).into_response()),
        Err(error) if matches!(error.kind, Kind::Invalid | Kind::Throttled) => {
            let reader = app.reader_in(visitor_language(&app, &posted.parts));
            let page = pages::sign_in::shown(&app, &reader, &input, Some(&error));
            Ok((status(error.kind), page).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

async fn let_through(app: &App, posted: &Posted, input: &Input) -> Result<String> {
    let mail = input.email.trim().to_lowercase();
    let (mail_hash, address) = (digest(&mail), posted.address());
    throttle::enter(app, &mail_hash, &address).await?;
    let person = people::store::by_mail(app.db.read(), &mail).await?.filter(Person::is_active);
    let kept = match &person {
        Some(person) => store::password(app.db.read(), &person.id).await?,
        None => None,
    };
    let fits = password::fits(input.password.clone(), kept).await?;
    let Some(person) = person.filter(|_| fits) else {
        return Err(Error::invalid("sign-in-wrong"));
    };
    let tx = app.db.write(app.by(Actor::Person(person.id.clone()))).await?;
    store::forget_attempts(&*tx, &mail_hash, &address).await?;
    let secret = begin(app, &*tx, &person.id, posted.agent()).await?;
    audit::note(&tx, "sign-in", &format!("person:{}", person.id), Says::new("audit-signed-in")).await?;
    tx.commit().await?;
    Ok(secret)
}
