//! Handoffs between success and account management.

use super::{Scene, attribute, text, undo};

async fn sent(scene: &Scene) -> testkit::Answer {
    let path = format!("/accounts/{}/handoffs/new", scene.account());
    let fields =
        [("to_id", scene.am.0.as_str()), ("matter", "seats"), ("text", "Ten people share five seats"), ("next", "/")];
    scene.csm.1.clone().submit(&path, &path, fields).await
}

async fn id(scene: &Scene) -> String {
    work::handoffs::store::of_account(scene.place.app().db.read(), scene.account()).await.unwrap()[0].id.clone()
}

#[tokio::test]
async fn a_handoff_reaches_the_account_manager_with_a_clock() {
    let scene = Scene::new().await;
    let _ = sent(&scene).await.expect(200).says("Handed over");
    let mut am = scene.am.1.clone();
    let page = am.get("/").await.expect(200);
    let card = text(&page, "#handoffs");
    // Saturday is a working day in Iran: two working days later is Monday.
    assert!(card.contains("Ten people share five seats") && card.contains("answer by 23 Nov 2026"), "{card}");
    scene.wait(3).await;
    assert!(text(&am.get("/").await, "#handoffs").contains("answer overdue"));
}

#[tokio::test]
async fn a_handoff_is_returned_with_a_reason() {
    let scene = Scene::new().await;
    let _ = sent(&scene).await.expect(200);
    let (mut am, mut csm) = (scene.am.1.clone(), scene.csm.1.clone());
    let path = format!("/handoffs/{}/return", id(&scene).await);
    let _ = am.submit("/", &path, [("answer", " "), ("next", "/")]).await.expect(422).says("Say why it goes back");
    let page = am
        .submit("/", &path, [("answer", "They bought seats last week"), ("next", "/")])
        .await
        .expect(200)
        .says("Returned");
    assert!(text(&page, "#handoffs").is_empty(), "it no longer waits here");
    let back = csm.get("/").await;
    assert!(text(&back, "#handoffs").contains("They bought seats last week"), "{}", text(&back, "#handoffs"));
    let page = undo(&mut am, &page).await;
    assert!(text(&page, "#handoffs").contains("Ten people share five seats"), "undo brings it back to the taker");
    assert!(text(&csm.get("/").await, "#handoffs").is_empty());
}

#[tokio::test]
async fn an_accepted_handoff_is_closed_with_its_result() {
    let scene = Scene::new().await;
    let _ = sent(&scene).await.expect(200);
    let (mut am, mut csm) = (scene.am.1.clone(), scene.csm.1.clone());
    let id = id(&scene).await;
    let close = format!("/handoffs/{id}/close");
    let _ = am.submit("/", &close, [("answer", "sold")]).await.expect(422).says("Only a handoff that was accepted");
    let page = am.submit("/", &format!("/handoffs/{id}/accept"), [("next", "/")]).await.expect(200).says("Accepted");
    assert!(attribute(&page, &format!("form[action='{close}']"), "action").is_some());
    let panel = text(&csm.get(&format!("/accounts/{}", scene.account())).await, "#handoffs");
    assert!(panel.contains("no price talk"), "the success manager sees that it is under way: {panel}");
    let page = am
        .submit("/", &close, [("answer", "Five more seats from December"), ("next", "/")])
        .await
        .expect(200)
        .says("Closed");
    assert!(text(&page, "#handoffs").is_empty());
}

#[tokio::test]
async fn only_whom_it_waits_for_may_answer() {
    let scene = Scene::new().await;
    let _ = sent(&scene).await.expect(200);
    let mut csm = scene.csm.1.clone();
    let page = csm.submit("/tasks/new", &format!("/handoffs/{}/accept", id(&scene).await), [("next", "/")]).await;
    assert_eq!(page.status.as_u16(), 403);
}

#[tokio::test]
async fn a_handoff_without_words_or_taker_is_refused() {
    let scene = Scene::new().await;
    let mut csm = scene.csm.1.clone();
    let path = format!("/accounts/{}/handoffs/new", scene.account());
    let page = csm.submit(&path, &path, [("to_id", ""), ("matter", "gossip"), ("text", "")]).await.expect(422);
    let page =
        page.says("Write what the other must know").says("Choose who shall take it").says("Choose what it is about");
    assert_eq!(page.all("h1").len(), 1);
}
