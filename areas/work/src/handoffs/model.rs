//! A handoff: a commercial matter goes from the success manager to the account manager, or back. It is answered within two working days.

use kernel::{Day, Error, Result};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A row of `handoffs`.
#[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "handoffs")]
pub struct Model {
    /// `han_…`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The account.
    pub account_id: String,
    /// `to_am` or `to_csm`.
    pub direction: String,
    /// Who hands over.
    pub from_id: String,
    /// Who shall take it.
    pub to_id: String,
    /// One of [`MATTERS`].
    pub matter: String,
    /// What the other must know.
    pub text: String,
    /// When, in microseconds.
    pub at: i64,
    /// The last day for an answer.
    pub answer_by: String,
    /// `sent`, `accepted`, `returned` with a reason, `closed` with a result.
    pub state: String,
    /// Why it came back, or what came of it.
    pub answer: Option<String>,
    /// When it was answered.
    pub answered_at: Option<i64>,
    /// Counts changes.
    pub version: i64,
}

/// No relations in the ORM.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

storage::record!("handoffs");

/// A handoff.
pub type Handoff = Model;

/// What it is about.
pub const MATTERS: [&str; 5] = ["seats", "renewal", "price", "upgrade", "payment"];
/// Working days until it must be answered.
pub const ANSWER_DAYS: i32 = 2;

impl Model {
    /// The last day for an answer.
    pub fn answer_day(&self) -> Option<Day> {
        self.answer_by.parse().ok()
    }

    /// Whether it waits for the one it was sent to.
    pub fn waits(&self) -> bool {
        self.state == "sent"
    }

    /// Whether it is under way.
    pub fn under_way(&self) -> bool {
        self.state == "sent" || self.state == "accepted"
    }

    /// Whether it can be sent.
    pub fn checked(self) -> Result<Self> {
        let mut error = Error::invalid("error-form");
        if self.to_id.is_empty() {
            error = error.fault("to_id", "handoff-nobody");
        }
        if !MATTERS.contains(&self.matter.as_str()) {
            error = error.fault("matter", "handoff-matter-wrong");
        }
        if self.text.trim().is_empty() {
            error = error.fault("text", "handoff-text-missing");
        }
        if error.faults.is_empty() { Ok(self) } else { Err(error) }
    }
}
