//! What people think of a score: the CSM's own view, and disagreement with a factor. All queries on both.

use kernel::{Error, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect};
use storage::fault;

/// Rows that a report reads.
const MOST: u64 = 20_000;

/// The views that a CSM can have.
pub const VIEWS: [&str; 3] = ["good", "fair", "poor"];

/// The CSM's own views.
pub mod view {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// A row of `health_views`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
    #[sea_orm(table_name = "health_views")]
    pub struct Model {
        /// `hvw_…`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        /// The account.
        pub account_id: String,
        /// One of [`super::VIEWS`].
        pub view: String,
        /// Why.
        pub why: String,
        /// Who thinks so.
        pub by_id: String,
        /// When.
        pub at: i64,
        /// Counts changes.
        pub version: i64,
    }

    /// No relations in the ORM.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    storage::record!("health_views");
}

/// Disagreement with a factor.
pub mod dispute {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// A row of `health_disputes`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
    #[sea_orm(table_name = "health_disputes")]
    pub struct Model {
        /// `hdi_…`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        /// The account.
        pub account_id: String,
        /// The component's key; empty for the score as a whole.
        pub component: String,
        /// Why.
        pub why: String,
        /// Who disagrees.
        pub by_id: String,
        /// When.
        pub at: i64,
        /// When it was settled.
        pub settled_at: Option<i64>,
        /// Counts changes.
        pub version: i64,
    }

    /// No relations in the ORM.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    storage::record!("health_disputes");
}

/// The CSM's views of an account, newest first.
pub async fn views(db: &impl ConnectionTrait, account: &str) -> Result<Vec<view::Model>> {
    let select = view::Entity::find().filter(view::Column::AccountId.eq(account)).order_by_desc(view::Column::At);
    select.limit(5).all(db).await.map_err(|e| fault(&e))
}

/// Open disputes of an account, newest first.
pub async fn disputes(db: &impl ConnectionTrait, account: &str) -> Result<Vec<dispute::Model>> {
    let open = dispute::Column::SettledAt.is_null();
    let select = dispute::Entity::find()
        .filter(dispute::Column::AccountId.eq(account))
        .filter(open)
        .order_by_desc(dispute::Column::At);
    select.all(db).await.map_err(|e| fault(&e))
}

/// All open disputes, oldest first.
pub async fn open_disputes(db: &impl ConnectionTrait) -> Result<Vec<dispute::Model>> {
    let select = dispute::Entity::find().filter(dispute::Column::SettledAt.is_null()).order_by_asc(dispute::Column::At);
    select.limit(500).all(db).await.map_err(|e| fault(&e))
}

/// All views, oldest first.
pub async fn all_views(db: &impl ConnectionTrait) -> Result<Vec<view::Model>> {
    view::Entity::find().order_by_asc(view::Column::At).limit(MOST).all(db).await.map_err(|e| fault(&e))
}

/// All disputes, settled ones too, oldest first.
pub async fn all_disputes(db: &impl ConnectionTrait) -> Result<Vec<dispute::Model>> {
    dispute::Entity::find().order_by_asc(dispute::Column::At).limit(MOST).all(db).await.map_err(|e| fault(&e))
}

/// One dispute.
pub async fn dispute(db: &impl ConnectionTrait, id: &str) -> Result<dispute::Model> {
    dispute::Entity::find_by_id(id).one(db).await.map_err(|e| fault(&e))?.ok_or_else(Error::not_found)
}
