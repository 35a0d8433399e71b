//! Who may do what: Cedar policies in one readable file, checked against a schema that is made from the table of actions.
//!
//! Invariants: what no policy permits is refused; a policy that cannot be evaluated permits nothing; every decision is a pure
//! function of (policy text, role, team, setting of amounts, action, what may be read of the account) and is kept.

mod ask;
mod judge;
mod page;
mod schema;

use std::path::Path;

use axum::Router;
use axum::routing::get;
use kernel::{Error, Kind, Result};
use web::Shared;

pub(crate) use ask::{Owner, Shape, Whose};
pub(crate) use judge::Judge;

/// The policies that are shipped.
pub const DEFAULT: &str = include_str!("default.cedar");
/// The file in the data folder that is read instead.
pub const FILE: &str = "policies.cedar";

/// Reads the policies that are in force for a data folder, and checks them.
///
/// # Errors
/// The file cannot be read, is not Cedar, or names an action, a role or an attribute that does not exist; every mistake is
/// named with its line.
pub(crate) fn load(folder: &Path) -> Result<Judge> {
    let path = folder.join(FILE);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => DEFAULT.to_owned(),
        Err(e) => {
            let error = Error::new(Kind::Invalid, "error-policies-file").with("file", path.display().to_string());
            return Err(error.with("reason", e.to_string()));
        }
    };
    Judge::new(&text)
}

/// Checks the policies of a data folder without putting them in force: for `tenure check`.
///
/// # Errors
/// As the program's start would fail: every mistake is named with its line.
pub fn check(folder: &Path) -> Result<()> {
    load(folder).map(|_| ())
}

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/settings/policies", get(page::page))
}
