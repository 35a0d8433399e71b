//! All queries of imports and mappings.

use std::collections::HashSet;

use kernel::{Error, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect};
use storage::fault;

use super::model::{Import, SavedMapping, import, mapping};
use crate::links;

/// The import with this id.
pub(crate) async fn get(db: &impl ConnectionTrait, id: &str) -> Result<Import> {
    find(db, id).await?.ok_or_else(Error::not_found)
}

/// The import with this id, if it was started.
pub(crate) async fn find(db: &impl ConnectionTrait, id: &str) -> Result<Option<Import>> {
    import::Entity::find_by_id(id).one(db).await.map_err(|e| fault(&e))
}

/// The newest imports.
pub(crate) async fn latest(db: &impl ConnectionTrait, offset: u64, limit: u64) -> Result<Vec<Import>> {
    let select = import::Entity::find().order_by_desc(import::Column::At).order_by_desc(import::Column::Id);
    select.offset(offset).limit(limit).all(db).await.map_err(|e| fault(&e))
}

/// How many imports there are.
pub(crate) async fn count(db: &impl ConnectionTrait) -> Result<u64> {
    import::Entity::find().count(db).await.map_err(|e| fault(&e))
}

/// All mappings by name.
pub(crate) async fn mappings(db: &impl ConnectionTrait) -> Result<Vec<SavedMapping>> {
    mapping::Entity::find().order_by_asc(mapping::Column::Name).all(db).await.map_err(|e| fault(&e))
}

/// The mapping with this id.
pub(crate) async fn mapping(db: &impl ConnectionTrait, id: &str) -> Result<SavedMapping> {
    mapping::Entity::find_by_id(id).one(db).await.map_err(|e| fault(&e))?.ok_or_else(Error::not_found)
}

/// The mapping with this name, if there is one.
pub(crate) async fn mapping_named(db: &impl ConnectionTrait, name: &str) -> Result<Option<SavedMapping>> {
    mapping::Entity::find().filter(mapping::Column::Name.eq(name)).one(db).await.map_err(|e| fault(&e))
}

/// Every key that ever meant an account: events with another one wait for theirs.
pub(crate) async fn account_keys(db: &impl ConnectionTrait) -> Result<HashSet<String>> {
    let select = links::Entity::find().select_only().column(links::Column::Key);
    let keys: Vec<String> =
        select.filter(links::Column::Kind.eq("account")).into_tuple().all(db).await.map_err(|e| fault(&e))?;
    Ok(keys.into_iter().collect())
}
