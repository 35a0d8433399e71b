//! All queries on subscriptions.

use std::collections::{BTreeMap, HashMap};

use kernel::{Currency, Money, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect};
use storage::{among, fault};
use web::{App, BoxFuture};

use super::model::{Column, Entity, Subscription};

/// An account's subscriptions, newest term first.
pub async fn of_account(db: &impl ConnectionTrait, account: &str) -> Result<Vec<Subscription>> {
    let select =
        Entity::find().filter(Column::AccountId.eq(account)).order_by_desc(Column::StartsOn).order_by_asc(Column::Id);
    select.all(db).await.map_err(|e| fault(&e))
}

/// Every subscription.
pub async fn all(db: &impl ConnectionTrait, only: Option<&[String]>) -> Result<Vec<Subscription>> {
    let select = Entity::find().filter(among(Column::AccountId, only)).order_by_asc(Column::Id);
    select.all(db).await.map_err(|e| fault(&e))
}

/// Subscriptions by key, for a chunk of rows of a file.
pub async fn by_keys(db: &impl ConnectionTrait, keys: &[&str]) -> Result<HashMap<String, Subscription>> {
    let rows = Entity::find().filter(Column::Key.is_in(keys.iter().copied())).all(db).await.map_err(|e| fault(&e))?;
    Ok(rows.into_iter().map(|row| (row.key.clone(), row)).collect())
}

/// The keys of the accounts that subscription keys lead to: for events that name a subscription.
pub fn accounts_of_keys<'a>(app: &'a App, keys: &'a [&'a str]) -> BoxFuture<'a, Result<HashMap<String, String>>> {
    Box::pin(async move {
        let select = Entity::find().select_only().column(Column::Key).column(Column::AccountId);
        let select = select.filter(Column::Key.is_in(keys.iter().copied()));
        let rows: Vec<(String, String)> = select.into_tuple().all(app.db.read()).await.map_err(|e| fault(&e))?;
        let ids: Vec<&str> = rows.iter().map(|(_, account)| account.as_str()).collect();
        let accounts = customers::accounts::store::by_ids(app.db.read(), &ids).await?;
        Ok(rows.into_iter().filter_map(|(key, account)| Some((key, accounts.get(&account)?.key.clone()))).collect())
    })
}

/// What a month usually costs, by currency: an import off by ten is noticed against it.
pub fn usual_price<'a>(app: &'a App, field: &'a str) -> BoxFuture<'a, Result<Vec<Money>>> {
    Box::pin(async move {
        let prices = all(app.db.read(), None).await?.into_iter().filter(|s| field == "mrr" && s.mrr_minor > 0);
        Ok(medians(prices.filter_map(|s| s.mrr())))
    })
}

/// The median of the amounts of each currency.
pub(crate) fn medians(amounts: impl Iterator<Item = Money>) -> Vec<Money> {
    let mut by_currency: BTreeMap<Currency, Vec<i64>> = BTreeMap::new();
    for amount in amounts {
        by_currency.entry(amount.currency).or_default().push(amount.minor);
    }
    let middle = |(currency, mut minors): (Currency, Vec<i64>)| {
        minors.sort_unstable();
        Money::new(minors[minors.len() / 2], currency)
    };
    by_currency.into_iter().map(middle).collect()
}
