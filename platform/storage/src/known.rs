//! When we learned what: whether a past moment, as we knew it, is still what it was.

use kernel::{Instant, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, ConnectionTrait, QuerySelect};

use crate::changes::{Column, Entity};
use crate::fault;

/// When the first row of a table became known; nothing when there was none.
///
/// # Errors
/// The database cannot be read.
pub async fn first_known(db: &impl ConnectionTrait, table: &str) -> Result<Option<Instant>> {
    let select =
        Entity::find().select_only().column_as(Column::KnownAt.min(), "first").filter(Column::Entity.eq(table));
    let first: Option<Option<i64>> = select.into_tuple().one(db).await.map_err(|e| fault(&e))?;
    Ok(first.flatten().map(Instant))
}

/// Whether a change after the position `after` is said to have been known before an instant, or is one of `tables`, which count on
/// every day as they are now. Records of those tables whose ids are in `apart` count for nothing.
///
/// # Errors
/// The database cannot be read.
pub async fn learned_since(
    db: &impl ConnectionTrait,
    after: i64,
    (before, tables, apart): (Instant, &[&str], &[&str]),
) -> Result<bool> {
    let counts = Condition::all()
        .add(Column::Entity.is_in(tables.iter().copied()))
        .add(Column::EntityId.is_not_in(apart.iter().copied()));
    let late = Condition::any().add(Column::KnownAt.lt(before.0)).add(counts);
    let select = Entity::find().select_only().column(Column::Seq).filter(Column::Seq.gt(after)).filter(late).limit(1);
    let found: Option<i64> = select.into_tuple().one(db).await.map_err(|e| fault(&e))?;
    Ok(found.is_some())
}
