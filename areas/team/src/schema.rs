//! The area's part of the schema's history.

use sea_orm::sea_query::{Index, Table};
use sea_orm_migration::schema::{big_integer, big_integer_null, string, string_null, text};
use storage::{Migration, Step};

/// All migrations of the area.
pub(crate) const MIGRATIONS: &[Migration] = &[Migration { name: "0001_team", up: first }];

fn first() -> Vec<Step> {
    [people(), passwords(), sessions(), attempts(), invitations(), settings(), holidays(), rates(), audit()]
        .into_iter()
        .flatten()
        .collect()
}

fn index(name: &'static str, table: &'static str, columns: &[&'static str], unique: bool) -> Step {
    let mut index = Index::create().name(name).table(table).take();
    for column in columns {
        index.col(*column);
    }
    Step::Index(if unique { index.unique().take() } else { index })
}

fn people() -> Vec<Step> {
    let mut t = Table::create().table("people").take();
    t.col(string("id").primary_key()).col(string("key")).col(string("email")).col(string("name")).col(string("role"));
    t.col(string_null("team")).col(string("language")).col(string("calendar")).col(string("zone"));
    t.col(big_integer_null("ended_at")).col(big_integer("version"));
    vec![
        Step::Table(t),
        index("people_key", "people", &["key"], true),
        index("people_email", "people", &["email"], true),
    ]
}

/// Apart from `people`, so that no hash ever enters the history.
fn passwords() -> Vec<Step> {
    let mut t = Table::create().table("passwords").take();
    t.col(string("person_id").primary_key()).col(string("hash")).col(big_integer("changed_at"));
    vec![Step::Table(t)]
}

fn sessions() -> Vec<Step> {
    let mut t = Table::create().table("sessions").take();
    t.col(string("id").primary_key()).col(string("token_hash")).col(string("person_id"));
    t.col(big_integer("created_at")).col(big_integer("seen_at")).col(string("agent"));
    vec![
        Step::Table(t),
        index("sessions_token", "sessions", &["token_hash"], true),
        index("sessions_person", "sessions", &["person_id"], false),
    ]
}

fn attempts() -> Vec<Step> {
    let mut t = Table::create().table("sign_in_attempts").take();
    t.col(string("id").primary_key()).col(string("mail_hash")).col(string("address")).col(big_integer("at"));
    vec![
        Step::Table(t),
        index("attempts_mail", "sign_in_attempts", &["mail_hash", "at"], false),
        index("attempts_address", "sign_in_attempts", &["address", "at"], false),
        index("attempts_at", "sign_in_attempts", &["at"], false),
    ]
}

fn invitations() -> Vec<Step> {
    let mut t = Table::create().table("invitations").take();
    t.col(string("id").primary_key()).col(string("secret_hash")).col(string_null("person_id")).col(string("kind"));
    t.col(big_integer("expires_at")).col(big_integer_null("used_at"));
    vec![
        Step::Table(t),
        index("invitations_secret", "invitations", &["secret_hash"], true),
        index("invitations_person", "invitations", &["person_id"], false),
    ]
}

fn settings() -> Vec<Step> {
    let mut t = Table::create().table("settings").take();
    t.col(string("id").primary_key()).col(text("value")).col(big_integer("version"));
    vec![Step::Table(t)]
}

fn holidays() -> Vec<Step> {
    let mut t = Table::create().table("holidays").take();
    t.col(string("id").primary_key()).col(string("calendar")).col(string("day")).col(string("kind"));
    t.col(string("name")).col(big_integer("version"));
    vec![Step::Table(t), index("holidays_day", "holidays", &["calendar", "day"], true)]
}

fn rates() -> Vec<Step> {
    let mut t = Table::create().table("rates").take();
    t.col(string("id").primary_key()).col(string("currency")).col(string("reporting")).col(string("day"));
    t.col(string("per_unit")).col(big_integer("version"));
    vec![Step::Table(t), index("rates_day", "rates", &["currency", "reporting", "day"], true)]
}

fn audit() -> Vec<Step> {
    let mut t = Table::create().table("audit").take();
    t.col(string("id").primary_key()).col(big_integer("at")).col(string("actor")).col(string("action"));
    t.col(string("subject")).col(text("says")).col(string("cause"));
    vec![
        Step::Table(t),
        index("audit_at", "audit", &["at"], false),
        index("audit_actor", "audit", &["actor", "at"], false),
        index("audit_subject", "audit", &["subject", "at"], false),
        index("audit_cause", "audit", &["cause"], false),
    ]
}
