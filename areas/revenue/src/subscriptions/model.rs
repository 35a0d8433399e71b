//! A subscription: one term of one plan, from its first to its last day.

use jiff::ToSpan;
use kernel::{Currency, Day, Money};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A row of `subscriptions`.
#[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "subscriptions")]
pub struct Model {
    /// `sub_…`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The company's own key; unique.
    pub key: String,
    /// The account.
    pub account_id: String,
    /// What is sold.
    pub plan: String,
    /// How many may use it; 0 when the plan does not count them.
    pub seats: i64,
    /// Price of a month, in minor units of `currency`.
    pub mrr_minor: i64,
    /// ISO 4217.
    pub currency: String,
    /// First day.
    pub starts_on: String,
    /// Last day of the term; open when it runs until it is cancelled.
    pub ends_on: Option<String>,
    /// How many days before the end notice must be given.
    pub notice_days: i64,
    /// Whether it goes on by itself.
    pub auto_renew: bool,
    /// How many months an invoice covers.
    pub billing_months: i64,
    /// Discount off the list price, in percent.
    pub discount_percent: i64,
    /// One of [`STATUSES`].
    pub status: String,
    /// The day notice was given.
    pub cancelled_on: Option<String>,
    /// Counts changes.
    pub version: i64,
}

/// No relations in the ORM.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

storage::record!("subscriptions");

/// A subscription.
pub type Subscription = Model;

/// What a subscription can be.
pub const STATUSES: [&str; 3] = ["trial", "active", "cancelled"];

impl Model {
    /// Its first day.
    pub fn starts(&self) -> Option<Day> {
        self.starts_on.parse().ok()
    }

    /// The last day of its term.
    pub fn ends(&self) -> Option<Day> {
        self.ends_on.as_deref()?.parse().ok()
    }

    /// The day notice was given, if it was by the end of `day`.
    pub fn cancelled(&self, day: Day) -> Option<Day> {
        self.cancelled_on.as_deref()?.parse().ok().filter(|on| *on <= day)
    }

    /// The last day on which notice can be given.
    pub fn notice(&self) -> Option<Day> {
        self.ends()?.checked_sub(self.notice_days.days()).ok()
    }

    /// Whether its term covers `day`.
    pub fn covers(&self, day: Day) -> bool {
        self.starts().is_some_and(|s| s <= day) && self.ends().is_none_or(|e| e >= day)
    }

    /// Price of a month.
    pub fn mrr(&self) -> Option<Money> {
        Some(Money::new(self.mrr_minor, self.currency.parse::<Currency>().ok()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notice_is_counted_back_from_the_end() {
        let s = Subscription {
            starts_on: "2026-01-01".into(),
            ends_on: Some("2026-12-31".into()),
            notice_days: 30,
            ..Subscription::default()
        };
        assert_eq!(s.notice(), "2026-12-01".parse().ok());
        assert!(s.covers("2026-12-31".parse().unwrap()));
        assert!(!s.covers("2027-01-01".parse().unwrap()));
        assert_eq!(Subscription { ends_on: None, ..s }.notice(), None);
    }
}
