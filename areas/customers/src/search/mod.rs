//! Search: customers by name, own number, registration number, site, telephone or mail; their people; and the command palette.
//!
//! Invariants: nothing is found that the searcher may not see; scripts are folded (Persian and Arabic letters, simplified and
//! traditional Chinese, digits of any script), so that a name is found however it is typed.
mod page;
mod palette;
mod people;

use axum::Router;
use axum::routing::get;
use kernel::Result;
use query::{Direction, Listing, Search, Viewed};
use web::Shared;

/// Columns of an account that are searched.
const COLUMNS: [&str; 8] = ["name", "short_name", "legal_name", "key", "registration_id", "website", "email", "phone"];

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/search", get(page::show)).route("/palette", get(palette::answer))
}

/// Rows of the accounts that the words are found in, by name, and how many there are in all.
fn accounts(viewed: &Viewed<'_>, words: &str, most: usize) -> Result<(Vec<usize>, usize)> {
    let known = |key: &&&str| viewed.frame.spec(key).is_some();
    let columns: Vec<String> = COLUMNS.iter().filter(known).map(|key| (*key).to_owned()).collect();
    if columns.is_empty() || words.trim().is_empty() {
        return Ok((Vec::new(), 0));
    }
    let sort = vec![(columns[0].clone(), Direction::Ascending)];
    let search = Some(Search { text: words.to_owned(), columns });
    let listed = viewed.list(&Listing { search, sort, limit: Some(most), ..Listing::default() })?;
    Ok((listed.rows, listed.total))
}
