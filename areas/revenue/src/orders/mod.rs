//! Orders and payments. What an order lacks after its due day is overdue.
//!
//! Invariants: keys are unique; a payment may name its order; one without an order pays the account's oldest open orders first.
//! Publishes the first and last payment and what is overdue.
mod import;
mod model;
mod publish;
pub mod store;

use web::{ImportKind, Publisher};

pub use model::order::Model as Order;
pub use model::payment::Model as Payment;
pub use publish::{Owed, owed};

pub(crate) const PUBLISHER: Publisher =
    Publisher::new("account", publish::load, &[("orders", "account_id"), ("payments", "account_id")])
        .sharing(&["rates"]);
pub(crate) const ORDERS: ImportKind =
    ImportKind::new("orders", import::order_target, import::take_orders).comparing(store::usual_order);
pub(crate) const PAYMENTS: ImportKind =
    ImportKind::new("payments", import::payment_target, import::take_payments).comparing(store::usual_payment);
