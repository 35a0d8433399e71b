//! All queries on overrides.

use jiff::tz::TimeZone;
use kernel::{Day, Error, Instant, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use storage::fault;

/// A row of `health_overrides`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "health_overrides")]
pub struct Model {
    /// `hov_…`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The account.
    pub account_id: String,
    /// The band that was set.
    pub band: String,
    /// The band by the score at that moment; nothing when it gave none.
    pub score_band: Option<String>,
    /// Why.
    pub why: String,
    /// The last day on which it holds, ISO.
    pub until: String,
    /// Who set it.
    pub by_id: String,
    /// When.
    pub at: i64,
    /// When somebody ended it before its last day.
    pub ended_at: Option<i64>,
    /// Counts changes.
    pub version: i64,
}

/// No relations in the ORM.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

storage::record!("health_overrides");

impl Model {
    /// Its last day.
    pub fn last(&self) -> Option<Day> {
        self.until.parse().ok()
    }

    /// Whether it holds at the end of a day, or now on the day that is not over.
    pub fn holds(&self, day: Day, zone: &TimeZone) -> bool {
        let day_of = |at: i64| Instant(at).day(zone);
        let over = self.ended_at.is_some_and(|at| day_of(at) <= day);
        !over && day_of(self.at) <= day && self.last().is_some_and(|last| day <= last)
    }
}

/// Overrides of these accounts, or of all, oldest first.
pub async fn of(db: &impl ConnectionTrait, accounts: Option<&[String]>) -> Result<Vec<Model>> {
    let mut select = Entity::find().order_by_asc(Column::At).order_by_asc(Column::Id);
    if let Some(accounts) = accounts {
        select = select.filter(Column::AccountId.is_in(accounts));
    }
    select.all(db).await.map_err(|e| fault(&e))
}

/// The newest overrides, for the report.
pub async fn newest(db: &impl ConnectionTrait, limit: u64) -> Result<Vec<Model>> {
    let select = Entity::find().order_by_desc(Column::At).order_by_desc(Column::Id);
    select.limit(limit).all(db).await.map_err(|e| fault(&e))
}

/// The override of an account that holds on a day, if there is one.
pub async fn holding(db: &impl ConnectionTrait, account: &str, (day, zone): (Day, &TimeZone)) -> Result<Option<Model>> {
    let all = of(db, Some(&[account.to_owned()])).await?;
    Ok(all.into_iter().rfind(|row| row.holds(day, zone)))
}

/// One override.
pub async fn get(db: &impl ConnectionTrait, id: &str) -> Result<Model> {
    Entity::find_by_id(id).one(db).await.map_err(|e| fault(&e))?.ok_or_else(Error::not_found)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn it_holds_from_its_day_to_its_last_one_unless_it_is_ended() {
        let at = |day: Day| Instant::start_of(day, &TimeZone::UTC).plus_seconds(3600).0;
        let row = |ended_at| Model {
            id: "hov_1".into(),
            account_id: "acc_1".into(),
            band: "critical".into(),
            score_band: None,
            why: "they told us".into(),
            until: "2026-03-05".into(),
            by_id: "usr_1".into(),
            at: at(date(2026, 3, 2)),
            ended_at,
            version: 1,
        };
        let days = |row: &Model| (1..=7).filter(|d| row.holds(date(2026, 3, *d), &TimeZone::UTC)).collect::<Vec<_>>();
        assert_eq!(days(&row(None)), [2, 3, 4, 5]);
        assert_eq!(days(&row(Some(at(date(2026, 3, 4))))), [2, 3]);
    }
}
