//! All queries on tasks.

use kernel::{Error, Instant, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, QueryOrder};
use storage::fault;

use super::model::{Column, Entity, Task};

/// The task with this id.
pub async fn get(db: &impl ConnectionTrait, id: &str) -> Result<Task> {
    Entity::find_by_id(id).one(db).await.map_err(|e| fault(&e))?.ok_or_else(Error::not_found)
}

/// Every open task, by due day.
pub async fn open(db: &impl ConnectionTrait) -> Result<Vec<Task>> {
    let select = Entity::find().filter(Column::State.eq("open")).order_by_asc(Column::DueOn).order_by_asc(Column::Id);
    select.all(db).await.map_err(|e| fault(&e))
}

/// Somebody's tasks that were ended since `from`.
pub async fn ended_by(db: &impl ConnectionTrait, person: &str, from: Instant) -> Result<Vec<Task>> {
    let select = Entity::find().filter(Column::AssigneeId.eq(person)).filter(Column::DoneAt.gte(from.0));
    select.order_by_desc(Column::DoneAt).all(db).await.map_err(|e| fault(&e))
}
