//! All queries on touchpoints.

use std::collections::HashMap;

use kernel::{Error, Instant, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect};
use storage::{among, fault};

use super::model::{Column, Entity, Touchpoint};

/// The touchpoint with this id.
pub async fn get(db: &impl ConnectionTrait, id: &str) -> Result<Touchpoint> {
    Entity::find_by_id(id).one(db).await.map_err(|e| fault(&e))?.ok_or_else(Error::not_found)
}

/// An account's touchpoints, newest first.
pub async fn of_account(db: &impl ConnectionTrait, account: &str, limit: u64) -> Result<Vec<Touchpoint>> {
    let select =
        Entity::find().filter(Column::AccountId.eq(account)).order_by_desc(Column::At).order_by_desc(Column::Id);
    select.limit(limit).all(db).await.map_err(|e| fault(&e))
}

/// Touchpoints by key, for a chunk of rows of a file.
pub async fn by_keys(db: &impl ConnectionTrait, keys: &[&str]) -> Result<HashMap<String, Touchpoint>> {
    let rows = Entity::find().filter(Column::Key.is_in(keys.iter().copied())).all(db).await.map_err(|e| fault(&e))?;
    Ok(rows.into_iter().map(|row| (row.key.clone(), row)).collect())
}

/// Touchpoints between two instants, oldest first: for the calls and meetings of a day.
pub async fn between(db: &impl ConnectionTrait, from: Instant, to: Instant) -> Result<Vec<Touchpoint>> {
    let select = Entity::find().filter(Column::At.gte(from.0)).filter(Column::At.lt(to.0)).order_by_asc(Column::At);
    select.all(db).await.map_err(|e| fault(&e))
}

/// What the columns need of a touchpoint.
#[derive(Debug, Clone, sea_orm::FromQueryResult)]
pub(crate) struct Slim {
    /// The account.
    pub account_id: String,
    /// Whom with.
    pub contact_id: Option<String>,
    /// Kind.
    pub kind: String,
    /// When.
    pub at: i64,
    /// Direction.
    pub direction: String,
    /// Mood.
    pub mood: Option<String>,
}

/// All touchpoints before `to`, without their texts.
pub(crate) async fn slim_until(db: &impl ConnectionTrait, to: Instant, only: Option<&[String]>) -> Result<Vec<Slim>> {
    let columns = [Column::AccountId, Column::ContactId, Column::Kind, Column::At, Column::Direction, Column::Mood];
    let select = Entity::find()
        .select_only()
        .columns(columns)
        .filter(Column::At.lt(to.0))
        .filter(among(Column::AccountId, only))
        // Of two moods of one moment the later row counts, in whatever order a database keeps them.
        .order_by_asc(Column::At)
        .order_by_asc(Column::Id);
    select.into_model().all(db).await.map_err(|e| fault(&e))
}
