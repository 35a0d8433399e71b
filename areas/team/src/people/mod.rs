//! Who works here. A *person* is somebody on the team (never a customer's contact or user): a name, a mail address, one role.
//!
//! Invariants: mail addresses are kept in lower case and are unique, ended people included; keys are unique; at least one
//! administrator has access. Ending access keeps the person, so that what they did keeps its author.

pub(crate) mod actions;
mod api;
mod model;
mod pages;
mod role;
pub(crate) mod store;

use std::collections::HashMap;
use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use i18n::Reader;
use kernel::Result;
use web::components::Select;
use web::{App, Shared};

pub use model::{Active, Column, Entity, Model, Person};
pub use role::Role;

pub(crate) use api::API;
pub(crate) use model::mail;

/// Everybody who is or was on the team, by name.
pub async fn all(app: &App) -> Result<Arc<Vec<Person>>> {
    Ok(Arc::clone(&crate::state::known(app).await?.people))
}

/// The name of everybody who is or was on the team, by id.
pub async fn names(app: &App) -> Result<Arc<HashMap<String, String>>> {
    Ok(Arc::clone(&crate::state::known(app).await?.names))
}

/// Somebody by key, mail address or id.
pub async fn by_key(app: &App, key: &str) -> Result<Option<Person>> {
    let mail = mail(key);
    let people = all(app).await?;
    Ok(people.iter().find(|p| p.key == key || p.email == mail || p.id == key).cloned())
}

/// A list to choose one of the active people from; `roles` limits it, none means everybody.
pub fn select(label: (&str, String), people: &[Person], roles: &[Role], selected: &str) -> Select {
    let offered = people
        .iter()
        .filter(|p| p.id == selected || (p.is_active() && (roles.is_empty() || roles.contains(&p.role()))));
    let (name, text) = label;
    Select::new(name, text).options(offered.map(|p| (p.id.clone(), p.name.clone()))).selected(selected)
}

/// The name of a role in the reader's language.
pub fn role_name(r: &Reader, role: Role) -> String {
    r.t(&format!("role-{}", role.key()))
}

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/team", get(pages::list::page))
        .route("/team/invite", get(pages::invite::page).post(actions::invite::run))
        .route("/team/{id}", get(pages::person::page).post(actions::change::run))
        .route("/team/{id}/end", post(actions::end::run))
        .route("/team/{id}/restore", post(actions::end::restore))
        .route("/team/{id}/link", post(actions::link::run))
        .route("/api/v1/people", get(api::list))
        .route("/api/v1/me", get(api::me))
}
