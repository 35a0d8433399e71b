//! A saved view.

use kernel::{Error, Result};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use web::form;

use crate::accounts::ListQuery;

/// Characters that a view's name may have: it stands in a row of tabs.
const LONGEST: usize = 60;

/// A row of `saved_views`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "saved_views")]
pub struct Model {
    /// `viw_…`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Whose it is.
    pub person_id: String,
    /// Whether the team sees it.
    pub shared: bool,
    /// Its name.
    pub name: String,
    /// The query string of the list, without page and view.
    pub query: String,
    /// Counts changes.
    pub version: i64,
}

/// No relations in the ORM.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

storage::record!("saved_views");

/// A saved view.
pub type SavedView = Model;

impl Model {
    /// Where it leads.
    pub fn href(&self) -> String {
        let joined = if self.query.is_empty() { String::new() } else { format!("{}&", self.query) };
        format!("/accounts?{joined}view={}", self.id)
    }

    /// Whether it can be saved.
    ///
    /// # Errors
    /// The fault of the field `name`.
    pub fn checked(self) -> Result<Self> {
        let name = self.name.trim().to_owned();
        if name.is_empty() {
            return Err(Error::field("name", "view-name-missing"));
        }
        if name.chars().count() > LONGEST {
            return Err(Error::field("name", "view-name-long"));
        }
        Ok(Self { name, ..self })
    }
}

/// The question of a list as a view keeps it.
pub(super) fn query_of(asked: &ListQuery) -> String {
    let bare = ListQuery { view: String::new(), page: 0, ..asked.clone() };
    bare.address().href().split_once('?').map_or_else(String::new, |(_, query)| query.to_owned())
}

/// A posted question, read and written again so that nothing else can hide in it.
pub(super) fn cleaned(query: &str) -> Result<String> {
    Ok(query_of(&form::read::<ListQuery>(query.as_bytes())?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_keeps_the_question_without_page_and_view() {
        let asked = ListQuery {
            q: "kar un".into(),
            sort: "-arr".into(),
            page: 2,
            view: "viw_1".into(),
            ..ListQuery::default()
        };
        let kept = query_of(&asked);
        assert!(!kept.contains("viw_1") && !kept.contains("page"), "{kept}");
        assert_eq!(cleaned(&format!("{kept}&evil=1&view=viw_2&page=9")).unwrap(), kept);
        assert_eq!(query_of(&ListQuery::default()), "");
    }

    #[test]
    fn a_view_without_a_name_is_refused() {
        let view = |name: &str| Model {
            id: "viw_1".into(),
            person_id: "usr_1".into(),
            shared: false,
            name: name.to_owned(),
            query: String::new(),
            version: 1,
        };
        assert!(view("  ").checked().is_err() && view(&"x".repeat(61)).checked().is_err());
        assert_eq!(view(" Mine ").checked().unwrap().name, "Mine");
        assert_eq!(view("a").href(), "/accounts?view=viw_1");
    }
}
