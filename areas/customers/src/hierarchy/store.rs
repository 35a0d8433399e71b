//! Who belongs to whom, in the database.

use std::collections::HashMap;

use kernel::Result;
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect};
use storage::fault;

use crate::accounts::Account;
use crate::accounts::store::{Column, Entity};

/// The parent of every account that has one, by id.
pub(crate) async fn links(db: &impl ConnectionTrait) -> Result<HashMap<String, String>> {
    let select = Entity::find().select_only().column(Column::Id).column(Column::ParentId);
    let select = select.filter(Column::ParentId.is_not_null());
    let rows: Vec<(String, Option<String>)> = select.into_tuple().all(db).await.map_err(|e| fault(&e))?;
    Ok(rows.into_iter().filter_map(|(id, parent)| Some((id, parent?))).collect())
}

/// The accounts that belong to one, ordered by id.
pub(crate) async fn of_parent(db: &impl ConnectionTrait, parent: &str) -> Result<Vec<Account>> {
    let select = Entity::find().filter(Column::ParentId.eq(parent)).order_by_asc(Column::Id);
    select.all(db).await.map_err(|e| fault(&e))
}
