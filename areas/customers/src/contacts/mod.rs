//! Contacts: the people of an account whom we talk to.
//!
//! Words: a contact is not a user; a user becomes a contact when somebody says so (`person_key` joins them).
//! Invariants: a key is unique; a contact belongs to one account. Publishes counts by role and mails that came back.
mod import;
mod model;
mod panel;
mod publish;
mod save;
pub mod store;

use axum::Router;
use axum::routing::{get, post};
use kernel::{Class, Result};
use web::{App, ImportKind, Panel, Publisher, Shared, Viewer};

pub use model::{Contact, Model, ROLES};

pub(crate) const PUBLISHER: Publisher = Publisher::new("account", publish::load, &[("contacts", "account_id")]);
pub(crate) const PANEL: Panel = Panel { subject: "account", key: "people", order: 40, draw: panel::draw };
pub(crate) const IMPORT: ImportKind = ImportKind::new("contacts", import::target, import::take);

/// An account's contacts, for whoever may know its people; nobody for others.
pub async fn known_to(app: &App, viewer: &Viewer, account: &str) -> Result<Vec<Contact>> {
    if team::rights::may_see(app, viewer, account, Class::Personal) {
        store::of_account(app.db.read(), account).await
    } else {
        Ok(Vec::new())
    }
}

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/accounts/{id}/contacts/new", get(save::new).post(save::create))
        .route("/contacts/{id}", get(save::edit).post(save::update))
        .route("/contacts/{id}/delete", post(save::delete))
}
