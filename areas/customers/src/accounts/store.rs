//! All queries on accounts.

use std::collections::HashMap;

use kernel::{Error, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect};
use storage::{among, fault};
use web::{App, BoxFuture};

use super::model::Account;
pub(crate) use super::model::{Column, Entity};

/// Ids in one query, below both databases' limit of parameters.
const CHUNK: usize = 5_000;

/// The account with this id.
pub async fn get(db: &impl ConnectionTrait, id: &str) -> Result<Account> {
    find(db, id).await?.ok_or_else(Error::not_found)
}

/// The account with this id, if there is one.
pub async fn find(db: &impl ConnectionTrait, id: &str) -> Result<Option<Account>> {
    Entity::find_by_id(id).one(db).await.map_err(|e| fault(&e))
}

/// The account with this key, if there is one.
pub async fn by_key(db: &impl ConnectionTrait, key: &str) -> Result<Option<Account>> {
    Entity::find().filter(Column::Key.eq(key)).one(db).await.map_err(|e| fault(&e))
}

/// Accounts by key, for a chunk of rows of a file.
pub async fn by_keys(db: &impl ConnectionTrait, keys: &[&str]) -> Result<HashMap<String, Account>> {
    let mut found = HashMap::new();
    for chunk in keys.chunks(CHUNK) {
        let rows =
            Entity::find().filter(Column::Key.is_in(chunk.iter().copied())).all(db).await.map_err(|e| fault(&e))?;
        found.extend(rows.into_iter().map(|row| (row.key.clone(), row)));
    }
    Ok(found)
}

/// Ids by key, for records that refer to accounts.
pub async fn ids_by_key(db: &impl ConnectionTrait, keys: &[&str]) -> Result<HashMap<String, String>> {
    let mut found = HashMap::new();
    for chunk in keys.chunks(CHUNK) {
        let select = Entity::find().select_only().column(Column::Key).column(Column::Id);
        let rows: Vec<(String, String)> = select
            .filter(Column::Key.is_in(chunk.iter().copied()))
            .into_tuple()
            .all(db)
            .await
            .map_err(|e| fault(&e))?;
        found.extend(rows);
    }
    Ok(found)
}

/// The key of every account, by id.
pub async fn keys(db: &impl ConnectionTrait) -> Result<HashMap<String, String>> {
    let select = Entity::find().select_only().column(Column::Id).column(Column::Key);
    let rows: Vec<(String, String)> = select.into_tuple().all(db).await.map_err(|e| fault(&e))?;
    Ok(rows.into_iter().collect())
}

/// Accounts by id, for the visible page of a list.
pub async fn by_ids(db: &impl ConnectionTrait, ids: &[&str]) -> Result<HashMap<String, Account>> {
    let mut found = HashMap::new();
    for chunk in ids.chunks(CHUNK) {
        let rows =
            Entity::find().filter(Column::Id.is_in(chunk.iter().copied())).all(db).await.map_err(|e| fault(&e))?;
        found.extend(rows.into_iter().map(|row| (row.id.clone(), row)));
    }
    Ok(found)
}

/// Names by id.
pub async fn names(db: &impl ConnectionTrait, ids: &[&str]) -> Result<HashMap<String, String>> {
    let mut found = HashMap::new();
    for chunk in ids.chunks(CHUNK) {
        let select = Entity::find().select_only().column(Column::Id).column(Column::Name);
        let rows: Vec<(String, String)> =
            select.filter(Column::Id.is_in(chunk.iter().copied())).into_tuple().all(db).await.map_err(|e| fault(&e))?;
        found.extend(rows);
    }
    Ok(found)
}

/// Every account, ordered by id.
pub async fn all(db: &impl ConnectionTrait, only: Option<&[String]>) -> Result<Vec<Account>> {
    let select = Entity::find().filter(among(Column::Id, only)).order_by_asc(Column::Id);
    select.all(db).await.map_err(|e| fault(&e))
}

/// All ids in order: the rows of the frame.
pub fn ids(app: &App) -> BoxFuture<'_, Result<Vec<String>>> {
    Box::pin(async move {
        let select = Entity::find().select_only().column(Column::Id).order_by_asc(Column::Id);
        select.into_tuple().all(app.db.read()).await.map_err(|e| fault(&e))
    })
}
