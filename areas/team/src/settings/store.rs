//! All queries of settings.

use kernel::Result;
use sea_orm::entity::prelude::*;
use storage::fault;

use super::model::{Entity, Model};

/// One setting by key.
pub(super) async fn one(db: &impl ConnectionTrait, key: &str) -> Result<Option<Model>> {
    Entity::find_by_id(key).one(db).await.map_err(|e| fault(&e))
}
