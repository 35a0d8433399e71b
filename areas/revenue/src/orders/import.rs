//! Orders and payments from files: upsert on the key.

use std::collections::HashMap;

use customers::imports::taking::{self, Upsert, text};
use kernel::{Day, Result};
use tables::{FieldType, MappedRow, Target, TargetField, Typed};
use web::module::{Importing, RowOutcome};
use web::{App, BoxFuture};

use super::{Order, Payment, store};

const KEY: [&str; 6] = ["id", "number", "order id", "编号", "شماره", "شناسه"];
const ACCOUNT: [&str; 8] =
    ["account", "account id", "customer", "customer id", "客户", "客户编号", "مشتری", "کد مشتری"];

/// What an order is made of.
pub(crate) fn order_target() -> Target {
    let field = TargetField::new;
    let fields = vec![
        field("key", FieldType::Text).required().key().aliases(&KEY),
        field("account_key", FieldType::Text).required().aliases(&ACCOUNT),
        field("ordered_on", FieldType::Day).required().known_as("date|order date|invoice date|下单日期|تاریخ سفارش"),
        field("due_on", FieldType::Day).known_as("due|due date|应付日期|سررسید"),
        field("amount", FieldType::Amount).required().known_as("total|price|value|金额|مبلغ"),
        field("description", FieldType::Text).known_as("what|item|product|内容|شرح"),
    ];
    Target { kind: "orders".to_owned(), fields }
}

/// What a payment is made of.
pub(crate) fn payment_target() -> Target {
    let field = TargetField::new;
    let fields = vec![
        field("key", FieldType::Text).required().key().known_as("id|number|payment id|编号|شماره|شناسه"),
        field("account_key", FieldType::Text).required().aliases(&ACCOUNT),
        field("order_key", FieldType::Text).known_as("order|order id|invoice|订单|سفارش"),
        field("paid_on", FieldType::Day).required().known_as("date|payment date|paid|付款日期|تاریخ پرداخت"),
        field("amount", FieldType::Amount).required().known_as("total|value|金额|مبلغ"),
    ];
    Target { kind: "payments".to_owned(), fields }
}

fn day(row: &MappedRow, field: &str) -> Option<String> {
    row.fields.get(field).and_then(Typed::day).map(|d: Day| d.to_string())
}

fn amount(row: &MappedRow) -> Option<(i64, String)> {
    match row.fields.get("amount") {
        Some(Typed::Amount { minor, currency }) => Some((*minor, currency.to_string())),
        _ => None,
    }
}

/// Upserts a chunk of orders.
pub(crate) fn take_orders<'a, 'b>(
    importing: &'a mut Importing<'b>,
    rows: &'a [MappedRow],
) -> BoxFuture<'a, Result<Vec<RowOutcome>>> {
    Box::pin(async move {
        let accounts = taking::account_ids(importing, rows, "account_key").await?;
        let keys: Vec<&str> = rows.iter().filter_map(|row| text(row, "key")).collect();
        let known = store::orders_by_keys(&**importing.tx, &keys).await?;
        let mut upsert = Upsert::new();
        let mut outcomes = Vec::with_capacity(rows.len());
        for row in rows {
            let old = text(row, "key").and_then(|key| known.get(key));
            outcomes.push(match (order(importing.app, row, old, &accounts), old) {
                (None, _) => taking::unknown_account(row, importing.mapping, "account_key"),
                (Some(new), Some(old)) => upsert.change(row.known_at, old, new),
                (Some(new), None) => upsert.insert(row.known_at, new),
            });
        }
        upsert.write(importing).await?;
        Ok(outcomes)
    })
}

fn order(app: &App, row: &MappedRow, old: Option<&Order>, accounts: &HashMap<String, String>) -> Option<Order> {
    let account_id = text(row, "account_key").and_then(|key| accounts.get(key))?.clone();
    let old = old.cloned().unwrap_or_else(|| Order {
        id: app.id("ord"),
        key: text(row, "key").unwrap_or_default().to_owned(),
        version: 1,
        ..Order::default()
    });
    let ordered_on = day(row, "ordered_on").unwrap_or(old.ordered_on);
    let (amount_minor, currency) = amount(row).unwrap_or((old.amount_minor, old.currency));
    let due_before = Some(old.due_on).filter(|d| !d.is_empty());
    // Without a due day an order is due when it is made.
    let due_on = day(row, "due_on").or(due_before).unwrap_or_else(|| ordered_on.clone());
    let description = text(row, "description").map_or(old.description, str::to_owned);
    Some(Order {
        id: old.id,
        key: old.key,
        version: old.version,
        account_id,
        ordered_on,
        due_on,
        amount_minor,
        currency,
        description,
    })
}

/// Upserts a chunk of payments.
pub(crate) fn take_payments<'a, 'b>(
    importing: &'a mut Importing<'b>,
    rows: &'a [MappedRow],
) -> BoxFuture<'a, Result<Vec<RowOutcome>>> {
    Box::pin(async move {
        let accounts = taking::account_ids(importing, rows, "account_key").await?;
        let keys: Vec<&str> = rows.iter().filter_map(|row| text(row, "key")).collect();
        let known = store::payments_by_keys(&**importing.tx, &keys).await?;
        let named: Vec<&str> = rows.iter().filter_map(|row| text(row, "order_key")).collect();
        let orders = store::orders_by_keys(&**importing.tx, &named).await?;
        let mut upsert = Upsert::new();
        let mut outcomes = Vec::with_capacity(rows.len());
        for row in rows {
            let old = text(row, "key").and_then(|key| known.get(key));
            let order = text(row, "order_key").map(|key| orders.get(key));
            outcomes.push(match (payment(importing.app, row, (old, order.flatten()), &accounts), old) {
                _ if order == Some(None) => taking::refused(
                    row,
                    importing.mapping,
                    "order_key",
                    ("import-order-unknown", "import-remedy-order-unknown"),
                ),
                (None, _) => taking::unknown_account(row, importing.mapping, "account_key"),
                (Some(new), Some(old)) => upsert.change(row.known_at, old, new),
                (Some(new), None) => upsert.insert(row.known_at, new),
            });
        }
        upsert.write(importing).await?;
        Ok(outcomes)
    })
}

fn payment(
    app: &App,
    row: &MappedRow,
    (old, order): (Option<&Payment>, Option<&Order>),
    accounts: &HashMap<String, String>,
) -> Option<Payment> {
    let account_id = text(row, "account_key").and_then(|key| accounts.get(key))?.clone();
    let old = old.cloned().unwrap_or_else(|| Payment {
        id: app.id("pay"),
        key: text(row, "key").unwrap_or_default().to_owned(),
        version: 1,
        ..Payment::default()
    });
    let (amount_minor, currency) = amount(row).unwrap_or((old.amount_minor, old.currency.clone()));
    let order_id = order.map(|o| o.id.clone()).or(old.order_id.clone());
    Some(Payment {
        account_id,
        order_id,
        paid_on: day(row, "paid_on").unwrap_or(old.paid_on.clone()),
        amount_minor,
        currency,
        ..old
    })
}
