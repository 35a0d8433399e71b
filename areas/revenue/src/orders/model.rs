//! Orders (what was invoiced) and payments (what came in): the earliest sign in small accounts is an invoice that is late.

pub mod order {
    //! A row of `orders`.
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// An invoice or an order.
    #[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
    #[sea_orm(table_name = "orders")]
    pub struct Model {
        /// `ord_…`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        /// The company's own key; unique.
        pub key: String,
        /// The account.
        pub account_id: String,
        /// The day it was made.
        pub ordered_on: String,
        /// The day it should be paid by.
        pub due_on: String,
        /// In minor units of `currency`.
        pub amount_minor: i64,
        /// ISO 4217.
        pub currency: String,
        /// What for.
        pub description: String,
        /// Counts changes.
        pub version: i64,
    }

    /// No relations in the ORM.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    storage::record!("orders");
}

pub mod payment {
    //! A row of `payments`.
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// Money that came in.
    #[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
    #[sea_orm(table_name = "payments")]
    pub struct Model {
        /// `pay_…`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        /// The company's own key; unique.
        pub key: String,
        /// The account.
        pub account_id: String,
        /// The order it pays, if that is known.
        pub order_id: Option<String>,
        /// The day it came in.
        pub paid_on: String,
        /// In minor units of `currency`.
        pub amount_minor: i64,
        /// ISO 4217.
        pub currency: String,
        /// Counts changes.
        pub version: i64,
    }

    /// No relations in the ORM.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    storage::record!("payments");
}
