//! Names that are taken: fields, metrics and formulas share one namespace.

use std::collections::HashSet;
use std::sync::Arc;

use kernel::Result;
use web::{App, Ask};

/// The keys of all columns of accounts.
///
/// Before the board was filled for the first time, as on the command line, the areas are asked for theirs.
pub(crate) async fn taken(app: &App) -> Result<HashSet<String>> {
    let board = app.board.load();
    let mut keys: HashSet<String> =
        board.frames.get("account").into_iter().flat_map(|frame| frame.specs()).map(|s| s.key.clone()).collect();
    if keys.is_empty() {
        let ask = Ask::some(app.today(), Arc::default());
        let publishers = app.modules.iter().flat_map(|module| module.publishers).filter(|p| p.subject == "account");
        for publisher in publishers {
            keys.extend((publisher.load)(app, &ask).await?.into_iter().map(|(spec, _)| spec.key));
        }
    }
    Ok(keys)
}
