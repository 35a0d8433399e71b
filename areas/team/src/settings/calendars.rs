//! Working calendars: those that ship, with the workspace's own weekend, holidays and worked weekends on top.

use std::str::FromStr;

use i18n::Reader;
use i18n::workdays::{self, Weekend, WorkCalendar};
use kernel::{Day, Error, Result};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use storage::fault;
use web::App;

use super::get;

/// The keys of the calendars that ship.
pub(crate) const KEYS: [&str; 3] = ["INTL", "CN", "IR"];

/// The name of a calendar in the reader's language.
pub(crate) fn calendar_name(r: &Reader, key: &str) -> String {
    r.t(&format!("work-calendar-{}", key.to_lowercase()))
}

/// What is special about a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HolidayKind {
    /// Nobody works, whatever day of the week it is.
    Holiday,
    /// A day of the weekend, or a shipped holiday, on which people work.
    Working,
}

impl HolidayKind {
    /// Both, in the order in which a form offers them.
    pub const ALL: [Self; 2] = [Self::Holiday, Self::Working];

    /// The key in records and forms, and the end of its message key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Holiday => "holiday",
            Self::Working => "working",
        }
    }
}

impl FromStr for HolidayKind {
    type Err = ();

    fn from_str(key: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.key() == key).ok_or(())
    }
}

/// A row of `holidays`: a day that the workspace added to a calendar.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "holidays")]
pub struct Model {
    /// `hol_…`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Key of the calendar.
    pub calendar: String,
    /// ISO day.
    pub day: String,
    /// Key of a [`HolidayKind`].
    pub kind: String,
    /// What people call it.
    pub name: String,
    /// Counts changes.
    pub version: i64,
}

/// No relations in the ORM.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

storage::record!("holidays");

/// A day that the workspace added to a calendar.
pub type Holiday = Model;

/// The key of the setting that holds a calendar's own weekend.
pub(crate) fn weekend_key(calendar: &str) -> String {
    format!("weekend_{calendar}")
}

/// A calendar with everything that this workspace says of it.
///
/// # Errors
/// No such calendar ships, or the database cannot be read.
pub async fn calendar(app: &App, key: &str) -> Result<WorkCalendar> {
    let base = workdays::shipped(key).ok_or_else(|| Error::invalid("settings-calendar-wrong").with("calendar", key))?;
    let weekend: Option<Weekend> = get(app, &weekend_key(key)).await?;
    Ok(adjusted(base, weekend, &own_days(app.db.read(), key).await?))
}

/// The days that the workspace added to a calendar, earliest first.
pub(crate) async fn own_days(db: &impl ConnectionTrait, calendar: &str) -> Result<Vec<Holiday>> {
    let rows = Entity::find().filter(Column::Calendar.eq(calendar)).all(db).await;
    let mut rows = rows.map_err(|e| fault(&e))?;
    rows.sort_by(|a, b| a.day.cmp(&b.day));
    Ok(rows)
}

/// One added day by id.
pub(crate) async fn own_day(db: &impl ConnectionTrait, id: &str) -> Result<Option<Holiday>> {
    Entity::find_by_id(id).one(db).await.map_err(|e| fault(&e))
}

/// A shipped calendar with another weekend and further days; what the workspace says wins.
fn adjusted(mut base: WorkCalendar, weekend: Option<Weekend>, own: &[Holiday]) -> WorkCalendar {
    base.weekend = weekend.unwrap_or(base.weekend);
    for added in own {
        let Ok(day) = added.day.parse::<Day>() else { continue };
        match added.kind.parse() {
            Ok(HolidayKind::Working) => {
                base.holidays.remove(&day);
                base.working_weekends.insert(day);
            }
            _ => {
                base.working_weekends.remove(&day);
                base.holidays.insert(day, added.name.clone());
            }
        }
    }
    base
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn added(day: &str, kind: HolidayKind) -> Holiday {
        Model {
            id: format!("hol_{day}"),
            calendar: "CN".into(),
            day: day.into(),
            kind: kind.key().into(),
            name: "own".into(),
            version: 1,
        }
    }

    #[test]
    fn what_the_workspace_says_wins_over_what_ships() {
        let base = workdays::shipped("CN").unwrap();
        let (plain, festival, worked) = (date(2026, 11, 20), date(2026, 2, 17), date(2026, 2, 14));
        assert!(base.is_working(plain) && !base.is_working(festival) && base.is_working(worked));
        let own = [
            added("2026-11-20", HolidayKind::Holiday),
            added("2026-02-17", HolidayKind::Working),
            added("2026-02-14", HolidayKind::Holiday),
            added("no day", HolidayKind::Holiday),
        ];
        let calendar = adjusted(base, Some(Weekend::Friday), &own);
        assert!(!calendar.is_working(plain) && calendar.is_working(festival) && !calendar.is_working(worked));
        assert_eq!(calendar.holiday(plain), Some("own"));
        assert_eq!(calendar.weekend, Weekend::Friday);
    }
}
