//! All queries of the audit log.

use kernel::{Error, Result, Says};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue, QueryOrder, QuerySelect};
use storage::{Tx, fault};

use super::model::{ActiveModel, Column, Entity, Model};
use crate::sessions::digest;

/// Which lines are wanted; an empty text asks for all.
#[derive(Debug, Clone, Default)]
pub(super) struct Wanted {
    pub(super) actor: String,
    pub(super) subject: String,
}

/// Appends a line in the name of whoever writes.
pub(super) async fn append(tx: &Tx, action: &str, subject: &str, says: &Says) -> Result<()> {
    let by = tx.by();
    let says = serde_json::to_string(says).map_err(Error::internal)?;
    let print = digest(&[by.cause.as_str(), action, subject, &says].join("\n"));
    let at = by.known_at.0;
    let line = ActiveModel {
        id: ActiveValue::Set(format!("aud_{:016x}_{}", at.max(0), print.get(..16).unwrap_or(&print))),
        at: ActiveValue::Set(at),
        actor: ActiveValue::Set(by.actor.to_string()),
        action: ActiveValue::Set(action.to_owned()),
        subject: ActiveValue::Set(subject.to_owned()),
        says: ActiveValue::Set(says),
        cause: ActiveValue::Set(by.cause.clone()),
    };
    let once = OnConflict::column(Column::Id).do_nothing().to_owned();
    match Entity::insert(line).on_conflict(once).exec_without_returning(&**tx).await {
        Ok(_) | Err(DbErr::RecordNotInserted) => Ok(()),
        Err(e) => Err(fault(&e)),
    }
}

/// So many lines, newest first, and how many there are in all.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    wanted: &Wanted,
    offset: u64,
    limit: u64,
) -> Result<(Vec<Model>, u64)> {
    let mut select = Entity::find();
    if !wanted.actor.is_empty() {
        select = select.filter(Column::Actor.eq(&wanted.actor));
    }
    if !wanted.subject.is_empty() {
        select = select.filter(Column::Subject.eq(&wanted.subject));
    }
    let total = select.clone().count(db).await.map_err(|e| fault(&e))?;
    let lines = select.order_by_desc(Column::At).order_by_desc(Column::Id).offset(offset).limit(limit).all(db).await;
    Ok((lines.map_err(|e| fault(&e))?, total))
}

/// The lines of one act, oldest first.
pub(super) async fn of_cause(db: &impl ConnectionTrait, cause: &str) -> Result<Vec<Model>> {
    let select = Entity::find().filter(Column::Cause.eq(cause)).order_by_asc(Column::Id);
    select.all(db).await.map_err(|e| fault(&e))
}
