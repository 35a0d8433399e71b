//! All queries on handoffs.

use kernel::{Error, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, QueryOrder};
use storage::fault;

use super::model::{Column, Entity, Handoff};

/// The handoff with this id.
pub async fn get(db: &impl ConnectionTrait, id: &str) -> Result<Handoff> {
    Entity::find_by_id(id).one(db).await.map_err(|e| fault(&e))?.ok_or_else(Error::not_found)
}

/// An account's handoffs, newest first.
pub async fn of_account(db: &impl ConnectionTrait, account: &str) -> Result<Vec<Handoff>> {
    Entity::find().filter(Column::AccountId.eq(account)).order_by_desc(Column::At).all(db).await.map_err(|e| fault(&e))
}

/// All that are under way or came back, by the day an answer is due.
pub async fn live(db: &impl ConnectionTrait) -> Result<Vec<Handoff>> {
    let select = Entity::find().filter(Column::State.is_in(["sent", "accepted", "returned"]));
    select.order_by_asc(Column::AnswerBy).order_by_asc(Column::Id).all(db).await.map_err(|e| fault(&e))
}
