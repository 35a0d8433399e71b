//! A touchpoint: a call, chat, mail, meeting, visit or note.

use kernel::{Error, Instant, Result};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A row of `touchpoints`.
#[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "touchpoints")]
pub struct Model {
    /// `tou_…`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The company's own key; unique.
    pub key: String,
    /// The account.
    pub account_id: String,
    /// Whom with.
    pub contact_id: Option<String>,
    /// One of [`KINDS`].
    pub kind: String,
    /// When it happened, in microseconds; later than now for a meeting that is planned.
    pub at: i64,
    /// `in`, `out` or `both`: only `both` is a two-way contact.
    pub direction: String,
    /// What was said.
    pub text: String,
    /// `good`, `neutral`, `bad`, if somebody noticed.
    pub mood: Option<String>,
    /// Who of the team.
    pub by_id: Option<String>,
    /// Counts changes.
    pub version: i64,
}

/// No relations in the ORM.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

storage::record!("touchpoints");

/// A touchpoint.
pub type Touchpoint = Model;

/// The kinds of touchpoints.
pub const KINDS: [&str; 6] = ["call", "chat", "mail", "meeting", "visit", "note"];
/// Who spoke.
pub const DIRECTIONS: [&str; 3] = ["in", "out", "both"];
/// How they were.
pub const MOODS: [&str; 3] = ["good", "neutral", "bad"];

impl Model {
    /// When it happened.
    pub const fn when(&self) -> Instant {
        Instant(self.at)
    }

    /// Whether both sides spoke: what "last talk" counts. A mail without an answer does not.
    pub fn two_way(&self) -> bool {
        self.direction == "both" && self.kind != "note"
    }

    /// Whether the touchpoint can be saved as it is; every wrong field is named.
    pub fn checked(self) -> Result<Self> {
        let mut error = Error::invalid("error-form");
        if self.text.trim().is_empty() {
            error = error.fault("text", "touchpoint-text-missing");
        }
        if !KINDS.contains(&self.kind.as_str()) {
            error = error.fault("kind", "touchpoint-kind-wrong");
        }
        if !DIRECTIONS.contains(&self.direction.as_str()) {
            error = error.fault("direction", "touchpoint-direction-wrong");
        }
        if self.mood.as_deref().is_some_and(|m| !MOODS.contains(&m)) {
            error = error.fault("mood", "touchpoint-mood-wrong");
        }
        if error.faults.is_empty() { Ok(self) } else { Err(error) }
    }
}
