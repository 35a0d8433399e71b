//! All queries on open items.

use std::collections::HashMap;

use kernel::{Error, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, QueryOrder};
use storage::{among, fault};

use super::model::{Column, Entity, Item};

/// The item with this id.
pub async fn get(db: &impl ConnectionTrait, id: &str) -> Result<Item> {
    Entity::find_by_id(id).one(db).await.map_err(|e| fault(&e))?.ok_or_else(Error::not_found)
}

/// An account's items, oldest first.
pub async fn of_account(db: &impl ConnectionTrait, account: &str) -> Result<Vec<Item>> {
    let select =
        Entity::find().filter(Column::AccountId.eq(account)).order_by_asc(Column::AskedOn).order_by_asc(Column::Id);
    select.all(db).await.map_err(|e| fault(&e))
}

/// Items that somebody answers for and that are not settled, by due day.
pub async fn open_of_owner(db: &impl ConnectionTrait, owner: &str) -> Result<Vec<Item>> {
    let select = Entity::find().filter(Column::OwnerId.eq(owner)).filter(Column::ClosedOn.is_null());
    select.order_by_asc(Column::DueOn).order_by_asc(Column::Id).all(db).await.map_err(|e| fault(&e))
}

/// Items by key, for a chunk of rows of a file.
pub async fn by_keys(db: &impl ConnectionTrait, keys: &[&str]) -> Result<HashMap<String, Item>> {
    let rows = Entity::find().filter(Column::Key.is_in(keys.iter().copied())).all(db).await.map_err(|e| fault(&e))?;
    Ok(rows.into_iter().map(|row| (row.key.clone(), row)).collect())
}

/// Every item.
pub async fn all(db: &impl ConnectionTrait, only: Option<&[String]>) -> Result<Vec<Item>> {
    let select = Entity::find().filter(among(Column::AccountId, only)).order_by_asc(Column::Id);
    select.all(db).await.map_err(|e| fault(&e))
}
