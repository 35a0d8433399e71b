//! Who did what. A line is written in the transaction of the act it tells of, and is never changed or taken back.
//!
//! The lines say that something happened; what it changed field by field stands in the history of records under the same cause.

mod model;
mod page;
mod store;

use axum::Router;
use axum::routing::get;
use kernel::{Result, Says};
use storage::Tx;
use web::Shared;

pub(crate) use page::actor;

/// Writes a line: the right that was used (`person.manage`, `import.run`), what it was used on (`person:usr_…`), and what happened.
///
/// The same line twice in one act is one line.
///
/// # Errors
/// The database cannot be written.
pub async fn note(tx: &Tx, action: &str, subject: &str, says: Says) -> Result<()> {
    store::append(tx, action, subject, &says).await
}

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/settings/audit", get(page::list)).route("/settings/audit/{cause}", get(page::act))
}
