//! The area's part of the schema's history.

use sea_orm::sea_query::{Index, IndexCreateStatement, Table};
use sea_orm_migration::schema::{big_integer, big_integer_null, boolean, string, string_null, text, text_null};
use storage::{Migration, Step};

pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration { name: "0020_customers", up: first },
    Migration { name: "0021_users", up: users },
    Migration { name: "0022_parents", up: parents },
];

fn first() -> Vec<Step> {
    vec![accounts(), contacts(), touchpoints(), links(), fields(), views(), imports(), mappings()]
        .into_iter()
        .flatten()
        .collect()
}

fn index(table: &'static str, column: &'static str, unique: bool) -> Step {
    let mut index: IndexCreateStatement =
        Index::create().name(format!("{table}_{column}")).table(table).col(column).take();
    Step::Index(if unique { index.unique().take() } else { index })
}

fn accounts() -> Vec<Step> {
    let mut t = Table::create().table("accounts").take();
    t.col(string("id").primary_key()).col(string("key")).col(string("name")).col(string_null("short_name"));
    t.col(string_null("legal_name")).col(string("kind")).col(string_null("parent_id")).col(string_null("country"));
    t.col(string_null("region")).col(string_null("zone")).col(string("calendar")).col(string_null("industry"));
    t.col(string_null("language")).col(big_integer_null("team_size")).col(string_null("team_size_on"));
    t.col(string_null("created_on")).col(string_null("csm_id")).col(string_null("am_id"));
    t.col(string_null("registration_id"))
        .col(string_null("phone"))
        .col(string_null("email"))
        .col(string_null("website"));
    t.col(text("own")).col(big_integer("version"));
    vec![
        Step::Table(t),
        index("accounts", "key", true),
        index("accounts", "csm_id", false),
        index("accounts", "am_id", false),
    ]
}

fn contacts() -> Vec<Step> {
    let mut t = Table::create().table("contacts").take();
    t.col(string("id").primary_key()).col(string("key")).col(string("account_id")).col(string("name"));
    t.col(string_null("form_of_address")).col(string("role")).col(string_null("email")).col(string_null("phone"));
    t.col(string_null("messenger")).col(string_null("person_key")).col(string_null("language"));
    t.col(string_null("bounced_on")).col(text("own")).col(big_integer("version"));
    vec![
        Step::Table(t),
        index("contacts", "key", true),
        index("contacts", "account_id", false),
        index("contacts", "person_key", false),
    ]
}

fn touchpoints() -> Vec<Step> {
    let mut t = Table::create().table("touchpoints").take();
    t.col(string("id").primary_key()).col(string("key")).col(string("account_id")).col(string_null("contact_id"));
    t.col(string("kind")).col(big_integer("at")).col(string("direction")).col(text("text"));
    t.col(string_null("mood")).col(string_null("by_id")).col(big_integer("version"));
    vec![
        Step::Table(t),
        index("touchpoints", "key", true),
        index("touchpoints", "account_id", false),
        index("touchpoints", "at", false),
    ]
}

fn links() -> Vec<Step> {
    let mut t = Table::create().table("identity_links").take();
    t.col(string("id").primary_key()).col(string("kind")).col(string("key")).col(string("subject_id"));
    t.col(string_null("from_day")).col(string_null("to_day")).col(big_integer("version"));
    vec![Step::Table(t), index("identity_links", "key", false), index("identity_links", "subject_id", false)]
}

fn fields() -> Vec<Step> {
    let mut t = Table::create().table("own_fields").take();
    t.col(string("id").primary_key()).col(string("key")).col(string("label")).col(string("kind"));
    t.col(string("class")).col(text("choices")).col(big_integer("version"));
    vec![Step::Table(t), index("own_fields", "key", true)]
}

fn views() -> Vec<Step> {
    let mut t = Table::create().table("saved_views").take();
    t.col(string("id").primary_key()).col(string("person_id")).col(boolean("shared")).col(string("name"));
    t.col(text("query")).col(big_integer("version"));
    vec![Step::Table(t), index("saved_views", "person_id", false)]
}

fn imports() -> Vec<Step> {
    let mut t = Table::create().table("imports").take();
    t.col(string("id").primary_key()).col(string("kind")).col(string("file")).col(text("mapping")).col(string("state"));
    t.col(string("by")).col(big_integer("at")).col(big_integer_null("ended_at")).col(big_integer("fresh"));
    t.col(big_integer("changed")).col(big_integer("unchanged")).col(big_integer("rejected"));
    t.col(text_null("message")).col(big_integer("version"));
    vec![Step::Table(t), index("imports", "at", false)]
}

fn mappings() -> Vec<Step> {
    let mut t = Table::create().table("mappings").take();
    t.col(string("id").primary_key())
        .col(string("kind"))
        .col(string("name"))
        .col(text("toml"))
        .col(big_integer("version"));
    vec![Step::Table(t), index("mappings", "name", true)]
}

fn users() -> Vec<Step> {
    let mut t = Table::create().table("users").take();
    t.col(string("id").primary_key()).col(string("key")).col(text("traits")).col(string_null("group_key"));
    t.col(big_integer("first_seen")).col(big_integer("last_seen")).col(string("source")).col(big_integer("version"));
    vec![Step::Table(t), index("users", "key", true), index("users", "group_key", false)]
}

/// Accounts are looked up by the one that they belong to.
fn parents() -> Vec<Step> {
    vec![index("accounts", "parent_id", false)]
}
