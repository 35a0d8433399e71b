//! The door for programs: tokens with scopes, sources with write keys, the intake of events and how long they are kept, and the
//! description of the API.
pub mod intake;
pub mod openapi;
pub mod retention;
mod schema;
pub mod sources;
pub mod tokens;

use axum::Router;
use kernel::Result;
use web::viewer::Credential;
use web::{App, BoxFuture, Module, Shared, Viewer};

/// The area as the program sees it.
pub fn module() -> Module {
    Module {
        key: "connect",
        routes,
        // Its pages are among the settings.
        menu: &[],
        migrations: schema::MIGRATIONS,
        subjects: &[],
        publishers: &[],
        panels: &[],
        imports: &[],
        api: &[tokens::API, intake::API],
    }
}

fn routes() -> Router<Shared> {
    tokens::routes().merge(sources::routes()).merge(retention::routes()).merge(openapi::routes())
}

/// Who is behind a credential: a person's session is the team's matter, a token is ours.
pub fn authenticate<'a>(app: &'a App, credential: &'a Credential) -> BoxFuture<'a, Result<Option<Viewer>>> {
    match credential {
        Credential::Session(_) => team::authenticate(app, credential),
        Credential::Token(secret) => Box::pin(tokens::viewer_of(app, secret)),
    }
}
