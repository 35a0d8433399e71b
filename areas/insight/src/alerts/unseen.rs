//! How many alerts a viewer has not seen yet, kept in memory: the menu of every page tells it.

use std::sync::{Arc, Mutex, PoisonError};

use kernel::Result;
use web::{App, Viewer};

use super::store::{self, Model};
use crate::definitions::model::ACCOUNT;

#[derive(Default)]
struct Unseen(Mutex<Arc<Vec<Model>>>);

/// Reads them again.
pub(super) async fn follow(app: &App) -> Result<()> {
    let unseen = store::unseen(app.db.read(), app.now()).await?;
    *app.kept.of::<Unseen>().0.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(unseen);
    Ok(())
}

/// How many of a viewer's alerts wait to be seen: those of accounts that they may still see.
pub(super) fn count(app: &App, viewer: &Viewer) -> usize {
    let unseen = Arc::clone(&app.kept.of::<Unseen>().0.lock().unwrap_or_else(PoisonError::into_inner));
    let mut own = unseen.iter().filter(|alert| alert.person_id == viewer.id).peekable();
    if own.peek().is_none() {
        return 0;
    }
    let rights = team::rights::viewed(app, viewer, ACCOUNT);
    let viewed = rights.viewed();
    own.filter(|alert| alert.subject != ACCOUNT || viewed.row(&alert.subject_id).is_some()).count()
}
