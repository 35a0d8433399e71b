//! Who works here, what they may do, and the settings of the workspace. `README.md` lists what other areas use.
pub mod actions;
pub mod audit;
pub mod people;
pub mod policies;
mod preferences;
pub mod rights;
mod schema;
pub mod sessions;
pub mod settings;
mod state;
#[cfg(test)]
mod texts;
pub mod undo;

use axum::Router;
use kernel::Result;
use web::{App, MenuEntry, Module, Shared};

pub use sessions::{authenticate, demo_secret, first_link};
pub use settings::rates;

/// The area as the program sees it.
pub fn module() -> Module {
    Module {
        key: "team",
        routes,
        menu: &[
            MenuEntry {
                href: "/team",
                label: "menu-team",
                icon: "people",
                letter: 'm',
                order: 100,
                action: actions::PERSON_READ,
                count: None,
            },
            MenuEntry {
                href: "/settings",
                label: "menu-settings",
                icon: "settings",
                letter: 's',
                order: 110,
                action: "",
                count: None,
            },
        ],
        migrations: schema::MIGRATIONS,
        subjects: &[],
        publishers: &[],
        panels: &[],
        imports: &[],
        api: &[people::API],
    }
}

/// Makes the area ready, after the migrations: checks the policies and takes the settings over into `app.workspace`.
///
/// # Errors
/// The policies are wrong (every mistake is named), or the database cannot be read.
pub async fn start(app: &App) -> Result<()> {
    state::open(app)?;
    settings::take_over(app).await?;
    state::known(app).await.map(|_| ())
}

fn routes() -> Router<Shared> {
    Router::new()
        .merge(people::routes())
        .merge(sessions::routes())
        .merge(preferences::routes())
        .merge(policies::routes())
        .merge(settings::routes())
        .merge(audit::routes())
        .merge(undo::routes())
}
