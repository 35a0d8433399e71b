//! What somebody said of a line: handled, snoozed, dismissed with a reason. Each reason has its own effect.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::tz::TimeZone;
use kernel::{Day, Instant, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, QueryOrder};
use serde::{Deserialize, Serialize};
use storage::fault;

/// A row of `lines`.
#[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "lines")]
pub struct Model {
    /// `lin_…`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The account.
    pub account_id: String,
    /// The signal.
    pub signal: String,
    /// Whom it holds for; everybody when empty.
    pub person_id: Option<String>,
    /// `handled`, `snoozed` or `dismissed`.
    pub state: String,
    /// Quiet until this day; until it changes when empty.
    pub until_day: Option<String>,
    /// The reason of a dismissal.
    pub reason: Option<String>,
    /// The evidence at that time, as JSON: a quiet line speaks again when it has become worse.
    pub detail: Option<String>,
    /// Who said so.
    pub by_id: String,
    /// When, in microseconds.
    pub at: i64,
    /// Counts changes.
    pub version: i64,
}

/// No relations in the ORM.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

storage::record!("lines");

/// What was said of a line.
pub type LineState = Model;

/// Reasons to dismiss a line, in the order of the form.
pub const REASONS: [&str; 6] = ["handled", "known", "seasonal", "data_wrong", "not_mine", "not_worth_it"];

/// Days that a known line stays quiet unless it gets worse.
const KNOWN_DAYS: i64 = 30;
/// Weeks around the same date of the next year in which a seasonal line stays quiet.
const SEASON_WEEKS: i64 = 6;
/// Days that a line dismissed as not worth it stays quiet; its cause sinks in the order for as long.
const UNWORTHY_DAYS: i64 = 90;

/// Until when a dismissal for `reason` keeps the line quiet.
pub fn quiet_until(reason: &str, today: Day, rest_days: u16) -> Option<Day> {
    let days = match reason {
        "known" => KNOWN_DAYS,
        "seasonal" => SEASON_WEEKS * 7,
        "not_worth_it" => UNWORTHY_DAYS,
        "data_wrong" => 7,
        _ => i64::from(rest_days),
    };
    today.checked_add(days.days()).ok()
}

impl Model {
    /// Whether the line is quiet on `day` for `person`; `values` is its present evidence.
    pub fn quiets(&self, person: &str, day: Day, values: &str) -> bool {
        if self.person_id.as_ref().is_some_and(|p| p != person) {
            return false;
        }
        let quiet = |until: &str| until.parse::<Day>().is_ok_and(|until| day < until);
        match (self.until_day.as_deref(), self.reason.as_deref()) {
            // Snoozed until it changes.
            (None, _) => !self.moved(day, values, |_| 0.0),
            (Some(until), Some("known")) => quiet(until) && !self.moved(day, values, |before| before.abs() * 0.1 + 1.0),
            (Some(until), Some("seasonal")) => {
                quiet(until) || until.parse::<Day>().is_ok_and(|until| in_season(until, day))
            }
            (Some(until), _) => quiet(until),
        }
    }

    /// Whether a number of the evidence went further than `most` from where it was. Days that only passed are no change; a number
    /// that came or went is one for whoever said so, while another person may see other numbers.
    fn moved(&self, day: Day, values: &str, most: fn(f64) -> f64) -> bool {
        let read = |json: &str| serde_json::from_str::<BTreeMap<String, f64>>(json).unwrap_or_default();
        let (before, now) = (read(self.detail.as_deref().unwrap_or("")), read(values));
        let passed = Instant(self.at).day(&TimeZone::UTC).until(day).map_or(0.0, |span| f64::from(span.get_days()));
        let aged = |key: &str, by: f64| key.contains("days") && (by - passed).abs() <= 1.0;
        let far = |key: &String, before: f64, now: f64| {
            (now - before).abs() > most(before) && !aged(key, (now - before).abs())
        };
        let other_numbers = self.person_id.is_some() && before.keys().ne(now.keys());
        other_numbers || now.iter().any(|(key, now)| before.get(key).is_some_and(|b| far(key, *b, *now)))
    }
}

