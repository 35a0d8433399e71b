//! All queries on alerts.

use std::collections::BTreeMap;

use kernel::{Instant, MICROS_PER_DAY, Result, Value};
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, FromQueryResult, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use storage::fault;

/// An alert that is older than so many days is history: it is neither counted nor listed.
pub(super) const KEPT_DAYS: i64 = 90;

/// More that nobody has seen are not counted one by one, of all people together.
const COUNTED: u64 = 5_000;
/// Of one person no more are told.
const LISTED: u64 = 500;

/// A row of `alerts`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "alerts")]
pub struct Model {
    /// `alt_…`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Who is told.
    pub person_id: String,
    /// The signal's key.
    pub signal: String,
    /// The kind of subject: `account` or `source`.
    pub subject: String,
    /// Which one.
    pub subject_id: String,
    /// When the signal began to speak.
    pub at: i64,
    /// The evidence of that moment: values by column, as JSON.
    pub evidence: String,
    /// When the person said that they had seen it.
    pub seen_at: Option<i64>,
    /// Counts changes.
    pub version: i64,
}

/// No relations in the ORM.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

storage::record!("alerts");

impl Model {
    /// The evidence of the moment.
    pub(super) fn values(&self) -> BTreeMap<String, Value> {
        serde_json::from_str(&self.evidence).unwrap_or_default()
    }
}

/// The first instant whose alerts are still told.
pub(super) fn oldest(now: Instant) -> i64 {
    now.0 - KEPT_DAYS * MICROS_PER_DAY
}

/// An alert that nobody has seen yet.
#[derive(Debug, Clone, FromQueryResult)]
pub(super) struct Unseen {
    pub(super) person_id: String,
    pub(super) signal: String,
    pub(super) subject: String,
    pub(super) subject_id: String,
}

/// Those that nobody has seen yet, the newest.
pub(super) async fn unseen(db: &impl ConnectionTrait, now: Instant) -> Result<Vec<Unseen>> {
    let columns = [Column::PersonId, Column::Signal, Column::Subject, Column::SubjectId];
    let select = Entity::find().select_only().columns(columns).filter(Column::SeenAt.is_null());
    let select = select.filter(Column::At.gte(oldest(now))).order_by_desc(Column::At).limit(COUNTED);
    select.into_model::<Unseen>().all(db).await.map_err(|e| fault(&e))
}

/// Those of a person, newest first.
pub(super) async fn of_person(db: &impl ConnectionTrait, person: &str, now: Instant) -> Result<Vec<Model>> {
    let select = Entity::find().filter(Column::PersonId.eq(person)).filter(Column::At.gte(oldest(now)));
    select.order_by_desc(Column::At).order_by_desc(Column::Id).limit(LISTED).all(db).await.map_err(|e| fault(&e))
}

/// Those by signals, since an instant.
pub(super) async fn since(db: &impl ConnectionTrait, signals: &[&str], from: i64) -> Result<Vec<Model>> {
    let select = Entity::find().filter(Column::Signal.is_in(signals.iter().copied())).filter(Column::At.gte(from));
    select.all(db).await.map_err(|e| fault(&e))
}
