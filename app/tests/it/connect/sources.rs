//! Sources: write keys shown once, new ones, ended ones, rules, and what a page tells.

use serde_json::json;
use team::people::Role;

use super::{USUAL, post, source, track, write_key};
use crate::place::Place;
use crate::team::undo;

#[tokio::test]
async fn a_write_key_is_shown_once_and_kept_only_as_a_hash() {
    let place = Place::empty().await;
    let mut made = source(&place, &[]).await;
    assert!(made.write_key.len() > 40);
    assert!(!made.shown().await.text().contains(&made.write_key));
    let _ = made.admin.get("/settings/sources").await.expect(200).says("Web app").says("may send");
    let file = std::fs::read(place.database.file("tenure.db")).unwrap_or_default();
    let wal = std::fs::read(place.database.file("tenure.db-wal")).unwrap_or_default();
    let holds = |bytes: &[u8]| bytes.windows(made.write_key.len()).any(|w| w == made.write_key.as_bytes());
    assert!(!holds(&file) && !holds(&wal));
    let _ = made.admin.get("/settings/audit").await.expect(200).says("The source “Web app” was made.");
}

#[tokio::test]
async fn a_new_write_key_replaces_the_old_one_at_once() {
    let place = Place::empty().await;
    let mut made = source(&place, &[]).await;
    let mut old = made.program(&place);
    let page = made.page.clone();
    let answer = made.admin.submit(&page, &format!("{page}/rotate"), [("x", "")]).await.expect(200);
    let key = write_key(&answer);
    assert_ne!(key, made.write_key);
    let _ = post(&mut old, "/v1/track", &track("m-1", &json!({}))).await.expect(401);
    let fresh = json!({"writeKey": key});
    let _ = post(&mut place.visitor(), "/v1/track", &track("m-1", &fresh)).await.expect(200);
}

#[tokio::test]
async fn an_ended_source_is_refused_until_the_end_is_taken_back() {
    let place = Place::empty().await;
    let mut made = source(&place, &[]).await;
    let mut program = made.program(&place);
    let page = made.page.clone();
    let ended = made.admin.submit(&page, &format!("{page}/end"), [("x", "")]).await.expect(200).says("ended");
    let _ = post(&mut program, "/v1/track", &track("m-1", &json!({}))).await.expect(401);
    let _ = made.shown().await.says("This source has ended");
    let _ = undo(&mut made.admin, &ended).await.expect(200);
    let _ = post(&mut program, "/v1/track", &track("m-1", &json!({}))).await.expect(200);
}

#[tokio::test]
async fn every_wrong_field_of_a_source_is_named() {
    let place = Place::empty().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let fields =
        [("name", " "), ("kind", "fax"), ("names", "x"), ("facts", "person"), ("own", "sdk"), ("per_second", "0")];
    let page = admin.submit("/settings/sources", "/settings/sources", fields).await.expect(422);
    let _ = page.says("Give it a name.").says("Choose what sends.").says("A whole number from 1 to 1,000,000.");
}

#[tokio::test]
async fn sources_are_the_administrators_matter() {
    let place = Place::empty().await;
    let made = source(&place, &[]).await;
    let (_, mut sara) = place.person("sara", Role::Specialist).await;
    let _ = sara.get("/settings/sources").await.expect(403);
    let _ = sara.get(&made.page).await.expect(403);
    let _ = sara.submit("/preferences", "/settings/sources", USUAL).await.expect(403);
    let _ = sara.submit("/preferences", &format!("{}/end", made.page), [("x", "")]).await.expect(403);
}

#[tokio::test]
async fn the_page_of_a_source_tells_what_arrived_what_did_not_and_how_late() {
    let place = Place::empty().await;
    let mut made = source(&place, &[]).await;
    let mut program = made.program(&place);
    let late = json!({"timestamp": "2026-11-21T08:00:00Z"});
    let batch = json!({"batch": [track("m-1", &late), track("m-2", &json!({"event": "rport.opened"})), {"type": "dance", "userId": "u"}]});
    let _ = post(&mut program, "/v1/batch", &batch).await.expect(200);
    let page = made.shown().await;
    let page =
        page.says("The type is missing or unknown.").says("Use track, page, screen").says("dance").says("rport.opened");
    let page = page.says("Longest lag").says("just now");
    let rows = page.all("tr");
    assert!(rows.iter().any(|r| r.starts_with("New events20")), "{rows:?}");
    assert!(rows.iter().any(|r| r.starts_with("Messages not taken10")), "{rows:?}");
    place.clock.advance(86_400_000_000);
    let rows = made.shown().await.all("tr");
    assert!(rows.iter().any(|r| r.starts_with("New events02")), "yesterday is kept: {rows:?}");
}

#[tokio::test]
async fn every_page_of_a_source_is_sound_in_every_language() {
    let place = Place::empty().await;
    let mut made = source(&place, &[]).await;
    let mut program = made.program(&place);
    let message = track("m-1", &json!({"context": {"groupId": "nobody"}}));
    let _ = post(&mut program, "/v1/batch", &json!({"batch": [message, {"type": "dance", "userId": "u"}]}))
        .await
        .expect(200);
    for language in i18n::Language::ALL {
        made.admin.submit("/settings", "/preferences", [("language", language.tag()), ("back", "/")]).await;
        for path in ["/settings/sources".to_owned(), made.page.clone()] {
            let page = made.admin.get(&path).await.expect(200);
            let faults = testkit::faults(&page.text(), language.tag());
            assert!(faults.is_empty(), "{path} {}: {faults:?}", language.tag());
        }
    }
}
