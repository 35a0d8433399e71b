//! What records and events mean: metrics, formulas, health with its reasons, segments, tiers, stages, signals.
//!
//! `README.md` tells how the slices fit; `refresh` is the engine that makes the board.
mod adoption;
mod alerts;
pub mod chances;
pub mod checkpoint;
pub mod closed;
mod cohorts;
pub mod definitions;
mod frames;
mod groups;
pub mod health;
mod map;
pub mod outside;
mod overlooked;
mod past;
pub mod past_days;
pub mod proof;
pub mod refresh;
mod schema;
mod segments;
pub mod signals;
mod stages;
mod state;
pub mod usage;
mod words;

use axum::Router;
use web::module::ApiCall;
use web::{MenuEntry, Module, Shared};

pub use past::prepare as prepare_past;
pub use refresh::refresh;
pub use state::{Engine, engine, forget_derived};
pub use words::{Name, Words};

/// The area as the program sees it.
pub fn module() -> Module {
    Module {
        key: "insight",
        routes,
        menu: &[
            MenuEntry {
                href: "/insight",
                label: "menu-insight",
                icon: "chart",
                letter: 'i',
                order: 30,
                action: "definition.read",
                count: None,
            },
            alerts::MENU,
        ],
        migrations: schema::MIGRATIONS,
        subjects: &[],
        publishers: &[health::OVERRIDES],
        panels: &[usage::PANEL, overlooked::PANEL, health::PANEL, chances::PANEL],
        imports: &[],
        api: &[API],
    }
}

/// What programs can ask.
const API: &[ApiCall] = &[health::CALL, definitions::DEFINITIONS, definitions::METRICS];

fn routes() -> Router<Shared> {
    Router::new()
        .merge(health::routes())
        .merge(usage::routes())
        .merge(segments::routes())
        .merge(signals::routes())
        .merge(proof::routes())
        .merge(chances::routes())
        .merge(alerts::routes())
        .merge(map::routes())
        .merge(cohorts::routes())
        .merge(stages::routes())
        .merge(groups::routes())
        .merge(adoption::routes())
        .merge(overlooked::routes())
        .merge(definitions::routes())
}
