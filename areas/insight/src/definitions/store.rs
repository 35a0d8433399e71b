//! Definition sets: every saved state of all definitions, unchangeable. The newest is in force.

use kernel::{Error, Instant, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use storage::fault;

/// A row of `definition_sets`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "definition_sets")]
pub struct Model {
    /// `set_…`: a hash of its text, its author, its reason and its moment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// When it was saved, in microseconds.
    pub at: i64,
    /// Who saved it, in the form of `changes`.
    pub author: String,
    /// Why.
    pub reason: String,
    /// The first day that is judged by it, ISO.
    pub effective_from: String,
    /// The definitions.
    pub toml: String,
    /// Counts changes; stays 1.
    pub version: i64,
}

/// No relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

storage::record!("definition_sets");

/// The set in force, if any was saved.
pub async fn newest(db: &impl ConnectionTrait) -> Result<Option<Model>> {
    let select = Entity::find().order_by_desc(Column::At).order_by_desc(Column::Id).limit(1);
    select.one(db).await.map_err(|e| fault(&e))
}

/// Leaves only sets that were saved before an instant; if there is none, the first one.
pub(crate) async fn keep_before(db: &impl ConnectionTrait, before: Instant) -> Result<()> {
    let first =
        Entity::find().order_by_asc(Column::At).order_by_asc(Column::Id).one(db).await.map_err(|e| fault(&e))?;
    let Some(first) = first else { return Ok(()) };
    let later = Entity::delete_many().filter(Column::At.gte(before.0)).filter(Column::Id.ne(first.id));
    later.exec(db).await.map(|_| ()).map_err(|e| fault(&e))
}

/// The set with this id.
pub async fn get(db: &impl ConnectionTrait, id: &str) -> Result<Model> {
    Entity::find_by_id(id).one(db).await.map_err(|e| fault(&e))?.ok_or_else(Error::not_found)
}

/// Sets newest first.
pub async fn page(db: &impl ConnectionTrait, limit: u64) -> Result<Vec<Model>> {
    let select = Entity::find().order_by_desc(Column::At).order_by_desc(Column::Id).limit(limit);
    select.all(db).await.map_err(|e| fault(&e))
}
