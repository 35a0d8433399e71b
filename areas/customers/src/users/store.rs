//! All queries on users.

use kernel::{Error, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, QueryOrder};
use storage::fault;

use super::model::{Column, Entity, User};

/// The user with this id.
pub async fn get(db: &impl ConnectionTrait, id: &str) -> Result<User> {
    Entity::find_by_id(id).one(db).await.map_err(|e| fault(&e))?.ok_or_else(Error::not_found)
}

/// The user with this key, if there is one.
pub async fn by_key(db: &impl ConnectionTrait, key: &str) -> Result<Option<User>> {
    Entity::find().filter(Column::Key.eq(key)).one(db).await.map_err(|e| fault(&e))
}

/// The users of an account, which is known by these keys; the one introduced last first.
pub async fn of_groups(db: &impl ConnectionTrait, keys: &[String]) -> Result<Vec<User>> {
    let select = Entity::find().filter(Column::GroupKey.is_in(keys.iter().map(String::as_str)));
    select.order_by_desc(Column::LastSeen).order_by_asc(Column::Id).all(db).await.map_err(|e| fault(&e))
}
