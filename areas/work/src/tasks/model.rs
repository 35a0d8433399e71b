//! A task: something that one person does by a day, ended with an outcome.

use kernel::{Day, Error, Result};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A row of `tasks`.
#[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "tasks")]
pub struct Model {
    /// `tsk_…`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The account it is about, if any.
    pub account_id: Option<String>,
    /// What to do.
    pub title: String,
    /// By when.
    pub due_on: Option<String>,
    /// Who does it.
    pub assignee_id: String,
    /// Who asked for it.
    pub made_by: String,
    /// When it was made, in microseconds.
    pub made_at: i64,
    /// The signal it answers, whose line moves to "with others" while the task is open.
    pub signal: Option<String>,
    /// One of [`STATES`].
    pub state: String,
    /// What came of it.
    pub outcome: Option<String>,
    /// When it was ended.
    pub done_at: Option<i64>,
    /// Not shown before this day.
    pub snoozed_until: Option<String>,
    /// Counts changes.
    pub version: i64,
}

/// No relations in the ORM.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

storage::record!("tasks");

/// A task.
pub type Task = Model;

/// What a task can be.
pub const STATES: [&str; 3] = ["open", "done", "dropped"];

impl Model {
    /// By when.
    pub fn due(&self) -> Option<Day> {
        self.due_on.as_deref()?.parse().ok()
    }

    /// Whether it waits to be done.
    pub fn is_open(&self) -> bool {
        self.state == "open"
    }

    /// Whether it is to be shown on `day`.
    pub fn shows_on(&self, day: Day) -> bool {
        self.is_open()
            && self.snoozed_until.as_deref().and_then(|d| d.parse::<Day>().ok()).is_none_or(|until| until <= day)
    }

    /// Whether the task can be saved as it is.
    pub fn checked(self) -> Result<Self> {
        let mut error = Error::invalid("error-form");
        if self.title.trim().is_empty() {
            error = error.fault("title", "task-title-missing");
        }
        if self.assignee_id.is_empty() {
            error = error.fault("assignee_id", "task-assignee-missing");
        }
        if !STATES.contains(&self.state.as_str()) {
            error = error.fault("state", "form-choice-wrong");
        }
        for (field, day) in [("due_on", &self.due_on), ("snoozed_until", &self.snoozed_until)] {
            if day.as_deref().is_some_and(|day| day.parse::<Day>().is_err()) {
                error = error.fault(field, "form-day-wrong");
            }
        }
        if error.faults.is_empty() { Ok(self) } else { Err(error) }
    }
}
