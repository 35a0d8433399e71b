//! Writing an account: by hand, or because a record of an import named one that did not exist.

use kernel::Result;
use storage::Tx;
use web::{App, Viewer};

use super::model::Account;
use crate::links;

/// Makes an account and links its key, so that events find it. Returns the act, to be undone.
pub(crate) async fn create(app: &App, viewer: &Viewer, account: Account) -> Result<String> {
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    insert(app, &tx, vec![account]).await?;
    tx.commit().await?;
    app.touched();
    Ok(cause)
}

/// Makes accounts and their links in an open write.
pub(crate) async fn insert(app: &App, tx: &Tx, accounts: Vec<Account>) -> Result<()> {
    let pairs: Vec<_> = accounts.iter().map(|a| ("account", a.key.clone(), a.id.clone())).collect();
    tx.insert_many(accounts).await?;
    links::attach(app, tx, &pairs).await
}

/// Changes an account; when its key changes, the link moves along.
pub(crate) async fn update(app: &App, viewer: &Viewer, old: &Account, new: Account) -> Result<String> {
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    let new = tx.update(old, new).await?;
    if new.key != old.key {
        links::attach(app, &tx, &[("account", new.key.clone(), new.id.clone())]).await?;
    }
    tx.commit().await?;
    app.touched();
    Ok(cause)
}

/// Accounts that a mapping may create because a row names them: only key and name are known.
///
/// Returns (key, id) of each.
pub async fn create_missing(app: &App, tx: &Tx, keys: &[String], template: &Account) -> Result<Vec<(String, String)>> {
    let accounts: Vec<Account> = keys
        .iter()
        .map(|key| {
            let id = app.id("acc");
            Account { id, key: key.clone(), name: key.clone(), own: "{}".to_owned(), version: 1, ..template.clone() }
        })
        .collect();
    let made = accounts.iter().map(|a| (a.key.clone(), a.id.clone())).collect();
    insert(app, tx, accounts).await?;
    Ok(made)
}
