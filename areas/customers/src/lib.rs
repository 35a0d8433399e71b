//! Know every customer: accounts, their people, every touchpoint, own fields, and the files they came from.
pub mod accounts;
pub mod contacts;
pub mod fields;
pub mod hierarchy;
pub mod imports;
pub mod links;
mod schema;
mod search;
pub mod timeline;
pub mod users;
pub mod views;

use axum::Router;
use web::{MenuEntry, Module, Shared};

/// The area as the program sees it.
pub fn module() -> Module {
    Module {
        key: "customers",
        routes,
        menu: &[MenuEntry {
            href: "/accounts",
            label: "menu-customers",
            icon: "people",
            letter: 'c',
            order: 20,
            action: "account.read",
            count: None,
        }],
        migrations: schema::MIGRATIONS,
        subjects: &[accounts::SUBJECTS],
        publishers: &[accounts::PUBLISHER, hierarchy::PUBLISHER, contacts::PUBLISHER, timeline::PUBLISHER],
        panels: &[accounts::FIELDS_PANEL, hierarchy::PANEL, contacts::PANEL, timeline::PANEL],
        imports: &[accounts::IMPORT, contacts::IMPORT, timeline::IMPORT],
        api: &[accounts::API],
    }
}

fn routes() -> Router<Shared> {
    Router::new()
        .merge(accounts::routes())
        .merge(contacts::routes())
        .merge(users::routes())
        .merge(timeline::routes())
        .merge(fields::routes())
        .merge(views::routes())
        .merge(imports::routes())
        .merge(search::routes())
}

/// Text from a form: nothing when only blanks were typed.
pub(crate) fn blank(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
