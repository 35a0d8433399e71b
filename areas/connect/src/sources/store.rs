//! All queries on sources.

use kernel::{Error, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, QueryOrder};
use storage::fault;

use super::model::{Column, Entity, Source};

/// All sources, ended ones too, by the time of their making.
pub(crate) async fn all(db: &impl ConnectionTrait) -> Result<Vec<Source>> {
    Entity::find().order_by_asc(Column::Id).all(db).await.map_err(|e| fault(&e))
}

/// The source with this id.
pub(crate) async fn get(db: &impl ConnectionTrait, id: &str) -> Result<Source> {
    Entity::find_by_id(id).one(db).await.map_err(|e| fault(&e))?.ok_or_else(Error::not_found)
}

/// The source that a write key lets in; nothing when it is unknown or the source has ended.
pub(crate) async fn by_hash(db: &impl ConnectionTrait, hash: &str) -> Result<Option<Source>> {
    let found = Entity::find().filter(Column::SecretHash.eq(hash)).one(db).await.map_err(|e| fault(&e))?;
    Ok(found.filter(Source::is_active))
}

/// The active source whose events stand in the log under `key`.
pub(crate) async fn by_key(db: &impl ConnectionTrait, key: &str) -> Result<Option<Source>> {
    let found = Entity::find().filter(Column::Key.eq(key)).one(db).await.map_err(|e| fault(&e))?;
    Ok(found.filter(Source::is_active))
}
