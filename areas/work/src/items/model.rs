//! An open item: a question, request, problem, promise or complaint that waits for an answer.

use kernel::{Day, Error, Result};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A row of `open_items`.
#[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "open_items")]
pub struct Model {
    /// `itm_…`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The company's own key; unique.
    pub key: String,
    /// The account.
    pub account_id: String,
    /// One of [`KINDS`].
    pub kind: String,
    /// What is asked or promised.
    pub title: String,
    /// The day it was asked or promised.
    pub asked_on: String,
    /// The day it is promised for.
    pub due_on: Option<String>,
    /// Who of the team answers for it.
    pub owner_id: Option<String>,
    /// The day it was settled.
    pub closed_on: Option<String>,
    /// Whether the customer may see it.
    pub visible: bool,
    /// Counts changes.
    pub version: i64,
}

/// No relations in the ORM.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

storage::record!("open_items");

/// An open item.
pub type Item = Model;

/// The kinds, as a form offers them.
pub const KINDS: [&str; 5] = ["question", "request", "problem", "promise", "complaint"];

impl Model {
    /// The day it was asked.
    pub fn asked(&self) -> Option<Day> {
        self.asked_on.parse().ok()
    }

    /// The day it is promised for.
    pub fn due(&self) -> Option<Day> {
        self.due_on.as_deref()?.parse().ok()
    }

    /// Whether it was asked and not yet settled at the end of `day`.
    pub fn open_on(&self, day: Day) -> bool {
        let closed = self.closed_on.as_deref().and_then(|d| d.parse::<Day>().ok());
        self.asked().is_some_and(|a| a <= day) && closed.is_none_or(|c| c > day)
    }

    /// Whether it is open and past its day.
    pub fn late_on(&self, day: Day) -> bool {
        self.open_on(day) && self.due().is_some_and(|d| d < day)
    }

    /// Whether the item can be saved as it is; every wrong field is named.
    pub fn checked(self) -> Result<Self> {
        let mut error = Error::invalid("error-form");
        if self.title.trim().is_empty() {
            error = error.fault("title", "item-title-missing");
        }
        if !KINDS.contains(&self.kind.as_str()) {
            error = error.fault("kind", "item-kind-wrong");
        }
        if self.kind == "promise" && self.due_on.is_none() {
            error = error.fault("due_on", "item-promise-needs-day");
        }
        for (field, day) in [("due_on", &self.due_on), ("closed_on", &self.closed_on)] {
            if day.as_deref().is_some_and(|day| day.parse::<Day>().is_err()) {
                error = error.fault(field, "form-day-wrong");
            }
        }
        if error.faults.is_empty() { Ok(self) } else { Err(error) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(asked: &str, due: Option<&str>, closed: Option<&str>) -> Item {
        Item {
            asked_on: asked.into(),
            due_on: due.map(Into::into),
            closed_on: closed.map(Into::into),
            ..Item::default()
        }
    }

    #[test]
    fn what_is_closed_later_was_open_then() {
        let it = item("2026-01-01", Some("2026-01-10"), Some("2026-02-01"));
        assert!(it.open_on("2026-01-31".parse().unwrap()) && it.late_on("2026-01-31".parse().unwrap()));
        assert!(!it.open_on("2026-02-01".parse().unwrap()));
        assert!(!it.open_on("2025-12-31".parse().unwrap()));
        assert!(!it.late_on("2026-01-10".parse().unwrap()));
    }

    #[test]
    fn a_promise_needs_its_day() {
        let promise = Item { kind: "promise".into(), title: "x".into(), ..item("2026-01-01", None, None) };
        assert_eq!(promise.checked().unwrap_err().faults[0].field, "due_on");
    }
}
