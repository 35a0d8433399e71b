//! How many alerts a viewer has not seen yet, kept in memory: the menu of every page tells it.

use std::sync::{Arc, Mutex, PoisonError};

use kernel::Result;
use web::{App, Viewer};

use super::is_told;
use super::store::{self, Unseen};
use crate::definitions::model::ACCOUNT;
use crate::state;

#[derive(Default)]
struct Last(Mutex<Arc<Vec<Unseen>>>);

/// Reads them again.
pub(super) async fn follow(app: &App) -> Result<()> {
    let unseen = store::unseen(app.db.read(), app.now()).await?;
    *app.kept.of::<Last>().0.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(unseen);
    Ok(())
}

/// How many of a viewer's alerts wait to be seen: those of accounts that they may still see.
pub(super) fn count(app: &App, viewer: &Viewer) -> usize {
    let unseen = Arc::clone(&app.kept.of::<Last>().0.lock().unwrap_or_else(PoisonError::into_inner));
    let mut own = unseen.iter().filter(|alert| alert.person_id == viewer.id).peekable();
    if own.peek().is_none() {
        return 0;
    }
    let rights = team::rights::viewed(app, viewer, ACCOUNT);
    let viewed = rights.viewed();
    let Some(engine) = state::engine(app) else { return 0 };
    let signal = |key: &str| engine.set.definitions.signals.iter().find(|signal| signal.key == key);
    let may = |alert: &&Unseen| {
        let told = |signal| alert.subject != ACCOUNT || is_told(&viewed, &alert.subject_id, signal);
        signal(&alert.signal).is_some_and(told)
    };
    own.filter(may).count()
}
