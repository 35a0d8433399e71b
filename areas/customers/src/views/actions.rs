//! Making, changing and removing a view. Each can be undone.

use axum::extract::{Path, State};
use kernel::Says;
use serde::Deserialize;
use web::{Form, Go, Outcome, Shared, Viewer};

use super::model::{self, SavedView};

#[derive(Debug, Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(super) struct Input {
    name: String,
    query: String,
    shared: bool,
    /// `rename`, `query`, `share`, `unshare`.
    r#do: String,
}

/// `POST /views`.
pub(super) async fn create(State(app): State<Shared>, viewer: Viewer, Form(input): Form<Input>) -> Outcome<Go> {
    if input.shared {
        viewer.need("view.share")?;
    }
    let view = SavedView {
        id: app.id("viw"),
        person_id: viewer.id.clone(),
        shared: input.shared,
        name: input.name,
        query: model::cleaned(&input.query)?,
        version: 1,
    };
    let view = view.checked()?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    let view = tx.insert(view).await?;
    tx.commit().await?;
    let says = Says::new("view-saved").with("name", view.name.as_str());
    Ok(Go::to(view.href()).undoing(says, &cause))
}

/// `POST /views/{id}`.
pub(super) async fn change(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(input): Form<Input>,
) -> Outcome<Go> {
    let old = super::own(app.db.read(), &id, &viewer.id).await?;
    let new = match input.r#do.as_str() {
        "query" => SavedView { query: model::cleaned(&input.query)?, ..old.clone() },
        "share" => {
            viewer.need("view.share")?;
            SavedView { shared: true, ..old.clone() }
        }
        "unshare" => SavedView { shared: false, ..old.clone() },
        _ => SavedView { name: input.name, ..old.clone() }.checked()?,
    };
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    let new = tx.update(&old, new).await?;
    tx.commit().await?;
    let says = Says::new("view-saved").with("name", new.name.as_str());
    Ok(Go::to(new.href()).undoing(says, &cause))
}

#[derive(Debug, Deserialize)]
pub(super) struct Nothing {}

/// `POST /views/{id}/delete`.
pub(super) async fn delete(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Outcome<Go> {
    let view = super::own(app.db.read(), &id, &viewer.id).await?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    tx.delete(&view).await?;
    tx.commit().await?;
    let says = Says::new("view-removed").with("name", view.name.as_str());
    let list = if view.query.is_empty() { "/accounts".to_owned() } else { format!("/accounts?{}", view.query) };
    Ok(Go::to(list).undoing(says, &cause))
}
