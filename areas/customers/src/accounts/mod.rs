//! Accounts: the list of all customers, one account's page, and its record.
//!
//! Words: an account is a company or a single person; its owner (CSM) and its account manager (AM) are dated by the history.
//! Invariants: a key is unique; the key is linked to the account in `identity_links`, so that events find it.
//! Publishes the record's own columns and the own fields.
mod api;
mod export;
mod fields_panel;
mod filter;
mod import;
mod model;
mod pages;
mod publish;
mod save;
mod seen;
pub mod store;
mod strip;
mod traits;

use axum::Router;
use axum::routing::{get, post};
use web::{ImportKind, Panel, Publisher, Shared, Subjects};

pub(crate) use api::API;
pub use filter::{ListQuery, compiled};
pub use import::{plain, template};
pub use model::{Account, CALENDARS, KINDS, LANGUAGES, Model};
pub use save::create_missing;
pub use strip::{facts, in_minor};
pub use traits::Traits;

pub(crate) const SUBJECTS: Subjects = Subjects { kind: "account", ids: store::ids };
pub(crate) const PUBLISHER: Publisher =
    Publisher::new("account", publish::load, &[("accounts", "id")]).sharing(&["people", "own_fields"]);
pub(crate) const FIELDS_PANEL: Panel =
    Panel { subject: "account", key: "fields", order: 100, draw: fields_panel::draw };
pub(crate) const IMPORT: ImportKind = ImportKind::new("accounts", import::target, import::take);

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/accounts", get(pages::list::show))
        .route("/accounts/export", get(export::download))
        .route("/accounts/columns", get(pages::columns::choose))
        .route("/accounts/bulk", post(pages::bulk::assign))
        .route("/accounts/new", get(pages::form::new).post(pages::form::create))
        .route("/accounts/{id}", get(pages::show::show))
        .route("/accounts/{id}/edit", get(pages::form::edit).post(pages::form::update))
        .route("/accounts/{id}/delete", post(pages::form::delete))
        .merge(api::routes())
}
