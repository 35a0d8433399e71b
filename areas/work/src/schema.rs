//! The area's part of the schema's history.

use sea_orm::sea_query::{Index, Table};
use sea_orm_migration::schema::{big_integer, big_integer_null, boolean, string, string_null, text, text_null};
use storage::{Migration, Step};

pub(crate) const MIGRATIONS: &[Migration] = &[Migration { name: "0050_work", up: first }];

fn first() -> Vec<Step> {
    let mut items = Table::create().table("open_items").take();
    items
        .col(string("id").primary_key())
        .col(string("key"))
        .col(string("account_id"))
        .col(string("kind"))
        .col(text("title"));
    items.col(string("asked_on")).col(string_null("due_on")).col(string_null("owner_id")).col(string_null("closed_on"));
    items.col(boolean("visible")).col(big_integer("version"));
    let mut tasks = Table::create().table("tasks").take();
    tasks.col(string("id").primary_key()).col(string_null("account_id")).col(text("title")).col(string_null("due_on"));
    tasks.col(string("assignee_id")).col(string("made_by")).col(big_integer("made_at")).col(string_null("signal"));
    tasks
        .col(string("state"))
        .col(text_null("outcome"))
        .col(big_integer_null("done_at"))
        .col(string_null("snoozed_until"));
    tasks.col(big_integer("version"));
    let mut lines = Table::create().table("lines").take();
    lines.col(string("id").primary_key()).col(string("account_id")).col(string("signal")).col(string_null("person_id"));
    lines.col(string("state")).col(string_null("until_day")).col(string_null("reason")).col(text_null("detail"));
    lines.col(string("by_id")).col(big_integer("at")).col(big_integer("version"));
    let mut handoffs = Table::create().table("handoffs").take();
    handoffs.col(string("id").primary_key()).col(string("account_id")).col(string("direction")).col(string("from_id"));
    handoffs
        .col(string("to_id"))
        .col(string("matter"))
        .col(text("text"))
        .col(big_integer("at"))
        .col(string("answer_by"));
    handoffs
        .col(string("state"))
        .col(text_null("answer"))
        .col(big_integer_null("answered_at"))
        .col(big_integer("version"));
    let mut looks = Table::create().table("today_looks").take();
    looks.col(string("id").primary_key()).col(big_integer("at")).col(text("lines")).col(big_integer("version"));
    let mut steps: Vec<Step> = [items, tasks, lines, handoffs, looks].into_iter().map(Step::Table).collect();
    steps.push(Step::Index(Index::create().name("open_items_key").table("open_items").col("key").unique().take()));
    for (table, column) in [
        ("open_items", "account_id"),
        ("open_items", "owner_id"),
        ("tasks", "account_id"),
        ("tasks", "assignee_id"),
        ("lines", "account_id"),
        ("handoffs", "account_id"),
        ("handoffs", "to_id"),
    ] {
        steps.push(Step::Index(Index::create().name(format!("{table}_{column}")).table(table).col(column).take()));
    }
    steps
}
