//! When somebody last looked at Today, and what stood there: for "since you last looked".

use std::collections::BTreeMap;

use kernel::{Instant, Result};
use sea_orm::ActiveValue;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use serde::{Deserialize, Serialize};
use storage::fault;
use web::App;

/// A row of `today_looks`, one for each person.
#[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "today_looks")]
pub struct Model {
    /// The person's id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// When, in microseconds.
    pub at: i64,
    /// `account/signal` → points, as JSON.
    pub lines: String,
    /// Counts changes.
    pub version: i64,
}

/// No relations in the ORM.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Looks closer together than this belong to one sitting: what was new stays new.
const SITTING: i64 = 45 * 60;

/// What stood there at the last sitting: when, and the points of each line.
pub(crate) type Seen = (Instant, BTreeMap<String, f64>);

/// The last look; nothing before the first one.
pub(crate) async fn last(app: &App, person: &str) -> Result<Option<Seen>> {
    let found = Entity::find_by_id(person).one(app.db.read()).await.map_err(|e| fault(&e))?;
    Ok(found.map(|look| (Instant(look.at), serde_json::from_str(&look.lines).unwrap_or_default())))
}

/// Remembers what stands there now, unless the last look is of the same sitting. Not a fact about the world: it has no history.
pub(crate) async fn remember(
    app: &App,
    person: &str,
    last: Option<&Seen>,
    lines: &BTreeMap<String, f64>,
) -> Result<()> {
    let now = app.now();
    if last.is_some_and(|(at, _)| now.seconds_since(*at) < SITTING) {
        return Ok(());
    }
    let row = ActiveModel {
        id: ActiveValue::Set(person.to_owned()),
        at: ActiveValue::Set(now.0),
        lines: ActiveValue::Set(serde_json::to_string(lines).unwrap_or_default()),
        version: ActiveValue::Set(1),
    };
    let replace = OnConflict::column(Column::Id).update_columns([Column::At, Column::Lines]).to_owned();
    Entity::insert(row).on_conflict(replace).exec_without_returning(app.db.writer()).await.map_err(|e| fault(&e))?;
    Ok(())
}
