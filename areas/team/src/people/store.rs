//! All queries of people.

use kernel::Result;
use sea_orm::entity::prelude::*;
use storage::fault;

use super::model::{Column, Entity, Person};
use super::role::Role;

/// Everybody, in the order of ids.
pub(crate) async fn all(db: &impl ConnectionTrait) -> Result<Vec<Person>> {
    Entity::find().all(db).await.map_err(|e| fault(&e))
}

/// One person by id.
pub(crate) async fn one(db: &impl ConnectionTrait, id: &str) -> Result<Option<Person>> {
    Entity::find_by_id(id).one(db).await.map_err(|e| fault(&e))
}

/// One person by mail address in lower case.
pub(crate) async fn by_mail(db: &impl ConnectionTrait, mail: &str) -> Result<Option<Person>> {
    Entity::find().filter(Column::Email.eq(mail)).one(db).await.map_err(|e| fault(&e))
}

/// How many administrators have access.
pub(crate) async fn administrators(db: &impl ConnectionTrait) -> Result<u64> {
    let select = Entity::find().filter(Column::Role.eq(Role::Admin.key())).filter(Column::EndedAt.is_null());
    select.count(db).await.map_err(|e| fault(&e))
}
