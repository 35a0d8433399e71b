//! All queries on orders and payments.

use std::collections::HashMap;

use kernel::{Money, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, QueryOrder};
use storage::{among, fault};
use web::{App, BoxFuture};

use super::model::{order, payment};
use super::{Order, Payment};
use crate::subscriptions::store::medians;

/// Every order, by id.
pub async fn all_orders(db: &impl ConnectionTrait, only: Option<&[String]>) -> Result<Vec<Order>> {
    order::Entity::find()
        .filter(among(order::Column::AccountId, only))
        .order_by_asc(order::Column::Id)
        .all(db)
        .await
        .map_err(|e| fault(&e))
}

/// Every payment, by id.
pub async fn all_payments(db: &impl ConnectionTrait, only: Option<&[String]>) -> Result<Vec<Payment>> {
    payment::Entity::find()
        .filter(among(payment::Column::AccountId, only))
        .order_by_asc(payment::Column::Id)
        .all(db)
        .await
        .map_err(|e| fault(&e))
}

/// An account's orders, newest first.
pub async fn orders_of(db: &impl ConnectionTrait, account: &str) -> Result<Vec<Order>> {
    let select =
        order::Entity::find().filter(order::Column::AccountId.eq(account)).order_by_desc(order::Column::OrderedOn);
    select.all(db).await.map_err(|e| fault(&e))
}

/// An account's payments, newest first.
pub async fn payments_of(db: &impl ConnectionTrait, account: &str) -> Result<Vec<Payment>> {
    let select =
        payment::Entity::find().filter(payment::Column::AccountId.eq(account)).order_by_desc(payment::Column::PaidOn);
    select.all(db).await.map_err(|e| fault(&e))
}

/// Orders by key, for a chunk of rows of a file.
pub async fn orders_by_keys(db: &impl ConnectionTrait, keys: &[&str]) -> Result<HashMap<String, Order>> {
    let rows = order::Entity::find()
        .filter(order::Column::Key.is_in(keys.iter().copied()))
        .all(db)
        .await
        .map_err(|e| fault(&e))?;
    Ok(rows.into_iter().map(|row| (row.key.clone(), row)).collect())
}

/// Payments by key, for a chunk of rows of a file.
pub async fn payments_by_keys(db: &impl ConnectionTrait, keys: &[&str]) -> Result<HashMap<String, Payment>> {
    let rows = payment::Entity::find()
        .filter(payment::Column::Key.is_in(keys.iter().copied()))
        .all(db)
        .await
        .map_err(|e| fault(&e))?;
    Ok(rows.into_iter().map(|row| (row.key.clone(), row)).collect())
}

fn money(minor: i64, currency: &str) -> Option<Money> {
    Some(Money::new(minor, currency.parse().ok()?))
}

/// What an order usually amounts to, by currency.
pub fn usual_order<'a>(app: &'a App, _field: &'a str) -> BoxFuture<'a, Result<Vec<Money>>> {
    Box::pin(async move {
        Ok(medians(all_orders(app.db.read(), None).await?.iter().filter_map(|o| money(o.amount_minor, &o.currency))))
    })
}

/// What a payment usually amounts to, by currency.
pub fn usual_payment<'a>(app: &'a App, _field: &'a str) -> BoxFuture<'a, Result<Vec<Money>>> {
    Box::pin(async move {
        Ok(medians(all_payments(app.db.read(), None).await?.iter().filter_map(|p| money(p.amount_minor, &p.currency))))
    })
}
