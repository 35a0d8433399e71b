//! The area's part of the schema's history.

use sea_orm::sea_query::{Index, Table};
use sea_orm_migration::schema::{big_integer, big_integer_null, string, string_null, text};
use storage::{Migration, Step};

pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration { name: "0040_insight", up: first },
    Migration { name: "0041_insight_changes_of_a_kind", up: second },
    Migration { name: "0042_health_overrides", up: third },
    Migration { name: "0043_planned_definitions", up: fourth },
    Migration { name: "0044_alerts", up: fifth },
];

fn first() -> Vec<Step> {
    let mut sets = Table::create().table("definition_sets").take();
    sets.col(string("id").primary_key()).col(big_integer("at")).col(string("author")).col(text("reason"));
    sets.col(string("effective_from")).col(text("toml")).col(big_integer("version"));
    let mut transitions = Table::create().table("transitions").take();
    transitions.col(string("id").primary_key()).col(string("account_id")).col(string("kind")).col(string("key"));
    transitions.col(string_null("old")).col(string_null("new")).col(big_integer("at")).col(string("cause"));
    transitions.col(string("definition_set")).col(big_integer("version"));
    let mut views = Table::create().table("health_views").take();
    views.col(string("id").primary_key()).col(string("account_id")).col(string("view")).col(text("why"));
    views.col(string("by_id")).col(big_integer("at")).col(big_integer("version"));
    let mut disputes = Table::create().table("health_disputes").take();
    disputes.col(string("id").primary_key()).col(string("account_id")).col(string("component")).col(text("why"));
    disputes
        .col(string("by_id"))
        .col(big_integer("at"))
        .col(big_integer_null("settled_at"))
        .col(big_integer("version"));
    let mut steps: Vec<Step> = [sets, transitions, views, disputes].into_iter().map(Step::Table).collect();
    steps.push(index("definition_sets", "at"));
    steps.push(index("transitions", "at"));
    steps.push(index("health_views", "account_id"));
    steps.push(index("health_disputes", "account_id"));
    let of_account = Index::create()
        .name("transitions_account")
        .table("transitions")
        .col("account_id")
        .col("kind")
        .col("key")
        .take();
    steps.push(Step::Index(of_account));
    steps
}

/// The latest changes of one kind are found without reading all that were ever recorded.
fn second() -> Vec<Step> {
    vec![Step::Index(Index::create().name("transitions_kind").table("transitions").col("kind").col("at").take())]
}

/// Bands that people set.
fn third() -> Vec<Step> {
    let mut overrides = Table::create().table("health_overrides").take();
    overrides
        .col(string("id").primary_key())
        .col(string("account_id"))
        .col(string("band"))
        .col(string_null("score_band"));
    overrides.col(text("why")).col(string("until")).col(string("by_id")).col(big_integer("at"));
    overrides.col(big_integer_null("ended_at")).col(big_integer("version"));
    vec![Step::Table(overrides), index("health_overrides", "account_id")]
}

/// Sets that are planned for a later day.
fn fourth() -> Vec<Step> {
    vec![Step::Sql("ALTER TABLE definition_sets ADD COLUMN planned_on TEXT")]
}

/// Who was told of what.
fn fifth() -> Vec<Step> {
    let mut alerts = Table::create().table("alerts").take();
    alerts.col(string("id").primary_key()).col(string("person_id")).col(string("signal")).col(string("subject"));
    alerts.col(string("subject_id")).col(big_integer("at")).col(text("evidence")).col(big_integer_null("seen_at"));
    alerts.col(big_integer("version"));
    vec![Step::Table(alerts), index("alerts", "person_id"), index("alerts", "at")]
}

fn index(table: &'static str, column: &'static str) -> Step {
    Step::Index(Index::create().name(format!("{table}_{column}")).table(table).col(column).take())
}
