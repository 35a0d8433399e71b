//! Definition sets: every saved state of all definitions, unchangeable, with the day from which it is in force.

use kernel::{Day, Error, Instant, Result};
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
    /// The day on which it was planned for a later one, ISO; nothing for what judged at once.
    #[serde(default)]
    pub planned_on: Option<String>,
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

impl Model {
    /// The day from which it judges, if it was planned for a day that has not come by `today`. What was saved for its own day never
    /// waits, also where the clock or the zone was set back since.
    pub fn planned_for(&self, today: Day) -> Option<Day> {
        let from = self.effective_from.parse::<Day>().ok()?;
        (self.planned_on.is_some() && from > today).then_some(from)
    }
}

/// The set in force on a day, and the one that is planned for a later day, if there is one: of those that begun the last saved one
/// judges. Whoever saves while one is planned saves that one again, so a planned set is younger than all before its day.
///
/// # Errors
/// The database cannot be read.
pub async fn standing(db: &impl ConnectionTrait, today: Day) -> Result<(Option<Model>, Option<Model>)> {
    let (mut row, mut planned) = (newest(db, i64::MAX).await?, None);
    while let Some(waits) = row.take_if(|row| row.planned_for(today).is_some()) {
        row = newest(db, waits.at).await?;
        planned = planned.or(Some(waits));
    }
    Ok((row, planned))
}

/// The set that was saved last before an instant, if any was.
pub(crate) async fn newest(db: &impl ConnectionTrait, before: i64) -> Result<Option<Model>> {
    let select = Entity::find().filter(Column::At.lt(before)).order_by_desc(Column::At).order_by_desc(Column::Id);
    select.limit(1).one(db).await.map_err(|e| fault(&e))
}

/// Leaves only sets that were saved before an instant; if there is none, the first one.
pub(crate) async fn keep_before(db: &impl ConnectionTrait, before: Instant) -> Result<()> {
    let first =
        Entity::find().order_by_asc(Column::At).order_by_asc(Column::Id).one(db).await.map_err(|e| fault(&e))?;
    let Some(first) = first else { return Ok(()) };
    let later = Entity::delete_many().filter(Column::At.gte(before.0)).filter(Column::Id.ne(first.id));
    later.exec(db).await.map(|_| ()).map_err(|e| fault(&e))
}

/// Leaves only the set that is in force on a day; it waits for no day any more, so that it judges earlier ones too.
pub(crate) async fn keep_in_force(db: &impl ConnectionTrait, day: Day) -> Result<()> {
    let Some(row) = standing(db, day).await?.0 else { return Ok(()) };
    let others = Entity::delete_many().filter(Column::Id.ne(row.id));
    others.exec(db).await.map_err(|e| fault(&e))?;
    let begun = Entity::update_many().col_expr(Column::PlannedOn, Expr::value(None::<String>));
    begun.exec(db).await.map(|_| ()).map_err(|e| fault(&e))
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
