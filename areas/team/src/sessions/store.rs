//! All queries behind signing in.

use std::collections::{HashMap, HashSet};

use kernel::{Instant, Result};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ExprTrait, IntoActiveModel, QueryOrder};
use storage::fault;

use super::model::{attempt, invitation, password, session};

/// The session of a cookie's secret.
pub(super) async fn session(db: &impl ConnectionTrait, token_hash: &str) -> Result<Option<session::Model>> {
    let select = session::Entity::find().filter(session::Column::TokenHash.eq(token_hash));
    select.one(db).await.map_err(|e| fault(&e))
}

/// One session by id.
pub(super) async fn session_by_id(db: &impl ConnectionTrait, id: &str) -> Result<Option<session::Model>> {
    session::Entity::find_by_id(id).one(db).await.map_err(|e| fault(&e))
}

/// All sessions, or those of one person, last used first.
pub(super) async fn sessions(db: &impl ConnectionTrait, person_id: Option<&str>) -> Result<Vec<session::Model>> {
    let mut select = session::Entity::find().order_by_desc(session::Column::SeenAt);
    if let Some(id) = person_id {
        select = select.filter(session::Column::PersonId.eq(id));
    }
    select.all(db).await.map_err(|e| fault(&e))
}

pub(super) async fn add_session(db: &impl ConnectionTrait, model: session::Model) -> Result<()> {
    let insert = session::Entity::insert(model.into_active_model().reset_all());
    insert.exec_without_returning(db).await.map(|_| ()).map_err(|e| fault(&e))
}

/// Writes down when a session was last used.
pub(super) async fn seen(db: &impl ConnectionTrait, id: &str, now: Instant) -> Result<()> {
    let update = session::Entity::update_many().col_expr(session::Column::SeenAt, Expr::value(now.0));
    update.filter(session::Column::Id.eq(id)).exec(db).await.map(|_| ()).map_err(|e| fault(&e))
}

/// Ends one session.
pub(super) async fn end(db: &impl ConnectionTrait, id: &str) -> Result<()> {
    session::Entity::delete_by_id(id).exec(db).await.map(|_| ()).map_err(|e| fault(&e))
}

/// Ends all sessions of somebody, except the one that is named.
pub(crate) async fn end_all(db: &impl ConnectionTrait, person_id: &str, except: Option<&str>) -> Result<()> {
    let mut delete = session::Entity::delete_many().filter(session::Column::PersonId.eq(person_id));
    if let Some(id) = except {
        delete = delete.filter(session::Column::Id.ne(id));
    }
    delete.exec(db).await.map(|_| ()).map_err(|e| fault(&e))
}

/// When each person was last here.
pub(crate) async fn last_seen(db: &impl ConnectionTrait) -> Result<HashMap<String, Instant>> {
    let mut last: HashMap<String, Instant> = HashMap::new();
    for session in sessions(db, None).await? {
        let seen = last.entry(session.person_id).or_insert(Instant(session.seen_at));
        *seen = (*seen).max(Instant(session.seen_at));
    }
    Ok(last)
}

/// What somebody may still do to come in.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// Those who have set a password.
    pub(crate) with_password: HashSet<String>,
    /// Those whose invitation still works.
    pub(crate) invited: HashSet<String>,
}

/// Who can come in by password, and who by a link.
pub(crate) async fn state_of_links(db: &impl ConnectionTrait, now: Instant) -> Result<Seen> {
    let passwords = password::Entity::find().all(db).await.map_err(|e| fault(&e))?;
    let open = invitation::Entity::find().filter(invitation::Column::UsedAt.is_null()).all(db).await;
    let open = open.map_err(|e| fault(&e))?.into_iter().filter(|link| link.is_open(now));
    Ok(Seen {
        with_password: passwords.into_iter().map(|p| p.person_id).collect(),
        invited: open.filter_map(|link| link.person_id).collect(),
    })
}

