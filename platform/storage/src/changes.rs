//! The history of every record. A row of a table is the fold of its changes.

use kernel::{Instant, Result};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Index, Table};
use sea_orm::{ActiveValue, ConnectionTrait, QueryOrder, QuerySelect};
use sea_orm_migration::schema::{big_integer, big_pk_auto, string, text_null};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::{By, Migration, Record, Step, fault};

/// The field name of a change that made or removed a whole row: `new` or `old` holds it as JSON.
pub const WHOLE: &str = "*";
/// Rows of one insert statement, below the parameter limits of both databases.
const BATCH: usize = 500;

/// One change of one field, or of a whole row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "changes")]
pub struct Model {
    /// Position in the history.
    #[sea_orm(primary_key)]
    pub seq: i64,
    /// Table of the record.
    pub entity: String,
    /// Id of the record.
    pub entity_id: String,
    /// Field, or [`WHOLE`].
    pub field: String,
    /// JSON before; none when the row was made.
    pub old: Option<String>,
    /// JSON after; none when the row was removed.
    pub new: Option<String>,
    /// Since when it is true, in microseconds.
    pub valid_from: i64,
    /// When we learned it, in microseconds.
    pub known_at: i64,
    /// Who: `person:usr_…`.
    pub actor: String,
    /// The act that made it, one id for all changes of one act.
    pub cause: String,
}

/// No relations: a change outlives the row it speaks of.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// One change of one field, or of a whole row.
pub type Change = Model;

/// The first migration of every database: the history itself.
pub const CHANGES: Migration = Migration { name: "0000_changes", up: steps };

fn steps() -> Vec<Step> {
    let mut table = Table::create().table("changes").take();
    table.col(big_pk_auto("seq")).col(string("entity")).col(string("entity_id")).col(string("field"));
    table.col(text_null("old")).col(text_null("new")).col(big_integer("valid_from")).col(big_integer("known_at"));
    table.col(string("actor")).col(string("cause"));
    let by_row =
        Index::create().name("changes_entity").table("changes").col("entity").col("entity_id").col("seq").take();
    let by_cause = Index::create().name("changes_cause").table("changes").col("cause").take();
    vec![Step::Table(table), Step::Index(by_row), Step::Index(by_cause)]
}

/// The changes of one record, oldest first.
pub async fn history(db: &impl ConnectionTrait, entity: &str, id: &str) -> Result<Vec<Change>> {
    let select = Entity::find().filter(Column::Entity.eq(entity)).filter(Column::EntityId.eq(id));
    select.order_by_asc(Column::Seq).all(db).await.map_err(|e| fault(&e))
}

/// All that one act changed, oldest first.
pub async fn history_of_cause(db: &impl ConnectionTrait, cause: &str) -> Result<Vec<Change>> {
    let select = Entity::find().filter(Column::Cause.eq(cause)).order_by_asc(Column::Seq);
    select.all(db).await.map_err(|e| fault(&e))
}

/// At most `limit` changes of one act before the position `before`, newest first.
pub(crate) async fn page_of_cause(
    db: &impl ConnectionTrait,
    cause: &str,
    before: i64,
    limit: u64,
) -> Result<Vec<Change>> {
    let select = Entity::find().filter(Column::Cause.eq(cause)).filter(Column::Seq.lt(before));
    select.order_by_desc(Column::Seq).limit(limit).all(db).await.map_err(|e| fault(&e))
}

/// Changes of these records of one entity, later than the position `after`, made by other acts; oldest first.
pub(crate) async fn later(
    db: &impl ConnectionTrait,
    (entity, ids): (&str, &[&str]),
    after: i64,
    causes: &[&str],
) -> Result<Vec<Change>> {
    let select = Entity::find().filter(Column::Entity.eq(entity)).filter(Column::EntityId.is_in(ids.iter().copied()));
    let select = select.filter(Column::Seq.gt(after)).filter(Column::Cause.is_not_in(causes.iter().copied()));
    select.order_by_asc(Column::Seq).all(db).await.map_err(|e| fault(&e))
}

/// The row as JSON, without the version, which is not a fact about the world.
pub(crate) fn row<M: Record>(model: &M) -> Map<String, Value> {
    match serde_json::to_value(model) {
        Ok(Value::Object(mut map)) => {
            map.remove("version");
            map
        }
        _ => Map::new(),
    }
}

pub(crate) fn whole<M: Record>(by: &By, old: Option<&M>, new: Option<&M>) -> ActiveModel {
    let json = |m: &M| Value::Object(row(m)).to_string();
    let id = new.or(old).map_or("", Record::id);
    active(by, (M::TABLE, id, WHOLE), old.map(json), new.map(json))
}

pub(crate) fn fields<M: Record>(by: &By, old: &M, new: &M) -> Vec<ActiveModel> {
    let (before, after) = (row(old), row(new));
    let changed = after.iter().filter(|(key, value)| before.get(*key) != Some(value));
    changed
        .map(|(key, value)| {
            let was = before.get(key).map(Value::to_string);
            active(by, (M::TABLE, new.id(), key), was, Some(value.to_string()))
        })
        .collect()
}

pub(crate) fn active(
    by: &By,
    (entity, id, field): (&str, &str, &str),
    old: Option<String>,
    new: Option<String>,
) -> ActiveModel {
    let Instant(known_at) = by.known_at;
    ActiveModel {
        seq: ActiveValue::NotSet,
        entity: ActiveValue::Set(entity.to_owned()),
        entity_id: ActiveValue::Set(id.to_owned()),
        field: ActiveValue::Set(field.to_owned()),
        old: ActiveValue::Set(old),
        new: ActiveValue::Set(new),
        valid_from: ActiveValue::Set(by.valid_from.0),
        known_at: ActiveValue::Set(known_at),
        actor: ActiveValue::Set(by.actor.to_string()),
        cause: ActiveValue::Set(by.cause.clone()),
    }
}

pub(crate) async fn append(db: &impl ConnectionTrait, changes: Vec<ActiveModel>) -> Result<()> {
    for batch in changes.chunks(BATCH) {
        Entity::insert_many(batch.to_vec()).exec_without_returning(db).await.map_err(|e| fault(&e))?;
    }
    Ok(())
}
