//! An account: a company, or a single person, that is or was or may become a customer.

use kernel::{Day, Error, Result, Says};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A row of `accounts`.
#[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "accounts")]
pub struct Model {
    /// `acc_…`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The company's own key for it; unique.
    pub key: String,
    /// The full name as written, in its own script.
    pub name: String,
    /// What the team calls it.
    pub short_name: Option<String>,
    /// The registered name.
    pub legal_name: Option<String>,
    /// `company` or `person`.
    pub kind: String,
    /// The group that it belongs to.
    pub parent_id: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Region or market.
    pub region: Option<String>,
    /// IANA time zone.
    pub zone: Option<String>,
    /// Working calendar: `CN`, `IR`, `INTL`.
    pub calendar: String,
    /// Line of business.
    pub industry: Option<String>,
    /// The language it is spoken to in: `en`, `zh-CN`, `fa`.
    pub language: Option<String>,
    /// People in the team that could use the product.
    pub team_size: Option<i64>,
    /// When the team size was learned.
    pub team_size_on: Option<String>,
    /// When it became known to us.
    pub created_on: Option<String>,
    /// The customer success manager or specialist who owns it.
    pub csm_id: Option<String>,
    /// The account manager who owns its money.
    pub am_id: Option<String>,
    /// 统一社会信用代码, شناسه ملی, VAT number.
    pub registration_id: Option<String>,
    /// E.164, with an extension behind `;ext=`.
    pub phone: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Web site.
    pub website: Option<String>,
    /// Own fields as one JSON object.
    pub own: String,
    /// Counts changes.
    pub version: i64,
}

/// No relations in the ORM: slices are joined by id in code.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

storage::record!("accounts");

/// An account.
pub type Account = Model;

/// The kinds of accounts.
pub const KINDS: [&str; 2] = ["company", "person"];
/// The working calendars that are shipped.
pub const CALENDARS: [&str; 3] = ["INTL", "CN", "IR"];
/// The languages an account can be spoken to in.
pub const LANGUAGES: [&str; 3] = ["en", "zh-CN", "fa"];

impl Model {
    /// The name the team uses.
    pub fn called(&self) -> &str {
        self.short_name.as_deref().unwrap_or(&self.name)
    }

    /// The own fields as a map.
    pub fn own_fields(&self) -> serde_json::Map<String, serde_json::Value> {
        serde_json::from_str(&self.own).unwrap_or_default()
    }

    /// The day it became known.
    pub fn created(&self) -> Option<Day> {
        self.created_on.as_deref()?.parse().ok()
    }

    /// Whether the account can be saved as it is; every wrong field is named.
    pub fn checked(self) -> Result<Self> {
        let mut error = Error::invalid("error-form");
        if self.name.trim().is_empty() {
            error = error.fault("name", "account-name-missing");
        }
        if self.key.trim().is_empty() {
            error = error.fault("key", "account-key-missing");
        }
        if !KINDS.contains(&self.kind.as_str()) {
            error = error.fault("kind", "account-kind-wrong");
        }
        if !CALENDARS.contains(&self.calendar.as_str()) {
            error = error.fault("calendar", "account-calendar-wrong");
        }
        if self.language.as_deref().is_some_and(|l| !LANGUAGES.contains(&l)) {
            error = error.fault("language", "account-language-wrong");
        }
        if self.zone.as_deref().is_some_and(|z| jiff::tz::TimeZone::get(z).is_err()) {
            error = error.fault("zone", "account-zone-wrong");
        }
        if self.team_size.is_some_and(|n| n < 1) {
            error = error.fault("team_size", "account-team-size-wrong");
        }
        if let Some(email) = self.email.as_deref().filter(|e| !e.contains('@')) {
            error = error.fault("email", Says::new("account-email-wrong").with("value", email));
        }
        if error.faults.is_empty() { Ok(self) } else { Err(error) }
    }
}
