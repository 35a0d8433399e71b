//! Links that let somebody in once: an invitation, a new password, the first administrator.

use kernel::{Error, Kind as ErrorKind, Result, new_secret};
use sea_orm::ConnectionTrait;
use web::App;

use super::model::invitation::Model as Invitation;
use super::{digest, store};
use crate::people;

/// An invitation waits out a holiday.
const DAYS: i64 = 14;
/// A link on a terminal is used soon or made anew at the next start.
const FIRST_DAYS: i64 = 2;

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Somebody new sets a first password.
    Invite,
    /// The first administrator sets everything up.
    First,
}

impl Kind {
    /// The key in records.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Invite => "invite",
            Self::First => "first",
        }
    }
}

/// Makes a link for somebody; older ones of theirs stop working. Gives its path.
pub(crate) async fn invite(app: &App, db: &impl ConnectionTrait, person_id: &str) -> Result<String> {
    let secret = make(app, db, (Kind::Invite, Some(person_id)), DAYS).await?;
    Ok(format!("/invite/{secret}"))
}

/// The path of a fresh link for the first administrator while there is none: `/first/<secret>`. Older ones stop working.
pub async fn first_link(app: &App) -> Result<Option<String>> {
    if people::store::administrators(app.db.read()).await? > 0 {
        return Ok(None);
    }
    let secret = make(app, app.db.writer(), (Kind::First, None), FIRST_DAYS).await?;
    Ok(Some(format!("/first/{secret}")))
}

async fn make(
    app: &App,
    db: &impl ConnectionTrait,
    (kind, person_id): (Kind, Option<&str>),
    days: i64,
) -> Result<String> {
    let secret = new_secret(&app.entropy);
    let invitation = Invitation {
        id: app.id("inv"),
        secret_hash: digest(&secret),
        person_id: person_id.map(str::to_owned),
        kind: kind.key().to_owned(),
        expires_at: app.now().plus_seconds(days * 86_400).0,
        used_at: None,
    };
    store::add_invitation(db, invitation).await?;
    Ok(secret)
}

/// The link of a secret, if it is of this kind and still works.
///
/// # Errors
/// `error-link-used`: it was used, has expired, was replaced, or never was.
pub(super) async fn open(app: &App, secret: &str, kind: Kind) -> Result<Invitation> {
    let found = store::invitation(app.db.read(), &digest(secret)).await?;
    let open = found.filter(|link| link.kind == kind.key() && link.is_open(app.now()));
    open.ok_or_else(|| Error::new(ErrorKind::NotFound, "error-link-used"))
}
