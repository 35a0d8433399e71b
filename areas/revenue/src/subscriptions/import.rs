//! Subscriptions from files: upsert on the key.

use std::collections::HashMap;

use customers::imports::taking::{self, Upsert, faulty, text};
use kernel::{Day, Error, Result};
use tables::{FieldType, MappedRow, Target, TargetField, Typed};
use web::module::{Importing, RowOutcome};
use web::{App, BoxFuture};

use super::model::{STATUSES, Subscription};
use super::store;

/// What a subscription is made of.
pub(crate) fn target() -> Target {
    let field = TargetField::new;
    let statuses = FieldType::Choice(STATUSES.iter().map(|&s| s.to_owned()).collect());
    let fields = vec![
        field("key", FieldType::Text)
            .required()
            .key()
            .known_as("subscription id|subscription_id|contract id|id|合同编号|订阅编号|شناسه|شماره قرارداد"),
        field("account_key", FieldType::Text)
            .required()
            .known_as("account|account id|customer|customer id|客户|客户编号|مشتری|کد مشتری"),
        field("plan", FieldType::Text).known_as("product|plan name|plan tier|package|套餐|طرح|محصول"),
        field("seats", FieldType::Whole).known_as("quantity|licenses|users|席位|تعداد کاربر"),
        field("mrr", FieldType::Amount).required().known_as("mrr amount|monthly|price|amount|月费|月收入|مبلغ ماهانه"),
        field("currency", FieldType::Currency).known_as("币种|ارز"),
        field("starts_on", FieldType::Day).required().known_as("start|start date|begin|from|开始日期|تاریخ شروع"),
        field("ends_on", FieldType::Day).known_as("end|end date|until|renewal date|到期日|结束日期|تاریخ پایان"),
        field("notice_days", FieldType::Whole).known_as("notice|notice period|通知天数|مهلت اعلام"),
        field("auto_renew", FieldType::Flag).known_as("auto renew flag|auto renewal|自动续约|تمدید خودکار"),
        field("billing_months", FieldType::Whole).known_as("bill period months|billing period|付款周期|دوره پرداخت"),
        field("discount_percent", FieldType::Whole).known_as("discount|折扣|تخفیف"),
        field("status", statuses).known_as("state|状态|وضعیت"),
        field("cancelled_on", FieldType::Day).known_as("cancelled|cancel date|取消日期|تاریخ لغو"),
    ];
    Target { kind: "subscriptions".to_owned(), fields }
}

/// Upserts a chunk of rows.
pub(crate) fn take<'a, 'b>(
    importing: &'a mut Importing<'b>,
    rows: &'a [MappedRow],
) -> BoxFuture<'a, Result<Vec<RowOutcome>>> {
    Box::pin(async move {
        let accounts = taking::account_ids(importing, rows, "account_key").await?;
        let keys: Vec<&str> = rows.iter().filter_map(|row| text(row, "key")).collect();
        let known = store::by_keys(&**importing.tx, &keys).await?;
        let mut upsert = Upsert::new();
        let outcomes = rows.iter().map(|row| {
            let old = text(row, "key").and_then(|key| known.get(key));
            match made(importing.app, row, old, &accounts) {
                Ok(None) => taking::unknown_account(row, importing.mapping, "account_key"),
                Err(error) => faulty(row, importing.mapping, &error),
                Ok(Some(new)) => match old {
                    Some(old) => upsert.change(row.known_at, old, new),
                    None => upsert.insert(row.known_at, new),
                },
            }
        });
        let outcomes = outcomes.collect();
        upsert.write(importing).await?;
        Ok(outcomes)
    })
}

/// The subscription that a row makes of the one there was; nothing when its account does not exist.
fn made(
    app: &App,
    row: &MappedRow,
    old: Option<&Subscription>,
    accounts: &HashMap<String, String>,
) -> Result<Option<Subscription>> {
    let Some(account) = text(row, "account_key").and_then(|key| accounts.get(key)) else { return Ok(None) };
    let blank = || Subscription {
        id: app.id("sub"),
        key: text(row, "key").unwrap_or_default().to_owned(),
        billing_months: 1,
        status: "active".to_owned(),
        version: 1,
        ..Subscription::default()
    };
    let old = old.cloned().unwrap_or_else(blank);
    let typed = |field: &str| row.fields.get(field);
    let whole = |field: &str, old: i64| typed(field).and_then(Typed::whole).unwrap_or(old);
    let day = |field: &str| typed(field).and_then(Typed::day).map(|d: Day| d.to_string());
    let (mrr_minor, currency) = match typed("mrr") {
        Some(Typed::Amount { minor, currency }) => (*minor, currency.to_string()),
        _ => (old.mrr_minor, old.currency.clone()),
    };
    let new = Subscription {
        account_id: account.clone(),
        plan: text(row, "plan").map_or(old.plan, str::to_owned),
        seats: whole("seats", old.seats),
        mrr_minor,
        currency,
        starts_on: day("starts_on").unwrap_or(old.starts_on),
        ends_on: day("ends_on").or(old.ends_on),
        notice_days: whole("notice_days", old.notice_days),
        auto_renew: typed("auto_renew").and_then(Typed::flag).unwrap_or(old.auto_renew),
        billing_months: whole("billing_months", old.billing_months),
        discount_percent: whole("discount_percent", old.discount_percent),
        status: text(row, "status").map_or(old.status, str::to_owned),
        cancelled_on: day("cancelled_on").or(old.cancelled_on),
        ..old
    };
    if new.ends_on.as_ref().is_some_and(|end| *end < new.starts_on) {
        return Err(Error::field("ends_on", "subscription-ends-before-start"));
    }
    Ok(Some(new))
}
