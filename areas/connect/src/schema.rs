//! The area's part of the schema's history.

use sea_orm::sea_query::{Index, Table};
use sea_orm_migration::schema::{big_integer, big_integer_null, boolean, string, text};
use storage::{Migration, Step};

pub(crate) const MIGRATIONS: &[Migration] =
    &[Migration { name: "0060_connect", up: first }, Migration { name: "0061_sources", up: sources }];

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

fn sources() -> Vec<Step> {
    let mut t = Table::create().table("sources").take();
    t.col(string("id").primary_key()).col(string("key")).col(string("name")).col(string("kind"));
    t.col(string("secret_hash")).col(string("names_rule")).col(string("facts_rule")).col(string("own_rule"));
    t.col(boolean("creates")).col(big_integer("per_second")).col(big_integer("made_at"));
    t.col(big_integer_null("ended_at")).col(big_integer("version"));
    let unique = |name: &'static str, column: &'static str| {
        Step::Index(Index::create().name(name).table("sources").col(column).unique().take())
    };
    vec![Step::Table(t), unique("sources_key", "key"), unique("sources_secret_hash", "secret_hash")]
}
