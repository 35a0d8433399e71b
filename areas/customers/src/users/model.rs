//! A user: somebody who uses the product, known by the key that events carry.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A row of `users`.
#[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "users")]
pub struct Model {
    /// `eus_…`, for end user: the team's people have `usr_…`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The key that events know this person by; unique.
    pub key: String,
    /// What the product says of the person, as one JSON object.
    pub traits: String,
    /// The key of the account that was named last.
    pub group_key: Option<String>,
    /// When the product first introduced this person, in microseconds.
    pub first_seen: i64,
    /// When it last did, to the hour.
    pub last_seen: i64,
    /// The source that introduced this person.
    pub source: String,
    /// Counts changes.
    pub version: i64,
}

/// No relations in the ORM.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

storage::record!("users");

/// A user.
pub type User = Model;

impl Model {
    /// What the product says of the person.
    pub fn facts(&self) -> Map<String, Value> {
        serde_json::from_str(&self.traits).unwrap_or_default()
    }

    /// One fact that is a text, not blank.
    pub fn fact(&self, name: &str) -> Option<String> {
        let facts = self.facts();
        let text = facts.get(name)?.as_str()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// The full name as the product knows it: written as one, or in two parts. Else the mail address, else the key.
    pub fn called(&self) -> String {
        let parts = || {
            let all = [self.fact("firstName"), self.fact("lastName")];
            let name = all.into_iter().flatten().collect::<Vec<_>>().join(" ");
            (!name.is_empty()).then_some(name)
        };
        self.fact("name").or_else(parts).or_else(|| self.fact("email")).unwrap_or_else(|| self.key.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_is_called_by_the_best_that_is_known() {
        let called = |traits: &str| Model { key: "u-1".into(), traits: traits.into(), ..Model::default() }.called();
        assert_eq!(called(r#"{"name":"سارا رضایی","email":"s@example.org"}"#), "سارا رضایی");
        assert_eq!(called(r#"{"firstName":"Ann","lastName":"Lee"}"#), "Ann Lee");
        assert_eq!(called(r#"{"name":" ","email":"s@example.org"}"#), "s@example.org");
        assert_eq!(called("{}"), "u-1");
    }
}