/// Whether `day` lies in the same weeks of a later year as the quiet time that ended on `until`.
fn in_season(until: Day, day: Day) -> bool {
    (1..=5).any(|years| {
        let end = until.checked_add(years.years());
        let start = end.clone().and_then(|e| e.checked_sub((SEASON_WEEKS * 7).days()));
        matches!((start, end), (Ok(start), Ok(end)) if start <= day && day < end)
    })
}

/// All that was said since `from` and may still keep a line quiet, newest last.
pub async fn since(db: &impl ConnectionTrait, from: Instant) -> Result<Vec<LineState>> {
    let select = Entity::find().filter(Column::At.gte(from.0)).order_by_asc(Column::At).order_by_asc(Column::Id);
    select.all(db).await.map_err(|e| fault(&e))
}

/// How many lines somebody has handled since `from`.
pub async fn handled_by(db: &impl ConnectionTrait, person: &str, from: Instant) -> Result<u64> {
    let select = Entity::find()
        .filter(Column::ById.eq(person))
        .filter(Column::At.gte(from.0))
        .filter(Column::State.ne("snoozed"));
    select.count(db).await.map_err(|e| fault(&e))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(reason: &str, until: Option<&str>, detail: &str) -> LineState {
        LineState {
            reason: Some(reason.into()),
            until_day: until.map(Into::into),
            detail: Some(detail.into()),
            ..LineState::default()
        }
    }

    #[test]
    fn a_known_line_is_quiet_unless_it_gets_worse() {
        let known = state("known", Some("2026-12-21"), r#"{"people":20}"#);
        let day = "2026-12-01".parse().unwrap();
        assert!(known.quiets("me", day, r#"{"people":20}"#));
        assert!(known.quiets("me", day, r#"{"people":19}"#));
        assert!(!known.quiets("me", day, r#"{"people":10}"#));
        assert!(!known.quiets("me", "2026-12-21".parse().unwrap(), r#"{"people":20}"#));
    }

    #[test]
    fn a_seasonal_line_is_quiet_in_the_same_weeks_of_the_next_year() {
        let seasonal = state("seasonal", Some("2026-04-20"), "{}");
        assert!(seasonal.quiets("me", "2027-04-01".parse().unwrap(), "{}"));
        assert!(!seasonal.quiets("me", "2026-08-01".parse().unwrap(), "{}"));
    }

    #[test]
    fn until_it_changes_means_exactly_that_and_only_for_whoever_said_it() {
        let snoozed =
            LineState { detail: Some("{\"a\":1}".into()), person_id: Some("me".into()), ..LineState::default() };
        assert!(snoozed.quiets("me", "2026-12-01".parse().unwrap(), "{\"a\":1}"));
        assert!(!snoozed.quiets("me", "2026-12-01".parse().unwrap(), "{\"a\":2}"));
        assert!(!snoozed.quiets("you", "2026-12-01".parse().unwrap(), "{\"a\":1}"));
    }

    #[test]
    fn days_that_only_passed_are_no_change() {
        let monday: Day = "2026-11-23".parse().unwrap();
        let at = Instant::start_of(monday, &TimeZone::UTC).0;
        let snoozed = LineState { at, detail: Some(r#"{"oldest_days":10,"open":1}"#.into()), ..LineState::default() };
        let friday = "2026-11-27".parse().unwrap();
        assert!(snoozed.quiets("me", friday, r#"{"oldest_days":14,"open":1}"#));
        assert!(!snoozed.quiets("me", friday, r#"{"oldest_days":14,"open":2}"#));
        assert!(!snoozed.quiets("me", friday, r#"{"oldest_days":2,"open":1}"#));
        let known = LineState { until_day: Some("2026-12-23".into()), reason: Some("known".into()), ..snoozed };
        assert!(known.quiets("me", "2026-12-13".parse().unwrap(), r#"{"oldest_days":30,"open":1}"#));
    }

    #[test]
    fn each_reason_has_its_own_rest() {
        let today = "2026-11-21".parse().unwrap();
        assert_eq!(quiet_until("known", today, 7), "2026-12-21".parse().ok());
        assert_eq!(quiet_until("handled", today, 7), "2026-11-28".parse().ok());
    }
}
