//! Sets up a new installation: the workspace and its first administrator.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{Actor, Error, Kind as ErrorKind, Result, Says};
use serde::Deserialize;
use web::failure::status;
use web::viewer::visitor_language;
use web::{App, Go, Outcome, Shared, Workspace};

use super::super::invitation::{self, Kind};
use super::super::viewer::{begin, let_in};
use super::super::{pages, password, store};
use super::sign_in::Posted;
use crate::people::{self, Person, Role};
use crate::settings::{self, RenewalOwner};
use crate::{actions, audit};

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in crate::sessions) struct Input {
    pub(in crate::sessions) person: String,
    pub(in crate::sessions) email: String,
    pub(in crate::sessions) password: String,
    pub(in crate::sessions) again: String,
    pub(in crate::sessions) name: String,
    pub(in crate::sessions) language: String,
    pub(in crate::sessions) zone: String,
    pub(in crate::sessions) currency: String,
    pub(in crate::sessions) calendar: String,
    pub(in crate::sessions) renewal_owner: String,
}

/// `POST /first/{secret}`.
pub(in crate::sessions) async fn run(
    State(app): State<Shared>,
    Path(secret): Path<String>,
    posted: Posted,
) -> Outcome<Response> {
    let input: Input = posted.form()?;
    match set_up(&app, &secret, &posted, &input).await {
        Ok(session) => Ok(let_in(Go::to("/").saying("first-done"), session).into_response()),
        Err(error) if error.kind == ErrorKind::Invalid => {
            let reader = app.reader_in(visitor_language(&app, &posted.parts));
            let page = pages::first::shown(&app, &reader, (&secret, &input), Some(&error));
            Ok((status(error.kind), page).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

struct Checked {
    workspace: Workspace,
    person: Person,
    owner: RenewalOwner,
}

/// Reads the whole form; the wrong fields of all its parts are named together.
fn read(app: &App, input: &Input) -> Result<Checked> {
    let parts = settings::Parts {
        name: &input.name,
        zone: &input.zone,
        currency: &input.currency,
        calendar: &input.calendar,
        language: &input.language,
        toman: true,
    };
    let workspace = settings::workspace(&parts);
    let language = input.language.parse().unwrap_or(i18n::Language::En);
    let mail = people::mail(&input.email);
    let key = mail.split('@').next().unwrap_or("admin");
    let person = Person::new(app.id("usr"), key, &mail, &input.person, Role::Admin)
        .reading(language, input.zone.trim())
        .checked();
    let password = password::checked(&input.password, &mail).and_then(|()| {
        if input.password == input.again { Ok(()) } else { Err(Error::field("again", "password-again-wrong")) }
    });
    let owner = input.renewal_owner.parse().map_err(|()| Error::field("renewal_owner", "settings-choice-wrong"));
    match (workspace, person, password, owner) {
        (Ok(workspace), Ok(person), Ok(()), Ok(owner)) => Ok(Checked { workspace, person, owner }),
        (workspace, person, password, owner) => {
            // The person's own field is called `person` here, because `name` is the company's.
            let person = person.err().map(|mut e| {
                e.faults.iter_mut().filter(|f| f.field == "name").for_each(|f| "person".clone_into(&mut f.field));
                e.faults.retain(|f| f.field != "zone" && f.field != "language");
                e
            });
            let all = [workspace.err(), person, password.err(), owner.err()].into_iter().flatten();
            let faults = all.flat_map(|e| e.faults).collect();
            Err(Error { faults, ..Error::invalid("error-form") })
        }
    }
}

async fn set_up(app: &App, secret: &str, posted: &Posted, input: &Input) -> Result<String> {
    let link = invitation::open(app, secret, Kind::First).await?;
    let Checked { workspace, person, owner } = read(app, input)?;
    let hash = password::hash(input.password.clone(), &app.entropy).await?;
    let tx = app.db.write(app.by(Actor::Person(person.id.clone()))).await?;
    let nobody_yet = people::store::administrators(&*tx).await? == 0;
    if !nobody_yet || !store::use_invitation(&*tx, &link.id, app.now()).await? {
        return Err(Error::new(ErrorKind::NotFound, "error-link-used"));
    }
    let person = tx.insert(person).await?;
    store::set_password(&*tx, &person.id, hash, app.now()).await?;
    settings::set(&tx, settings::keys::RENEWAL_OWNER, &owner).await?;
    let session = begin(app, &*tx, &person.id, posted.agent()).await?;
    audit::note(&tx, actions::SETTINGS_MANAGE, &format!("person:{}", person.id), Says::new("audit-set-up")).await?;
    settings::set_workspace(app, tx, workspace).await?;
    Ok(session)
}
