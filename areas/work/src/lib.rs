//! Act: today's list, tasks, open items and promises, the brief before a call, handoffs between success and account managers.
pub mod briefs;
pub mod handoffs;
pub mod items;
mod schema;
pub mod tasks;
pub mod today;

use axum::Router;
use web::{MenuEntry, Module, Shared};

/// The area as the program sees it.
pub fn module() -> Module {
    Module {
        key: "work",
        routes,
        menu: &[MenuEntry {
            href: "/",
            label: "menu-today",
            icon: "home",
            letter: 't',
            order: 10,
            action: "today.read",
            count: None,
        }],
        migrations: schema::MIGRATIONS,
        subjects: &[],
        publishers: &[items::PUBLISHER],
        panels: &[briefs::PANEL, items::PANEL, handoffs::PANEL],
        imports: &[items::IMPORT],
        api: &[items::API, tasks::API, today::API],
    }
}

fn routes() -> Router<Shared> {
    today::routes().merge(items::routes()).merge(tasks::routes()).merge(handoffs::routes()).merge(briefs::routes())
}
