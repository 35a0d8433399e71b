//! From a cookie to a viewer, and the beginning of a session.

use std::sync::Arc;

use i18n::Reader;
use kernel::{Result, new_secret};
use sea_orm::ConnectionTrait;
use web::page::{Flash, Go, kept_cookie};
use web::viewer::{Credential, SESSION};
use web::{App, BoxFuture, Theme, Via, Viewer};

use super::model::{agent, session};
use super::{digest, store};
use crate::people::Person;
use crate::state::{self, Known};

/// The cookie outlives the session's rest, so that the server decides when it ends.
const COOKIE_DAYS: i64 = 180;

/// Who is behind a session's cookie: the program's `Hooks::authenticate` for sessions. A token is answered with nobody.
pub fn authenticate<'a>(app: &'a App, credential: &'a Credential) -> BoxFuture<'a, Result<Option<Viewer>>> {
    Box::pin(async move {
        match credential {
            Credential::Session(secret) => by_session(app, secret).await,
            Credential::Token(_) => Ok(None),
        }
    })
}

async fn by_session(app: &App, secret: &str) -> Result<Option<Viewer>> {
    let now = app.now();
    let Some(session) = store::session(app.db.read(), &digest(secret)).await? else { return Ok(None) };
    if !session.is_alive(now) {
        return Ok(None);
    }
    let viewer = viewer_of(app, &session.person_id, Via::Session(session.id.clone()), csrf(secret)).await?;
    if viewer.is_some() && session.is_stale(now) {
        store::seen(app.db.writer(), &session.id, now).await?;
    }
    Ok(viewer)
}

/// The token of a session's forms: derived from the cookie's secret, which a page of another site cannot know.
fn csrf(secret: &str) -> String {
    let mut token = digest(&format!("form:{secret}"));
    token.truncate(32);
    token
}

/// The viewer that a person is, come in by `via`; nobody when the person has no access.
pub async fn viewer_of(app: &App, person_id: &str, via: Via, csrf: String) -> Result<Option<Viewer>> {
    let known = state::known(app).await?;
    let person = known.people.iter().find(|p| p.id == person_id && p.is_active());
    Ok(person.map(|person| viewer(app, &known, person, (via, csrf))))
}

fn viewer(app: &App, known: &Known, person: &Person, (via, csrf): (Via, String)) -> Viewer {
    let reader = Reader {
        language: person.language(),
        calendar: person.calendar(),
        zone: person.zone(),
        toman: app.workspace.load().toman,
        catalogues: Arc::clone(&app.catalogues),
    };
    Viewer {
        id: person.id.clone(),
        name: person.name.clone(),
        role: person.role().key().to_owned(),
        reader,
        csrf,
        via,
        theme: Theme::Auto,
        path: String::new(),
        origin: String::new(),
        panel: false,
        redrawing: false,
        version: 0,
        flash: None::<Flash>,
        actions: state::of(app).judge.offered(&known.whose(&person.id, person.role().key())),
    }
}

/// Begins a session: the secret for its cookie.
pub(super) async fn begin(app: &App, db: &impl ConnectionTrait, person_id: &str, agent_header: &str) -> Result<String> {
    let (secret, now) = (new_secret(&app.entropy), app.now());
    let session = session::Model {
        id: app.id("ses"),
        token_hash: digest(&secret),
        person_id: person_id.to_owned(),
        created_at: now.0,
        seen_at: now.0,
        agent: agent(agent_header),
    };
    store::add_session(db, session).await?;
    Ok(secret)
}

/// The redirect that carries a new session's cookie.
pub(super) fn let_in(go: Go, secret: String) -> Go {
    go.cookie(&kept_cookie(SESSION, secret, Some(COOKIE_DAYS)))
}

/// The redirect that takes the cookie away.
pub(super) fn let_out(go: Go) -> Go {
    go.cookie(&kept_cookie(SESSION, String::new(), Some(0)))
}
