//! What of this area a past day starts from: the definitions that judge it, and what had been recorded by then.

use kernel::{Instant, Result};
use storage::{Db, Tx};
use web::past::Of;

use crate::definitions::store;
use crate::refresh::transitions;

/// Completes `into`, the records of a past day that ended at `before`: recorded transitions, and of all definition sets those that
/// were in force, unless today's shall judge.
///
/// # Errors
/// A database cannot be read or written.
pub async fn prepare(from: &Db, into: Tx, before: Instant, definitions: Of) -> Result<()> {
    if definitions == Of::Then {
        store::keep_before(&*into, before).await?;
    }
    transitions::copy(from, into, before).await
}
