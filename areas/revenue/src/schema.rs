//! The area's part of the schema's history.

use sea_orm::sea_query::{Index, Table};
use sea_orm_migration::schema::{big_integer, boolean, string, string_null, text};
use storage::{Migration, Step};

pub(crate) const MIGRATIONS: &[Migration] = &[Migration { name: "0040_revenue", up: first }];

fn first() -> Vec<Step> {
    let mut s = Table::create().table("subscriptions").take();
    s.col(string("id").primary_key()).col(string("key")).col(string("account_id")).col(string("plan"));
    s.col(big_integer("seats")).col(big_integer("mrr_minor")).col(string("currency")).col(string("starts_on"));
    s.col(string_null("ends_on"))
        .col(big_integer("notice_days"))
        .col(boolean("auto_renew"))
        .col(big_integer("billing_months"));
    s.col(big_integer("discount_percent"))
        .col(string("status"))
        .col(string_null("cancelled_on"))
        .col(big_integer("version"));
    let mut o = Table::create().table("orders").take();
    o.col(string("id").primary_key()).col(string("key")).col(string("account_id")).col(string("ordered_on"));
    o.col(string("due_on")).col(big_integer("amount_minor")).col(string("currency")).col(text("description"));
    o.col(big_integer("version"));
    let mut p = Table::create().table("payments").take();
    p.col(string("id").primary_key()).col(string("key")).col(string("account_id")).col(string_null("order_id"));
    p.col(string("paid_on")).col(big_integer("amount_minor")).col(string("currency")).col(big_integer("version"));
    let mut steps = vec![Step::Table(s), Step::Table(o), Step::Table(p)];
    for table in ["subscriptions", "orders", "payments"] {
        steps.push(Step::Index(Index::create().name(format!("{table}_key")).table(table).col("key").unique().take()));
        steps.push(Step::Index(Index::create().name(format!("{table}_account")).table(table).col("account_id").take()));
    }
    steps.push(Step::Index(Index::create().name("payments_order").table("payments").col("order_id").take()));
    steps
}
