//! The step *resolve*: are the sender's account keys known? The event keeps its key whatever the answer; only the counting differs, and
//! accounts that are missing are made where the source's rule says so.

use std::collections::{BTreeSet, HashSet};

use customers::{accounts, links};
use kernel::{Actor, Result};
use web::App;

/// The keys among `keys` that lead to an account.
pub async fn known(app: &App, keys: &BTreeSet<&str>) -> Result<HashSet<String>> {
    let keys: Vec<&str> = keys.iter().copied().collect();
    links::known(app, "account", &keys).await
}

/// Makes accounts for keys that lead to none, in the name of a source.
pub async fn create(app: &App, actor: Actor, keys: &[String]) -> Result<()> {
    if keys.is_empty() {
        return Ok(());
    }
    let tx = app.db.write(app.by(actor)).await?;
    // Another request may have made one since it was looked for.
    let there = accounts::store::ids_by_key(&*tx, &keys.iter().map(String::as_str).collect::<Vec<_>>()).await?;
    let missing: Vec<String> = keys.iter().filter(|key| !there.contains_key(*key)).cloned().collect();
    if !missing.is_empty() {
        accounts::create_missing(app, &tx, &missing, &accounts::plain(app)).await?;
        tx.commit().await?;
        app.touched();
    }
    Ok(())
}
