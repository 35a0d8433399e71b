//! Segment's HTTP API: what is taken, what is not, and with which status.

use std::io::Write;

use axum::http::{HeaderMap, Method};
use flate2::Compression;
use flate2::write::GzEncoder;
use kernel::Instant;
use serde_json::{Value, json};

use super::{logged, post, source, track};
use crate::place::Place;

fn at(text: &str) -> Instant {
    Instant(text.parse::<jiff::Timestamp>().unwrap().as_microsecond())
}

fn header(headers: &HeaderMap, name: &str) -> String {
    headers.get(name).map(|v| v.to_str().unwrap().to_owned()).unwrap_or_default()
}

#[tokio::test]
async fn a_program_sends_every_kind_of_event_and_all_are_kept_as_sent() {
    let place = Place::empty().await;
    let mut program = source(&place, &[]).await.program(&place);
    let facts =
        json!({"context": {"groupId": "acme"}, "properties": {"revenue": 12.5}, "timestamp": "2026-11-20T10:00:00Z"});
    let _ = post(&mut program, "/v1/track", &track("m-1", &facts)).await.expect(200);
    let page = json!({"userId": "u-1", "name": "Prices", "messageId": "m-2", "timestamp": "2026-11-20T11:00:00Z"});
    let _ = post(&mut program, "/v1/page", &page).await.expect(200);
    let screen = json!({"anonymousId": "v", "name": "Home", "messageId": "m-3", "timestamp": "2026-11-20T12:00:00Z"});
    let answer =
        post(&mut program, "/v1/batch", &json!({"batch": [track("m-1", &facts), with_type(&screen, "screen")]})).await;
    assert_eq!(answer.expect(200).json(), json!({"success": true}));
    let events = logged(&place);
    let short: Vec<_> =
        events.iter().map(|e| (&*e.name, e.group_key.as_deref(), e.person_key.as_deref(), e.value)).collect();
    let wanted = [
        ("report.opened", Some("acme"), Some("u-1"), Some(12_500_000_000)),
        ("page", None, Some("u-1"), None),
        ("screen", None, Some("v"), None),
    ];
    assert_eq!(short, wanted, "m-1 was sent twice and counts once");
    assert_eq!(events[1].properties.as_deref(), Some(r#"{"name":"Prices"}"#));
    assert!(events.iter().all(|e| &*e.source == "web-app" && e.known_at == place.app().now()));
}

fn with_type(message: &Value, kind: &str) -> Value {
    let mut message = message.clone();
    message["type"] = Value::from(kind);
    message
}

#[tokio::test]
async fn the_one_letter_paths_of_the_browsers_sdk_take_the_key_from_the_body() {
    let place = Place::empty().await;
    let made = source(&place, &[]).await;
    let mut browser =
        place.visitor().header("origin", "https://app.example.org").header("sec-fetch-site", "cross-site");
    let body = track("m-1", &json!({"writeKey": made.write_key})).to_string().into_bytes();
    let answer = browser.send(Method::POST, "/v1/t", Some("text/plain"), body).await.expect(200);
    assert_eq!(header(&answer.headers, "access-control-allow-origin"), "*");
    let batch = json!({"batch": [track("m-2", &json!({}))], "writeKey": made.write_key});
    let _ = post(&mut browser, "/v1/b", &batch).await.expect(200);
    assert_eq!(place.app().log.count(), 2);
    let asked = browser.send(Method::OPTIONS, "/v1/t", None, Vec::new()).await.expect(204);
    assert!(header(&asked.headers, "access-control-allow-headers").contains("authorization"));
    assert!(header(&asked.headers, "access-control-allow-methods").contains("POST"));
    assert_eq!(header(&asked.headers, "access-control-allow-credentials"), "", "there are no cookies here");
    // Only these routes are open.
    let closed = browser.send(Method::POST, "/settings/sources", None, Vec::new()).await.expect(403);
    assert_eq!(header(&closed.headers, "access-control-allow-origin"), "");
}

#[tokio::test]
async fn a_wrong_key_and_a_broken_body_have_codes_that_the_python_sdk_reads() {
    let place = Place::empty().await;
    let made = source(&place, &[]).await;
    let batch = json!({"batch": [track("m-1", &json!({}))]});
    let mut stranger = place.visitor();
    let answer = post(&mut stranger, "/v1/batch", &batch).await.expect(401).json();
    assert_eq!(answer["code"], "intake-unauthorized");
    assert!(answer["message"].is_string());
    let _ = post(&mut stranger.header("authorization", "Basic d2tfMTo="), "/v1/batch", &batch).await.expect(401);
    let mut program = made.program(&place);
    for (body, code) in [("{", "intake-malformed"), ("{}", "intake-no-batch"), ("[]", "intake-malformed")] {
        let answer = program.send(Method::POST, "/v1/batch", Some("application/json"), body.into()).await;
        assert_eq!(answer.expect(400).json()["code"], code, "{body}");
    }
    let none = post(&mut program, "/v1/batch", &json!({"batch": [{"type": "track", "userId": "u"}]})).await.expect(400);
    assert_eq!(none.json()["code"], "intake-missing");
    assert!(none.json()["remedy"].as_str().unwrap().contains("event"));
    assert_eq!(place.app().log.count(), 0);
}

#[tokio::test]
async fn what_is_too_large_is_refused_and_its_neighbours_are_taken() {
    let place = Place::empty().await;
    let mut made = source(&place, &[]).await;
    let mut program = made.program(&place);
    let large = track("m-1", &json!({"properties": {"text": "x".repeat(32 << 10)}}));
    assert_eq!(post(&mut program, "/v1/track", &large).await.expect(413).json()["code"], "intake-too-large");
    let _ = post(&mut program, "/v1/batch", &json!({"batch": [large, track("m-2", &json!({}))]})).await.expect(200);
    assert_eq!(place.app().log.count(), 1);
    let many = json!({"batch": vec![track("m-3", &json!({"properties": {"text": "x".repeat(30_000)}})); 18]});
    assert_eq!(post(&mut program, "/v1/batch", &many).await.expect(413).json()["code"], "intake-batch-too-large");
    let few = json!({"batch": vec![track("m-3", &json!({"properties": {"text": "x".repeat(30_000)}})); 16]});
    let _ = post(&mut program, "/v1/batch", &few).await.expect(200);
    assert_eq!(place.app().log.count(), 2);
    let _ = made.shown().await.says("The message is larger than 32 kB.").says("Send fewer or shorter properties.");
}

#[tokio::test]
async fn a_packed_batch_is_unpacked_and_a_bomb_is_not() {
    let place = Place::empty().await;
    let made = source(&place, &[]).await;
    let mut program = made.program(&place).header("content-encoding", "gzip");
    let packed = |bytes: &[u8]| {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    };
    let batch = json!({"batch": [track("m-1", &json!({}))]}).to_string();
    let _ =
        program.send(Method::POST, "/v1/batch", Some("application/json"), packed(batch.as_bytes())).await.expect(200);
    assert_eq!(place.app().log.count(), 1);
    let bomb = packed(&vec![b' '; 4 << 20]);
    let _ = program.send(Method::POST, "/v1/batch", Some("application/json"), bomb).await.expect(413);
    let _ = program.send(Method::POST, "/v1/batch", Some("application/json"), batch.into_bytes()).await.expect(400);
}

#[tokio::test]
async fn a_clock_that_is_wrong_is_corrected_by_when_the_batch_was_sent() {
    let place = Place::empty().await;
    let mut program = source(&place, &[]).await.program(&place);
    let message = track("m-1", &json!({"timestamp": "2001-01-01T00:00:00Z"}));
    let _ = post(&mut program, "/v1/batch", &json!({"batch": [message], "sentAt": "2001-01-01T00:01:00Z"}))
        .await
        .expect(200);
    let history = track("m-2", &json!({"timestamp": "2024-02-29T12:00:00+03:30"}));
    let _ = post(&mut program, "/v1/import", &json!({"batch": [history]})).await.expect(200);
    let _ = post(&mut program, "/v1/track", &track("m-3", &json!({}))).await.expect(200);
    let now = place.app().now();
    let times: Vec<Instant> = logged(&place).iter().map(|e| e.at).collect();
    assert_eq!(times, [at("2024-02-29T08:30:00Z"), now.plus_seconds(-60), now]);
}

#[tokio::test]
async fn sending_again_adds_nothing_with_an_id_or_without() {
    let place = Place::empty().await;
    let mut made = source(&place, &[]).await;
    let mut program = made.program(&place);
    let mut nameless = track("", &json!({"timestamp": "2026-11-20T10:00:00Z"}));
    nameless.as_object_mut().unwrap().shift_remove("messageId");
    let batch = json!({"batch": [track("m-1", &json!({})), nameless, nameless]});
    for _ in 0..3 {
        let _ = post(&mut program, "/v1/batch", &batch).await.expect(200);
    }
    assert_eq!(place.app().log.count(), 3, "equal messages of one batch all count");
    let rows = made.shown().await.all("tr");
    assert!(rows.iter().any(|r| r.starts_with("New events30")), "{rows:?}");
    assert!(rows.iter().any(|r| r.starts_with("Sent again, counted once60")), "{rows:?}");
}

#[tokio::test]
async fn whoever_sends_more_than_the_rate_waits_and_is_told_how_long() {
    let place = Place::empty().await;
    let mut program = source(&place, &[("per_second", "10")]).await.program(&place);
    let batch = |first: usize| {
        let messages: Vec<Value> = (first..first + 40).map(|n| track(&format!("m-{n}"), &json!({}))).collect();
        json!({"batch": messages})
    };
    let _ = post(&mut program, "/v1/batch", &batch(0)).await.expect(200);
    let answer = post(&mut program, "/v1/batch", &batch(40)).await.expect(429);
    assert_eq!(
        (header(&answer.headers, "retry-after").as_str(), answer.json()["code"].as_str()),
        ("4", Some("intake-throttled"))
    );
    place.clock.advance(4_000_000);
    let _ = post(&mut program, "/v1/batch", &batch(40)).await.expect(200);
    assert_eq!(place.app().log.count(), 80);
}

#[tokio::test]
async fn what_the_log_cannot_take_now_is_to_be_sent_again() {
    let place = Place::empty().await;
    let mut made = source(&place, &[]).await;
    let mut program = made.program(&place);
    let events = place.database.file("events");
    let away = place.database.file("away");
    std::fs::rename(&events, &away).unwrap();
    let answer = post(&mut program, "/v1/track", &track("m-1", &json!({}))).await.expect(503);
    assert_eq!(answer.json()["code"], "intake-unavailable");
    assert_eq!(header(&answer.headers, "retry-after"), "1");
    std::fs::rename(&away, &events).unwrap();
    let _ = post(&mut program, "/v1/track", &track("m-1", &json!({}))).await.expect(200);
    assert_eq!(place.app().log.count(), 1);
    let rows = made.shown().await.all("tr");
    assert!(rows.iter().any(|r| r.starts_with("Requests sent away10")), "{rows:?}");
}

#[tokio::test]
async fn events_of_an_account_count_for_it() {
    let place = Place::empty().await;
    let id = super::account(&place, "acme").await;
    let mut program = source(&place, &[]).await.program(&place);
    let _ = post(&mut program, "/v1/track", &track("m-1", &json!({"context": {"groupId": "acme"}}))).await.expect(200);
    place.app().refresh().await.unwrap();
    let (_, mut lead) = place.person("lead", team::people::Role::Lead).await;
    let _ = lead.get(&format!("/accounts/{id}/events")).await.expect(200).says("report.opened");
}
