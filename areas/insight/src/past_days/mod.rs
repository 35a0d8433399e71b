//! Past days that are kept in files: each says what it was made of, and is made again when that is another now.
//!
//! The program opens the workspace of a past day as we knew it and hands it to whoever keeps it. All of it is derived: a file that is gone
//! comes back equal.
mod files;
mod valid;

use kernel::{Error, Result};
use serde::Serialize;
use sha2::{Digest, Sha256};
use web::App;

pub use files::Basis;
pub(crate) use files::Folder;
pub(crate) use valid::{Days, holding};

/// What a day that is kept from here on is made of; to be asked before it is opened.
///
/// # Errors
/// The database cannot be read.
pub async fn basis(app: &App) -> Result<Basis> {
    let records = storage::position(app.db.read()).await?;
    Ok(Basis::new(app.workspace.load().zone.clone(), records, app.log.changed_at()))
}

/// What computes kept days, as a hash: days that another rule made do not hold.
///
/// # Errors
/// Never for what definitions hold.
pub(crate) fn rule(of: &impl Serialize) -> Result<String> {
    let text = serde_json::to_vec(of).map_err(Error::internal)?;
    Ok(Sha256::digest(text).iter().take(10).map(|byte| format!("{byte:02x}")).collect())
}
