//! The area's part of the schema's history.

use sea_orm::sea_query::{Index, Table};
use sea_orm_migration::schema::{big_integer, big_integer_null, string, text};
use storage::{Migration, Step};

pub(crate) const MIGRATIONS: &[Migration] = &[Migration { name: "0060_connect", up: first }];

fn first() -> Vec<Step> {
    let mut t = Table::create().table("tokens").take();
    t.col(string("id").primary_key()).col(string("name")).col(string("person_id")).col(string("secret_hash"));
    t.col(text("scopes"))
        .col(big_integer("made_at"))
        .col(big_integer_null("used_at"))
        .col(big_integer_null("ended_at"));
    t.col(big_integer("version"));
    let index = Index::create().name("tokens_secret_hash").table("tokens").col("secret_hash").unique().take();
    vec![Step::Table(t), Step::Index(index)]
}
