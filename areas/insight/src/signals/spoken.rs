//! Of which accounts signals speak, before anything is put into words.

use std::sync::Arc;

use arrow::array::{Array, AsArray};
use kernel::Instant;
use query::Viewed;
use web::App;

use crate::definitions::model::{ACCOUNT, Signal};
use crate::state;

/// A signal that speaks of an account, not yet put into words: finding out is cheap for every account, wording is for those shown.
#[derive(Debug, Clone)]
pub struct Spoken {
    /// The account's row on the board.
    pub row: usize,
    /// What speaks.
    pub signal: Arc<Signal>,
    /// Since when.
    pub since: Option<Instant>,
}

/// Every signal with a line that speaks of an account which `viewed` shows and that `wanted` lets through, in the order of rows and
/// definitions.
pub fn speaking(app: &App, viewed: &Viewed<'_>, wanted: &dyn Fn(&Signal, usize) -> bool) -> Vec<Spoken> {
    speaking_of(app, viewed, None, wanted)
}

/// The same for one row only, or for all.
pub(super) fn speaking_of(
    app: &App,
    viewed: &Viewed<'_>,
    only: Option<usize>,
    wanted: &dyn Fn(&Signal, usize) -> bool,
) -> Vec<Spoken> {
    let kept = state::of(app);
    let (Some(engine), standing) = (kept.engine(), kept.standing()) else { return Vec::new() };
    let mut found: Vec<(usize, usize, Spoken)> = Vec::new();
    let signals = engine.set.definitions.signals.iter().filter(|s| s.subject == ACCOUNT && s.tells.line());
    for (order, signal) in signals.enumerate() {
        let Some(array) = viewed.column(&signal.column()) else { continue };
        let Some(flags) = array.as_boolean_opt() else { continue };
        let signal = Arc::new(signal.clone());
        let stands = standing.as_ref().and_then(|s| s.of_signal(&signal.key));
        let speaks = |row: &usize| flags.is_valid(*row) && flags.value(*row) && viewed.view.visible(*row);
        let rows = only.map_or(0..flags.len(), |row| row..row + 1);
        for row in rows.filter(speaks).filter(|&row| wanted(&signal, row)) {
            let since = stands.as_ref().and_then(|s| s.since(viewed.frame.id(row)));
            found.push((row, order, Spoken { row, signal: Arc::clone(&signal), since }));
        }
    }
    found.sort_by_key(|(row, order, _)| (*row, *order));
    found.into_iter().map(|(_, _, spoken)| spoken).collect()
}
