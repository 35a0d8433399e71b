//! Subscriptions: what an account has bought, until when, and by when notice must be given.
//!
//! Invariants: a key is unique; amounts are minor units of one currency; several terms of one account may follow or overlap.
//! Publishes plan, seats, value, term and notice of the subscriptions that cover the day.
mod grown;
mod import;
mod model;
mod publish;
pub mod store;

use web::{ImportKind, Publisher};

pub use model::{Model, STATUSES, Subscription};

pub(crate) const PUBLISHER: Publisher = Publisher::new("account", publish::load, ROWS).sharing(&["rates"]);
pub(crate) const RANK: Publisher = Publisher::new("account", publish::rank, ROWS).comparing();
const ROWS: &[(&str, &str)] = &[("subscriptions", "account_id")];
pub(crate) const IMPORT: ImportKind = ImportKind::new("subscriptions", import::target, import::take)
    .resolving(store::accounts_of_keys)
    .comparing(store::usual_price);
