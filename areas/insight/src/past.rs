//! What of this area a past day starts from: the definitions that judge it, and what had been recorded by then.

use kernel::{Instant, Result};
use storage::Tx;
use web::App;
use web::past::Of;

use crate::definitions::store;
use crate::refresh::transitions;

/// Completes `into`, the records of a past day that ended at `before`: recorded transitions, and of all definition sets those that
/// were known then, or the one in force now, if that shall judge.
///
/// # Errors
/// A database cannot be read or written.
pub async fn prepare(present: &App, into: Tx, before: Instant, definitions: Of) -> Result<()> {
    match definitions {
        Of::Then => store::keep_before(&*into, before).await?,
        Of::Now => store::keep_in_force(&*into, present.today()).await?,
    }
    transitions::copy(&present.db, into, before).await
}
