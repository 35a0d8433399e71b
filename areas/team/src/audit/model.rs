//! One line of the audit log.

use kernel::Says;
use sea_orm::entity::prelude::*;

/// A row of `audit`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    /// `aud_…`; sorts by time.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// When, in microseconds.
    pub at: i64,
    /// Who: `person:usr_…`, `token:tok_…`, `system:import`.
    pub actor: String,
    /// The right that was used.
    pub action: String,
    /// What it was used on.
    pub subject: String,
    /// What happened: a [`Says`] as JSON.
    pub says: String,
    /// The act, as in the history of records.
    pub cause: String,
}

/// No relations: a line outlives what it speaks of.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// What happened.
    pub(super) fn says(&self) -> Says {
        serde_json::from_str(&self.says).unwrap_or_else(|_| Says::new("audit-unreadable"))
    }
}
