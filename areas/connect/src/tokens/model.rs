//! A token: lets a program in, in the name of whoever made it, within its scopes.

use kernel::{Error, Result};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A row of `tokens`. The secret itself is shown once and never kept.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "tokens")]
pub struct Model {
    /// `tok_…`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// What it is for, as its maker wrote it.
    pub name: String,
    /// Its maker, whose rights it can never exceed.
    pub person_id: String,
    /// SHA-256 of the secret, in hexadecimal.
    pub secret_hash: String,
    /// Scopes, joined by blanks.
    pub scopes: String,
    /// When it was made, in microseconds.
    pub made_at: i64,
    /// When it was last used, to the hour, in microseconds.
    pub used_at: Option<i64>,
    /// When it was ended.
    pub ended_at: Option<i64>,
    /// Counts changes.
    pub version: i64,
}

/// No relations in the ORM.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

storage::record!("tokens");

/// A token.
pub type Token = Model;

impl Model {
    /// Its scopes.
    pub fn scope_list(&self) -> Vec<String> {
        self.scopes.split_whitespace().map(str::to_owned).collect()
    }

    /// Whether the token can be saved; `known` are the scopes that calls of the API need.
    pub fn checked(self, known: &[&str]) -> Result<Self> {
        let mut error = Error::invalid("error-form");
        if self.name.trim().is_empty() {
            error = error.fault("name", "token-name-missing");
        }
        if self.scopes.trim().is_empty() || self.scope_list().iter().any(|s| !known.contains(&s.as_str())) {
            error = error.fault("scopes", "token-scopes-missing");
        }
        if error.faults.is_empty() { Ok(self) } else { Err(error) }
    }
}
