//! A contact: somebody at an account whom we talk to. A user (known by events) becomes one when somebody says so.

use kernel::{Error, Result, Says};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A row of `contacts`.
#[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "contacts")]
pub struct Model {
    /// `con_…`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The company's own key; unique.
    pub key: String,
    /// The account.
    pub account_id: String,
    /// The full name as written.
    pub name: String,
    /// How to address them: 刘总, سرکار خانم رضایی.
    pub form_of_address: Option<String>,
    /// One of [`ROLES`].
    pub role: String,
    /// Mail address.
    pub email: Option<String>,
    /// E.164, with an extension behind `;ext=`.
    pub phone: Option<String>,
    /// Messenger and name there.
    pub messenger: Option<String>,
    /// The key that events know this person by.
    pub person_key: Option<String>,
    /// The language they are spoken to in.
    pub language: Option<String>,
    /// The day a mail to them came back.
    pub bounced_on: Option<String>,
    /// Own fields as one JSON object.
    pub own: String,
    /// Counts changes.
    pub version: i64,
}

/// No relations in the ORM.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

storage::record!("contacts");

/// A contact.
pub type Contact = Model;

/// What a contact does at the account, those to name first when they are missing first.
pub const ROLES: [&str; 7] = ["decision_maker", "champion", "project_lead", "admin", "user", "billing", "other"];

impl Model {
    /// How to speak of them: form of address, else the name as written.
    pub fn addressed(&self) -> &str {
        self.form_of_address.as_deref().unwrap_or(&self.name)
    }

    /// Whether the contact can be saved as it is; every wrong field is named.
    pub fn checked(self) -> Result<Self> {
        let mut error = Error::invalid("error-form");
        if self.name.trim().is_empty() {
            error = error.fault("name", "contact-name-missing");
        }
        if !ROLES.contains(&self.role.as_str()) {
            error = error.fault("role", "contact-role-wrong");
        }
        if let Some(email) = self.email.as_deref().filter(|e| !e.contains('@')) {
            error = error.fault("email", Says::new("contact-email-wrong").with("value", email));
        }
        if error.faults.is_empty() { Ok(self) } else { Err(error) }
    }
}
