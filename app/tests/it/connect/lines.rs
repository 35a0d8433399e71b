//! Events as lines of JSON, with a token.

use axum::http::Method;
use serde_json::Value;
use team::people::Role;
use testkit::{Answer, Client};

use super::{logged, source};
use crate::place::Place;

async fn program(place: &Place, scope: &str) -> Client {
    place.visitor().bearer(&token(place, scope).await)
}

/// A token for a program.
pub async fn token(place: &Place, scope: &str) -> String {
    let (_, mut lead) = place.person("lead", Role::Admin).await;
    let page = lead
        .submit("/settings/tokens", "/settings/tokens", [("name", "pipeline"), ("scopes", scope)])
        .await
        .expect(200);
    page.all("code").into_iter().find(|c| c.starts_with("tnr_")).expect("the secret is shown once")
}

async fn send(program: &mut Client, path: &str, lines: &str) -> Answer {
    program.send(Method::POST, path, Some("application/x-ndjson"), lines.into()).await
}

const GOOD: &str =
    r#"{"id":"e-1","name":"invoice.paid","at":"2026-11-20T10:00:00Z","account_key":"acme","value":12.5}"#;

#[tokio::test]
async fn good_lines_are_taken_and_bad_ones_are_named_with_line_column_value_and_remedy() {
    let place = Place::empty().await;
    let mut program = program(&place, "events:write").await;
    let lines = format!(
        "{GOOD}\n\nnonsense\n{}\n{}\n{}",
        r#"{"id":"e-2","name":"e","at":"2026-11-20","account_key":"acme"}"#,
        r#"{"id":"e-3","name":"e","at":"2026-11-20T11:00:00Z","acount_key":"acme"}"#,
        r#"{"id":"e-4","name":"last","at":"2026-11-20T12:00:00Z","person_key":"u-1"}"#,
    );
    let answer = send(&mut program, "/api/events", &lines).await.expect(422);
    assert_eq!(answer.headers.get("content-type").unwrap(), "application/problem+json");
    let problem = answer.json();
    assert_eq!(
        (&problem["accepted"], &problem["rejected"], &problem["code"]),
        (&2.into(), &3.into(), &"intake-lines-rejected".into())
    );
    let errors: Vec<(u64, &str, &str)> = problem["errors"].as_array().unwrap().iter().map(short).collect();
    assert_eq!(errors, [(3, "", "intake-not-object"), (4, "at", "intake-zone"), (5, "acount_key", "intake-unknown")]);
    assert_eq!(problem["errors"][1]["value"], "2026-11-20");
    assert!(problem["errors"][1]["remedy"].as_str().unwrap().contains("+03:30"));
    let again = send(&mut program, "/api/events", GOOD).await.expect(200).json();
    assert_eq!((&again["accepted"], &again["duplicates"]), (&0.into(), &1.into()));
    let names: Vec<String> = logged(&place).iter().map(|e| format!("{} {}", e.source, e.name)).collect();
    assert_eq!(names, ["api invoice.paid", "api last"]);
}

fn short(error: &Value) -> (u64, &str, &str) {
    (error["line"].as_u64().unwrap(), error["column"].as_str().unwrap(), error["code"].as_str().unwrap())
}

#[tokio::test]
async fn many_lines_are_taken_piece_by_piece() {
    let place = Place::empty().await;
    let mut program = program(&place, "events:write").await;
    let lines: String = (0..12_000)
        .map(|n| {
            format!("{{\"id\":{n},\"name\":\"e\",\"at\":\"2026-11-20T10:00:00Z\",\"account_key\":\"a-{}\"}}\n", n % 50)
        })
        .collect();
    let answer = send(&mut program, "/api/events", &lines).await.expect(200).json();
    assert_eq!(answer["accepted"], 12_000);
    assert_eq!(place.app().log.count(), 12_000);
}

#[tokio::test]
async fn lines_may_name_a_source_and_follow_its_rules() {
    let place = Place::empty().await;
    let mut made = source(&place, &[("creates", "1")]).await;
    let mut program = program(&place, "events:write").await;
    let _ = send(&mut program, "/api/events?source=web-app", GOOD).await.expect(200);
    assert_eq!(&*logged(&place)[0].source, "web-app");
    let acme = customers::accounts::store::by_key(place.app().db.read(), "acme").await.unwrap();
    assert!(acme.is_some(), "the source makes accounts that are missing");
    let _ = made.shown().await.says("invoice.paid");
    let unknown = send(&mut program, "/api/events?source=other", GOOD).await.expect(422).json();
    assert_eq!(unknown["errors"][0]["code"], "intake-source-unknown");
}

#[tokio::test]
async fn a_token_needs_the_scope_and_a_session_is_not_enough() {
    let place = Place::empty().await;
    let mut reader = program(&place, "accounts:read").await;
    assert_eq!(send(&mut reader, "/api/events", GOOD).await.expect(403).json()["code"], "error-scope");
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    assert_eq!(send(&mut admin, "/api/events", GOOD).await.expect(403).json()["code"], "intake-token-only");
    assert_eq!(send(&mut place.visitor(), "/api/events", GOOD).await.expect(401).json()["code"], "error-signed-out");
}
