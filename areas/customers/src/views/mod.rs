//! Saved views: a question to the list of accounts under a name, for oneself or for the team.
//!
//! Invariants: a view belongs to whoever made it; only they change it; a shared one is seen by everybody, each through their
//! own rights, because it keeps the question and never the answer.
mod actions;
mod bar;
mod model;

use axum::Router;
use axum::routing::post;
use kernel::{Error, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, ExprTrait};
use storage::fault;
use web::Shared;

pub(crate) use bar::bar;
pub use model::SavedView;

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/views", post(actions::create))
        .route("/views/{id}", post(actions::change))
        .route("/views/{id}/delete", post(actions::delete))
}

/// The views that this person sees: their own and the shared ones.
pub async fn of(db: &impl ConnectionTrait, person: &str) -> Result<Vec<SavedView>> {
    let mine_or_shared = model::Column::PersonId.eq(person).or(model::Column::Shared.eq(true));
    let mut views = model::Entity::find().filter(mine_or_shared).all(db).await.map_err(|e| fault(&e))?;
    views.sort_by_cached_key(|view| (view.person_id != person, text::normalise(&view.name), view.id.clone()));
    Ok(views)
}

/// The view with this id, if it belongs to this person.
async fn own(db: &impl ConnectionTrait, id: &str, person: &str) -> Result<SavedView> {
    let view = model::Entity::find_by_id(id).one(db).await.map_err(|e| fault(&e))?;
    view.filter(|view| view.person_id == person).ok_or_else(Error::not_found)
}
