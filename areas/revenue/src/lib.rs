//! What customers pay: subscriptions, orders, payments, and what follows from them: terms, notice deadlines, overdue amounts.
pub mod contract;
pub mod orders;
mod schema;
pub mod subscriptions;

use web::{MenuEntry, Module};

/// The area as the program sees it.
pub fn module() -> Module {
    Module {
        key: "revenue",
        routes: contract::routes,
        menu: &[MenuEntry {
            href: "/renewals",
            label: "menu-revenue",
            icon: "money",
            letter: 'r',
            order: 50,
            action: "account.read",
            count: None,
        }],
        migrations: schema::MIGRATIONS,
        subjects: &[],
        publishers: &[subscriptions::PUBLISHER, subscriptions::RANK, orders::PUBLISHER],
        panels: &[contract::PANEL],
        imports: &[subscriptions::IMPORT, orders::ORDERS, orders::PAYMENTS],
        api: &[contract::API],
    }
}