/// The password's hash of somebody.
pub(super) async fn password(db: &impl ConnectionTrait, person_id: &str) -> Result<Option<String>> {
    let found = password::Entity::find_by_id(person_id).one(db).await.map_err(|e| fault(&e))?;
    Ok(found.map(|p| p.hash))
}

/// Sets or replaces somebody's password.
pub(super) async fn set_password(db: &impl ConnectionTrait, person_id: &str, hash: String, now: Instant) -> Result<()> {
    let model = password::Model { person_id: person_id.to_owned(), hash, changed_at: now.0 };
    let mut replace = OnConflict::column(password::Column::PersonId);
    replace.update_columns([password::Column::Hash, password::Column::ChangedAt]);
    let insert = password::Entity::insert(model.into_active_model().reset_all()).on_conflict(replace);
    insert.exec_without_returning(db).await.map(|_| ()).map_err(|e| fault(&e))
}

/// The link of a secret.
pub(super) async fn invitation(db: &impl ConnectionTrait, secret_hash: &str) -> Result<Option<invitation::Model>> {
    let select = invitation::Entity::find().filter(invitation::Column::SecretHash.eq(secret_hash));
    select.one(db).await.map_err(|e| fault(&e))
}

/// Makes a link; older unused ones of the same person and kind stop working.
pub(super) async fn add_invitation(db: &impl ConnectionTrait, model: invitation::Model) -> Result<()> {
    let mut older = invitation::Entity::delete_many().filter(invitation::Column::UsedAt.is_null());
    older = match &model.person_id {
        Some(id) => older.filter(invitation::Column::PersonId.eq(id)),
        None => older.filter(invitation::Column::PersonId.is_null()),
    };
    older.exec(db).await.map_err(|e| fault(&e))?;
    let insert = invitation::Entity::insert(model.into_active_model().reset_all());
    insert.exec_without_returning(db).await.map(|_| ()).map_err(|e| fault(&e))
}

/// Uses a link up; `false` when somebody else did so first.
pub(super) async fn use_invitation(db: &impl ConnectionTrait, id: &str, now: Instant) -> Result<bool> {
    let update = invitation::Entity::update_many().col_expr(invitation::Column::UsedAt, Expr::value(Some(now.0)));
    let unused = update.filter(invitation::Column::Id.eq(id)).filter(invitation::Column::UsedAt.is_null());
    Ok(unused.exec(db).await.map_err(|e| fault(&e))?.rows_affected == 1)
}

/// The tries since `since` that share the mail address or the place.
pub(super) async fn attempts(
    db: &impl ConnectionTrait,
    mail: &str,
    address: &str,
    since: Instant,
) -> Result<Vec<attempt::Model>> {
    let either = attempt::Column::MailHash.eq(mail).or(attempt::Column::Address.eq(address));
    let select = attempt::Entity::find().filter(either).filter(attempt::Column::At.gt(since.0));
    select.all(db).await.map_err(|e| fault(&e))
}

pub(super) async fn add_attempt(db: &impl ConnectionTrait, model: attempt::Model) -> Result<()> {
    let insert = attempt::Entity::insert(model.into_active_model().reset_all());
    insert.exec_without_returning(db).await.map(|_| ()).map_err(|e| fault(&e))
}

/// Forgets tries that are too old to count.
pub(super) async fn forget_attempts_before(db: &impl ConnectionTrait, before: Instant) -> Result<()> {
    let delete = attempt::Entity::delete_many().filter(attempt::Column::At.lte(before.0));
    delete.exec(db).await.map(|_| ()).map_err(|e| fault(&e))
}

/// Forgets the tries of one mail address from one place.
pub(super) async fn forget_attempts(db: &impl ConnectionTrait, mail: &str, address: &str) -> Result<()> {
    let delete = attempt::Entity::delete_many().filter(attempt::Column::MailHash.eq(mail));
    delete.filter(attempt::Column::Address.eq(address)).exec(db).await.map(|_| ()).map_err(|e| fault(&e))
}
