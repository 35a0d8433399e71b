//! A setting, and the two rules of the house.

use std::str::FromStr;

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A row of `settings`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "settings")]
pub struct Model {
    /// The setting's key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// JSON.
    pub value: String,
    /// Counts changes.
    pub version: i64,
}

/// No relations: a setting stands alone.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

storage::record!("settings");

/// Who owns renewals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RenewalOwner {
    /// Customer success.
    Cs,
    /// The account manager.
    #[default]
    Am,
    /// One person for both.
    Both,
}

impl RenewalOwner {
    /// All, in the order in which a form offers them.
    pub const ALL: [Self; 3] = [Self::Am, Self::Cs, Self::Both];

    /// The key in records and forms, and the end of its message key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Cs => "cs",
            Self::Am => "am",
            Self::Both => "both",
        }
    }
}

impl FromStr for RenewalOwner {
    type Err = ();

    fn from_str(key: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|owner| owner.key() == key).ok_or(())
    }
}

/// Who may see amounts, prices and discounts; what the shipped policies make of it stands in `default.cedar`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Amounts {
    /// Account managers, leads and administrators.
    #[default]
    Commercial,
    /// Success managers too, of their own accounts.
    Owner,
    /// The whole team.
    Everybody,
}

impl Amounts {
    /// All, strictest first.
    pub const ALL: [Self; 3] = [Self::Commercial, Self::Owner, Self::Everybody];

    /// The key in records, forms and policies, and the end of its message key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Commercial => "commercial",
            Self::Owner => "owner",
            Self::Everybody => "everybody",
        }
    }
}

impl FromStr for Amounts {
    type Err = ();

    fn from_str(key: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|amounts| amounts.key() == key).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_what_is_stored() {
        for owner in RenewalOwner::ALL {
            assert_eq!(serde_json::to_string(&owner).unwrap(), format!("\"{}\"", owner.key()));
            assert_eq!(owner.key().parse(), Ok(owner));
        }
        for amounts in Amounts::ALL {
            assert_eq!(serde_json::to_string(&amounts).unwrap(), format!("\"{}\"", amounts.key()));
            assert_eq!(amounts.key().parse(), Ok(amounts));
        }
    }
}
